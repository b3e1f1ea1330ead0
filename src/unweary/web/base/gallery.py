"""The gallery: every part drawn with its own examples."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

PARTS = Path(__file__).parent / "parts"


@dataclass(frozen=True)
class Example:
    """One part drawn with one set of values."""

    title: str
    drawn: SafeString


@dataclass(frozen=True)
class PartPage:
    """A part with all its examples."""

    name: str
    examples: tuple[Example, ...]


def part_names() -> tuple[str, ...]:
    """The folders of `parts`, in order."""
    return tuple(sorted(f.name for f in PARTS.iterdir() if (f / "part.html").is_file()))


def examples_of(part: str) -> Mapping[str, Mapping[str, Any]]:
    """Example title -> values, from the part's own `examples.toml`."""
    return tomllib.loads((PARTS / part / "examples.toml").read_text(encoding="utf-8"))


def gallery_page() -> tuple[PartPage, ...]:
    """Every part, drawn."""
    return tuple(
        PartPage(
            name,
            tuple(
                Example(title, render_to_string(f"{name}/part.html", dict(values)))
                for title, values in examples_of(name).items()
            ),
        )
        for name in part_names()
    )
