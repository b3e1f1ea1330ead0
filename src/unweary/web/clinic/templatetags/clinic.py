"""What the pages of the clinic's side share: their header and their form fields."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.template import Context
from django.utils.translation import gettext_lazy

from unweary.web.clinic.models import Staff

register = template.Library()


@register.inclusion_tag("clinic/parts/header.html", takes_context=True)
def clinic_header(context: Context) -> dict[str, Any]:
    """Where somebody is and where else they can go."""
    request = context.request  # type: ignore[attr-defined]  # templates are drawn for a request
    staff = request.user if isinstance(request.user, Staff) else None
    return {"staff": staff, "member": context.get("member"), "here": context.get("here", "")}


@register.inclusion_tag("clinic/parts/field.html")
def field(bound: BoundField, help: str = "", label: str = "") -> dict[str, Any]:
    """One field of a form: label, help, what is wrong, and the control."""
    widget = bound.field.widget
    kind = "box"
    if isinstance(widget, forms.CheckboxSelectMultiple):  # also a kind of RadioSelect's parent
        kind = "ticks"
    elif isinstance(widget, forms.RadioSelect):
        kind = "rows"
    elif isinstance(widget, forms.CheckboxInput):
        kind = "tick"
    hint = help or str(bound.help_text)
    parts = [f"{bound.id_for_label}-help"] * bool(hint) + [f"{bound.id_for_label}-error"] * bool(
        bound.errors
    )
    attrs: dict[str, Any] = {"class": "uw-box"} if kind == "box" else {}
    if parts:
        attrs["aria-describedby"] = " ".join(parts)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    widget.attrs.pop("placeholder", None)
    return {
        "field": bound,
        "kind": kind,
        "label": label or bound.label,
        "help": hint,
        "drawn": bound.as_widget(attrs=attrs) if kind in ("box", "tick") else "",
        "error": bound.errors[0] if bound.errors else "",
    }


WEEK_BOXES = (
    gettext_lazy("%(day)s, from"),
    gettext_lazy("%(day)s, to"),
    gettext_lazy("%(day)s, again from"),
    gettext_lazy("%(day)s, again to"),
)


@register.inclusion_tag("clinic/parts/week_box.html")
def week_box(bound: BoundField, day: str, place: int) -> dict[str, Any]:
    """One time in the table of opening hours; `place` is 1 to 4."""
    value = bound.value()
    return {
        "field": bound,
        "value": f"{value:%H:%M}" if isinstance(value, time) else value or "",
        "label": WEEK_BOXES[place - 1] % {"day": day},
        "error": bound.errors[0] if bound.errors else "",
    }


@register.inclusion_tag("clinic/parts/form_errors.html")
def form_errors(form: forms.BaseForm) -> dict[str, Any]:
    """What has to be mended, above the form, with a link to each place."""
    errors = [
        (error, form[name].id_for_label if name in form.fields else "")
        for name, found in form.errors.items()
        for error in found
    ]
    return {"errors": errors}
