"""What a clinic says of itself, from text into the facts of the directory and back."""

from __future__ import annotations

from datetime import time
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unweary.directory.base import Facts, Opening
from unweary.web.care.models import Clinic
from unweary.web.clinic.forms import Form

WEEK = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
LANGUAGES = (
    ("en", gettext_lazy("English")),
    ("es", gettext_lazy("Spanish")),
    ("fr", gettext_lazy("French")),
    ("de", gettext_lazy("German")),
    ("it", gettext_lazy("Italian")),
    ("pt", gettext_lazy("Portuguese")),
    ("pl", gettext_lazy("Polish")),
    ("nl", gettext_lazy("Dutch")),
    ("tr", gettext_lazy("Turkish")),
    ("ar", gettext_lazy("Arabic")),
    ("zh", gettext_lazy("Chinese")),
    ("vi", gettext_lazy("Vietnamese")),
    ("ko", gettext_lazy("Korean")),
    ("tl", gettext_lazy("Tagalog")),
    ("hi", gettext_lazy("Hindi")),
    ("ur", gettext_lazy("Urdu")),
    ("bn", gettext_lazy("Bengali")),
    ("ru", gettext_lazy("Russian")),
    ("uk", gettext_lazy("Ukrainian")),
    ("ase", gettext_lazy("Sign language")),
)
STATED = (
    ("", gettext_lazy("Not stated")),
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
)
SAID: dict[str, bool | None] = {"": None, "yes": True, "no": False}
MOST_NETWORKS = 40


def stated_field(label: Any) -> forms.ChoiceField:
    """Yes, no, or not stated; a blank is never a "no"."""
    return forms.ChoiceField(label=label, choices=STATED, required=False, widget=forms.RadioSelect)


class FactsForm(Form):
    """What is shown in the search in place of what the registry states."""

    accepting_new = stated_field(gettext_lazy("Takes new patients"))
    telehealth = stated_field(gettext_lazy("Sees people by video"))
    wheelchair = stated_field(gettext_lazy("Can be reached with a wheelchair"))
    access_note = forms.CharField(
        label=gettext_lazy("About getting in"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("For example: ramp at the back, lift to the second floor."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked counts as not stated."),
    )
    networks = forms.CharField(
        label=gettext_lazy("Insurances you work with"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One in a line. Left empty, it counts as not stated."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in range(7):
            for end in ("opens", "closes", "opens_again", "closes_again"):
                self.fields[f"{end}_{day}"] = forms.TimeField(
                    label="",
                    required=False,
                    widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                    error_messages={"invalid": _("Write the time like 08:30.")},
                )

    @property
    def week(self) -> list[tuple[Any, tuple[forms.BoundField, ...]]]:
        """Each weekday with its four boxes."""
        ends = ("opens", "closes", "opens_again", "closes_again")
        return [
            (name, tuple(self[f"{end}_{day}"] for end in ends)) for day, name in enumerate(WEEK)
        ]

    def clean_networks(self) -> str:
        text: str = self.cleaned_data["networks"]
        if len([line for line in text.splitlines() if line.strip()]) > MOST_NETWORKS:
            raise forms.ValidationError(_("Name up to 40 insurances."))
        return text

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for day in range(7):
            self._check(given, day, "opens", "closes")
            self._check(given, day, "opens_again", "closes_again")
            first, second = given.get(f"closes_{day}"), given.get(f"opens_again_{day}")
            if first and second and second <= first:
                told = _("The second opening has to begin after the first one ends.")
                self.add_error(f"opens_again_{day}", told)
        return given

    def _check(self, given: dict[str, Any], day: int, opens: str, closes: str) -> None:
        begins, ends = given.get(f"{opens}_{day}"), given.get(f"{closes}_{day}")
        if (begins is None) != (ends is None) and f"{opens}_{day}" not in self.errors:
            missing = closes if begins is not None else opens
            self.add_error(f"{missing}_{day}", _("Give both when you open and when you close."))
        elif begins is not None and ends <= begins:
            self.add_error(f"{closes}_{day}", _("Closing has to be later than opening."))

    @property
    def facts(self) -> Facts:
        """What was filled in, of a valid form."""
        given = self.cleaned_data
        lines = (line.strip() for line in given["networks"].splitlines())
        networks = tuple(dict.fromkeys(line for line in lines if line))
        hours = tuple(self._hours())
        return Facts(
            accepting_new=SAID[given["accepting_new"]],
            telehealth=SAID[given["telehealth"]],
            wheelchair=SAID[given["wheelchair"]],
            languages=tuple(given["languages"]) or None,
            networks=networks or None,
            hours=hours or None,
        )

    def _hours(self) -> list[Opening]:
        found = []
        for day in range(7):
            for opens, closes in (("opens", "closes"), ("opens_again", "closes_again")):
                begins: time | None = self.cleaned_data.get(f"{opens}_{day}")
                ends: time | None = self.cleaned_data.get(f"{closes}_{day}")
                if begins is not None and ends is not None:
                    found.append(Opening(day, begins, ends))
        return found


def facts_as_typed(facts: Facts, access_note: str) -> dict[str, Any]:
    """What stands in the form before anything is changed."""
    words = {value: word for word, value in SAID.items()}
    typed: dict[str, Any] = {
        "accepting_new": words[facts.accepting_new],
        "telehealth": words[facts.telehealth],
        "wheelchair": words[facts.wheelchair],
        "languages": list(facts.languages or ()),
        "networks": "\n".join(facts.networks or ()),
        "access_note": access_note,
    }
    for opening in facts.hours or ():
        again = "_again" if f"opens_{opening.weekday}" in typed else ""
        typed[f"opens{again}_{opening.weekday}"] = opening.opens
        typed[f"closes{again}_{opening.weekday}"] = opening.closes
    return typed


class ClinicForm(Form):
    """How the clinic works here."""

    name = forms.CharField(label=gettext_lazy("Name of the clinic"), max_length=160)
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    address = forms.CharField(label=gettext_lazy("Address"), max_length=300)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=[(name, name.replace("_", " ")) for name in sorted(available_timezones())],
        help_text=gettext_lazy("The times that you offer are in it."),
    )
    answer_hours = forms.IntegerField(
        label=gettext_lazy("You answer within (hours)"),
        min_value=1,
        max_value=336,
        help_text=gettext_lazy("People see this promise. The inbox counts down to it."),
        error_messages={"invalid": gettext_lazy("Write a whole number of hours.")},
    )
    kept_days = forms.IntegerField(
        label=gettext_lazy("Requests are erased after (days)"),
        min_value=1,
        max_value=3650,
        help_text=gettext_lazy("Counted from when a request is over. People see it."),
        error_messages={"invalid": gettext_lazy("Write a whole number of days.")},
    )
    asks_birth_date = forms.BooleanField(
        label=gettext_lazy("Ask for the date of birth"),
        required=False,
        help_text=gettext_lazy("Ask only if you cannot find somebody without it."),
    )
    notify = forms.CharField(
        label=gettext_lazy("Who gets a letter when a request comes in"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("E-mail addresses, one in a line. The letter says only: sign in."),
    )

    def clean_notify(self) -> list[str]:
        found = []
        for line in self.cleaned_data["notify"].replace(",", "\n").splitlines():
            if line.strip():
                found.append(_address(line.strip()))
        return list(dict.fromkeys(found))


def _address(text: str) -> str:
    try:
        return str(forms.EmailField().clean(text)).lower()
    except forms.ValidationError as error:
        told = _("“%(text)s” is not an e-mail address.") % {"text": text}
        raise forms.ValidationError(told) from error


def clinic_as_typed(clinic: Clinic) -> dict[str, Any]:
    """What stands in the form before anything is changed."""
    return {
        "name": clinic.name,
        "phone": clinic.phone,
        "address": clinic.address,
        "time_zone": clinic.time_zone,
        "answer_hours": clinic.answer_hours,
        "kept_days": clinic.kept_days,
        "asks_birth_date": clinic.asks_birth_date,
        "notify": "\n".join(clinic.notify or []),
    }
