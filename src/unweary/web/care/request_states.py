"""What can be done to a request in which state, and how a change is written down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from unweary.web.care.models import OPEN, By, CareRequest, Proposal, RequestEvent, State, over

WAITING = OPEN - {State.BOOKED}

# What can be done, from which states, and the state that it leads to ("" leaves it as it is).
MOVES: Mapping[str, tuple[frozenset[State], State | None]] = {
    "confirm": (frozenset({State.UNVERIFIED}), State.SENT),
    "see": (frozenset({State.SENT}), State.SEEN),
    "assign": (OPEN, None),
    "reply": (OPEN, None),
    "propose": (OPEN, State.PROPOSED),
    "book": (WAITING, State.BOOKED),
    "decline": (OPEN, State.DECLINED),
    "ask_hand_on": (OPEN, None),
    "take_back_hand_on": (OPEN, None),
    "agree_hand_on": (OPEN, State.SENT),
    "refuse_hand_on": (OPEN, None),
    "close": (OPEN, State.CLOSED),
    "release": (OPEN, None),
    "accept": (frozenset({State.PROPOSED}), State.BOOKED),
    "counter": (frozenset({State.PROPOSED, State.BOOKED}), State.COUNTERED),
    "answer": (OPEN, None),
    "withdraw": (OPEN | {State.UNVERIFIED}, State.CANCELLED),
    "expire": (WAITING | {State.UNVERIFIED}, State.EXPIRED),
}

IN_WORDS: Mapping[State, str] = {
    State.UNVERIFIED: gettext_noop("This request still waits for the link in the e-mail."),
    State.SENT: gettext_noop("The clinic has not answered this request yet."),
    State.SEEN: gettext_noop("The clinic has not offered a time yet."),
    State.PROPOSED: gettext_noop("Times were offered, and wait for an answer."),
    State.COUNTERED: gettext_noop("Another time was asked for."),
    State.BOOKED: gettext_noop("A time is agreed already."),
    State.DECLINED: gettext_noop("The clinic has declined this request. It is over."),
    State.CANCELLED: gettext_noop("This request was withdrawn. It is over."),
    State.EXPIRED: gettext_noop("This request ended without an answer."),
    State.CLOSED: gettext_noop("This request is closed."),
}


class NotPossible(ValueError):
    """This cannot be done to a request in this state; `sentence` tells the reader why."""

    def __init__(self, state: State, what: str, sentence: str = "") -> None:
        self.state = state
        self.what = what
        self.sentence = sentence or _(IN_WORDS[state])
        super().__init__(f"{what} is not possible while {state.value}")


def possible(request: CareRequest, what: str) -> bool:
    """Whether this can be done now, as far as the state tells."""
    return request.erased_at is None and State(request.state) in MOVES[what][0]


def locked(request: CareRequest) -> CareRequest:
    """The row as it stands, held until the transaction ends."""
    rows = CareRequest.objects.select_for_update(of=("self",)).select_related("clinic")
    return rows.get(pk=request.pk)


def its_own(request: CareRequest) -> CareRequest:
    """The locked row, for the clinic that it was read for. Raises NotPossible once it moved on."""
    row = locked(request)
    if row.clinic_id != request.clinic_id:
        sentence = _("The person has agreed already. The other clinic has the request now.")
        raise NotPossible(State(row.state), "act", sentence)
    return row


def move(request: CareRequest, what: str, *, at: datetime) -> None:
    """Bring a locked row into the state that this leads to. Raises NotPossible. Does not save."""
    state = State(request.state)
    allowed, leads_to = MOVES[what]
    if state not in allowed or request.erased_at is not None:
        raise NotPossible(state, what)
    if leads_to is not None:
        request.state = leads_to
        request.over_at = over(leads_to, at)


def note(
    request: CareRequest,
    what: str,
    by: By,
    *,
    at: datetime,
    staff: AbstractBaseUser | None = None,
    message: str = "",
    detail: Mapping[str, object] | None = None,
) -> RequestEvent:
    """Write down what happened."""
    return RequestEvent.objects.create(
        request=request,
        what=what,
        by=by,
        staff_id=None if staff is None else staff.pk,
        message=message,
        detail=dict(detail or {}),
        at=at,
    )


def take_back_times(request: CareRequest, *, at: datetime, but: Proposal | None = None) -> None:
    """No time stands any more, but for one."""
    for time in request.proposals.filter(withdrawn_at=None):
        if but is None or time.pk != but.pk:
            time.withdrawn_at = max(at, time.offered_at)
            time.save(update_fields=["withdrawn_at"])
