"""Values -> words: replies as the person gave them, chances as words and counts, levels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unweary.knowledge.base import UNSURE, Basis, Clue, Finding, Kind, Knowledge, Level, Reply
from unweary.reasoning.base import Said


@dataclass(frozen=True)
class SourceLine:
    """A source as it is cited, with its address, and whether the number is a judgement."""

    text: str
    url: str
    estimate: bool
    note: str = ""


def said_text(said: Said) -> str:
    """An answer as a short line: "Lower back", "No: fever", "How long: 1 to 2 weeks"."""
    label = label_of(said.finding)
    if said.reply is True:
        return label
    if said.reply is False:
        return _("No: %(what)s") % {"what": label}
    return _("%(what)s: %(reply)s") % {
        "what": label,
        "reply": reply_text(said.finding, said.reply),
    }


def label_of(finding: Finding) -> str:
    """The short name of a finding."""
    label = finding.label or finding.question
    return label[:1].upper() + label[1:] if label else finding.id


def reply_text(finding: Finding, reply: Reply) -> str:
    """A reply in words: "Yes", "Not sure", "1 to 2 weeks ago", "44 years"."""
    if reply is UNSURE:
        return _("Not given") if finding.id == "age_years" else _("Not sure")
    if isinstance(reply, bool):
        return _("Yes") if reply else _("No")
    if isinstance(reply, str):
        return next((c.label for c in finding.choices if c.id == reply), reply)
    preset = next((p.label for p in finding.presets if p.number == reply), None)
    return preset or _number_text(finding, reply)


def _number_text(finding: Finding, number: object) -> str:
    if finding.kind is not Kind.NUMBER:
        return str(number)
    unit = finding.unit
    if number == 1 and unit.endswith("s"):
        unit = unit[:-1]
    return f"{number:g} {unit}".strip()


def lower_first(text: str) -> str:
    """The text as it reads within a sentence: "iron shortage", but "B12 shortage"."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def chance_words(chance: float) -> str:
    """How likely, in words. The counts beside them say what is meant."""
    for least, words in (
        (0.6, _("Quite likely")),
        (0.25, _("Possible")),
        (0.08, _("Less likely")),
    ):
        if chance >= least:
            return words
    return _("Unlikely")


def count_text(chance: float) -> str:
    """A chance as a count: "about 34 in 100"."""
    if chance < 0.01:
        return _("fewer than 1 in 100")
    if chance > 0.99:
        return _("more than 99 in 100")
    return _("about %(count)d in 100") % {"count": round(100 * chance)}


def range_text(low: float, high: float) -> str:
    """The band around a chance, as a sentence."""
    least, most = round(100 * low), round(100 * high)
    if most < 1:
        return _("The whole range lies below 1 in 100.")
    if least == most:
        return _("The range is narrow.")
    return _("We are not certain: it could be anything from %(low)d to %(high)d in 100.") % {
        "low": least,
        "high": most,
    }


def remaining_text(per_10_000: float) -> str:
    """What remains of a danger, as a count of 10,000."""
    if per_10_000 < 1:
        return _("fewer than 1 in 10,000")
    count = round(per_10_000) if per_10_000 < 100 else round(per_10_000, -1)
    return _("about %(count)s in 10,000") % {"count": f"{count:,.0f}"}


def times_text(times: float) -> str:
    """By how much an answer moved the odds: "makes it 4 times likelier"."""
    if 0.95 < times < 1.05:
        return _("hardly changes it")
    if times >= 1:
        return _("makes it %(times)s times likelier") % {"times": _factor(times)}
    return _("makes it %(times)s times less likely") % {"times": _factor(1 / times)}


def _factor(times: float) -> str:
    if times >= 10:
        return f"{times:.0f}"
    return f"{times:.1f}".removesuffix(".0")


def strength(times: float) -> int:
    """How much weight an answer had: 1 a little, 2 some, 3 a lot."""
    by = max(times, 1 / times)
    return 3 if by >= 4 else 2 if by >= 1.8 else 1


def source_of_clue(knowledge: Knowledge, clue: Clue) -> SourceLine:
    """Where a factor was found."""
    return source_line(knowledge, clue.source, estimate=clue.basis is Basis.ESTIMATE)


def source_line(knowledge: Knowledge, id: str, *, estimate: bool = False) -> SourceLine:
    """One source: who, when, what, and where to read it."""
    source = knowledge.sources.get(id)
    if source is None or id == "expert_estimate":
        return SourceLine(_("A judgement; no published figure was found"), "", estimate=True)
    year = str(source.year) if source.year else ""
    authors = "" if " not " in f" {source.authors} " else source.authors
    who = " ".join(part for part in (authors, year) if part)
    text = ". ".join(part for part in (who, source.title, source.journal) if part)
    url = f"https://doi.org/{source.doi}" if source.doi else source.url
    return SourceLine(text, url if url.startswith("https://") else "", estimate)


def joined(texts: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    parts = list(texts)
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def progress_text(to_come: int) -> str:
    """How much is left, said honestly: it is a guess until the answers are in."""
    if to_come < 1:
        return _("This may be the last screen")
    return ngettext("About %(count)d more screen", "About %(count)d more screens", to_come) % {
        "count": to_come
    }


def level_name(level: Level) -> str:
    """The level in a few words, as used within a sentence."""
    return {
        Level.EMERGENCY: _("get help now"),
        Level.SAME_DAY: _("see someone today"),
        Level.SOON: _("see someone within one to two weeks"),
        Level.SELF_CARE: _("look after it at home"),
    }[level]


def clinician_name(kind: str) -> str:
    """A kind of clinician in plain words."""
    named = {
        "gp": _("a family doctor"),
        "pharmacist": _("a pharmacist"),
        "emergency_department": _("an emergency department"),
        "physical_therapist": _("a physical therapist (physiotherapist)"),
        "occupational_therapist": _("an occupational therapist"),
        "psychologist": _("a psychologist"),
        "dietitian": _("a dietitian"),
        "podiatrist": _("a foot specialist (podiatrist)"),
        "midwife": _("a midwife"),
        "rheumatologist": _("a joint and muscle specialist (rheumatologist)"),
        "neurologist": _("a nerve specialist (neurologist)"),
        "orthopaedic_surgeon": _("a bone and joint surgeon"),
        "spine_surgeon": _("a spine surgeon"),
        "vascular_surgeon": _("a blood vessel surgeon"),
        "cardiologist": _("a heart specialist"),
        "endocrinologist": _("a hormone specialist"),
        "oncologist": _("a cancer specialist"),
        "urologist": _("a bladder and kidney specialist (urologist)"),
        "gynaecologist": _("a women’s health specialist"),
        "pain_clinic": _("a pain clinic"),
        "sleep_clinic": _("a sleep clinic"),
    }
    return named.get(kind) or _("a clinician: %(kind)s") % {"kind": kind.replace("_", " ")}
