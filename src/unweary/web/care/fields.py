"""Fields of a form as the parts of the interface draw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField, Form


@dataclass(frozen=True)
class Typed:
    """One line to type into, or a box where `rows` is more than one."""

    id: str
    name: str
    label: str
    value: str
    help: str
    error: str
    kind: str  # "text", "tel", "email" or "date"
    autocomplete: str
    most: int
    rows: int
    optional: bool

    @property
    def described_by(self) -> str:
        """The ids of the texts that belong to the field."""
        return _described(self.id, self.help, self.error)


@dataclass(frozen=True)
class Option:
    """One row to choose."""

    id: str
    value: str
    label: str
    checked: bool


@dataclass(frozen=True)
class Choices:
    """Rows to choose from: one ("radio"), or any number ("checkbox"). No legend for a lone tick."""

    id: str
    name: str
    legend: str
    kind: str
    options: tuple[Option, ...]
    help: str
    error: str
    compact: bool  # short rows, side by side
    optional: bool

    @property
    def described_by(self) -> str:
        """The ids of the texts that belong to the field."""
        return _described(self.id, self.help, self.error)


@dataclass(frozen=True)
class Group:
    """Fields that belong together, and why the recipient needs them."""

    id: str
    title: str
    why: str
    fields: tuple[Typed | Choices, ...]
    folded: bool = False
    opened: bool = False  # a folded one that holds something


def typed(
    form: Form,
    name: str,
    label: str,
    *,
    help: str = "",
    kind: str = "text",
    autocomplete: str = "off",
    rows: int = 1,
    optional: bool = False,
) -> Typed:
    """A field of the form to type into."""
    bound = form[name]
    value = bound.value()
    return Typed(
        id=f"f-{name}",
        name=name,
        label=label,
        value="" if value is None else str(value),
        help=help,
        error=_error(bound),
        kind=kind,
        autocomplete=autocomplete,
        most=int(getattr(bound.field, "max_length", None) or 200),
        rows=rows,
        optional=optional,
    )


def choices(
    form: Form,
    name: str,
    legend: str,
    *,
    help: str = "",
    many: bool = False,
    compact: bool = False,
    optional: bool = False,
) -> Choices:
    """A field of the form to choose in."""
    bound = form[name]
    given = bound.value() or ([] if many else "")
    chosen = {str(v) for v in given} if many else {str(given)}
    rows = tuple(
        Option(f"f-{name}-{value or 'none'}", str(value), str(label), str(value) in chosen)
        for value, label in bound.field.choices  # type: ignore[attr-defined]
    )
    return Choices(
        id=rows[0].id,
        name=name,
        legend=legend,
        kind="checkbox" if many else "radio",
        options=rows,
        help=help,
        error=_error(bound),
        compact=compact,
        optional=optional,
    )


def tick(form: Form, name: str, label: str, *, help: str = "") -> Choices:
    """One box to tick."""
    bound = form[name]
    row = Option(f"f-{name}", "on", label, bool(bound.value()))
    return Choices(f"f-{name}", name, "", "checkbox", (row,), help, _error(bound), False, True)


def errors_of(form: Form, fields: Sequence[Typed | Choices]) -> tuple[tuple[str, str], ...]:
    """What has to be mended, in the order of the page, each with the place to mend it."""
    return tuple((field.error, field.id) for field in fields if field.error)


def opened(form: Form, names: Sequence[str], usual: Mapping[str, Any] | None = None) -> bool:
    """Whether one of these holds something, or has to be mended."""
    plain = usual or {}
    there = [name for name in names if name in form.fields]
    return any(form[n].value() not in (None, "", [], False, plain.get(n)) for n in there) or any(
        form.errors.get(n) for n in there
    )


def _error(bound: BoundField) -> str:
    return str(bound.errors[0]) if bound.errors else ""


def _described(id: str, help: str, error: str) -> str:
    parts = [f"{id}-error"] * bool(error) + [f"{id}-help"] * bool(help)
    return " ".join(parts)
