"""What has to happen in a process of its own: two senders at once, a power cut after the commit.

python -m tests.support.processes at_once    two threads send one form; prints what came of it
python -m tests.support.processes cut_off    sends a request, then dies before any letter goes
"""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


def main(what: str) -> None:
    """Do it on a database that is brought up to date first."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    acts = {f.__name__: f for f in (at_once, cut_off, seed, propose, fresh)}
    acts[what]()


def at_once() -> None:
    """Eight threads send the same form through the site, in the same instant."""
    from datetime import timedelta

    from django.db import connections
    from django.test import Client
    from django.utils import timezone

    from tests.support.requests import LISTING, a_clinic
    from unweary.web.care import judging
    from unweary.web.care.clinics import clinic_of
    from unweary.web.care.models import CareRequest, Letter, RequestEvent

    if clinic_of(LISTING) is None:
        a_clinic()
    address = f"/request/to/{LISTING}/"
    form = {
        "sending": judging.new_form(LISTING, at=timezone.now() - timedelta(minutes=1)),
        "name": "Example Person Three",
        "phone": "202-555-0143",
        "what_for": "first_visit",
        "share_with_clinic": "on",
    }
    together = Barrier(8)

    def press(_n: int) -> str:
        together.wait()
        try:
            response = Client(SERVER_NAME="localhost").post(address, form)
            return f"{response.status_code} {response.get('Location', '')}"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(press, range(8)))
    events = RequestEvent.objects.count()
    print(len(answers), *answers, CareRequest.objects.count(), events, Letter.objects.count())
    CareRequest.objects.all().delete()


def cut_off() -> None:
    """A letter is committed with its request; then the power goes."""
    from tests.support.requests import STATED, sent

    sent(stated=STATED, confirm_first=True)
    os.kill(os.getpid(), signal.SIGKILL)


def seed() -> None:
    """A clinic, for a site that runs."""
    from tests.support.requests import a_clinic

    a_clinic()


def fresh() -> None:
    """Every limit has all its room again."""
    from unweary.web.care.models import Attempt

    Attempt.objects.all().delete()


def propose() -> None:
    """What the clinic does, while the site runs."""
    from datetime import timedelta

    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from unweary.web.care import request_actions
    from unweary.web.care.models import CareRequest, State

    staff, _new = get_user_model().objects.get_or_create(email="desk@clinic.example.org")
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    times = [(now + timedelta(days=2), 30), (now + timedelta(days=3, hours=2), 45)]
    for request in CareRequest.objects.filter(state=State.SENT):
        request_actions.see(request=request, staff=staff, at=timezone.now())
        request_actions.propose(
            request=request,
            staff=staff,
            times=times,
            message="Please bring a list of your medicines.",
            at=timezone.now(),
        )


if __name__ == "__main__":
    main(sys.argv[1])
