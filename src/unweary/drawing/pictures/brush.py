"""What the pictures are drawn with: filled shapes, lines, smooth curves, and labels that wrap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from unweary.drawing.pictures.palette import colour
from unweary.drawing.svg import element, number, path

Point = tuple[float, float]
SIZE = 16  # of the letters, in a picture 360 wide: 14 pixels on a phone of 320
LEADING = 1.18
HAIR, FINE, FIRM, BOLD = 0.9, 1.4, 2.4, 4.0  # the only widths of lines

# How wide letters are at size 1 in DejaVu Sans, the widest of the fonts that we ask for.
_WIDTHS = {
    **dict.fromkeys("iljI.,:;'|!’", 0.31),
    **dict.fromkeys(" ft()-r·/", 0.4),
    **dict.fromkeys("mMwW–%", 0.92),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.7),
    "→": 0.84,
}


def shape(
    d: str,
    fill: str,
    *,
    edge: str = "",
    width: float = FINE,
    opacity: float | None = None,
    at: str | None = None,
    rule: str | None = None,
    clip: str | None = None,
) -> str:
    """A filled outline; `edge` draws its rim. `fill` and `edge` are names of colours.

    `at` is a transform; `clip` the id of a clipPath of this picture.
    """
    names = f"uw-pic__{fill}" + (f" uw-pic__{edge}-line" if edge else "")
    return path(
        d,
        class_=names,
        fill=colour(fill),
        stroke=colour(edge) if edge else None,
        stroke_width=width if edge else None,
        stroke_linejoin="round" if edge else None,
        opacity=opacity,
        transform=at,
        fill_rule=rule,
        clip_path=f"url(#{clip})" if clip else None,
    )


def stroke(
    d: str,
    name: str,
    width: float = FIRM,
    *,
    dash: str | None = None,
    opacity: float | None = None,
    at: str | None = None,
    clip: str | None = None,
) -> str:
    """A line with round ends along `d`."""
    return path(
        d,
        class_=f"uw-pic__{name}-line",
        fill="none",
        stroke=colour(name),
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
        stroke_dasharray=dash,
        opacity=opacity,
        transform=at,
        clip_path=f"url(#{clip})" if clip else None,
    )


def shapes(outlines: Iterable[str], fill: str, *, edge: str = "", width: float = FINE) -> str:
    """Many outlines of one look, which is written down only once."""
    return element(
        "g",
        *(element("path", d=" ".join(d.split())) for d in outlines),
        class_=f"uw-pic__{fill}" + (f" uw-pic__{edge}-line" if edge else ""),
        fill=colour(fill),
        stroke=colour(edge) if edge else None,
        stroke_width=width if edge else None,
        stroke_linejoin="round" if edge else None,
    )


def disc(x: float, y: float, r: float, fill: str, *, edge: str = "", width: float = FINE) -> str:
    """A filled circle."""
    return ellipse(x, y, r, r, fill, edge=edge, width=width)


def ellipse(
    x: float,
    y: float,
    rx: float,
    ry: float,
    fill: str,
    *,
    edge: str = "",
    width: float = FINE,
    opacity: float | None = None,
) -> str:
    """A filled ellipse."""
    d = (
        f"M{number(x - rx)} {number(y)}a{number(rx)} {number(ry)} 0 1 0 {number(2 * rx)} 0"
        f"a{number(rx)} {number(ry)} 0 1 0 {number(-2 * rx)} 0Z"
    )
    return shape(d, fill, edge=edge, width=width, opacity=opacity)


def panel(x: float, y: float, w: float, h: float, fill: str = "ground", r: float = 12) -> str:
    """A rectangle with round corners."""
    return shape(
        f"M{number(x + r)} {number(y)}h{number(w - 2 * r)}a{r} {r} 0 0 1 {r} {r}"
        f"v{number(h - 2 * r)}a{r} {r} 0 0 1 -{r} {r}h{number(2 * r - w)}"
        f"a{r} {r} 0 0 1 -{r} -{r}v{number(2 * r - h)}a{r} {r} 0 0 1 {r} -{r}Z",
        fill,
    )


def group(
    *inside: str, at: str | None = None, opacity: float | None = None, clip: str | None = None
) -> str:
    """Several elements, moved together by the transform `at`."""
    cut = f"url(#{clip})" if clip else None
    return element("g", *inside, transform=at, opacity=opacity, clip_path=cut)


def clip(id: str, d: str) -> str:
    """A clipPath; start `id` with the id of the picture, so that it is the only one on a page."""
    return element("clipPath", path(d), id=id)


def smooth(points: Sequence[Point], *, closed: bool = False, ease: float = 1.0) -> str:
    """A curve through the points (Catmull-Rom as Bézier curves); `ease` 0 is straight, 1 round."""
    count = len(points)

    def at(i: int) -> Point:
        return points[i % count] if closed else points[min(max(i, 0), count - 1)]

    d = f"M{_at(points[0])}"
    for i in range(count if closed else count - 1):
        first, second = _handles(at(i - 1), at(i), at(i + 1), at(i + 2), ease)
        d += f"C{_at(first)} {_at(second)} {_at(at(i + 1))}"
    return d + ("Z" if closed else "")


def ring(points: Sequence[Point], *, ease: float = 1.0) -> str:
    """The same as a closed `smooth`, in whole units and short: for shapes drawn many times."""
    count = len(points)
    spots = [(round(x), round(y)) for x, y in points]
    d = f"M{spots[0][0]} {spots[0][1]}"
    for i in range(count):
        x, y = spots[i]
        after, beyond = spots[(i + 1) % count], spots[(i + 2) % count]
        first, second = _handles(spots[i - 1], spots[i], after, beyond, ease)
        ends = (first, second, after)
        steps = [n for u, v in ends for n in (round(u) - x, round(v) - y)]
        d += "c" + "".join(f"{n}" if n < 0 or j == 0 else f" {n}" for j, n in enumerate(steps))
    return d + "Z"


def _handles(a: Point, b: Point, c: Point, d: Point, ease: float) -> tuple[Point, Point]:
    """The two handles of the curve from `b` to `c`, with `a` before and `d` after them."""
    first = (b[0] + (c[0] - a[0]) * ease / 6, b[1] + (c[1] - a[1]) * ease / 6)
    second = (c[0] - (d[0] - b[0]) * ease / 6, c[1] - (d[1] - b[1]) * ease / 6)
    return first, second


Cubic = tuple[Point, Point, Point, Point]


def fibres(
    one: Cubic, other: Cubic, count: int, name: str, width: float = HAIR, opacity: float = 0.75
) -> str:
    """Lines that pass from one edge of a muscle to the other, `count` of them between the two."""
    d = ""
    for i in range(1, count + 1):
        t = i / (count + 1)
        a, b, c, e = (
            (p[0] * (1 - t) + q[0] * t, p[1] * (1 - t) + q[1] * t)
            for p, q in zip(one, other, strict=True)
        )
        d += f"M{_at(a)}C{_at(b)} {_at(c)} {_at(e)}"
    return stroke(d, name, width, opacity=opacity)


def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """How wide a line of text may come out, rather too wide than too narrow."""
    return sum(_WIDTHS.get(c, 0.63) for c in text) * size * (1.12 if bold else 1.0)


def wrapped(text: str, width: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """The lines that a label takes in so much width, about equally long; no word is broken."""
    lines = _filled(text, width, size, bold)
    while len(lines) > 1 and width > size:
        width -= size / 4
        narrower = _filled(text, width, size, bold)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _filled(text: str, width: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def label(
    text: str,
    x: float,
    y: float,
    *,
    width: float = 120,
    anchor: str = "start",
    bold: bool = False,
    size: float = SIZE,
    tone: str = "label",
    on: str = "paper",
) -> str:
    """Words around the height `y` (the middle of all their lines), with a halo of what is below.

    `anchor` says what `x` is: "start", "middle" or "end" of the lines. `on` is the colour that the
    words lie on: the halo keeps them clear where they cross a shape.
    """
    lines = wrapped(text, width, size, bold=bold)
    step = size * LEADING
    first = y - step * (len(lines) - 1) / 2 + size * 0.36
    spans = "".join(
        element("tspan", escape(line), x=number(x), y=number(first + i * step))
        for i, line in enumerate(lines)
    )
    return element(
        "text",
        spans,
        class_=f"uw-pic__{tone} uw-pic__{on}-line",
        fill=colour(tone),
        stroke=colour(on),
        stroke_width=4,
        stroke_linejoin="round",
        paint_order="stroke",
        font_size=number(size),
        font_weight=600 if bold else None,
        text_anchor=None if anchor == "start" else anchor,
    )


def leader(x1: float, y1: float, x2: float, y2: float, *, tone: str = "label") -> str:
    """A thin line from a label to what it names, with a dot at the end of it."""
    d = f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
    return (
        stroke(d, "paper", 3.4, opacity=0.8)
        + stroke(d, tone, 1.2)
        + disc(x2, y2, 2.6, tone, edge="paper", width=1)
    )


def arrow(d: str, tip: Point, toward: Point, name: str, width: float = FIRM) -> str:
    """A line along `d` whose head sits at `tip` and points in the direction `toward` (a vector)."""
    (x, y), (u, v) = tip, toward
    long = (u * u + v * v) ** 0.5 or 1.0
    u, v, size = u / long, v / long, 4.2 + width * 1.7
    left = (x - size * u - size * 0.62 * v, y - size * v + size * 0.62 * u)
    right = (x - size * u + size * 0.62 * v, y - size * v - size * 0.62 * u)
    return stroke(d, name, width) + stroke(f"M{_at(left)}L{_at(tip)}L{_at(right)}", name, width)


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
