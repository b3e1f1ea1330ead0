"""What is told about a listing: something wrong with it, or the wish not to be listed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

MOST_WORDS = 1000
MOST_CONTACT = 200


class Trapped(forms.Form):
    """A form with a box that people do not see. Whoever fills it in is a program."""

    company = forms.CharField(required=False)

    @property
    def trapped(self) -> bool:
        """Whether a program filled it in."""
        return bool(self.data.get("company"))


def wrongs() -> tuple[tuple[str, str], ...]:
    """What can be wrong with a listing."""
    return (
        ("phone", _("The telephone number is wrong")),
        ("address", _("The address is wrong, or they have moved")),
        ("left", _("They do not work there any more")),
        ("kind", _("They do not do this kind of care")),
        ("closed", _("They have closed, or have died")),
        ("other", _("Something else")),
    )


class ReportForm(Trapped):
    """Something wrong with a listing."""

    what = forms.ChoiceField(required=False)
    words = forms.CharField(required=False, max_length=MOST_WORDS)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["what"].choices = wrongs()  # type: ignore[attr-defined]

    def clean_what(self) -> str:
        what = str(self.cleaned_data["what"])
        if not what:
            raise forms.ValidationError(_("Choose what is wrong."))
        return what


class LeaveOutForm(Trapped):
    """Somebody asks not to be listed."""

    contact = forms.CharField(required=False, max_length=MOST_CONTACT)
    mine = forms.BooleanField(required=False)

    def clean_contact(self) -> str:
        contact = " ".join(str(self.cleaned_data["contact"]).split())
        if len(contact) < 5:
            raise forms.ValidationError(
                _("Type a telephone number or an e-mail address, so that we can ask back.")
            )
        return contact

    def clean_mine(self) -> bool:
        if not self.cleaned_data["mine"]:
            raise forms.ValidationError(_("Tick this if the listing is yours."))
        return True
