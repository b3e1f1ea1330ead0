"""The colours of the pictures: each a name with a light and a dark value.

Inline, a colour is a class (`uw-pic__bone` fills, `uw-pic__bone-line` strokes) that the site's style
sheet sets from variables, and an attribute with the light value for where no style sheet is. No two
names share a light value, so that one drawing can be turned into the other scheme.
"""

from __future__ import annotations

import re

from unweary.drawing.pictures.palette_people import PEOPLE

COLOURS: dict[str, tuple[str, str]] = {
    "paper": ("#fffdfa", "#1f2928"),
    "ground": ("#f4ece0", "#2a3634"),  # a panel on the paper, the floor
    "label": ("#22302e", "#eef0ea"),
    "quiet": ("#55625f", "#b4bfba"),
    "line": ("#6e7a76", "#8c9a95"),  # axes, leaders, frames
    "faint": ("#ddd2c1", "#435250"),  # grids, ghosts of things
    "accent": ("#0f5b57", "#7cc8bd"),
    "soft": ("#cfe4dd", "#2b524d"),
    "good": ("#3f8f6b", "#7cc59d"),
    "warn": ("#dba43a", "#e8bd62"),
    "clay": ("#c86b4a", "#e08f70"),
    "pain": ("#d2402c", "#ff5340"),
    "pain-soft": ("#f2b09c", "#7d4337"),
    "skin": ("#f0d2b8", "#b98d6f"),
    "skin-shade": ("#e3b994", "#a17657"),
    "skin-edge": ("#b98662", "#7d573e"),
    "hair": ("#4a342b", "#63483b"),
    "cloth": ("#5b8f8c", "#3f7572"),
    "cloth-shade": ("#487875", "#325f5c"),
    "cloth-warm": ("#cf8a67", "#b0714f"),
    "sleeve": ("#c07c59", "#a06545"),
    "sleeve-far": ("#ad6c4c", "#8c5539"),
    "bone": ("#efe1c3", "#d9c8a2"),
    "bone-shade": ("#dcc59b", "#b9a274"),
    "bone-edge": ("#967b4c", "#7a643d"),
    "disc": ("#b3d6d8", "#86b4b8"),
    "disc-core": ("#6fa9b1", "#4d8790"),
    "disc-edge": ("#4f868e", "#336970"),
    "muscle": ("#c9705b", "#bd6853"),
    "muscle-light": ("#e09883", "#d58a74"),
    "muscle-deep": ("#a4503e", "#964636"),
    "muscle-edge": ("#8a3f30", "#74362a"),
    "fascia": ("#ece7dc", "#b9b8ac"),
    "fascia-edge": ("#a8a292", "#84857a"),
    "nerve": ("#efbf3f", "#f0c453"),
    "nerve-edge": ("#a1740f", "#8a6413"),
    "fluid": ("#fbefc4", "#6d6434"),  # around the nerves, inside their cover
    "ligament": ("#d8b98a", "#b3925f"),
    "vessel": ("#b3313f", "#d2606b"),
    "vessel-blue": ("#5878a6", "#86a3cd"),
    "fat": ("#f3dc9b", "#a8945a"),
    "water": ("#8fbfd3", "#5f97ae"),
    "marrow": ("#f8e6c4", "#54452d"),
    "beam": ("#94764a", "#dcc696"),
    "emergency": ("#a3132a", "#ff9aa5"),
    "same-day": ("#a8470a", "#ffb07a"),
    "soon": ("#7a5a00", "#f0cf70"),
    "self-care": ("#2b6b3c", "#8fd3a0"),
    "white": ("#fffffe", "#f4f1ea"),  # a light on a colour
    **PEOPLE,
}
_DARK = dict(COLOURS.values())
_LIGHT = {light: name for name, (light, _) in COLOURS.items()}


def colour(name: str, scheme: str = "light") -> str:
    """The value of a colour as #rrggbb. Raises KeyError for a name that is none."""
    light, dark = COLOURS[name]
    return dark if scheme == "dark" else light


def in_dark(svg: str) -> str:
    """The same drawing with the values of the dark scheme."""
    return re.sub(
        r'(fill|stroke)="(#[0-9a-f]{6})"', lambda m: f'{m[1]}="{_DARK.get(m[2], m[2])}"', svg
    )


def without_classes(svg: str) -> str:
    """The same drawing, its colours fixed: no style sheet finds anything to change."""
    return re.sub(r' class="uw-pic__[^"]*"', "", svg)


def rules(scheme: str, names: set[str]) -> str:
    """Style rules that give each of the named colours its value."""
    return "".join(
        f".uw-pic__{name}{{fill:{colour(name, scheme)}}}"
        f".uw-pic__{name}-line{{stroke:{colour(name, scheme)}}}"
        for name in COLOURS
        if name in names
    )


def style_sheet() -> str:
    """The rules of the site for inline pictures: a variable for each colour, light and dark."""
    light, dark = (
        " ".join(f"--uw-pic-{name}: {colour(name, scheme)};" for name in COLOURS)
        for scheme in ("light", "dark")
    )
    classes = "\n".join(
        f".uw-pic__{name} {{ fill: var(--uw-pic-{name}); }} "
        f".uw-pic__{name}-line {{ stroke: var(--uw-pic-{name}); }}"
        for name in COLOURS
    )
    return (
        f":root {{ {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        ".uw-pic { display: block; width: 100%; max-width: 32rem; height: auto; margin-inline: auto; }\n"
        ".uw-pic--wide { max-width: 40rem; }\n"
        f"{classes}\n"
    )


def used(svg: str) -> set[str]:
    """The names of the colours in a drawing."""
    return {_LIGHT[value] for value in re.findall(r'"(#[0-9a-f]{6})"', svg) if value in _LIGHT}
