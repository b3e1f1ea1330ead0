"""What a person fills in, read into values. Nothing typed is lost when something is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from unweary.web.care import consent
from unweary.web.care.stated import Contact, Felt, Stated, Story

MOST_WORDS = 500
LEAST_DIGITS, MOST_DIGITS = 7, 15
FIRST_YEAR = 1900
TRAP = "fax_line"  # no person sees this box: who fills it in is a machine

WHAT_FOR = (
    ("first_visit", lazy("A first visit about this problem")),
    ("again", lazy("To come back about a problem that they know")),
    ("second_opinion", lazy("A second opinion")),
    ("question", lazy("A question before I decide")),
    ("other", lazy("Something else")),
)
HOW_LONG = (
    ("", lazy("I would rather not say")),
    ("days", lazy("Less than a week")),
    ("weeks", lazy("One to six weeks")),
    ("months", lazy("Six weeks to three months")),
    ("long", lazy("Longer than three months")),
)
PREFERS = (
    ("either", lazy("Either way")),
    ("phone", lazy("By phone")),
    ("e_mail", lazy("By e-mail")),
)
DAYS = (
    ("monday", lazy("Monday")),
    ("tuesday", lazy("Tuesday")),
    ("wednesday", lazy("Wednesday")),
    ("thursday", lazy("Thursday")),
    ("friday", lazy("Friday")),
    ("saturday", lazy("Saturday")),
    ("sunday", lazy("Sunday")),
)
TIMES = (
    ("morning", lazy("Morning")),
    ("afternoon", lazy("Afternoon")),
    ("evening", lazy("Evening")),
)
KNOWN = (
    ("", lazy("I would rather not say")),
    ("new", lazy("I am new there")),
    ("known", lazy("They know me")),
)
WRONG_CHOICE = {"invalid_choice": lazy("Choose from the list.")}


def _text(most: int, *, required: Any = "") -> forms.CharField:
    return forms.CharField(
        required=bool(required),
        max_length=most,
        error_messages={
            "required": required,
            "max_length": lazy("This is too long. Use %(limit_value)s letters or fewer."),
            "null_characters_not_allowed": lazy("This holds a letter that cannot be sent."),
        },
    )


def _choice(
    choices: tuple[tuple[str, Any], ...], *, required: Any = "", initial: str = ""
) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=choices,
        required=bool(required),
        initial=initial,
        error_messages={"required": required, **WRONG_CHOICE},
    )


class ContactFields(forms.Form):
    """A telephone number and what is checked of one."""

    use_required_attribute = False

    def clean_phone(self) -> str:
        """As typed: people know best how their number is written."""
        phone = str(self.cleaned_data["phone"])
        digits = sum(c.isdigit() for c in phone)
        if phone and not LEAST_DIGITS <= digits <= MOST_DIGITS:
            raise forms.ValidationError(_("Write the whole phone number, such as 202-555-0143."))
        return phone


class RequestForm(ContactFields):
    """The request. `asks_birth_date` and `has_summary` add what belongs to them.

    letters: whether the site can write e-mails at all. felt: what the check was told; it is
    used only where its box is ticked, and never in place of what was typed.
    """

    name = _text(120, required=lazy("Write a name that the clinic can call you by."))
    phone = _text(40)
    email = forms.EmailField(
        required=False,
        max_length=200,
        error_messages={"invalid": lazy("Write the whole e-mail address: name@example.org.")},
    )
    prefers = _choice(PREFERS, initial="either")
    may_leave_message = forms.BooleanField(required=False)
    what_for = _choice(WHAT_FOR, required=lazy("Choose what you would like."))
    from_check = forms.BooleanField(required=False)  # fills in the two that follow
    where = _text(200)
    how_long = _choice(HOW_LONG)
    days = forms.MultipleChoiceField(choices=DAYS, required=False, error_messages=WRONG_CHOICE)
    times = forms.MultipleChoiceField(choices=TIMES, required=False, error_messages=WRONG_CHOICE)
    language = _text(60)
    interpreter = forms.BooleanField(required=False)
    access = _text(200)
    known = _choice(KNOWN)
    insurance = _text(120)
    words = _text(MOST_WORDS)
    under_16 = forms.BooleanField(required=False)
    guardian_name = _text(120)
    guardian_contact = _text(200)
    born_on = forms.DateField(
        required=False,
        error_messages={"invalid": lazy("Write the date as year-month-day, such as 1980-05-31.")},
    )
    share_with_clinic = forms.BooleanField(
        error_messages={"required": lazy("Tick this box if it may be sent. Else nothing is sent.")}
    )
    e_mail = forms.BooleanField(required=False)
    share_summary = forms.BooleanField(required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        initial: Mapping[str, Any] | None = None,
        asks_birth_date: bool = False,
        has_summary: bool = False,
        letters: bool = False,
        felt: Felt | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.felt = felt if felt and (felt.where or felt.how_long) else None
        if self.felt is None:
            del self.fields["from_check"]
        if not asks_birth_date:
            del self.fields["born_on"]
        if not has_summary:
            del self.fields[consent.SUMMARY]
        if not letters:
            del self.fields[consent.E_MAIL]
        self.letters = letters

    def clean_born_on(self) -> date | None:
        """A day in the life of somebody."""
        born = self.cleaned_data["born_on"]
        if born is not None and not (born.year >= FIRST_YEAR and born <= date.today()):
            raise forms.ValidationError(_("Write the day on which you were born."))
        return born  # type: ignore[no-any-return]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        typed = {"phone", "email"} & self.errors.keys()
        phone, email = cleaned.get("phone"), cleaned.get("email")
        if not phone and not email and not typed:
            self.add_error("phone", _("Give a phone number or an e-mail address, or both."))
        if email and not phone and self.letters and not cleaned.get(consent.E_MAIL):
            told = _("Tick this box, so that you can confirm your address. Or give a phone number.")
            self.add_error(consent.E_MAIL, told)
        if cleaned.get("prefers") == "e_mail" and not email and "email" not in self.errors:
            self.add_error("email", _("Write your e-mail address, or choose “By phone”."))
        if cleaned.get("prefers") == "phone" and not phone and "phone" not in self.errors:
            self.add_error("phone", _("Write your phone number, or choose “By e-mail”."))
        if cleaned.get("under_16"):
            if not cleaned.get("guardian_name"):
                self.add_error("guardian_name", _("Write the name of a parent or guardian."))
            if not cleaned.get("guardian_contact"):
                told = _("Write a phone number or e-mail address of the parent or guardian.")
                self.add_error("guardian_contact", told)
        return cleaned

    @property
    def trapped(self) -> bool:
        """Whether the box that no person sees was filled in."""
        return bool(str(self.data.get(TRAP, "")).strip())

    @property
    def stated(self) -> Stated:
        """What was filled in. The form must be valid."""
        given = self.cleaned_data
        child = given["under_16"]
        prefers = given["prefers"] or "either"
        felt = self.felt if self.felt and given["from_check"] else Felt()
        return Stated(
            contact=Contact(
                name=given["name"],
                phone=given["phone"],
                email=given["email"],
                prefers="" if prefers == "either" else prefers,
                may_leave_message=given["may_leave_message"],
                guardian_name=given["guardian_name"] if child else "",
                guardian_contact=given["guardian_contact"] if child else "",
                born_on=given.get("born_on"),
            ),
            story=Story(
                what_for=given["what_for"],
                where=given["where"] or felt.where,
                how_long=given["how_long"] or felt.how_long,
                days=tuple(given["days"]),
                times=tuple(given["times"]),
                language=given["language"],
                interpreter=given["interpreter"],
                access=given["access"],
                known=given["known"],
                insurance=given["insurance"],
                words=given["words"],
            ),
        )

    @property
    def purposes(self) -> tuple[str, ...]:
        """The consents that were given."""
        asked = (consent.SHARE, consent.E_MAIL, consent.SUMMARY)
        return tuple(p for p in asked if self.cleaned_data.get(p))


class EmergencyForm(ContactFields):
    """Letting the clinic know of an emergency: name and number are welcome, not needed."""

    name = _text(120)
    phone = _text(40)
    share_emergency = forms.BooleanField(
        error_messages={"required": lazy("Tick this box if the clinic may be told.")}
    )

    @property
    def stated(self) -> Stated:
        """What was filled in. The form must be valid."""
        given = self.cleaned_data
        return Stated(contact=Contact(name=given["name"], phone=given["phone"]))


class MessageForm(forms.Form):
    """Words to the clinic."""

    message = _text(MOST_WORDS, required=lazy("Write what the clinic should know."))
    use_required_attribute = False


class FindForm(forms.Form):
    """Reference and e-mail, for a new link."""

    reference = _text(20, required=lazy("Write the reference, such as K7QF-2M9D."))
    email = forms.EmailField(
        max_length=200,
        error_messages={
            "required": lazy("Write the e-mail address that you gave."),
            "invalid": lazy("Write the whole e-mail address: name@example.org."),
        },
    )
    use_required_attribute = False


KEPT = tuple(
    name
    for name in RequestForm.base_fields
    if name not in (consent.SHARE, consent.E_MAIL, consent.SUMMARY, "from_check")
)
LISTS = ("days", "times")
MOST_KEPT = 2_000  # letters of one field in a draft


def kept_of(posted: MultiValueDict[str, str]) -> dict[str, Any]:
    """What of a form is kept as a draft: everything typed and chosen, but no consent."""
    kept: dict[str, Any] = {}
    for name in KEPT:
        if name in LISTS:
            values = [v[:MOST_KEPT] for v in posted.getlist(name)][:10]
            if values:
                kept[name] = values
        elif value := str(posted.get(name, ""))[:MOST_KEPT]:
            kept[name] = value
    return kept
