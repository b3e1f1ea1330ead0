"""A host's own colours for the check: taken only where everything on it stays readable.

Contrast is that of WCAG 2.2: 4.5 for letters, 3 for edges and the mark of the focus.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from unweary.web.base.assets import BASE

LETTERS, EDGES = 4.5, 3.0
HEX = re.compile(r"#[0-9a-f]{6}")
TOKEN = re.compile(r"--uw-([a-z-]+): (#[0-9a-f]{6})")
ON_PAPER = (  # what is written on paper and cards
    "ink quiet clay-ink emergency same-day soon self-care self-care-ink accent-ink".split()
)
EDGES_ON_PAPER = ("strong-line", "focus", "accent")
SOFT = 0.13  # how much of the accent is in its soft ground
LIFT = 0.55  # how much lighter a card is than its paper
WHITE, BLACK, DARK_INK = "#ffffff", "#000000", "#10201e"
STEP = 0.04

Tokens = Mapping[str, str]


class TooFaint(ValueError):
    """The colours cannot be read on one another; the message says which, and what to try."""


@dataclass(frozen=True)
class Colours:
    """The tokens of the style sheet in a host's colours, in one scheme."""

    scheme: str
    tokens: Tokens

    @property
    def style_sheet(self) -> str:
        """Wins over our own tokens, whatever the reader's device prefers."""
        told = " ".join(f"--uw-{name}: {value};" for name, value in self.tokens.items())
        return f":root:root {{ color-scheme: {self.scheme}; {told} }}\n"


def read_colour(given: str) -> str:
    """A colour as #rrggbb in small letters. Raises TooFaint where it is none."""
    value = given.strip().lower()
    if re.fullmatch(r"#?[0-9a-f]{3}", value):
        value = "#" + "".join(c * 2 for c in value.lstrip("#"))
    if not value.startswith("#"):
        value = f"#{value}"
    if not HEX.fullmatch(value):
        raise TooFaint(_("“%(given)s” is no color; write it like #0f5b57.") % {"given": given})
    return value


def colours(*, accent: str, paper: str) -> Colours:
    """The tokens with these colours; "" keeps our own. Raises TooFaint."""
    scheme = "light" if not paper or luminance(paper) > 0.18 else "dark"
    own = own_tokens()[scheme]
    made = dict(own)
    if paper:
        made["paper"] = paper
        made["card"] = mix(paper, WHITE, LIFT if scheme == "light" else 0.06)
        made["line"] = mix(paper, made["ink"], 0.16)
    if accent:
        made["accent"] = made["accent-ink"] = accent
        made["on-accent"] = max(WHITE, DARK_INK, key=lambda c: contrast(c, accent))
    if accent or paper:
        made["accent-soft"] = mix(made["paper"], made["accent"], SOFT)
    _refuse_faint(made, accent=accent, paper=paper)
    return Colours(scheme, made)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1, as WCAG 2.2 defines it."""
    parts = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in _parts(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def mix(one: str, other: str, share: float) -> str:
    """A colour with so much of the other in it."""
    mixed = (a + (b - a) * share for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{round(v * 255):02x}" for v in mixed)


@cache
def own_tokens() -> Mapping[str, Tokens]:
    """Our own tokens of the style sheet, by scheme."""
    text = (BASE / "site.css").read_text(encoding="utf-8")
    light, _between, rest = text.partition("@media (prefers-color-scheme: dark)")
    dark = rest.partition("\n}\n")[0]
    first = dict(TOKEN.findall(light))
    return {"light": first, "dark": first | dict(TOKEN.findall(dark))}


def _refuse_faint(made: Tokens, *, accent: str, paper: str) -> None:
    ground = made["accent-soft"]
    faint = [name for name in ON_PAPER if _least(made, name) < LETTERS]
    faint += [name for name in EDGES_ON_PAPER if _least(made, name) < EDGES]
    if contrast(made["ink"], ground) < LETTERS:
        faint.append("ink")
    if not faint and contrast(made["on-accent"], made["accent"]) >= LETTERS:
        return
    if accent and set(faint) <= {"accent", "accent-ink"}:
        raise TooFaint(_accent_sentence(made, accent))
    raise TooFaint(
        _("The paper %(paper)s is too close to the colors of the letters. Try one near %(near)s.")
        % {"paper": paper or made["paper"], "near": _near_paper(made["paper"])}
    )


def _least(made: Tokens, name: str) -> float:
    """The least contrast of a colour with what it stands on."""
    grounds = ["paper", "card"] + ["accent-soft"] * (name in ("ink", "accent-ink"))
    return min(contrast(made[name], made[ground]) for ground in grounds)


def _accent_sentence(made: Tokens, accent: str) -> str:
    away = BLACK if luminance(made["paper"]) > 0.18 else WHITE
    better, share = accent, 0.0
    while share < 1 and not _accent_fits(made, better):
        share += STEP
        better = mix(accent, away, min(share, 1.0))
    said = {
        "accent": accent,
        "paper": made["paper"],
        "has": f"{contrast(accent, made['paper']):.1f}",
        "better": better,
    }
    return (
        _(
            "Letters in %(accent)s on %(paper)s have a contrast of %(has)s. They need 4.5, also on "
            "their soft ground. Try %(better)s."
        )
        % said
    )


def _accent_fits(made: Tokens, accent: str) -> bool:
    grounds = (made["paper"], made["card"], mix(made["paper"], accent, SOFT))
    button = max(contrast(WHITE, accent), contrast(DARK_INK, accent))
    return min(contrast(accent, g) for g in grounds) >= LETTERS and button >= LETTERS


def _near_paper(paper: str) -> str:
    return mix(paper, WHITE if luminance(paper) > 0.18 else BLACK, 0.8)


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
