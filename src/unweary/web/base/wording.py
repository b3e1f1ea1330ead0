"""Words that pages of more than one app use: sources, levels, clinicians, how sure we are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from unweary.knowledge.base import Knowledge, Level

SCENES = {
    "stay_active": "move",
    "relative_rest": "rest",
    "bed_rest": "rest",
    "walking": "walk",
    "heat": "heat",
    "cold": "cold",
    "hydration": "water",
    "protein": "food",
    "vitamin_d": "food",
    "iron": "food",
    "creatine": "food",
    "mattress_sleep": "sleep",
    "ergonomics_sit_stand": "sit",
    "mindfulness": "breathe",
    "education": "ask",
    "paracetamol": "medicine",
    "nsaid": "medicine",
    "opioids": "medicine",
    "muscle_relaxants": "medicine",
}

UNSEEN = re.compile(r" \([^)]*from memory\)")  # how sure a list of authors is, for maintainers


@dataclass(frozen=True)
class SourceLine:
    """A source as it is cited, with its address, and whether the number is a judgement."""

    text: str
    url: str
    estimate: bool
    note: str = ""


def source_line(knowledge: Knowledge, id: str, *, estimate: bool = False) -> SourceLine:
    """One source: who, when, what, and where to read it."""
    source = knowledge.sources.get(id)
    if source is None or id == "expert_estimate":
        return SourceLine(_("A judgement; no published figure was found"), "", estimate=True)
    year = str(source.year) if source.year else ""
    authors = "" if " not " in f" {source.authors} " else UNSEEN.sub("", source.authors)
    who = " ".join(part for part in (authors, year) if part)
    text = ". ".join(part for part in (who, source.title, source.journal) if part)
    text = text.replace("?. ", "? ")
    url = f"https://doi.org/{source.doi}" if source.doi else source.url
    return SourceLine(text, url if url.startswith("https://") else "", estimate)


def joined(texts: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    parts = list(texts)
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def lower_first(text: str) -> str:
    """The text as it reads within a sentence: "iron shortage", but "B12 shortage"."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


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


def certainty_text(certainty: str) -> str:
    """How well a treatment is borne out, as a sentence."""
    return {
        "high": _("The evidence for this is strong."),
        "moderate": _("The evidence for this is fair."),
        "low": _("The evidence for this is weak."),
        "very_low": _("The evidence for this is very weak."),
        "single_trial": _("The evidence for this is a single study."),
    }.get(certainty, _("This rests on judgement; no good study was found."))


def scene_of(treatment: str) -> str:
    """The small drawing that stands beside a treatment."""
    return SCENES.get(treatment, "move")
