"""What happens beside the browser on the data of a site that runs: in a process of its own.

python -m tests.support.clinic_site directory          a made-up directory
python -m tests.support.clinic_site requests LISTING   requests to the clinic of a listing
python -m tests.support.clinic_site accept             the person takes the first time offered
python -m tests.support.clinic_site fresh              every limit has all its room again
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta


def main(what: str, *more: str) -> None:
    """Do it on a database that is brought up to date first."""
    from unweary.web.serving import prepare

    prepare()
    acts = {f.__name__: f for f in (directory, requests, accept, fresh)}
    acts[what](*more)


def directory() -> None:
    """The directory of tests.support.nearby."""
    from tests.support.nearby import ENTRIES, PLACES
    from tests.support.register import edition
    from unweary.web.care.register import house

    edition(house(), ENTRIES, PLACES)


def requests(listing: str) -> None:
    """One request of each level, some older, one set aside, one from a child."""
    from django.utils import timezone

    from tests.support.person import BACK_PAIN
    from tests.support.requests import BY_PHONE, STATED, a_request
    from unweary.knowledge.answers import write_answers
    from unweary.knowledge.parse import shipped
    from unweary.web.care.clinics import clinic_of
    from unweary.web.care.consent import SHARE, SUMMARY, consent_to
    from unweary.web.care.stated import Attached

    clinic = clinic_of(listing)
    assert clinic is not None
    knowledge, now = shipped(), timezone.now()
    agreed = [consent_to(p, clinic=clinic.name, days=90) for p in (SHARE, SUMMARY)]
    attached = Attached(dict(write_answers(BACK_PAIN)), knowledge.version, knowledge.digest, now)
    wanted = (
        ("emergency", 1.0, {}),
        ("same_day", 3.0, {"attached": attached, "agreed": agreed}),
        ("soon", 60.0, {"attached": attached, "agreed": agreed}),
        ("soon", 20.0, {}),
        ("self_care", 30.0, {}),
        ("", 5.0, {}),
        ("", 8.0, {"quarantined": True}),
    )
    numbers = ("Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    for place, (level, hours, given) in enumerate(wanted):
        contact = replace(
            BY_PHONE.contact, name=f"Example Person {numbers[place]}", phone=f"202-555-01{place:02}"
        )
        story = replace(
            STATED.story,
            words="My back is worn out by noon, every day. Sitting makes it worse.",
            where="Lower back",
            language="English",
        )
        a_request(
            clinic,
            listing=listing,
            level=level,
            at=now - timedelta(hours=hours),
            stated=replace(BY_PHONE, contact=contact, story=story),
            **given,
        )


def accept() -> None:
    """The person takes the first time that was offered."""
    from django.utils import timezone

    from unweary.web.care import person_actions
    from unweary.web.care.models import CareRequest, State

    for request in CareRequest.objects.filter(state=State.PROPOSED):
        time = request.proposals.filter(withdrawn_at=None).first()
        assert time is not None
        person_actions.accept(request=request, proposal=time, at=timezone.now())


def fresh() -> None:
    """Nothing counts that was tried before."""
    from django.core.cache import cache

    cache.clear()


if __name__ == "__main__":
    main(*sys.argv[1:])
