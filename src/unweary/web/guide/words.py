"""Values of the knowledge -> words with their range, as they read within a sentence."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unweary.knowledge.exercise import Dose
from unweary.knowledge.values import (
    Against,
    Amount,
    Chance,
    Cited,
    Dosed,
    People,
    Points,
    Range,
    Ratio,
    Recovered,
    Size,
    Stated,
    Text,
    Times,
    Value,
)

BASES = (100, 1_000, 10_000, 100_000)


def value_words(value: Value, *, brief: bool = False) -> str:
    """A value as it is said in prose; "" for a source alone. brief: without the range."""
    said, range = _said(value)
    notes = [_("estimate")] if value.estimate else []
    if range and not brief:
        notes.append(range)
    if not notes:
        return said
    return _("%(said)s (%(notes)s)") % {"said": said, "notes": ", ".join(notes)}


def _said(value: Value) -> tuple[str, str]:
    match value:
        case Chance():
            return _chance(value)
        case Times():
            return _times(value)
        case Recovered():
            return by_week(value.week, value.share), ""
        case Ratio():
            return _ratio(value)
        case Points():
            return _points(value)
        case Size():
            return _size(value), ""
        case Amount():
            text = (
                _("about %(n)s %(unit)s more")
                if value.amount > 0
                else _("about %(n)s %(unit)s less")
            )
            said = text % {"n": figure(abs(value.amount)), "unit": _(value.unit)}
            return said, _range(value.range)
        case Against():
            return _against(value), ""
        case People():
            return _("%(n)s people") % {"n": f"{value.people:,}"}, ""
        case Dosed(dose=dose):
            return dose_words(dose), ""
        case Text():
            return _(value.text), ""
        case Stated(fact=fact):
            said = _(fact.words).replace("{number}", figure(fact.number))
            return said, _range(Range(fact.low, fact.high))
        case Cited():
            return "", ""


def base_of(chance: float) -> int:
    """Out of how many people a chance is counted, so that the count is 1 or more."""
    return next((base for base in BASES if chance * base >= 0.95), BASES[-1])


def count_words(chance: float) -> str:
    """A chance as a count: "about 4 in 100", "about 8 in 10,000"."""
    if chance > 0.99:
        return _("more than 99 in 100")
    base = base_of(chance)
    if chance * base < 0.95:
        return _("fewer than 1 in %(base)s") % {"base": f"{base:,}"}
    return _("about %(count)d in %(base)s") % {"count": rounded(chance * base), "base": f"{base:,}"}


def _chance(value: Chance) -> tuple[str, str]:
    return count_words(value.chance), _range(value.range, by=base_of(value.chance))


def _times(value: Times) -> tuple[str, str]:
    low, high = value.range.low, value.range.high
    if value.times >= 1:
        if value.times < 1.05:
            return _("hardly more or less likely"), ""
        return _("about %(n)s times as likely") % {"n": figure(value.times)}, _range(value.range)
    turned = Range(1 / high, 1 / low) if low and high else Range()
    return _("about %(n)s times less likely") % {"n": figure(1 / value.times)}, _range(turned)


def by_week(week: int, share: float) -> str:
    """A share of people who are better by a time: "by six weeks about half"."""
    return _("by %(time)s %(share)s") % {"time": weeks_words(week), "share": share_words(share)}


def weeks_words(week: int) -> str:
    """A number of weeks, as people count them."""
    named = {
        1: _("one week"),
        2: _("two weeks"),
        3: _("three weeks"),
        4: _("four weeks"),
        6: _("six weeks"),
        8: _("eight weeks"),
        12: _("twelve weeks"),
        26: _("half a year"),
        52: _("one year"),
        104: _("two years"),
    }
    return named.get(week) or _("%(n)d weeks") % {"n": week}


def share_words(share: float) -> str:
    """A share of people."""
    if share < 0.01:
        return _("hardly anybody")
    if share > 0.99:
        return _("nearly everybody")
    if round(share, 2) == 0.5:
        return _("about half")
    return _("about %(n)d in 100") % {"n": rounded(100 * share)}


def _ratio(value: Ratio) -> tuple[str, str]:
    low, high = value.range.low, value.range.high
    if value.of_odds:
        return _("about %(n)s times the odds") % {"n": figure(value.ratio)}, _range(value.range)
    if value.ratio <= 1:
        ends = Range(1 - high, 1 - low) if low is not None and high is not None else Range()
        text = _("about %(n)d %% fewer")
    else:
        ends = Range(low - 1, high - 1) if low is not None and high is not None else Range()
        text = _("about %(n)d %% more")
    return text % {"n": rounded(100 * abs(1 - value.ratio))}, _range(ends, by=100)


def _points(value: Points) -> tuple[str, str]:
    points = 1 if _points_figure(abs(value.change), value) == "1" else 2
    text = (
        ngettext(
            "about %(n)s point lower on a scale from %(least)s to %(most)s",
            "about %(n)s points lower on a scale from %(least)s to %(most)s",
            points,
        )
        if value.change <= 0
        else ngettext(
            "about %(n)s point higher on a scale from %(least)s to %(most)s",
            "about %(n)s points higher on a scale from %(least)s to %(most)s",
            points,
        )
    )
    parts = {
        "n": _points_figure(abs(value.change), value),
        "least": figure(value.least),
        "most": figure(value.most),
    }
    low, high = value.range.low, value.range.high
    if low is None or high is None:
        return text % parts, ""
    ends = [_points_figure(abs(end), value) for end in (low, high)]
    if low < 0 < high:
        crossing = _("range %(low)s lower to %(high)s higher")
        return text % parts, crossing % {"low": ends[0], "high": ends[1]}
    near, far = sorted((low, high), key=abs)
    return text % parts, _("range %(low)s to %(high)s") % {
        "low": _points_figure(abs(near), value),
        "high": _points_figure(abs(far), value),
    }


def _points_figure(points: float, value: Points) -> str:
    return f"{rounded(points):.0f}" if value.most - value.least >= 50 else figure(points)


def _size(value: Size) -> str:
    """A standardised difference in words. The steps are Cohen's: 0.2, 0.5 and 0.8."""
    size = abs(value.deviations)
    if size < 0.2:
        return _("hardly any difference")
    if not value.clear:
        return _("no clear difference")
    if size < 0.5:
        return _("a small difference")
    return _("a medium difference") if size < 0.8 else _("a large difference")


def _against(value: Against) -> str:
    one, other = (
        _("%(n)s %(unit)s") % {"n": figure(n), "unit": _(value.unit)}
        for n in (value.number, value.other)
    )
    return _("about %(one)s, against %(other)s") % {"one": one, "other": other}


def dose_words(dose: Dose) -> str:
    """How much of an exercise: "2 sets of 8, held for 5 seconds each, every day"."""
    if dose.reps == 1 and dose.hold_seconds:
        held = {"n": dose.sets, "time": seconds_words(dose.hold_seconds)}
        parts = [ngettext("once for %(time)s", "%(n)s times for %(time)s", dose.sets) % held]
    else:
        counted = {"n": dose.sets, "reps": dose.reps}
        parts = [ngettext("%(n)s set of %(reps)s", "%(n)s sets of %(reps)s", dose.sets) % counted]
        if dose.hold_seconds:
            parts.append(_("held for %(time)s each") % {"time": seconds_words(dose.hold_seconds)})
    if dose.rest_seconds and dose.sets > 1:
        parts.append(_("%(time)s of rest between") % {"time": seconds_words(dose.rest_seconds)})
    if dose.days_per_week >= 7:
        parts.append(_("every day"))
    else:
        parts.append(_("on %(n)s days a week") % {"n": dose.days_per_week})
    return ", ".join(parts)


def seconds_words(seconds: int) -> str:
    """A time as one would say it: "30 seconds", "5 minutes"."""
    if seconds >= 120 and seconds % 60 == 0:
        return _("%(n)s minutes") % {"n": seconds // 60}
    return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}


def _range(range: Range, *, by: float = 1) -> str:
    if range.low is None or range.high is None or not range.given:
        return ""
    low, high = figure(range.low * by), figure(range.high * by)
    return _("range %(low)s to %(high)s") % {"low": low, "high": high} if low != high else ""


def figure(number: float) -> str:
    """A number with no more digits than its range deserves: 6.4, 15, 1,200."""
    if abs(number) >= 10:
        return f"{rounded(number):,.0f}"
    return f"{rounded(number, '0.1'):.1f}".removesuffix(".0")


def rounded(number: float, step: str = "1") -> Decimal:
    """To a step of 1 or "0.1", halves away from zero as readers expect: 18.5 is 19, 0.15 is 0.2."""
    exact = Decimal(str(round(number, 9)))  # what was printed, not its binary neighbour
    return exact.quantize(Decimal(step), rounding=ROUND_HALF_UP)
