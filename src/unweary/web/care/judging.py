"""Signs of a machine or of advertising. They set a request aside, and never throw it away."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from django.core import signing

from unweary.web.base.sealed import new_token
from unweary.web.care.stated import Stated

SOONEST = timedelta(seconds=3)
LATEST = timedelta(hours=24)
FORM = "care.form"
LINK = re.compile(
    r"https?://\S+|www\.\S+|\b[\w-]+\.(?:com|net|org|info|biz|ru|top|xyz|shop)\b\S*", re.I
)
NUMBER = re.compile(r"(?:\d[\s().-]*){9,}")
PRICE = re.compile(r"(?:[$€£]\s?\d|\b\d+\s?(?:usd|eur|btc)\b)", re.I)
MOST_SIGNS = 1


class TooSoon(ValueError):
    """The form came back faster than anybody can fill it in."""


class TooLate(ValueError):
    """The form is older than a day, or is none of ours."""


def new_form(listing: str, *, at: datetime) -> str:
    """The secret of one form, signed with the time at which it was shown."""
    return _signer(listing).sign(f"{new_token()}.{int(at.timestamp())}")


def sending_of(signed: str, listing: str, *, at: datetime) -> str:
    """The secret of a form that came back. Raises TooLate."""
    sending, shown = _read(signed, listing)
    if at - shown > LATEST:
        raise TooLate
    return sending


def refuse_haste(signed: str, listing: str, *, at: datetime) -> None:
    """Raises TooSoon where the form came back within three seconds."""
    _sending, shown = _read(signed, listing)
    if at - shown < SOONEST:
        raise TooSoon


def _signer(listing: str) -> signing.Signer:
    return signing.Signer(salt=f"{FORM}:{listing}")


def _read(signed: str, listing: str) -> tuple[str, datetime]:
    try:
        sending, _dot, seconds = _signer(listing).unsign(signed).rpartition(".")
    except signing.BadSignature as error:
        raise TooLate from error
    return sending, datetime.fromtimestamp(int(seconds), UTC)


def looks_like_advertising(stated: Stated) -> bool:
    """Whether links, prices and further numbers are more than a patient would write."""
    contact, story = stated.contact, stated.story
    short = " ".join((contact.name, contact.guardian_name, story.insurance, story.language))
    if LINK.search(short):
        return True
    free = " ".join((story.words, story.where, story.access))
    signs = len(LINK.findall(free)) + bool(PRICE.search(free))
    return signs > MOST_SIGNS or len(NUMBER.findall(free)) > MOST_SIGNS + 1
