"""What an import did, for the host: as text, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from unweary.directory.base import Tally
from unweary.web.care.register.engine import Engine
from unweary.web.care.register.writing import Counted

SHOWN = 15  # codes of one list


@dataclass(slots=True)
class Read:
    """What was read of one file."""

    file: str
    kind: str
    tally: Tally


@dataclass(slots=True)
class Report:
    """An import from end to end. `edition` is "" where nothing was changed."""

    edition: str = ""
    dry_run: bool = False
    nothing_changed: bool = False
    taken_up_at: int = 0  # rows that an import which was stopped had done before
    read: list[Read] = field(default_factory=list)
    counted: Counted = field(default_factory=Counted)
    twice: int = 0  # clinicians that a full set had twice; the later row was kept
    located: dict[str, int] = field(default_factory=dict)  # how well -> practices
    unlocated: dict[str, int] = field(default_factory=dict)  # "US 06012" -> practices
    skipped: list[str] = field(default_factory=list)  # changes older than the full set beside them
    relocated: int = 0  # listings that moved since places were loaded

    def to_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return asdict(self)

    def to_text(self) -> str:
        """A page for a terminal."""
        lines = [f"{name} is older than the full set and was left aside." for name in self.skipped]
        for one in self.read:
            lines += _of_file(one)
        if self.nothing_changed:
            return "\n".join([*lines, "Nothing changed: the directory already holds these files."])
        lines += _of_counts(self.counted, self.twice)
        if self.located:
            lines += _listed("Places, by how well their position is known", self.located)
        if self.unlocated:
            lines += _listed("Postcodes that no table of places has", self.unlocated)
        if self.relocated:
            lines.append(f"{self.relocated:,} listings have a better position now.")
        if self.dry_run:
            lines.append("Nothing was changed: this was a dry run.")
        elif self.edition:
            lines.append(f"Edition {self.edition} of the directory stands.")
        return "\n".join(lines)


def _of_file(one: Read) -> list[str]:
    tally = one.tally
    lines = [f"{one.file} ({one.kind}): {tally.rows:,} rows, {tally.kept:,} kept"]
    for title, counts in (
        ("dropped", tally.dropped),
        ("kept by discipline", tally.disciplines),
        ("codes that are none of ours", tally.unmapped),
        ("notes", tally.notes),
    ):
        if counts:
            lines += ["  " + line for line in _listed(title, counts)]
    return lines


def _of_counts(counted: Counted, twice: int) -> list[str]:
    said = {
        "clinicians added": counted.added,
        "clinicians updated": counted.updated,
        "clinicians closed": counted.closed,
        "left out since they asked for it": counted.left_out,
        "in the report of ended ones, but certified again since": counted.still_active,
        "rows about clinicians that are not in the directory": counted.unknown,
        "places beyond what one clinician can have": counted.too_many_places,
        "rows of a clinician that a later row replaces": twice,
    }
    return [f"{count:,} {what}" for what, count in said.items() if count]


def _listed(title: str, counts: Mapping[str, int]) -> list[str]:
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    lines = [f"{title}:", *(f"  {count:>9,}  {name}" for name, count in ordered[:SHOWN])]
    if len(ordered) > SHOWN:
        lines.append(f"             and {len(ordered) - SHOWN:,} more")
    return lines


def count_positions(engine: Engine, report: Report) -> None:
    """How well positions are known in an edition, and the postcodes that are missing."""
    report.located = dict(
        engine.rows("SELECT located, COUNT(*) FROM @practice GROUP BY located ORDER BY located")
    )
    missing = engine.rows(
        "SELECT country, postcode, COUNT(*) AS n FROM @practice WHERE located <> 'exact' AND"
        " located <> 'postcode' AND postcode <> '' GROUP BY country, postcode"
        " ORDER BY n DESC, country, postcode LIMIT 200"
    )
    report.unlocated = {f"{country} {code}": count for country, code, count in missing}


def tally_to_plain(tally: Tally) -> dict[str, Any]:
    """A tally to be kept with the progress of an import."""
    return asdict(tally)


def tally_from_plain(kept: Mapping[str, Any]) -> Tally:
    """The tally that `tally_to_plain` gave."""
    return Tally(**kept)
