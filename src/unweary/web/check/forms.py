"""Text from a browser -> replies. What cannot be read says what to do, and loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unweary.knowledge.answers import BadReply, read_reply, write_reply
from unweary.knowledge.base import UNSURE, Answers, Choice, Finding, Kind, Knowledge, Reply
from unweary.web.check.screens import Shown

UNSURE_VALUE = UNSURE.value
LEAVE = "leave"
MOST_WORDS = 800  # characters: they travel in a cookie until confirmed
WITHOUT_UNSURE = frozenset({"sex_at_birth"})  # its last choice already says so


class ReplyField(forms.Field):
    """One finding's reply: radio rows, or a box for a number with "not sure" beside it."""

    def __init__(self, finding: Finding, *, also: float | None = None) -> None:
        super().__init__(required=True, label=finding.question or finding.label)
        self.finding = finding
        self.rows = rows_of(finding, also=also)

    @property
    def typed(self) -> bool:
        """Whether the reply is typed into a box, not chosen."""
        return self.finding.kind is Kind.NUMBER and not self.finding.presets

    def to_python(self, value: Any) -> Reply | None:
        if value in (None, ""):
            return None
        try:
            return read_reply(self.finding, str(value).strip())
        except BadReply as error:
            raise forms.ValidationError(self._wrong(), code="impossible") from error

    def validate(self, value: Any) -> None:
        if value is None:
            raise forms.ValidationError(self._missing(), code="missing")

    def _missing(self) -> str:
        if self.finding.id == "age_years":
            return _("Type an age in years, or choose “I would rather not say”.")
        if self.finding.id in WITHOUT_UNSURE:
            return _("Choose an answer. “I would rather not say” is a good one.")
        if self.typed:
            return _("Type a number, or choose “Not sure”.")
        return _("Choose an answer. “Not sure” is a good one.")

    def _wrong(self) -> str:
        if self.finding.kind is not Kind.NUMBER:
            return self._missing()
        least, most = self.finding.least, self.finding.most
        if least is None or most is None:
            return _("Type a number, such as 12.")
        return _("Type a number from %(least)s to %(most)s.") % {
            "least": f"{least:g}",
            "most": f"{most:g}",
        }


class NumberOrUnsure(forms.Widget):
    """Reads a number from its box, unless "not sure" is ticked beside it."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        typed = str(data.get(name, "")).strip()
        if typed:
            return typed
        return UNSURE_VALUE if data.get(f"{name}-unsure") else None


def rows_of(finding: Finding, *, also: float | None = None) -> tuple[Choice, ...]:
    """The replies to choose from, in order. `also`: a number given in words that is no preset."""
    if finding.kind is Kind.YES_NO:
        rows = [Choice("yes", _("Yes")), Choice("no", _("No"))]
    elif finding.kind is Kind.CHOICE:
        rows = list(finding.choices)
    else:
        rows = [Choice(f"{p.number:g}", p.label) for p in finding.presets]
        if also is not None and rows and f"{also:g}" not in {row.id for row in rows}:
            rows.insert(0, Choice(f"{also:g}", f"{also:g} {finding.unit}"))
    if finding.id not in WITHOUT_UNSURE:
        rows.append(Choice(UNSURE_VALUE, unsure_label(finding)))
    return tuple(rows)


def unsure_label(finding: Finding) -> str:
    """What "not sure" is called for this question."""
    if finding.id == "age_years":
        return _("I would rather not say")
    if finding.private:
        return _("Not sure, or would rather not say")
    return _("Not sure")


class ScreenForm(forms.Form):
    """The replies of one screen: rows to tick with "none of these", and questions beside them.

    each: every row is asked for itself, with yes, no and not sure.
    ticks_required: False lets the rows to tick wait for a later screen.
    """

    use_required_attribute = False

    def __init__(
        self,
        shown: Shown,
        data: Any = None,
        *,
        standing: Answers,
        each: bool = False,
        ticks_required: bool = True,
    ) -> None:
        super().__init__(data, initial=_initial(shown, standing), prefix=None)
        self.shown = shown
        self.each = each
        self.ticks_required = ticks_required
        asked = (*shown.fields, *shown.ticks) if each else shown.fields
        for finding in asked:
            given = standing.get(finding.id)
            also = given if isinstance(given, float) else None
            field = ReplyField(finding, also=also)
            if field.typed:
                field.widget = NumberOrUnsure()
            self.fields[finding.id] = field
        if shown.ticks and not each:
            self.fields["ticked"] = forms.MultipleChoiceField(
                choices=[(f.id, f.label) for f in shown.ticks],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                error_messages={"invalid_choice": gettext_lazy("Choose from the list.")},
            )
            self.fields["none"] = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for id in self.fields:
            if str(self.data.get(id, "")).strip() and self.data.get(f"{id}-unsure"):
                told = _("You typed a number and ticked the line below it. Choose one of the two.")
                self.add_error(id, told)
        if "ticked" in self.fields and "ticked" not in self.errors:
            ticked, none = cleaned.get("ticked"), cleaned.get("none")
            if not ticked and not none and self.ticks_required:
                self.add_error("ticked", _("Tick what applies, or choose “None of these”."))
            if ticked and none:
                self.add_error(
                    "ticked", _("You ticked something and “None of these”. Choose one of the two.")
                )
        return cleaned

    @property
    def replies(self) -> dict[str, Reply]:
        """Finding -> reply, of a valid form. A row left unticked is a "no"."""
        replies: dict[str, Reply] = {
            id: reply for id, reply in self.cleaned_data.items() if id not in ("ticked", "none")
        }
        if self.cleaned_data.get("ticked") or self.cleaned_data.get("none"):
            ticked = set(self.cleaned_data["ticked"])
            replies |= {f.id: f.id in ticked for f in self.shown.ticks}
        return replies

    @property
    def readable(self) -> dict[str, Reply]:
        """What can be kept where a screen is left half done: valid fields, and rows ticked."""
        self.full_clean()
        kept = {id: v for id, v in self.cleaned_data.items() if id not in ("ticked", "none")}
        return kept | dict.fromkeys(self.cleaned_data.get("ticked", ()), True)


def _initial(shown: Shown, standing: Answers) -> dict[str, Any]:
    plain = {f.id: str(write_reply(standing[f.id])) for f in shown.findings if f.id in standing}
    rows = [standing.get(f.id) for f in shown.ticks]
    ticked = [f.id for f in shown.ticks if standing.get(f.id) is True]
    none = bool(rows) and all(reply is False for reply in rows)
    return {**plain, "ticked": ticked, "none": none}


class WordsField(forms.CharField):
    """Text whose line breaks count as one character each, as they do in the browser."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class WordsForm(forms.Form):
    """The complaint in the person's own words."""

    use_required_attribute = False
    words = WordsField(
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea,
        error_messages={
            "max_length": gettext_lazy("Please say it in fewer words: up to 800 characters.")
        },
    )


def confirmed_replies(knowledge: Knowledge, data: Mapping[str, Any]) -> dict[str, Reply]:
    """What the person confirmed of what we understood. Whatever is not a reply is left out."""
    replies: dict[str, Reply] = {}
    for id, raw in data.items():
        finding = knowledge.findings.get(id)
        if finding is None or not finding.asked or raw in ("", LEAVE):
            continue
        try:
            replies[id] = read_reply(finding, raw)
        except BadReply:
            continue
    return replies
