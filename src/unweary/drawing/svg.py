"""The few SVG elements that the drawings are made of, as text. Everything given is escaped."""

from __future__ import annotations

from html import escape

Attributes = dict[str, object]


def element(name: str, *inside: str, **attributes: object) -> str:
    """One element; `stroke_width=2` becomes `stroke-width="2"`, `class_` becomes `class`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_text(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    body = "".join(inside)
    return f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>"


def drawing(*inside: str, box: str, class_: str, text: str = "") -> str:
    """A whole drawing in a `box` of "x y width height".

    With a `text` it is a picture that a screen reader names; without one it is passed over.
    """
    said: Attributes = {"role": "img", "aria_label": text} if text else {"aria_hidden": "true"}
    return element(
        "svg",
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=box,
        class_=class_,
        focusable="false",
        **said,
    )


def title(text: str) -> str:
    """What a region or a picture shows, as a tooltip and for screen readers."""
    return f"<title>{escape(text)}</title>"


def path(d: str, **attributes: object) -> str:
    """A path along `d`."""
    return element("path", d=" ".join(d.split()), **attributes)


def circle(x: float, y: float, r: float, **attributes: object) -> str:
    """A circle around (x, y)."""
    return element("circle", cx=_text(x), cy=_text(y), r=_text(r), **attributes)


def number(value: float) -> str:
    """A coordinate, with no more digits than can be seen."""
    return f"{round(value, 2):g}"


def _text(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)
