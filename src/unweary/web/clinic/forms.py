"""Text from a browser -> values, for accounts, members and claims. Errors say what to do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unweary.web.clinic.models import Channel, Role, Staff

ROLES = [
    (Role.OWNER.value, gettext_lazy("Owner: everything, also members, settings and the log")),
    (Role.STAFF.value, gettext_lazy("Staff: reads and answers requests")),
    (Role.READER.value, gettext_lazy("Reader: reads requests, changes nothing")),
]
CHANNELS = {
    Channel.PHONE: gettext_lazy("Call the published telephone and say a code of six digits"),
    Channel.POST: gettext_lazy("Post a letter with the code to the published address"),
    Channel.HOST: gettext_lazy("Neither works for us: an administrator checks it another way"),
}


class Form(forms.Form):
    """Our own way of saying what is missing, on every field."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "f-%s")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages.setdefault("required", _("Fill this in."))
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _("Fill this in.")
            if isinstance(field, forms.EmailField):
                told = _("Write an e-mail address, like name@example.org.")
                field.error_messages["invalid"] = told
                field.error_messages["required"] = told


def email_field(label: Any) -> forms.EmailField:
    """An e-mail address."""
    return forms.EmailField(
        label=label, max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class PasswordForm(Form):
    """A name and a first password."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("Your colleagues see it beside what you do here."),
    )
    password = forms.CharField(
        label=gettext_lazy("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least 12 letters or digits. Three or four words are good."),
    )
    again = forms.CharField(
        label=gettext_lazy("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        password = given.get("password")
        if password:
            try:
                validate_password(password, Staff(email=self.email, name=given.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        if password and given.get("again") and given["again"] != password:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return given


class InviteForm(Form):
    """Whom to invite, and as what."""

    email = email_field(gettext_lazy("Their e-mail address"))
    role = forms.ChoiceField(
        label=gettext_lazy("What they may do"),
        choices=ROLES,
        initial=Role.STAFF.value,
        widget=forms.RadioSelect,
    )


class RoleForm(Form):
    """Another role for a member."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=ROLES, widget=forms.RadioSelect)


class WhoForm(Form):
    """Who wants to claim a listing; they get a letter."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = email_field(gettext_lazy("Your work e-mail address"))


class ClaimForm(Form):
    """How the clinic can be reached to check a claim."""

    position = forms.CharField(
        label=gettext_lazy("What you do in this clinic"),
        max_length=120,
        help_text=gettext_lazy("For example: practice manager."),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How we check that it is your clinic"), widget=forms.RadioSelect
    )
    speaks = forms.BooleanField(
        label=gettext_lazy("I may speak for this clinic."),
        error_messages={"required": gettext_lazy("Tick this if you may speak for the clinic.")},
    )

    def __init__(self, *args: Any, phone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [c for c in Channel if phone or c is not Channel.PHONE]
        choices = [(c.value, CHANNELS[c]) for c in offered]
        field = self.fields["channel"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        field.initial = choices[0][0]


class CodeForm(Form):
    """The six digits of a claim."""

    code = forms.CharField(
        label=gettext_lazy("The code of six digits"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class ReasonForm(Form):
    """Why an administrator decides as they do."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("For the log and for other administrators. It is kept sealed."),
    )


class OthersForm(Form):
    """Further listings that publish the same telephone."""

    listings = forms.MultipleChoiceField(
        label=gettext_lazy("Answer for these as well"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["listings"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices


class AccountForm(Form):
    """Somebody who gets a link into an account, from an administrator's hands."""

    email = email_field(gettext_lazy("Their e-mail address"))
    name = forms.CharField(label=gettext_lazy("Their name"), max_length=120)


class CloseForm(Form):
    """That an owner means it."""

    sure = forms.BooleanField(
        label=gettext_lazy("I have read this, and want to close the clinic here."),
        error_messages={"required": gettext_lazy("Tick this if you want to close the clinic.")},
    )
