"""The inbox: which requests, in which order, and how each row reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unweary.directory.disciplines import all_disciplines
from unweary.drawing.clock_mark import clock_mark
from unweary.knowledge.base import Level
from unweary.web.care.models import OPEN, OVER, CareRequest, Clinic, State
from unweary.web.care.request_forms import WHAT_FOR
from unweary.web.care.stated import contact_of, story_of
from unweary.web.check.wording import level_name
from unweary.web.clinic import access
from unweary.web.clinic.models import Member

EACH = 25
MOST_SEARCH = 12
URGENCY = (Level.EMERGENCY, Level.SAME_DAY, Level.SOON, Level.SELF_CARE)  # "" comes after
UNANSWERED = frozenset({State.SENT, State.SEEN})
CLEAN = Q(quarantined=False)
FILTERS: Mapping[str, Q] = {
    "open": CLEAN & Q(state__in=OPEN),
    "new": CLEAN & Q(state=State.SENT),
    "mine": CLEAN & Q(state__in=OPEN),
    "unconfirmed": CLEAN & Q(state__in=OPEN, confirmed=False),
    "quarantined": Q(quarantined=True, state__in=OPEN),
    "closed": Q(state__in=OVER),
}


@dataclass(frozen=True)
class Clock:
    """How long the clinic has left to answer, in words and as a shape."""

    words: str
    ring: SafeString
    late: bool


@dataclass(frozen=True)
class Row:
    """One request in the list."""

    key: UUID
    reference: str
    name: str
    wants: str
    discipline: str
    level: str  # id, "" where no check came with it
    level_name: str
    state: str
    state_name: str
    since: datetime
    clock: Clock | None
    assigned: str
    unconfirmed: bool
    erased: bool


@dataclass(frozen=True)
class Tab:
    """A filter, and how many requests it holds."""

    id: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class InboxPage:
    """A page of the inbox."""

    rows: tuple[Row, ...]
    tabs: tuple[Tab, ...]
    chosen: str
    chosen_name: str
    search: str
    number: int
    pages: int
    total: int
    late: int  # unanswered beyond the promise, of all
    query: str

    @property
    def first(self) -> int:
        """The place of the first row among all."""
        return (self.number - 1) * EACH + 1

    @property
    def before(self) -> int:
        """The number of the page before."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The number of the page after."""
        return self.number + 1

    @property
    def keys(self) -> list[str]:
        """The requests that the page names, for the log."""
        return [str(row.key) for row in self.rows]


def inbox_page(member: Member, asked: Mapping[str, str], *, at: datetime) -> InboxPage:
    """A page of a member's inbox: the most urgent first, then those who wait longest."""
    requests = access.clinic_requests(member)
    chosen = asked.get("show", "open")
    chosen = chosen if chosen in FILTERS else "open"
    search = asked.get("q", "").strip()[:MOST_SEARCH]
    rows = requests.filter(reference__icontains=search) if search else _of(requests, chosen, member)
    page = Paginator(_in_order(rows, over=chosen == "closed"), EACH).get_page(asked.get("page"))
    names = _names()
    counts = _counts(requests, member)
    given = {"show": "" if search else chosen, "q": search}
    return InboxPage(
        rows=tuple(_row(row, member.clinic, at=at) for row in page.object_list),
        tabs=tuple(
            Tab(id, name, counts[id], id == chosen and not search) for id, name in names.items()
        ),
        chosen=chosen,
        chosen_name=names[chosen],
        search=search,
        number=page.number,
        pages=page.paginator.num_pages,
        total=page.paginator.count,
        late=_late(requests, member.clinic, at=at),
        query=urlencode({key: value for key, value in given.items() if value}),
    )


def clock_of(request: CareRequest, clinic: Clinic, *, at: datetime) -> Clock | None:
    """How long is left to answer; None once there is nothing to answer."""
    waits = State(request.state) in UNANSWERED and request.answered_at is None
    if not waits or request.sent_at is None or request.quarantined:
        return None
    promised = timedelta(hours=clinic.answer_hours)
    gone = at - request.sent_at
    left = promised - gone
    words = (
        _("%(time)s late") % {"time": in_words(-left)}
        if left < timedelta()
        else _("%(time)s left") % {"time": in_words(left)}
    )
    return Clock(words, mark_safe(clock_mark(gone / promised)), late=left < timedelta())


def in_words(time: timedelta) -> str:
    """About how long, in its largest unit."""
    minutes = max(int(time.total_seconds() // 60), 0)
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        hours = minutes // 60
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = minutes // (24 * 60)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def state_name(state: str) -> str:
    """How far a request is, as the clinic says it."""
    named = {
        State.SENT: _("New"),
        State.SEEN: _("Seen"),
        State.PROPOSED: _("Times offered"),
        State.COUNTERED: _("Asks for another time"),
        State.BOOKED: _("Booked"),
        State.DECLINED: _("Declined"),
        State.CANCELLED: _("Withdrawn"),
        State.EXPIRED: _("Ended without an answer"),
        State.CLOSED: _("Closed"),
        State.UNVERIFIED: _("Not confirmed"),
    }
    return str(named[State(state)])


def discipline_name(id: str) -> str:
    """What a discipline is called."""
    kind = all_disciplines().get(id)
    return _(kind.name) if kind else id.replace("_", " ")


def wish_of(request: CareRequest) -> str:
    """What it is about, in a few words: where it hurts, else what was asked for."""
    story = story_of(request)
    return story.where or str(dict(WHAT_FOR).get(story.what_for, "")) or _("Not said")


def level_words(level: str) -> str:
    """How soon the check advised to be seen."""
    return level_name(Level.named(level)) if level else _("No check attached")


def _of(requests: QuerySet[CareRequest], chosen: str, member: Member) -> QuerySet[CareRequest]:
    rows = requests.filter(FILTERS[chosen])
    return rows.filter(assigned_to=member.staff) if chosen == "mine" else rows


def _in_order(rows: QuerySet[CareRequest], *, over: bool) -> QuerySet[CareRequest]:
    if over:
        return rows.order_by("-over_at", "key")
    urgency = Case(
        *(When(level=level.id, then=Value(place)) for place, level in enumerate(URGENCY)),
        default=Value(len(URGENCY)),
        output_field=IntegerField(),
    )
    return rows.order_by(urgency, "sent_at", "key")


def _counts(requests: QuerySet[CareRequest], member: Member) -> dict[str, int]:
    wanted = {
        id: Count("pk", filter=test & Q(assigned_to=member.staff) if id == "mine" else test)
        for id, test in FILTERS.items()
    }
    counted: dict[str, int] = requests.order_by().aggregate(**wanted)
    return counted


def _late(requests: QuerySet[CareRequest], clinic: Clinic, *, at: datetime) -> int:
    before = at - timedelta(hours=clinic.answer_hours)
    waiting = CLEAN & Q(state__in=UNANSWERED, answered_at=None, sent_at__lt=before)
    return requests.filter(waiting).count()


def _names() -> dict[str, str]:
    return {
        "open": _("Open"),
        "new": _("New"),
        "mine": _("Mine"),
        "unconfirmed": _("Not confirmed"),
        "quarantined": _("Set aside"),
        "closed": _("Over"),
    }


def _row(request: CareRequest, clinic: Clinic, *, at: datetime) -> Row:
    contact = contact_of(request)
    return Row(
        key=request.pk,
        reference=request.reference,
        name=contact.name or (_("Erased") if request.erased_at else _("No name given")),
        wants=wish_of(request),
        discipline=discipline_name(request.discipline),
        level=request.level,
        level_name=level_words(request.level),
        state=request.state,
        state_name=state_name(request.state),
        since=request.sent_at or request.made_at,
        clock=clock_of(request, clinic, at=at),
        assigned=str(request.assigned_to or ""),
        unconfirmed=not request.confirmed and request.erased_at is None,
        erased=request.erased_at is not None,
    )
