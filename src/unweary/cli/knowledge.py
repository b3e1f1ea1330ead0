"""`knowledge`: look at what is known, check it, compare two versions."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterator
from dataclasses import asdict
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from unweary.cli.reading import refuse
from unweary.knowledge.base import Knowledge
from unweary.knowledge.differ import ROOMS, differences
from unweary.knowledge.lint import lint
from unweary.knowledge.lint_pages import cited_by, lint_pages
from unweary.knowledge.pages import Guide, prose_in, read_guide, shipped_prose
from unweary.knowledge.parse import PROSE, BadKnowledge, read, shipped, shipped_files

AS_JSON = click.option("--json", "as_json", is_flag=True, help="print it for a program")


@click.group("knowledge")
def knowledge_group() -> None:
    """Findings, explanations, rules, treatments and their sources.

    \b
    Example:
      unweary knowledge show cauda_equina_syndrome
    """


@knowledge_group.command("lint")
@click.argument("folder", required=False)
@AS_JSON
def lint_command(folder: str | None, *, as_json: bool) -> None:
    """Report every problem of the shipped knowledge, or of FOLDER. Exit code 1 if there is one.

    \b
    Example:
      unweary knowledge lint
    """
    try:
        knowledge = _read(folder)
        guides = _guides(folder)
        cited = {source for guide in guides for source in cited_by(guide)}
        found = [*lint(knowledge, today=date.today(), cited=cited)]
        for guide in guides:
            found += lint_pages(guide, knowledge, today=date.today(), pictures=_pictures())
        problems = [str(p) for p in found]
    except BadKnowledge as error:
        problems = list(error.problems)
    if as_json:
        click.echo(json.dumps({"problems": problems}, indent=2, ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(problem)
        click.echo(f"{len(problems)} problems" if problems else "No problems.")
    sys.exit(1 if problems else 0)


@knowledge_group.command("list")
@click.argument("room", required=False, type=click.Choice(ROOMS))
@AS_JSON
def list_command(room: str | None, *, as_json: bool) -> None:
    """List the entries of one ROOM, or of all.

    \b
    Example:
      unweary knowledge list rules
    """
    rows = list(_rows(shipped(), room))
    if as_json:
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['room']:<13} {row['id']:<44} {row['title']}")


@knowledge_group.command("show")
@click.argument("id")
@AS_JSON
def show_command(id: str, *, as_json: bool) -> None:
    """Show the file of one entry, whatever it is.

    \b
    Example:
      unweary knowledge show saddle_numbness
    """
    files = {path: text for path, text in shipped_files().items() if path.endswith(f"/{id}.toml")}
    now = shipped().formerly.get(id)
    if not files and now:
        files = {p: t for p, t in shipped_files().items() if p.endswith(f"/{now}.toml")}
    if not files:
        refuse(f'There is no entry "{id}". `unweary knowledge list` shows them all.')
    if as_json:
        entries = [_entry(path) for path in files]
        click.echo(json.dumps(entries, indent=2, ensure_ascii=False, default=str))
        return
    for path, text in files.items():
        click.echo(f"# {path}\n{text}")


@knowledge_group.command("diff")
@click.argument("before")
@click.argument("after", required=False)
@AS_JSON
def diff_command(before: str, after: str | None, *, as_json: bool) -> None:
    """What changed from the folder BEFORE to AFTER, or to the shipped knowledge.

    \b
    Example:
      unweary knowledge diff ../older/data
    """
    try:
        found = differences(_read(before), _read(after))
    except BadKnowledge as error:
        refuse("\n".join(error.problems))
    if as_json:
        click.echo(json.dumps([asdict(d) for d in found], indent=2, ensure_ascii=False))
        return
    for difference in found:
        click.echo(str(difference))
    click.echo(f"{len(found)} differences" if found else "No difference.")


@knowledge_group.command("graph")
@click.argument("id", required=False)
@AS_JSON
def graph_command(id: str | None, *, as_json: bool) -> None:
    """The links of findings, explanations and rules as a Graphviz graph, all or around ID.

    \b
    Example:
      unweary knowledge graph lumbar_spinal_stenosis | dot -Tsvg > graph.svg
    """
    edges = sorted(set(_edges(shipped())))
    if id is not None:
        edges = [e for e in edges if id in e[:2]]
        if not edges:
            refuse(f'Nothing is linked to "{id}". `unweary knowledge list` shows every id.')
    if as_json:
        rows = [dict(zip(("from", "to", "label"), edge, strict=True)) for edge in edges]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    click.echo("digraph knowledge {\n  rankdir=LR;")
    for start, end, label in edges:
        click.echo(f'  "{start}" -> "{end}" [label="{label}"];')
    click.echo("}")


def _read(folder: str | None) -> Knowledge:
    if folder is None:
        return shipped()
    root = Path(folder)
    if not root.is_dir():
        refuse(f"There is no folder {folder}.")
    texts = {}
    for path in sorted(root.rglob("*.toml")):
        name = path.relative_to(root).as_posix()
        if name.startswith(PROSE):
            continue
        try:
            texts[name] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            refuse(f"{name} is not text in UTF-8.")
        except OSError as error:
            refuse(f"{name} cannot be read: {error.strerror or error}.")
    return read(texts)


def _guides(folder: str | None) -> tuple[Guide, ...]:
    """The pages, words and facts of every language that there is."""
    try:
        files = shipped_prose() if folder is None else prose_in(Path(folder))
    except UnicodeDecodeError as error:
        refuse(f"A page below {folder} is not text in UTF-8: {error.reason}.")
    languages = sorted({path.split("/")[1] for path in files if path.startswith("pages/")})
    return tuple(read_guide(files, language=language) for language in languages)


def _pictures() -> Collection[str] | None:
    """Ids of the picture library, None where this installation has none."""
    if find_spec("unweary.drawing.pictures") is None:
        return None
    library: Collection[str] = import_module("unweary.drawing.pictures").PICTURES
    return library


def _rows(knowledge: Knowledge, only: str | None) -> Iterator[dict[str, str]]:
    for room in (only,) if only else ROOMS:
        for id, entry in sorted(getattr(knowledge, room).items()):
            title = next(
                (t for k in ("label", "name", "title") if (t := getattr(entry, k, ""))), ""
            )
            yield {"room": room, "id": id, "title": title}


def _entry(path: str) -> dict[str, Any]:
    room, _, name = path.partition("/")
    return {"room": room, **asdict(getattr(shipped(), room)[name.removesuffix(".toml")])}


def _edges(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    for e in knowledge.explanations.values():
        for clue in e.clues:
            if clue.use:
                for finding in clue.test.findings():
                    yield finding, e.id, f"{clue.present:g} / {clue.absent:g}"
    for r in knowledge.rules.values():
        for finding in r.when.findings():
            yield finding, r.id, r.level.id
        for id in r.about:
            yield r.id, id, "guards"
