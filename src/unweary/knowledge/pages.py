"""Pages of the guide: Markdown with front matter -> frozen types, or every problem found."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, cached_property
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any

from unweary.knowledge.base import Basis, Review
from unweary.knowledge.kinds import kinds_of, misfit
from unweary.knowledge.parse import BadKnowledge
from unweary.knowledge.values import Fact

LANGUAGE = "en"  # the language that every other falls back to
FENCE = "+++"
REFERENCE = re.compile(r"\{\{\s*(?P<path>[^{}|]*?)\s*(?:\|\s*(?P<form>\w*)\s*)?\}\}")
KINDS = (
    "overview",
    "cause",
    "serious",
    "consequence",
    "treatment",
    "exercise",
    "measure",
    "clinician",
    "claims",
    "habit",
)
_CAUSE = (
    "What it is",
    "What it feels like",
    "Who gets it",
    "What helps",
    "What does not help",
    "What to do today",
    "When to be seen",
)
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "overview": _CAUSE,
    "cause": _CAUSE,
    "serious": _CAUSE,
    "consequence": _CAUSE,
    "treatment": _CAUSE,
    "habit": _CAUSE,
    "exercise": ("What it is", "How to do it", "How much", "Leave it out if", "Stop if"),
    "measure": (
        "What it is",
        "How to do it",
        "What the number means",
        "Leave it out if",
        "Stop if",
        "When to be seen",
    ),
    "clinician": ("What they do", "When to go", "What to expect", "What to bring"),
    "claims": (),  # each heading is a claim
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    "overview": ("What it is", "What helps", "When to be seen"),
    "cause": _CAUSE[:4] + _CAUSE[5:],
    "serious": ("What it is", "What it feels like", "Who gets it", *_CAUSE[5:]),
    "consequence": ("What it is", "What helps", "What to do today", "When to be seen"),
    "treatment": ("What it is", "What helps", "When to be seen"),
    "habit": ("What it is", "What helps", "What to do today", "When to be seen"),
    "exercise": HEADINGS["exercise"],
    "measure": ("What it is", "How to do it", "What the number means", "When to be seen"),
    "clinician": HEADINGS["clinician"],
    "claims": (),
}


@dataclass(frozen=True, slots=True)
class ValueRef:
    """A place in the prose where a value of the knowledge goes."""

    path: str
    form: str  # "", or "brief": without the range


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the Markdown below it."""

    heading: str
    text: str

    @property
    def id(self) -> str:
        """The heading as it stands in an address."""
        return re.sub(r"[^a-z0-9]+", "-", self.heading.lower()).strip("-")


@dataclass(frozen=True)
class Page:
    """One page of the guide, in one language."""

    slug: str
    title: str
    summary: str
    kind: str
    changed: date
    review: Review
    sections: tuple[Section, ...]
    entity: str = ""  # what the knowledge calls the thing that the page is about
    pictures: tuple[str, ...] = ()  # the first leads the page
    related: tuple[str, ...] = ()
    next: str = ""
    words: tuple[str, ...] = ()  # what people type when they look for it
    sources: tuple[str, ...] = ()  # beyond those that its values name
    formerly: tuple[str, ...] = ()  # slugs it had before
    language: str = LANGUAGE

    @property
    def place(self) -> str:
        """The file, as problems name it."""
        return f"pages/{self.language}/{self.slug}.md"

    @property
    def body(self) -> str:
        """All of the prose."""
        return "\n\n".join(section.text for section in self.sections)

    @property
    def values(self) -> tuple[ValueRef, ...]:
        """Every value that the prose names, in order."""
        return tuple(ValueRef(m["path"], m["form"] or "") for m in REFERENCE.finditer(self.body))


@dataclass(frozen=True)
class Term:
    """A word that is explained where it first stands on a page."""

    id: str
    term: str
    means: str
    also: tuple[str, ...] = ()  # other forms: plurals, other spellings
    page: str = ""  # slug of a page with more


@dataclass(frozen=True)
class Guide:
    """All pages, words and facts of one language."""

    language: str
    pages: Mapping[str, Page]
    terms: Mapping[str, Term]
    facts: Mapping[str, Fact]

    @cached_property
    def by_entity(self) -> Mapping[str, str]:
        """Entity -> slug of the page about it."""
        return {page.entity: page.slug for page in self.pages.values() if page.entity}

    @property
    def formerly(self) -> Mapping[str, str]:
        """Old slug -> slug."""
        return {old: page.slug for page in self.pages.values() for old in page.formerly}


@cache
def shipped_guide(language: str = LANGUAGE) -> Guide:
    """The guide that comes with the package, in a language. Raises BadKnowledge."""
    return read_guide(shipped_prose(), language=language)


@cache
def shipped_languages() -> tuple[str, ...]:
    """The languages that have a folder of pages, English first."""
    found = {path.split("/")[1] for path in shipped_prose() if path.startswith("pages/")}
    return (LANGUAGE, *sorted(found - {LANGUAGE}))


@cache
def shipped_prose() -> Mapping[str, str]:
    """The packaged files of pages, terms and facts: path within the data folder -> text."""
    return prose_in(Path(str(resources.files("unweary.knowledge") / "data")))


def prose_in(folder: Path) -> dict[str, str]:
    """The files of pages, terms and facts below a data folder."""
    found = [
        *folder.glob("pages/*/*.md"),
        *folder.glob("terms/*.toml"),
        *folder.glob("facts/*.toml"),
    ]
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in sorted(found)}


def read_guide(files: Mapping[str, str], *, language: str = LANGUAGE) -> Guide:
    """A guide from files (path -> text). Raises BadKnowledge with every problem found."""
    problems: list[str] = []
    pages: dict[str, Page] = {}
    terms: dict[str, Term] = {}
    facts: dict[str, Fact] = {}
    for path, text in sorted(files.items()):
        if path.startswith(f"pages/{language}/"):
            if (page := page_of(path, text, problems)) is not None:
                pages[page.slug] = page
        elif path == f"terms/{language}.toml":
            terms.update(_entries(Term, path, text, problems))
        elif path.startswith("facts/"):
            facts.update(_entries(Fact, path, text, problems))
    if problems:
        raise BadKnowledge(tuple(problems))
    return Guide(language, pages, terms, facts)


def page_of(path: str, text: str, problems: list[str]) -> Page | None:
    """One page, or None with what is wrong added to the problems."""
    front, body = _parted(text)
    if front is None:
        problems.append(f"{path}: does not begin with front matter between lines of {FENCE}")
        return None
    try:
        table = tomllib.loads(front)
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path}: the front matter is not TOML: {error}")
        return None
    before = len(problems)
    review = _made(Review, f"{path}: review", table.pop("review", {}), problems)
    changed = table.pop("changed", None)
    if not isinstance(changed, date):
        problems.append(f"{path}: changed: must be a date like 2026-11-25")
    if table.get("kind") not in KINDS:
        problems.append(f'{path}: kind: "{table.get("kind")}" is none of {", ".join(KINDS)}')
    sections = tuple(_sections(path, body, problems))
    given = {"slug": PurePosixPath(path).stem, "language": PurePosixPath(path).parts[1]}
    page = _made(
        Page, path, table, problems, changed=changed, review=review, sections=sections, **given
    )
    return page if len(problems) == before else None


def _parted(text: str) -> tuple[str | None, str]:
    lines = text.splitlines()
    marks = [i for i, line in enumerate(lines) if line.strip() == FENCE][:2]
    if len(marks) < 2 or marks[0] != 0:
        return None, text
    return "\n".join(lines[1 : marks[1]]), "\n".join(lines[marks[1] + 1 :])


def _sections(path: str, body: str, problems: list[str]) -> Iterator[Section]:
    parts = re.split(r"^## +(.+?) *$", body, flags=re.MULTILINE)
    if parts[0].strip():
        problems.append(f"{path}: text before the first heading; put it below a ## heading")
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        yield Section(heading, text.strip())


def _entries(cls: Any, path: str, text: str, problems: list[str]) -> Iterator[tuple[str, Any]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path}: is not TOML: {error}")
        return
    for id, table in tables.items():
        made: dict[str, Any] = {"id": id}
        if cls is Fact:
            try:
                made["basis"] = Basis(table.get("basis"))
            except ValueError:
                problems.append(f"{path}: {id}: basis: {table.get('basis')!r} is no basis")
                continue
        entry = _made(cls, f"{path}: {id}", table, problems, **made)
        if entry is not None:
            yield id, entry


def _made(cls: Any, place: str, table: Any, problems: list[str], **made: Any) -> Any:
    """A dataclass from a table: lists become tuples, unknown and missing keys are problems."""
    known = {f.name for f in fields(cls)}
    values: dict[str, Any] = dict(made)
    before = len(problems)
    for key, value in table.items():
        if key in made:
            continue
        if key not in known:
            problems.append(f"{place}: {key}: unknown key")
        elif wanted := misfit(value, kinds_of(cls)[key]):
            problems.append(f"{place}: {key}: {value!r} is not {wanted}")
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    try:
        entry = cls(**values)
    except TypeError as error:
        problems.append(f"{place}: {str(error).partition(') ')[2] or error}")
        return None
    return entry if len(problems) == before else None
