"""What the pages of a search show, ready to draw: one frozen value a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from unweary.directory.base import Status
from unweary.directory.disciplines import all_disciplines
from unweary.web.base.numbers import Number
from unweary.web.care.cards import kind_name, source_text
from unweary.web.care.guidance import Guidance
from unweary.web.care.search_forms import NameForm, SearchForm, distances, place_id, read_far
from unweary.web.care.sought import Sought
from unweary.web.care.wording import (
    day_text,
    length_text,
    place_text,
    typed_text,
)

FIRST_KINDS = 6  # that stand outside the fold


@dataclass(frozen=True)
class Choice:
    """A row to choose."""

    value: str
    label: str
    help: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class FrontPage:
    """The form."""

    guidance: Guidance | None
    check: str  # address of the guidance of this browser's check, "" where there is none
    empty: bool  # nothing was loaded yet
    where: str
    where_error: str
    candidates: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    more_kinds: tuple[Choice, ...]
    more_open: bool
    kind_error: str
    far: tuple[Choice, ...]
    name: str
    name_error: str
    sources: tuple[str, ...]
    advice_line: Number | None
    saved: int  # listings that this browser keeps

    @property
    def has_errors(self) -> bool:
        """Whether the last try has to be mended; the title then says so."""
        return bool(self.errors)

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """Each error with the id of the control that mends it."""
        where = "f-place-0" if self.candidates else "f-where"
        found = (
            (self.where_error, where),
            (self.kind_error, "f-kind-0"),
            (self.name_error, "f-name"),
        )
        return tuple((sentence, id) for sentence, id in found if sentence)


def front_page(
    status: Status,
    sought: Sought,
    *,
    form: SearchForm | None = None,
    names: NameForm | None = None,
    guidance: Guidance | None = None,
    check: str = "",
    advice_line: Number | None = None,
    likely: str = "",
    saved: int = 0,
) -> FrontPage:
    """The form, with what was typed or looked for before.

    likely: the country that the browser names, "" for none. saved: listings that it keeps.
    """
    chosen = form.typed_kinds if form else sought.disciplines
    first, more = _kinds(status, chosen, guidance)
    place = sought.place
    country = place.country if place else likely or next(iter(status.countries), "US")
    far = read_far(form.data.get("far", "")) if form else sought.most_km
    return FrontPage(
        guidance=guidance,
        check=check,
        empty=not status.listings,
        where=_typed_place(form, sought),
        where_error=_first_error(form, "where"),
        candidates=_candidates(form, status),
        kinds=first,
        more_kinds=more,
        more_open=any(c.chosen for c in more),
        kind_error=_first_error(form, "kind"),
        far=_far(country, far),
        name=names.data.get("name", "") if names else sought.name,
        name_error=_first_error(names, "name"),
        sources=tuple(source_text(s) for s in status.sources),
        advice_line=advice_line,
        saved=saved,
    )


def _typed_place(form: SearchForm | None, sought: Sought) -> str:
    """What stands in the box: as it was typed, or the place that a position led to."""
    if form is not None and form.data.get("where"):
        return str(form.data["where"])
    place = form.found if form is not None else sought.place
    return typed_text(place) if place else ""


def _first_error(form: SearchForm | NameForm | None, name: str) -> str:
    errors = form.errors.get(name) if form is not None and form.is_bound else None
    return str(errors[0]) if errors else ""


def kinds_held(status: Status) -> tuple[str, ...]:
    """The disciplines that the directory has, in the order in which they are offered."""
    return tuple(id for id in all_disciplines() if status.disciplines.get(id))


def _kinds(
    status: Status, chosen: tuple[str, ...], guidance: Guidance | None
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """What can be looked for: what the check names or is wanted most, then the rest."""
    held = kinds_held(status)
    named = guidance.disciplines if guidance else ()
    offered = [id for id in held if all_disciplines()[id].offered]
    first = list(dict.fromkeys((*named, *offered)))[: max(FIRST_KINDS, len(named))]
    rest = [id for id in held if id not in first]
    made = {
        id: Choice(id, kind_name(id), _(all_disciplines()[id].does), id in chosen) for id in held
    }
    return tuple(made[id] for id in first), tuple(made[id] for id in rest)


def _candidates(form: SearchForm | None, status: Status) -> tuple[Choice, ...]:
    if form is None or not form.is_bound:
        return ()
    several = len({p.country for p in form.candidates}) > 1 or len(status.countries) > 1
    return tuple(
        Choice(place_id(p), place_text(p, with_country=several), chosen=p == form.found)
        for p in form.candidates
    )


def _far(country: str, km: float) -> tuple[Choice, ...]:
    """How far can be looked; the one nearest to what was chosen before is chosen."""
    offered = distances(country)
    nearest = min(offered, key=lambda far: abs(far - km))
    return tuple(
        Choice(str(far), length_text(far, country), chosen=far == nearest) for far in offered
    )


@dataclass(frozen=True)
class SourceRow:
    """A register that the directory was loaded from."""

    name: str
    listings: str
    as_of: str  # "" where it does not say
    loaded: str
    licence: str


@dataclass(frozen=True)
class SourcesPage:
    """Where the lists come from."""

    rows: tuple[SourceRow, ...]


def sources_page(status: Status) -> SourcesPage:
    """Every register, with its age."""
    return SourcesPage(
        tuple(
            SourceRow(
                name=source.name,
                listings=f"{source.listings:,}",
                as_of=day_text(source.as_of) if source.as_of else "",
                loaded=day_text(datetime.fromisoformat(source.loaded_at))
                if source.loaded_at
                else "",
                licence=source.licence,
            )
            for source in status.sources
        )
    )
