"""Text from a browser -> a search. What cannot be read says what to do, and loses nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from unweary.directory.base import Filters, Place, Point, Register, Who
from unweary.web.care.sought import USUAL_KM, Sought
from unweary.web.care.wording import in_miles

MOST_TYPED = 80  # characters of a place or a name
MOST_CANDIDATES = 8
FAR_KM = (5, 10, 25, 50, 100, 160)
FAR_IN_MILES = (8, 16, 40, 80, 161)  # 5, 10, 25, 50 and 100 miles
GENDERS = ("female", "male")


def distances(country: str) -> tuple[int, ...]:
    """How far can be looked, in km: whole numbers of what people there count in."""
    return FAR_IN_MILES if in_miles(country) else FAR_KM


def wider_km(km: float, country: str) -> int | None:
    """The next distance to look within, or None where there is none."""
    return next((far for far in distances(country) if far > km + 0.5), None)


def place_id(place: Place) -> str:
    """What tells a place from others, to choose it in a form."""
    return "~".join((place.country, place.code, place.name, place.region))


class SearchForm(forms.Form):
    """Where, what for and how far. `sought` is there once it is valid; `candidates` to choose."""

    where = forms.CharField(required=False, max_length=MOST_TYPED)
    place = forms.CharField(required=False, max_length=300)  # one of several that were offered
    position = forms.CharField(required=False, max_length=20)  # "42.10,-72.59", from a tap
    kind = forms.MultipleChoiceField(required=False)
    far = forms.CharField(required=False)

    def __init__(
        self,
        register: Register,
        kinds: tuple[str, ...],
        data: Any = None,
        *,
        before: Sought,
        country: str = "",
    ) -> None:
        super().__init__(data)
        self._register = register
        self._before = before
        self._country = before.place.country if before.place else country
        self.candidates: tuple[Place, ...] = ()
        self.found: Place | None = None
        self.fields["kind"].choices = [(k, k) for k in kinds]  # type: ignore[attr-defined]

    @property
    def typed_kinds(self) -> tuple[str, ...]:
        """The kinds that were ticked, whatever else is wrong."""
        return tuple(self["kind"].value() or ())

    def clean_kind(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["kind"]
        if not chosen:
            raise forms.ValidationError(_("Choose at least one kind of clinician."))
        return chosen

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "where" in self.errors:
            return given
        if given.get("position"):
            self._from_position(given["position"])
        else:
            self._from_words(given.get("where", ""), given.get("place", ""))
        return given

    def _from_position(self, text: str) -> None:
        """The known place nearest to a position. The position itself ends here."""
        point = read_position(text)
        self.found = self._register.place_at(point) if point else None
        if self.found is None:
            self.add_error(
                "where",
                _("We know no place near where you are. Type a town or a postcode instead."),
            )

    def _from_words(self, where: str, chosen: str) -> None:
        if not where:
            self.add_error("where", _("Type a postcode or a town."))
            return
        meant = self._register.places(where, country=self._country, most=MOST_CANDIDATES)
        picked = [p for p in meant if place_id(p) == chosen]
        likely = [p for p in meant if p.code and p.country == self._country]
        if picked or len(meant) == 1 or len(likely) == 1:
            self.found = (picked or likely or list(meant))[0]
            self.candidates = meant if picked and len(meant) > 1 else ()
        elif meant:
            self.candidates = meant
            self.add_error("where", _("There are several places like this. Choose the right one."))
        else:
            self.add_error(
                "where",
                _(
                    "We do not know “%(where)s”. Check the spelling, or try a postcode or a "
                    "larger town near by."
                )
                % {"where": where},
            )

    @property
    def sought(self) -> Sought:
        """What to look for. Only after `is_valid`."""
        given = self.cleaned_data
        return Sought(
            place=self.found,
            disciplines=tuple(given["kind"]),
            most_km=read_far(given["far"]),
            check=self._before.check,
        )


def read_far(text: str) -> float:
    """A distance that is offered somewhere, or the usual one."""
    offered = {str(km): float(km) for km in (*FAR_KM, *FAR_IN_MILES)}
    return offered.get(text, USUAL_KM)


def read_position(text: str) -> Point | None:
    """A position, rounded to about a kilometre whatever was sent; None where it is none."""
    parts = text.split(",")
    try:
        lat, lon = (round(float(part), 2) for part in parts)
    except ValueError:
        return None
    return Point(lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


class NameForm(forms.Form):
    """A clinician or clinic looked for by name."""

    name = forms.CharField(
        max_length=MOST_TYPED,
        error_messages={"required": ""},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["name"].error_messages["required"] = _("Type at least a part of a name.")

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if sum(c.isalnum() for c in name) < 2:
            raise forms.ValidationError(_("Type at least two letters of a name."))
        return name


class FilterForm(forms.Form):
    """What is asked of a listing; a filter that the directory does not support is not read."""

    open_now = forms.BooleanField(required=False)
    accepting_new = forms.BooleanField(required=False)
    telehealth = forms.BooleanField(required=False)
    wheelchair = forms.BooleanField(required=False)
    language = forms.CharField(required=False, max_length=12)
    network = forms.CharField(required=False, max_length=160)
    gender = forms.ChoiceField(required=False, choices=[(g, g) for g in GENDERS])
    who = forms.ChoiceField(required=False, choices=[(w.value, w.value) for w in Who])

    @property
    def filters(self) -> Filters:
        """What can be read of them."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(
            open_now=given.get("open_now", False),
            accepting_new=given.get("accepting_new", False),
            telehealth=given.get("telehealth", False),
            wheelchair=given.get("wheelchair", False),
            language=given.get("language", ""),
            network=given.get("network", ""),
            gender=given.get("gender", ""),
            who=Who(given["who"]) if given.get("who") else None,
        )
