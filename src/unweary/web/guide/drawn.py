"""Pictures of a page that the knowledge draws: where a cause is felt, and how it usually goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from unweary.drawing.body_map import SIDES, body_map
from unweary.drawing.pictures.charts import Share, recovery_svg
from unweary.knowledge.base import Explanation, Knowledge
from unweary.web.base.wording import joined, lower_first
from unweary.web.guide.words import share_words, weeks_words

# Pictures that say where it is felt, better than a map; they begin so.
TELL_WHERE = ("pain_", "where_", "saddle_", "hip_joint", "sciatic_nerve")


@dataclass(frozen=True)
class BodySide:
    """The body from one side, with the places marked."""

    name: str
    drawn: SafeString


@dataclass(frozen=True)
class Felt:
    """Where a cause may be felt."""

    text: str
    sides: tuple[BodySide, ...]


def felt(e: Explanation, pictures: Iterable[str], knowledge: Knowledge) -> Felt | None:
    """A map of the body, where places are known and no picture of the page shows them."""
    labels = {id: _(knowledge.findings[id].label) for id in e.where if id in SIDES["front"]}
    labels |= {id: _(knowledge.findings[id].label) for id in e.where if id in SIDES["back"]}
    if not labels or any(id.startswith(TELL_WHERE) for id in pictures):
        return None
    places = joined([lower_first(label) for label in labels.values()])
    names = {"front": _("From the front"), "back": _("From behind")}
    return Felt(
        _("It may be felt in one or more of these places: %(places)s.") % {"places": places},
        tuple(
            BodySide(name, mark_safe(body_map(labels, labels, side=side)))
            for side, name in names.items()
        ),
    )


def recovery(known: Iterable[tuple[int, float]], *, estimate: bool) -> SafeString:
    """The curve of how many feel much better over time; "" for a single figure."""
    course = [Share(week, share) for week, share in known]
    if len(course) < 2:
        return SafeString("")
    words = {
        "share": _("How many feel much better"),
        "weeks": _("Weeks"),
        "share_0": _("none"),
        "share_50": _("half"),
        "share_100": _("all"),
        **{f"week_{c.week:g}": f"{c.week:g}" for c in course},
    }
    told = "; ".join(f"{weeks_words(int(c.week))}: {share_words(c.share)}" for c in course)
    text = _("A curve of how many people feel much better: %(told)s.") % {"told": told}
    title = _("How it usually goes")
    return mark_safe(recovery_svg(course, words, title=title, text=text, estimate=estimate))
