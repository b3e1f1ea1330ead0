"""Letters on their way: taken one by one under a lease, handed to the mail server, tried again.

A letter is a row that was written with the change it tells of. A worker takes it for some minutes,
so that several workers never send the same one; where a worker dies, the next takes it once the
lease is over. The message's id comes from the row: a letter that went out twice, because a worker
died between the mail server and the database, is recognised as one.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.db import transaction
from django.db.models import Q

from unweary.web.care.models import By, Letter
from unweary.web.care.request_states import note
from unweary.web.mail_server import MailServer

LEASE = timedelta(minutes=5)
GIVE_UP = timedelta(days=2)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
MOST_AT_ONCE = 50
TO_CLINIC = frozenset({"new_request", "request_changed"})
WAITS = Q(sent_at=None, failed_at=None)

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
Jitter = Callable[[], float]  # 0 to 1, drawn anew for each wait


class Outcome(StrEnum):
    """What became of one try."""

    SENT = "sent"
    LATER = "later"
    FAILED = "failed"


@dataclass(frozen=True)
class Round:
    """What one look into the outbox did."""

    sent: int = 0
    later: int = 0
    failed: int = 0


def send_due(
    *, now: Clock, jitter: Jitter, server: MailServer | None = None, most: int = MOST_AT_ONCE
) -> Round:
    """Send what is due, at most so many letters. Safe to run in several processes at once.

    now: read anew for each letter, since a slow server may take its time.
    jitter: spreads the waits, so that many letters do not come back in the same second.
    """
    server = server or settings.MAIL
    counted = dict.fromkeys(Outcome, 0)
    while server is not None and sum(counted.values()) < most:
        letter = _take(now())
        if letter is None:
            break
        counted[_try(letter, server, now=now, jitter=jitter)] += 1
    return Round(counted[Outcome.SENT], counted[Outcome.LATER], counted[Outcome.FAILED])


def message_id(letter: Letter) -> str:
    """The same for every try of a letter."""
    domain = parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2] or "localhost"
    return f"<{letter.pk.hex}@{domain}>"


def came_back(key: UUID, *, status: str, at: datetime) -> bool:
    """The mail server returned a letter for good. False where it is none of ours, or was told."""
    with transaction.atomic():
        rows = Letter.objects.select_for_update(of=("self",)).select_related("request")
        letter = rows.filter(pk=key).first()
        if letter is None or letter.failed_at is not None:
            return False
        _fail(letter, f"returned {status}", at)
        return True


def _take(at: datetime) -> Letter | None:
    """The letter that waits longest, held for a while."""
    waits = WAITS & (Q(taken_until=None) | Q(taken_until__lte=at)) & Q(due_at__lte=at)
    if not Letter.objects.filter(waits).exists():  # an empty outbox locks nothing
        return None
    with transaction.atomic():
        rows = Letter.objects.select_for_update(skip_locked=True, of=("self",))
        letter = rows.filter(waits).order_by("due_at", "key").first()
        if letter is not None:
            letter.taken_until = at + LEASE
            letter.tries += 1
            letter.save(update_fields=["taken_until", "tries"])
        return letter


def _try(letter: Letter, server: MailServer, *, now: Clock, jitter: Jitter) -> Outcome:
    try:
        _hand_in(letter, server)
    except smtplib.SMTPRecipientsRefused as refused:
        code = max(int(code) for code, _said in refused.recipients.values())
        if code >= 500:
            return _give_up(letter, f"recipient refused {code}", now())
        return _wait(letter, f"recipient not now {code}", now(), jitter)
    except smtplib.SMTPDataError as error:  # this letter, not the whole server
        code = int(error.smtp_code)
        if code >= 500:
            return _give_up(letter, f"letter refused {code}", now())
        return _wait(letter, f"letter not now {code}", now(), jitter)
    except smtplib.SMTPResponseException as error:
        return _wait(letter, f"server says {error.smtp_code}", now(), jitter)
    except (OSError, smtplib.SMTPException) as error:  # time-outs, cut lines, no such server
        return _wait(letter, type(error).__name__, now(), jitter)
    except (ValueError, KeyError) as error:  # it cannot be made: a header that is none, a lost key
        return _give_up(letter, type(error).__name__, now())
    Letter.objects.filter(WAITS, pk=letter.pk).update(
        sent_at=now(), taken_until=None, to="", content={}, trouble=""
    )
    return Outcome.SENT


def _hand_in(letter: Letter, server: MailServer) -> None:
    """Hand the letter to the mail server.

    Raises OSError and smtplib's exceptions, and ValueError or KeyError where no letter can be made.
    """
    backend = EmailBackend(
        host=server.host,
        port=server.port,
        username=server.user,
        password=server.password,
        use_tls=server.tls == "starttls",
        use_ssl=server.tls == "tls",
        timeout=server.timeout_seconds,
        fail_silently=False,
    )
    message = EmailMessage(
        subject=letter.content["subject"],
        body=letter.content["text"],
        from_email=settings.MAIL_FROM,
        to=[letter.to],
        headers={
            "Message-ID": message_id(letter),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
        connection=backend,
    )
    message.send()


def _wait(letter: Letter, trouble: str, at: datetime, jitter: Jitter) -> Outcome:
    """Try again later, each time after twice as long."""
    if letter.written_at + GIVE_UP <= at:
        return _give_up(letter, trouble, at)
    doubled = FIRST_WAIT * 2 ** min(letter.tries - 1, 12)
    wait = min(doubled, LONGEST_WAIT) * (1 + jitter() / 4)
    Letter.objects.filter(WAITS, pk=letter.pk).update(
        due_at=at + wait, taken_until=None, trouble=trouble[:200]
    )
    log.warning("a letter waits: %s, try %d", trouble, letter.tries)
    return Outcome.LATER


def _give_up(letter: Letter, trouble: str, at: datetime) -> Outcome:
    with transaction.atomic():
        rows = Letter.objects.select_for_update(of=("self",)).select_related("request")
        row = rows.filter(WAITS, pk=letter.pk).first()
        if row is not None:
            _fail(row, trouble, at)
    return Outcome.FAILED


def _fail(letter: Letter, trouble: str, at: datetime) -> None:
    """It did not get there. Whoever answers the request has to phone the person instead."""
    letter.sent_at, letter.failed_at = None, at
    letter.taken_until, letter.trouble = None, trouble[:200]
    letter.to, letter.content = "", {}
    letter.save()
    log.warning("a letter failed: %s", letter.trouble)
    request = letter.request
    if request is None or letter.kind in TO_CLINIC or request.erased_at is not None:
        return
    if not request.events.filter(what="phone_instead").exists():
        note(request, "phone_instead", By.SITE, at=at)
