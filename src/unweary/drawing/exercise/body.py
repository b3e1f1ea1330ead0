"""The drawn person: limbs that taper and turn at their joints, a trunk that bends as a curve."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin

from unweary.drawing.exercise.head import head
from unweary.drawing.exercise.paint import Brush, Person, through
from unweary.drawing.exercise.skeleton import LENGTHS, Point, Skeleton
from unweary.drawing.svg import element

SCALE = 250.0  # units of the drawing to one body height
FAR = (0.022, 0.011)  # how far the far side is drawn to the right and up
SHORT = 0.45  # how long a lower leg that points away from us is drawn
BELLY = 0.022  # how far a full breath in lifts the belly

# Along the trunk from hip to neck: (place, back, front), half-breadths to both sides.
SHIRT = (
    (0.04, 0.053, 0.050),
    (0.075, 0.045, 0.053),
    (0.11, 0.041, 0.054),
    (0.16, 0.043, 0.055),
    (0.21, 0.050, 0.060),
    (0.255, 0.054, 0.061),
    (0.30, 0.051, 0.052),
    (0.335, 0.040, 0.036),
    (0.358, 0.027, 0.024),
)
HIPS = (
    (-0.052, 0.020, 0.018),
    (-0.03, 0.047, 0.040),
    (0.0, 0.056, 0.048),
    (0.03, 0.055, 0.050),
    (0.062, 0.040, 0.042),
)
FRONT_SHIRT = tuple(
    (s, w, w)
    for s, w in (
        (0.04, 0.078), (0.09, 0.071), (0.13, 0.070), (0.18, 0.076), (0.24, 0.088), (0.29, 0.098),
        (0.325, 0.09), (0.345, 0.055), (0.36, 0.028),
    )
)  # fmt: skip
FRONT_HIPS = tuple(
    (s, w, w)
    for s, w in ((-0.06, 0.03), (-0.035, 0.075), (0.0, 0.086), (0.03, 0.08), (0.06, 0.066))
)
CURVE = ((0.0, 0.0), (0.1, 0.010), (0.17, 0.004), (0.26, -0.008), (0.34, 0.0))


def body(
    skeletons: Sequence[Skeleton],
    person: Person,
    brush: Brush,
    *,
    shoes: bool,
    bent_away: bool = False,
    held: str = "",
) -> str:
    """The person in these postures, the far side first; `held` is drawn under the near arm."""
    draw = _Body(skeletons, person, brush, shoes, bent_away)
    if skeletons[0].frontal:
        return "".join(
            (
                draw.leg("far"),
                draw.leg("near"),
                draw.trunk(FRONT_HIPS, "cloth"),
                draw.arm("near"),
                draw.neck(),
                draw.trunk(FRONT_SHIRT, "shirt"),
                draw.head(),
                draw.arm("far"),
            )
        )
    return "".join(
        (
            draw.arm("far"),
            draw.leg("far"),
            draw.trunk(HIPS, "cloth"),
            draw.neck(),
            draw.trunk(SHIRT, "shirt"),
            draw.head(),
            draw.leg("near"),
            held,
            draw.arm("near"),
        )
    )


class _Body:
    """One person in some postures, drawn part by part."""

    def __init__(
        self,
        skeletons: Sequence[Skeleton],
        person: Person,
        brush: Brush,
        shoes: bool,
        bent_away: bool,
    ) -> None:
        self.skeletons = skeletons
        self.person = person
        self.brush = brush
        self.shoes = shoes
        self.bent_away = bent_away
        self.frontal = skeletons[0].frontal

    def leg(self, side: str) -> str:
        """A leg from the hip to the toes."""
        return self._root(side, "hip", "thigh", *(self._leg(side, p) for p in self._passes(side)))

    def arm(self, side: str) -> str:
        """An arm from the shoulder to the finger tips."""
        return self._root(
            side, "shoulder", "upper_arm", *(self._arm(side, p) for p in self._passes(side))
        )

    def trunk(self, widths: Sequence[tuple[float, float, float]], name: str) -> str:
        """A piece of the trunk, along the curve of the spine."""
        shapes = [_outline(b, widths, round_=name == "cloth") for b in self.skeletons]
        return self.brush.morph(shapes, name)

    def neck(self) -> str:
        """The neck, which joins the head to the shoulders."""
        shape = _limb(0.1, 0.029, 0.026, (0.0, 0.0), 0.5)
        fill = self.brush.fill(shape[0], self.person.skin)
        turned = self.brush.turn([-b.directions["neck"] for b in self.skeletons], fill)
        points = [_along(b, "shoulder", "thoracic", -0.012) for b in self.skeletons]
        return self.brush.at(points, turned)

    def head(self) -> str:
        """The head, looking where the face points."""
        drawn = head(self.person, self.brush, SCALE, frontal=self.frontal)
        turned = self.brush.turn([90 - b.skull for b in self.skeletons], drawn)
        return self.brush.at([_screen(b.joints["head"]) for b in self.skeletons], turned)

    def _root(self, side: str, joint: str, bone: str, *passes: str) -> str:
        angles = [-b.directions[f"{side}_{bone}"] for b in self.skeletons]
        shift = FAR if self._behind(side) else (0.0, 0.0)
        points = [_screen(b.joints[f"{side}_{joint}"], shift) for b in self.skeletons]
        return self.brush.at(points, self.brush.turn(angles, *passes))

    def _bend(self, side: str, bone: str, parent: str, *inside: str) -> str:
        """What hangs on the end of a bone and turns against it."""
        angles = [
            b.directions[f"{side}_{parent}"] - b.directions[f"{side}_{bone}"]
            for b in self.skeletons
        ]
        return self.brush.at([(LENGTHS[parent] * SCALE, 0.0)], self.brush.turn(angles, *inside))

    def _behind(self, side: str) -> bool:
        return side == "far" and not self.frontal

    def _passes(self, side: str) -> tuple[str, ...]:
        """A far limb has a line all round, drawn first and wider; a near one along its edges."""
        return ("round", "fill") if self._behind(side) else ("near",)

    def _leg(self, side: str, way: str) -> str:
        far = "-far" if self._behind(side) else ""
        cloth = (f"cloth{far}", f"cloth{far}-line", way)
        thigh = _limb(LENGTHS["thigh"], 0.044 if far else 0.053, 0.034, (0.006, 0.004), 0.35)
        shank = _limb(LENGTHS["shank"], 0.034, 0.0185, (0.003, 0.02), 0.3)
        foot = self._bend(side, "foot", "shank", self._foot(side, way))
        lower = foot + self._piece(shank, *cloth)
        if self.bent_away:
            short = element("g", lower, transform=f"scale({SHORT:g} .92)")
            return self._bend(side, "shank", "thigh", short) + self._piece(thigh, *cloth)
        lower = self._bend(side, "shank", "thigh", lower)
        return self._piece(thigh, *cloth) + lower + self._patch("thigh", 0.029, cloth[0], way)

    def _arm(self, side: str, way: str) -> str:
        far = "-far" if self._behind(side) else ""
        skin = (self.person.skin_far if far else self.person.skin, self.person.skin_line, way)
        upper = _limb(LENGTHS["upper_arm"], 0.024 if far else 0.031, 0.0215, (0.003, 0.004), 0.4)
        fore = _limb(LENGTHS["forearm"], 0.0215, 0.0145, (0.005, 0.004), 0.25)
        sleeve = _limb(0.095, 0.025 if far else 0.0345, 0.031, (0.003, 0.003), 0.5)
        hand = self._bend(side, "hand", "forearm", self._piece((HAND, HAND, ""), *skin))
        wrist = self._patch("forearm", 0.0118, skin[0], way)
        lower = self._bend(side, "forearm", "upper_arm", self._piece(fore, *skin), hand, wrist)
        elbow = self._patch("upper_arm", 0.018, skin[0], way)
        shirt = self._piece(sleeve, f"shirt{far}", f"shirt{far}-line", way)
        return self._piece(upper, *skin) + lower + elbow + shirt

    def _piece(self, shape: tuple[str, str, str], name: str, line: str, way: str) -> str:
        """One piece of a limb: its fill, its edges, or the line that will stand out around it."""
        if way == "round":
            return self.brush.line(shape[0], line, 2.6)
        fill = self.brush.fill(shape[0], name)
        return fill + self.brush.line(shape[1] + shape[2], line, 0.9) if way == "near" else fill

    def _patch(self, bone: str, radius: float, name: str, way: str) -> str:
        """A disc over a joint, so that no edge crosses it."""
        if way == "round":
            return ""
        return self.brush.at([(LENGTHS[bone] * SCALE, 0.0)], self.brush.fill(_disc(radius), name))

    def _foot(self, side: str, way: str) -> str:
        far = "-far" if self._behind(side) else ""
        skin = self.person.skin_far if far else self.person.skin
        paint = (
            (f"shoe{far}", "shoe-line", way) if self.shoes else (skin, self.person.skin_line, way)
        )
        if self.frontal:
            return self._piece((FOOT_FRONT, FOOT_FRONT, ""), *paint)
        toes = self.brush.turn(self._toes(side), self._piece((TOE_SHAPE, TOE_EDGE, ""), *paint))
        ball = self.brush.at([(0.1 * SCALE, 0.018 * SCALE)], toes)
        return ball + self._piece((FOOT_SHAPE, FOOT_EDGE, ""), *paint)

    def _toes(self, side: str) -> list[float]:
        """How far the toes bend up from the foot, clockwise as seen, so that they lie flat."""
        angles = []
        for b in self.skeletons:
            low = b.joints[f"{side}_toe"][1] < 0.05
            bend = -b.directions[f"{side}_foot"] % 180 if low else 0.0
            angles.append(-bend if 3 < bend < 95 else 0.0)
        return angles


def _limb(
    length: float, start: float, end: float, bulge: tuple[float, float], peak: float
) -> tuple[str, str, str]:
    """A limb along +x from round end to round end: whole, and its front and back edges.

    `bulge` is how far the front (up) and the back (down) stand out beyond the straight edge, at
    the `peak` part of the length.
    """
    n, a, b = (v * SCALE for v in (length, start, end))
    front, back = (v * SCALE for v in bulge)
    first, second = n * peak, n * (peak + (1 - peak) * 0.55)
    f1, f2 = a + front, (a + b) / 2 + front * 0.8 if front else (a + b) / 2
    b1, b2 = a + back, (a + b) / 2 + back * 0.8 if back else (a + b) / 2
    f2, b2 = min(f2, b + front), min(b2, b + back)
    top = f"M0 {_n(-a)}C{_n(first)} {_n(-f1)} {_n(second)} {_n(-f2)} {_n(n)} {_n(-b)}"
    bottom = f"C{_n(second)} {_n(b2)} {_n(first)} {_n(b1)} 0 {_n(a)}"
    whole = f"{top}A{_n(b)} {_n(b)} 0 0 1 {_n(n)} {_n(b)}{bottom}A{_n(a)} {_n(a)} 0 0 1 0 {_n(-a)}Z"
    return whole, top, f"M{_n(n)} {_n(b)}{bottom}"


def _disc(radius: float) -> str:
    r = _n(radius * SCALE)
    return f"M{r} 0A{r} {r} 0 1 1 -{r} 0A{r} {r} 0 1 1 {r} 0Z"


def _outline(body: Skeleton, widths: Sequence[tuple[float, float, float]], *, round_: bool) -> str:
    """The way around a piece of the trunk: up the back, down the front."""
    back: list[Point] = []
    front: list[Point] = []
    for place, behind, before in widths:
        (x, y), direction = spine(body, place)
        breath = BELLY * body.belly * max(0.0, 1 - abs(place - 0.115) / 0.1)
        for side, breadth, sign in ((back, behind, 1), (front, before + breath, -1)):
            angle = radians(direction + 90 * sign)
            side.append(_screen((x + breadth * cos(angle), y + breadth * sin(angle))))
    if round_:
        return through([*back, *front[::-1]])
    down = through(front[::-1], closed=False).replace("M", "L", 1)
    return through(back, closed=False) + down + "Z"


def spine(body: Skeleton, place: float) -> tuple[Point, float]:
    """The point of the spine so far above the hips, and its direction there."""
    names = (("hip", "pelvis"), ("waist", "lumbar"), ("ribs", "thoracic"), ("shoulder", "thoracic"))
    ends = (0.0, 0.06, 0.17, 0.34)
    told = body.directions
    slopes = (
        told["pelvis"],
        (told["pelvis"] + told["lumbar"]) / 2,
        (told["lumbar"] + told["thoracic"]) / 2,
        told["thoracic"],
    )
    if place <= 0 or place >= ends[-1]:
        i = 0 if place <= 0 else 3
        angle = radians(slopes[i])
        x, y = body.joints[names[i][0]]
        return (x + (place - ends[i]) * cos(angle), y + (place - ends[i]) * sin(angle)), slopes[i]
    i = next(k for k in range(3) if ends[k] <= place <= ends[k + 1])
    span = ends[i + 1] - ends[i]
    u = (place - ends[i]) / span
    (ax, ay), (bx, by) = body.joints[names[i][0]], body.joints[names[i + 1][0]]
    pulls = [(span * cos(radians(s)), span * sin(radians(s))) for s in (slopes[i], slopes[i + 1])]
    h = (2 * u**3 - 3 * u**2 + 1, 3 * u**2 - 2 * u**3, u**3 - 2 * u**2 + u, u**3 - u**2)
    x = h[0] * ax + h[1] * bx + h[2] * pulls[0][0] + h[3] * pulls[1][0]
    y = h[0] * ay + h[1] * by + h[2] * pulls[0][1] + h[3] * pulls[1][1]
    direction = slopes[i] + (slopes[i + 1] - slopes[i]) * u
    if body.frontal:
        return (x, y), direction
    forward = _curve(place)
    angle = radians(direction - 90)
    return (x + forward * cos(angle), y + forward * sin(angle)), direction


def _curve(place: float) -> float:
    """How far the natural curve of the spine stands forward of the straight line."""
    for (a, low), (b, high) in pairwise(CURVE):
        if a <= place <= b:
            u = (place - a) / (b - a)
            return low + (high - low) * (3 * u**2 - 2 * u**3)
    return 0.0


def _along(body: Skeleton, joint: str, bone: str, length: float) -> Point:
    angle = radians(body.directions[bone])
    x, y = body.joints[joint]
    return _screen((x + length * cos(angle), y + length * sin(angle)))


def _screen(point: Point, shift: Point = (0.0, 0.0)) -> Point:
    return (point[0] + shift[0]) * SCALE, -(point[1] + shift[1]) * SCALE


def _n(value: float) -> str:
    return f"{round(value, 1):g}"


# Foot and hand along +x, the sole and the palm's little-finger side below; in units of the drawing.
FOOT_SHAPE = "M-5 -4.6C-8 -3 -9 2 -8.6 5.6C-8.3 8.6 -6.3 9 -3.500 9C6 9 8 7.500 14 8.300C18 8.900 22 9 25.500 9C28.500 9 29 4 28.200 1.900C25 .6 18 -1 13.500 -2.800C9.500 -4.400 7 -5 5 -5.200Z"
FOOT_EDGE = "M-5 -4.600C-8 -3 -9 2 -8.600 5.600C-8.300 8.600 -6.300 9 -3.500 9C6 9 8 7.500 14 8.300C18 8.900 22 9 25.500 9M28.200 1.900C25 .6 18 -1 13.500 -2.800C9.500 -4.400 7 -5 5 -5.200"
TOE_SHAPE = "M0 -3C3 -2.600 6 -1.600 7.600 .2C9 2 8.400 4.500 6 4.500L0 4.500C-4.500 4.500 -4.500 -3.500 0 -3Z"
TOE_EDGE = "M1 -2.800C3.500 -2.400 6 -1.600 7.600 .2C9 2 8.400 4.500 6 4.500L0 4.500"
FOOT_FRONT = "M-2 -4.500C3 -5 7 -6.500 10.500 -6.200C13.500 -5.500 13.500 5.500 10.500 6.200C7 6.500 3 5 -2 4.500Z"
HAND = "M-1 -3.500C2 -4 4 -5.400 6.600 -5.900C8.400 -6.100 9 -4.700 7.800 -3.900C10.500 -3.900 13 -3.300 14.800 -2.200C16.200 -1.200 16 .9 14.400 1.800C11.500 3.300 5 4 -1 3.500Z"
