"""The letters that the site writes: short, in plain words, and with nothing about health.

They are written in the transaction of the change that they tell of; the outbox sends them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from unweary.web.care import links
from unweary.web.care.models import CareRequest, Clinic, Consent, Letter
from unweary.web.care.stated import contact_of

E_MAIL = "e_mail"  # the consent without which nobody is written to


@dataclass(frozen=True)
class Words:
    """What one kind of letter says. `news` stands before the link."""

    subject: str
    news: str


TO_PERSON: Mapping[str, Words] = {
    "confirm": Words(
        gettext_noop("Please confirm your request %(reference)s"),
        gettext_noop(
            "You asked %(site)s to pass a request on to %(clinic)s. It is not sent yet. Open this "
            "page and press the button within 24 hours:"
        ),
    ),
    "sent": Words(
        gettext_noop("Your request %(reference)s was sent"),
        gettext_noop("Your request is with %(clinic)s now. Follow it on your private page:"),
    ),
    "news": Words(
        gettext_noop("There is news on your request %(reference)s"),
        gettext_noop("%(clinic)s has answered. Read it on your private page:"),
    ),
    "asked": Words(
        gettext_noop("A question about your request %(reference)s"),
        gettext_noop("%(clinic)s asks for your agreement. Read it on your private page:"),
    ),
    "booked": Words(
        gettext_noop("Your time for request %(reference)s is agreed"),
        gettext_noop("The day and time are on your private page:"),
    ),
    "withdrawn": Words(
        gettext_noop("Your request %(reference)s was withdrawn"),
        gettext_noop("It is withdrawn now. You can erase it as well, on your private page:"),
    ),
    "expired": Words(
        gettext_noop("No answer to your request %(reference)s"),
        gettext_noop(
            "There was no answer for 14 days, so your request has ended. We are sorry. If you "
            "still need a time, please phone %(clinic)s on %(phone)s. Your private page:"
        ),
    ),
    "link": Words(
        gettext_noop("The link to your request %(reference)s"),
        gettext_noop("You asked for a new link to your private page. Here it is:"),
    ),
}
TO_CLINIC: Mapping[str, Words] = {
    "new_request": Words(
        gettext_noop("You have a new request"),
        gettext_noop("Sign in to read it:"),
    ),
    "request_changed": Words(
        gettext_noop("There is news on a request"),
        gettext_noop("Sign in to read it:"),
    ),
}


def write_to_person(request: CareRequest, kind: str, *, at: datetime) -> None:
    """Put a letter to the person into the outbox, where they agreed to be written to."""
    address = contact_of(request).email
    if settings.MAIL is None or not address or not _may_write(request, kind):
        return
    if kind == "confirm":
        token = links.confirm_token(request, at=at)
    else:
        token = links.add_link(request, at=at)
    name = "request:confirm" if kind == "confirm" else "request:private"
    with override(request.locale):
        content = _content(TO_PERSON[kind], request.clinic, request, absolute(name, token))
    _put(request, kind, address, content, at)


def write_to_clinic(request: CareRequest, kind: str, *, at: datetime) -> None:
    """Tell the clinic that there is something to read. What it is stays behind its log-in."""
    if settings.MAIL is None or request.quarantined:
        return
    with override(settings.LANGUAGE_CODE):
        content = _content(TO_CLINIC[kind], request.clinic, request, f"{settings.ADDRESS}/clinic/")
    for address in request.clinic.notify:
        _put(request, kind, address, content, at)


def absolute(name: str, token: str) -> str:
    """An address as it stands in a letter."""
    return f"{settings.ADDRESS}{reverse(name, args=[token])}"


def _may_write(request: CareRequest, kind: str) -> bool:
    if kind not in ("confirm", "link") and not request.confirmed:
        return False  # nobody has shown yet that this mailbox is theirs
    standing = Consent.objects.filter(request=request, purpose=E_MAIL, withdrawn_at=None)
    return standing.exists()


def _content(words: Words, clinic: Clinic, request: CareRequest, link: str) -> dict[str, str]:
    known = {
        "site": settings.SITE_NAME,
        "clinic": clinic.name,
        "phone": clinic.phone,
        "reference": request.reference,
    }
    lines = [
        _(words.news) % known,
        "",
        link,
        "",
        _("Anybody who has this link can open the page. Keep it to yourself."),
        _("This letter was written by a machine. Nobody reads answers to it."),
    ]
    return {"subject": in_one_line(_(words.subject) % known), "text": "\n".join(lines) + "\n"}


def in_one_line(subject: str) -> str:
    """A subject without the line breaks that a name from outside may hold."""
    return " ".join(subject.split())


def _put(
    request: CareRequest, kind: str, address: str, content: dict[str, str], at: datetime
) -> None:
    Letter.objects.create(
        request=request, kind=kind, to=address, content=content, written_at=at, due_at=at
    )
