"""The message catalogue of one language: every string that is not the prose of a page.

`make messages LANGUAGE=es` writes src/unweary/web/locale/es/LC_MESSAGES/django.po with every string
of templates, Python, pictures and knowledge that pages translate, keeps what was translated before,
and compiles what there is. Strings come from where they stand, so none is listed by hand.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib.metadata import version
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from unweary.drawing.pictures import PICTURES
from unweary.exchange.exercise_pictures import AGAIN, RESTING, THINGS
from unweary.knowledge import base, exercise, values
from unweary.knowledge.pages import HEADINGS, shipped_guide
from unweary.knowledge.parse import shipped
from unweary.knowledge.value_paths import spelt_out

SOURCE = Path(__file__).parent.parent / "src"
LOCALE = SOURCE / "unweary/web/locale"
LETTER = re.compile(r"[^\W\d_]")
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "gettext_noop": None, "say": None}
# What pages translate of the knowledge: class -> its fields. The rest is for maintainers.
SHOWN: Mapping[type, tuple[str, ...]] = {
    base.Choice: ("label",),
    base.Contributor: ("name", "one_thing", "why"),
    base.Course: ("summary",),
    base.Effect: ("outcome", "comparator", "estimate", "unit"),
    base.Explanation: ("name", "medical_name", "see_clinician", "summary"),
    base.Finding: ("label", "question", "help", "why", "unit"),
    base.Rule: ("title", "why", "do_now"),
    base.Treatment: ("name", "summary", "message", "cautions", "contraindications"),
    exercise.Code: ("name", "what"),
    exercise.Exercise: (
        *("name", "position", "start", "steps", "breathing", "mistakes", "harder_when"),
        *("easier_how", "stop", "muscles", "equipment", "purpose"),
    ),
    exercise.ExerciseFigure: ("stills",),
    exercise.ExerciseLevel: ("name",),
    exercise.ExerciseRules: ("often", "progress", "regress", "stop", "soreness"),
    exercise.PainLight: ("sign", "action"),
    exercise.Programme: ("name", "use_when", "rule"),
    values.Fact: ("words",),
}
SPELT_OUT = {base.Effect: "time", base.Treatment: "dose"}  # read out, not as they stand
Place = tuple[str, int]


def template(root: Path = SOURCE) -> Catalog:
    """Every string with where it stands, untranslated."""
    catalog = _empty()
    for message, place in (*_in_code(root), *_in_templates(root), *_in_rooms()):
        catalog.add(message, locations=[place])
    return catalog


def _in_code(root: Path) -> Iterator[tuple[Any, Place]]:
    for path in sorted(root.rglob("*.py")):
        yield from _found(path.read_bytes(), path.relative_to(root))


def _in_templates(root: Path) -> Iterator[tuple[Any, Place]]:
    for path in sorted((root / "unweary/web").rglob("*.html")):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield from _found(f"({code})".encode(), path.relative_to(root))  # lines need no indent


def _found(code: bytes, path: Path) -> Iterator[tuple[Any, Place]]:
    for line, message, _comments, _context in extract("python", BytesIO(code), KEYWORDS):
        if message:
            yield message, (path.as_posix(), line)


def _in_rooms() -> Iterator[tuple[str, Place]]:
    """What the rooms below the site hold: labels of pictures, knowledge, the words of movement."""
    for picture in PICTURES.values():
        place = (f"picture/{picture.id}", 0)
        yield from ((text, place) for text in (picture.title, picture.text))
        yield from ((text, place) for text in picture.labels.values() if LETTER.search(text))
    for heading in sorted({heading for kind in HEADINGS.values() for heading in kind}):
        yield heading, ("pages/heading", 0)
    for text in (*chain(*RESTING.values()), *THINGS.values(), *AGAIN.values()):
        yield text, ("exercise/in_words", 0)
    yield from _shown(shipped())
    yield from _shown(shipped_guide().facts)


def _shown(held: object, owner: str = "") -> Iterator[tuple[str, Place]]:
    """The texts of all things within, each with what it belongs to."""
    if isinstance(held, Mapping):
        for within in held.values():
            yield from _shown(within, owner)
    elif isinstance(held, tuple):
        for within in held:
            yield from _shown(within, owner)
    elif is_dataclass(held):
        owner = f"{type(held).__name__.lower()}/{getattr(held, 'id', owner)}"
        yield from ((text, (owner, 0)) for text in _texts(held) if LETTER.search(text))
        for field in fields(held):
            yield from _shown(getattr(held, field.name), owner)


def _texts(held: object) -> Iterator[str]:
    """What pages translate of one thing."""
    for name in SHOWN.get(type(held), ()):
        texts = getattr(held, name)
        yield from (texts,) if isinstance(texts, str) else texts
    if name := SPELT_OUT.get(type(held), ""):
        yield spelt_out(getattr(held, name))


def update(language: str, folder: Path = LOCALE) -> tuple[Path, int, int]:
    """Bring the catalogue of a language up to date; its file, strings translated, strings in all.

    What was translated stays; what only looks alike is marked as fuzzy, and is not shown.
    """
    path = folder / language / "LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog = _empty(language)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.update(template(), update_header_comment=False, update_creation_date=False)
    with path.open("wb") as file:
        write_po(file, catalog, sort_by_file=True, width=100)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
    strings = [m for m in catalog if m.id]
    return path, sum(_done(m) for m in strings), len(strings)


def _empty(language: str | None = None) -> Catalog:
    """A catalogue whose head names what it is, and nobody."""
    return Catalog(
        locale=language,
        header_comment=f"# The strings of Unweary in the language {language}. Apache-2.0.",
        project="Unweary",
        version=version("unweary"),
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        fuzzy=False,
    )


def _done(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(texts) and not message.fuzzy


def main() -> None:
    """`python -m tools.messages es`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", help="a language's code: es, pt_BR")
    language = parser.parse_args().language
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        parser.error(f"{language!r} is no code of a language; write es, or pt_BR")
    settings.configure()
    path, done, all = update(language)
    print(f"{path.relative_to(Path.cwd())}: {done} of {all} strings are translated")


if __name__ == "__main__":
    main()
