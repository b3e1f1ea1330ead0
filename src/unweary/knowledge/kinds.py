"""Whether a value from a file is of the kind that an entry's field takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

NAMES = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}


@cache
def kinds_of(cls: type) -> Mapping[str, Any]:
    """Field -> the kind that it takes."""
    return get_type_hints(cls)


def misfit(value: object, kind: Any) -> str:
    """What the value should be, or "" where it fits. Kinds that files do not hold always fit."""
    if get_origin(kind) in (Union, UnionType):
        told = [misfit(value, one) for one in get_args(kind) if one is not type(None)]
        return "" if value is None or "" in told else told[0]
    if get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis:
        if isinstance(value, list) and all(not misfit(v, get_args(kind)[0]) for v in value):
            return ""
        return f"a list of {NAMES.get(get_args(kind)[0], 'entries')}"
    if kind is float:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
    elif kind is int:
        fits = isinstance(value, int) and not isinstance(value, bool)
    elif kind in NAMES:
        fits = isinstance(value, kind)
    else:
        return ""
    return "" if fits else NAMES[kind]
