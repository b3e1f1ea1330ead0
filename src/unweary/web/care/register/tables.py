"""The tables of an edition.

Ids nest: a practice's is `clinician * PLACES + n`, a listing's is `practice * DISCIPLINES + n`,
so that either leads to the other without a join, and ids stay the same from one import to the
next. The listing with n = 0 is the practice's primary discipline.
"""

from __future__ import annotations

from unweary.web.care.register.engine import Engine

PLACES = 1024  # practices that one clinician can have
CLINICIANS = 1 << 36  # clinicians that one source can have
NO_BAND = -1  # of a listing without a position
HIDDEN = -2  # of one that another registry lists too: searches pass over it

COLUMNS: dict[str, str] = {
    "source": "no BIGINT, id TEXT, name TEXT, country TEXT, licence TEXT, as_of TEXT,"
    " closed_as_of TEXT, loaded_at TEXT, listings BIGINT",
    "discipline": "no BIGINT, name TEXT, listings BIGINT",
    "clinician": "id KEY, source BIGINT, code TEXT, npi TEXT, who TEXT, name TEXT,"
    " credential TEXT, gender TEXT, confirmed_on TEXT, touched_by BIGINT",
    "practice": "id KEY, slot TEXT, lines TEXT, town TEXT, region TEXT, postcode TEXT,"
    " country TEXT, phone TEXT, extension TEXT, clinic TEXT, facts TEXT, located TEXT",
    "listing": "id KEY, discipline BIGINT, band BIGINT, lat REAL8, lon REAL8, flags BIGINT",
    "spoken": "practice BIGINT, language TEXT",
    "accepted": "practice BIGINT, network TEXT",
    "name_word": "word WORD, clinician BIGINT",
    "also_named": "clinician BIGINT, name TEXT, further BIGINT",
    "endpoint": "clinician BIGINT, kind TEXT, address TEXT, purpose TEXT",
    "successor": "source BIGINT, code TEXT, next TEXT",
    "place": "id KEY, country TEXT, code TEXT, name TEXT, folded WORD, region TEXT, kind TEXT,"
    " population BIGINT, band BIGINT, lat REAL8, lon REAL8, origin TEXT",
    "crowd": "discipline BIGINT, cell BIGINT, listings BIGINT",
    "hidden": "id KEY",
    "total": "name TEXT, value TEXT, amount BIGINT",
    "stated": "discipline BIGINT, name TEXT, value TEXT, listings BIGINT",
    "import_run": "no BIGINT, source TEXT, piece TEXT, fingerprint TEXT, terms TEXT, as_of TEXT,"
    " ended_at TEXT, tally TEXT",
    "progress": "plan TEXT, step BIGINT, done BIGINT, kept TEXT, next_run BIGINT",
}

Index = tuple[str, str, str]  # name, table, columns

FOR_PLACES: tuple[Index, ...] = (
    ("place_code", "place", "country, code, kind"),
    ("place_any_code", "place", "code"),
    ("place_name", "place", "folded, country, region"),
    ("place_near", "place", "kind, band, lon"),
)
FOR_KEYS: tuple[Index, ...] = (("clinician_code", "clinician", "code, source"),)
FOR_CHANGES: tuple[Index, ...] = (
    ("spoken_practice", "spoken", "practice, language"),
    ("accepted_practice", "accepted", "practice, network"),
    ("word_clinician", "name_word", "clinician, word"),
    ("also_clinician", "also_named", "clinician"),
    ("endpoint_clinician", "endpoint", "clinician"),
)
FOR_SEARCH: tuple[Index, ...] = (
    ("listing_near", "listing", "discipline, band, lon, lat, flags"),
    ("word_prefix", "name_word", "word, clinician"),
    ("practice_phone", "practice", "phone"),
    ("successor_code", "successor", "code, source"),
    ("crowd_cell", "crowd", "discipline, cell, listings"),
)


def create_tables(engine: Engine) -> None:
    """All tables, empty, and the indices that reading places needs."""
    for name, columns in COLUMNS.items():
        for word, kind in engine.types.items():
            columns = columns.replace(word, kind)
        engine.run(f"CREATE TABLE @{name} ({columns})")
    create_indices(engine, FOR_PLACES)


def create_indices(engine: Engine, indices: tuple[Index, ...]) -> None:
    """Those that are not there yet."""
    for name, table, columns in indices:
        ending = engine.index_ends_with if table == "listing" else ""
        engine.run(f"CREATE INDEX IF NOT EXISTS {name} ON @{table} ({columns}{ending})")
