"""What a person states in a request, as values; and the same as it lies sealed in a row."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from unweary.web.base.sealed import blind
from unweary.web.care.models import CareRequest

SAME_DIGITS = 9  # of a telephone number: with or without the country's code


@dataclass(frozen=True)
class Contact:
    """How the person can be reached. "" is "not given"."""

    name: str = ""
    phone: str = ""
    email: str = ""
    prefers: str = ""  # "phone" or "e_mail"
    may_leave_message: bool = False
    guardian_name: str = ""  # of somebody under 16
    guardian_contact: str = ""
    born_on: date | None = None  # only where the clinic asks for it

    @property
    def child(self) -> bool:
        """Whether a parent or guardian answers."""
        return bool(self.guardian_name or self.guardian_contact)


@dataclass(frozen=True)
class Story:
    """What is wanted, when, and in the person's own words. "" and () are "not said"."""

    what_for: str = ""  # id of WHAT_FOR in the form
    where: str = ""
    how_long: str = ""
    days: tuple[str, ...] = ()  # "monday", …
    times: tuple[str, ...] = ()  # "morning", "afternoon", "evening"
    language: str = ""
    interpreter: bool = False
    access: str = ""
    known: str = ""  # "new" or "known" to the clinic
    insurance: str = ""
    words: str = ""


@dataclass(frozen=True)
class Felt:
    """Where it hurts and for how long, as the check was told. "" is "not said"."""

    where: str = ""
    how_long: str = ""  # id of HOW_LONG in the form


@dataclass(frozen=True)
class Stated:
    """Everything that the person fills in."""

    contact: Contact = field(default_factory=Contact)
    story: Story = field(default_factory=Story)


@dataclass(frozen=True)
class Attached:
    """The answers of a check that the person let go along, as they were written down."""

    answers: dict[str, str | float | bool]  # as `knowledge.answers.write_answers` gives them
    knowledge: str  # version that the check used
    digest: str
    at: datetime  # when the person attached them


@dataclass(frozen=True)
class Agreed:
    """A consent that was just given: the exact words that were shown, in their language."""

    purpose: str
    version: str
    text: str
    locale: str


def contact_of(request: CareRequest) -> Contact:
    """How the person can be reached; all empty once erased."""
    kept = dict(request.contact)
    born = kept.pop("born_on", None)
    return Contact(**kept, born_on=date.fromisoformat(born) if born else None)


def story_of(request: CareRequest) -> Story:
    """What the person wants; all empty once erased."""
    kept = dict(request.story)
    days, times = tuple(kept.pop("days", ())), tuple(kept.pop("times", ()))
    return Story(**kept, days=days, times=times)


def attached_to(request: CareRequest) -> Attached | None:
    """The answers of the check, or None where none were attached or they were taken back."""
    kept = request.summary
    if not kept:
        return None
    at = datetime.fromisoformat(kept["at"])
    return Attached(kept["answers"], kept["knowledge"], kept["digest"], at)


def write_contact(contact: Contact) -> dict[str, object]:
    """As it lies in the row: what is empty is left out."""
    kept = _filled(asdict(contact))
    if contact.born_on is not None:
        kept["born_on"] = contact.born_on.isoformat()
    return kept


def write_story(story: Story) -> dict[str, object]:
    """As it lies in the row."""
    return _filled(asdict(story))


def write_attached(attached: Attached | None) -> dict[str, object]:
    """As it lies in the row; {} for none."""
    if attached is None:
        return {}
    return {**asdict(attached), "at": attached.at.isoformat()}


def person_digest(contact: Contact) -> str:
    """The same for one e-mail address or telephone number, and of no use to others. "" for none."""
    if contact.email:
        return blind(contact.email.strip().lower(), purpose="person")
    digits = "".join(c for c in contact.phone if c.isdigit())
    return blind(digits[-SAME_DIGITS:], purpose="person") if digits else ""


def _filled(values: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in ("", (), None, False)}
