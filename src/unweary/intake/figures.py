"""Figures in a person's own words: age, sex, how long, how bad, how hot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from unweary.knowledge.base import Knowledge, Reply

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "a couple of": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
DAYS = {"day": 1, "week": 7, "wk": 7, "month": 30, "mth": 30, "year": 365, "yr": 365}
NUMBER = (
    r"(?P<n>\d{1,3}(?:\.\d)?|(?:a )?couple of|an?|"
    + "|".join(w for w in NUMBERS if w.isalpha() and len(w) > 2)
    + r")"
)
UNIT = r"(?P<unit>days?|weeks?|wks?|months?|mths?|years?|yrs?)"
ABOUT = r"(?:about |around |over |nearly |almost |the (?:last|past) |past |last )*"
LASTING = re.compile(rf"\b(?:for|past|last|over) {ABOUT}{NUMBER} {UNIT}\b(?! ago)")
SINCE = re.compile(
    rf"\b(?:started|began|begun|came on|start)(?: \w+){{0,2}} {ABOUT}{NUMBER} {UNIT} (?:ago|back)\b"
)
SENTENCE = r"(?:^|(?<=[.!?\n]))\s*"
LEADING = re.compile(  # "For three months I have had a dull ache": what comes first is the subject
    rf"{SENTENCE}(?:for|over) {ABOUT}{NUMBER} {UNIT},? (?:now,? )?(?:i|i've|my|both|it|the)\b"
)
THEN = re.compile(rf"{SENTENCE}{NUMBER} {UNIT} ago\b(?=[^.!?]*\b(?:i felt|felt a|pain|hurt)\b)")
STILL = re.compile(rf"\b{NUMBER} {UNIT} (?:now|and counting)\b")
WORDED = {
    "since yesterday": 1.0, "started yesterday": 1.0, "began yesterday": 1.0,
    "started today": 0.0, "started this morning": 0.0, "since this morning": 0.0,
    "began this morning": 0.0, "since last week": 7.0, "since last month": 30.0,
}  # fmt: skip
COMPLAINT = re.compile(
    r"\b(?:pain|ache|aches|aching|achy|hurt|hurts|hurting|sore|stiff|stiffness|tired|tiredness|"
    r"exhausted|fatigue|fatigued|weak|weakness|cramps?|killing me|like this|going on|started|began|"
    r"knackered|worn out|numb)\b"
)
ELSE = re.compile(
    r"\b(?:taking|took|take|tablets?|pills?|ibuprofen|paracetamol|statins?|drove|driving|walked|"
    r"worked|working|job|pregnant|married|smoked|smoking|holiday|off work|cough|fever|trial|"
    r"temperature|throat|cold|flu|physio|exercises?|training|period|sleep|slept|used to|not|"
    r"had it before|worse|worsening|weaker|fine)\b"
)
AGE = re.compile(
    r"\b(?:i'?m|i am|im|aged?|age is) (?P<age>\d{1,3})(?!\d|[./]\d|\s*(?:weeks?|wks?|months?|days?|"
    r"kg|kilos|stone|lbs?|hours|times|st|cm|percent|%|minutes))\b|"
    r"\b(?P<age2>\d{1,3})[ -]?(?:years?|yrs?|y)?[ -]?(?:old|o)\b|"
    r"(?<![\d./])\b(?P<age3>[1-9]\d)[ /]?(?P<sex>[mf])\b"
)
SEX = (
    (re.compile(r"\bi'?m an? (?:\w+[ -]){0,4}?(?:woman|female|lady|mum of|mother of)\b"), "female"),
    (re.compile(r"\bi am an? (?:\w+[ -]){0,4}?(?:woman|female|lady)\b"), "female"),
    (re.compile(r"\bi'?m an? (?:\w+[ -]){0,4}?(?:man|male|bloke|guy|dad of)\b"), "male"),
    (re.compile(r"\bi am an? (?:\w+[ -]){0,4}?(?:man|male|bloke|guy)\b"), "male"),
    (re.compile(r"^\s*(?:female|woman)\b"), "female"),
    (re.compile(r"^\s*(?:male|man)\b"), "male"),
    (re.compile(r"\b\d{1,3}[ -]?(?:years?|yrs?|yo|y/o)[ -]?(?:old )?(?:female|woman)\b"), "female"),
    (re.compile(r"\b\d{1,3}[ -]?(?:years?|yrs?|yo|y/o)[ -]?(?:old )?(?:male|man)\b"), "male"),
)
SCORE = re.compile(
    r"\b(?P<score>10|\d|ten|nine|eight|seven|six|five|four|three|two|one)"
    r"\s*(?:/\s*10|out of (?:10|ten))\b"
)
HEAT = re.compile(
    r"\b(?:temp(?:erature)?|fever)[a-z ]{0,14}(?P<t>\d{2,3}(?:\.\d)?)|"
    r"(?P<t2>\d{2}\.\d|1\d\d|\d{2}(?=\s*(?:°|deg)))\s*(?:°|degrees|deg)?\s*[cf]\b"
)
OTHERS = re.compile(
    r"\b(?:mum|mom|mother|dad|father|wife|husband|son|daughter|brother|sister|he|she|his|her|friend)\b"
)
AGES = (16, 110)


@dataclass(frozen=True, slots=True)
class Figure:
    """A reply read from a figure, and where it stands."""

    finding: str
    reply: Reply
    start: int
    end: int


def figures(knowledge: Knowledge, text: str) -> tuple[Figure, ...]:
    """The figures of a text. What it could mean in two ways is left out."""
    plain = text.replace("’", "'").lower()
    if len(plain) != len(text):
        return ()
    found = [*_age(plain), *_sex(plain), *_duration(plain), *_score(plain), *_heat(plain)]
    return tuple(f for f in found if _allowed(knowledge, f))


def _allowed(knowledge: Knowledge, figure: Figure) -> bool:
    finding = knowledge.findings.get(figure.finding)
    if finding is None:
        return False
    if isinstance(figure.reply, float):
        least, most = finding.least, finding.most
        return least is not None and most is not None and least <= figure.reply <= most
    return isinstance(figure.reply, bool) or figure.reply in [c.id for c in finding.choices]


def _sentence(text: str, start: int, end: int) -> str:
    """The words around a place, from one stop to the next."""
    first = max(text.rfind(stop, 0, start) for stop in ".!?;\n") + 1
    lasts = [at for stop in "!?;\n" if (at := text.find(stop, end)) >= 0]
    lasts += [m.start() + end for m in re.finditer(r"\.(?!\d)", text[end:])][:1]
    return text[first : min(lasts, default=len(text))]


def _age(text: str) -> Iterator[Figure]:
    for m in AGE.finditer(text):
        said = m["age"] or m["age2"] or m["age3"]
        if OTHERS.search(_sentence(text, m.start(), m.end())[: m.end()]):
            continue
        if AGES[0] <= int(said) <= AGES[1]:
            yield Figure("age_years", float(said), m.start(), m.end())
            if m["sex"]:
                sex = "male" if m["sex"] == "m" else "female"
                yield Figure("sex_at_birth", sex, m.start(), m.end())


def _sex(text: str) -> Iterator[Figure]:
    for pattern, sex in SEX:
        for m in pattern.finditer(text):
            yield Figure("sex_at_birth", sex, m.start(), m.end())


def _duration(text: str) -> Iterator[Figure]:
    """How long ago it began, where the sentence is about the complaint and nothing else."""
    found = []
    for pattern in (LASTING, SINCE, STILL):
        for m in pattern.finditer(text):
            found.append((_days(m), m.start(), m.end()))
    for worded, days in WORDED.items():
        at = text.find(worded)
        if at >= 0:
            found.append((days, at, at + len(worded)))
    for pattern in (LEADING, THEN):
        for m in pattern.finditer(text):
            if not OTHERS.search(_sentence(text, m.end("unit"), m.end())):
                yield Figure("symptom_duration_days", _days(m), m.start("n"), m.end("unit"))
    for days, start, end in found:
        around = _sentence(text, start, end)
        if COMPLAINT.search(around) and not ELSE.search(around) and not OTHERS.search(around):
            yield Figure("symptom_duration_days", float(days), start, end)


def _days(m: re.Match[str]) -> float:
    said = m["n"]
    count = float(said) if said[0].isdigit() else float(NUMBERS[said])
    return count * DAYS[m["unit"].removesuffix("s")]


def _score(text: str) -> Iterator[Figure]:
    for m in SCORE.finditer(text):
        said = m["score"]
        score = float(said) if said[0].isdigit() else float(NUMBERS[said])
        around = _sentence(text, m.start(), m.end())
        if not re.search(r"\b(?:tired|energy|mood|stress|worst|was|sleep|days)\b", around):
            yield Figure("pain_score", score, m.start(), m.end())


def _heat(text: str) -> Iterator[Figure]:
    for m in HEAT.finditer(text):
        degrees = float(m["t"] or m["t2"])
        if degrees > 90:
            degrees = round((degrees - 32) / 1.8, 1)
        if 34 <= degrees <= 43:
            yield Figure("body_temperature_c", degrees, m.start(), m.end())
