"""The worker beside the site: sends letters and tends to requests. Several do no harm."""

from __future__ import annotations

import logging
import random
import threading
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from unweary.web.care.outbox import send_due
from unweary.web.care.tending import tend

LOOKS_EVERY_SECONDS = 5.0
TENDS_EVERY = timedelta(hours=1)

log = logging.getLogger(__name__)


def start_worker() -> threading.Event:
    """Begin to work in a thread of its own, until the event that is returned is set."""
    stop = threading.Event()
    threading.Thread(target=work, args=[stop], name="letters", daemon=True).start()
    return stop


def work(stop: threading.Event, *, every_seconds: float = LOOKS_EVERY_SECONDS) -> None:
    """Look into the outbox again and again, until told to stop."""
    tended: datetime | None = None
    drawn = random.Random()
    while not stop.wait(every_seconds * (1 + drawn.random() / 4)):
        close_old_connections()
        try:
            if settings.MAIL is not None:
                send_due(now=timezone.now, jitter=drawn.random)
            if tended is None or tended + TENDS_EVERY <= timezone.now():
                tended = timezone.now()
                tend(at=tended)
        except DatabaseError as error:  # busy or away: the next look may find it well again
            log.warning("the outbox cannot be read: %s", type(error).__name__)
        except Exception:  # the outermost edge: one fault may not end all letters
            log.exception("the worker met a fault, and goes on")
        finally:
            close_old_connections()
