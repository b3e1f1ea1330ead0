"""Text from a browser -> values, for answering requests. Nothing typed is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unweary.web.clinic.forms import Form

MOST_TIMES = 3
MOST_WORDS = 2000
LENGTHS = (15, 20, 30, 45, 60, 90)
REASONS = (
    ("full", gettext_lazy("We have no time free soon enough")),
    ("not_for_us", gettext_lazy("Somebody else can help better")),
    ("no_new_patients", gettext_lazy("We take no new patients now")),
    ("insurance", gettext_lazy("We do not work with this insurance")),
    ("other", gettext_lazy("Another reason")),
)


def words_field(label: Any, *, required: bool = True, rows: int = 5) -> forms.CharField:
    """A box for some sentences."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": gettext_lazy("Write a few words."),
            "max_length": gettext_lazy("Please say it in fewer words: up to 2,000 letters."),
        },
    )


class MessageForm(Form):
    """Words to the person."""

    message = words_field(gettext_lazy("Your message"))


class NoteForm(Form):
    """Words of the clinic to itself."""

    words = words_field(gettext_lazy("New note"), rows=3)


class AssignForm(Form):
    """Who takes a request on."""

    to = forms.ChoiceField(label=gettext_lazy("Who takes care of it"), required=False)

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Nobody yet")), *members]


class TimesForm(Form):
    """Up to three times in the clinic's own time zone, and words to go with them."""

    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long the visit takes"),
        coerce=int,
        choices=[(m, gettext_lazy("%(n)d minutes") % {"n": m}) for m in LENGTHS],
        initial=30,
    )
    message = words_field(gettext_lazy("Your message"), required=False)

    def __init__(
        self, *args: Any, zone: ZoneInfo, at: datetime, most: int = MOST_TIMES, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.at, self.most = zone, at, most
        for number in range(1, most + 1):
            self.fields[f"day_{number}"] = forms.DateField(
                label=_("Day"),
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                error_messages={"invalid": _("Write the day like 2026-03-31.")},
            )
            self.fields[f"time_{number}"] = forms.TimeField(
                label=_("Time"),
                required=False,
                widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                error_messages={"invalid": _("Write the time like 14:30.")},
            )

    @property
    def rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """The pairs of fields, numbered."""
        numbers = range(1, self.most + 1)
        return [(n, self[f"day_{n}"], self[f"time_{n}"]) for n in numbers]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        times: list[datetime] = []
        for n in range(1, self.most + 1):
            day, hour = given.get(f"day_{n}"), given.get(f"time_{n}")
            if bool(day) != bool(hour) and not {f"day_{n}", f"time_{n}"} & set(self.errors):
                missing = f"time_{n}" if day else f"day_{n}"
                self.add_error(missing, _("Give both the day and the time."))
            if day and hour is not None:
                self._take(n, day, hour, times)
        if not times and not self.errors:
            self.add_error("day_1", _("Give at least one day and time."))
        given["times"] = [(starts, given.get("minutes")) for starts in times]
        return given

    def _take(self, n: int, day: date, hour: time, times: list[datetime]) -> None:
        starts = datetime.combine(day, hour, tzinfo=self.zone)
        if starts.astimezone(UTC).astimezone(self.zone).time() != hour:
            told = _("The clocks change then: this time does not exist. Choose another.")
            self.add_error(f"time_{n}", told)
        elif starts <= self.at:
            self.add_error(f"day_{n}", _("This time has passed. Choose one that is to come."))
        elif starts in times:
            self.add_error(f"day_{n}", _("You gave this time twice."))
        else:
            times.append(starts)


class DeclineForm(Form):
    """Why the clinic cannot help, and where else the person may turn."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a reason.")},
    )
    alternatives = forms.MultipleChoiceField(
        label=gettext_lazy("Others nearby whom you name instead"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    message = words_field(gettext_lazy("Your message"))

    def __init__(self, *args: Any, nearby: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["alternatives"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = nearby
        if not nearby:
            del self.fields["alternatives"]


class HandOnForm(Form):
    """Another clinic here that may take the request, if the person agrees."""

    clinic = forms.ChoiceField(
        label=gettext_lazy("To which clinic"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a clinic.")},
    )
    message = words_field(gettext_lazy("Your message to the person"))

    def __init__(self, *args: Any, clinics: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["clinic"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = clinics


class TemplateForm(Form):
    """A ready answer."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=80)
    words = words_field(gettext_lazy("Words"), rows=6)
