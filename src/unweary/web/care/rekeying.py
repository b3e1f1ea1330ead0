"""Sealed columns, sealed anew with the first key, so that an old key can be taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models.functions import Cast

from unweary.web.base.sealed import CannotOpen, seal, sealed_columns, unseal

BATCH = 500


@dataclass(frozen=True)
class Column:
    """One sealed column, and how many of its values are under which key."""

    name: str  # "care.carerequest.contact"
    new: int  # under the first key already
    old: int  # still under another
    lost: int  # no key opens them


def look() -> tuple[Column, ...]:
    """Every sealed column as it stands. Changes nothing."""
    return tuple(_column(model, name) for model, names in sealed_columns() for name in names)


def reseal(*, batch: int = BATCH) -> int:
    """Seal anew what is under an old key, in small transactions. Stopped halfway, run it again.

    Returns how many values were sealed anew. Those that no key opens stay as they are.
    """
    done = 0
    for model, names in sealed_columns():
        for name in names:
            for keys in _batches(model, batch):
                done += _reseal(model, name, keys)
    return done


@transaction.atomic
def _reseal(model: type[models.Model], name: str, keys: list[Any]) -> int:
    done = 0
    rows = model._default_manager.filter(pk__in=keys).select_for_update()
    list(rows.values_list("pk"))  # held until the end of the batch
    for key, sealed in _sealed(model, name, keys):
        if not sealed or _under_first(sealed):
            continue
        try:
            anew = seal(unseal(sealed))
        except CannotOpen:
            continue
        done += _write(model, name, key, sealed, anew)
    return done


def _column(model: type[models.Model], name: str) -> Column:
    new = old = lost = 0
    for keys in _batches(model, BATCH):
        for _key, sealed in _sealed(model, name, keys):
            if not sealed:
                continue
            if _under_first(sealed):
                new += 1
                continue
            try:
                unseal(sealed)
            except CannotOpen:
                lost += 1
            else:
                old += 1
    return Column(f"{model._meta.label_lower}.{name}", new, old, lost)


def _batches(model: type[models.Model], size: int) -> Iterator[list[Any]]:
    """Keys of all rows, a batch at a time; rows that are added meanwhile use the first key."""
    rows = model._default_manager.order_by("pk")
    keys = list(rows.values_list("pk", flat=True)[:size])
    while keys:
        yield keys
        keys = list(rows.filter(pk__gt=keys[-1]).values_list("pk", flat=True)[:size])


def _sealed(model: type[models.Model], name: str, keys: list[Any]) -> list[tuple[Any, str]]:
    """The column as the database has it, unopened."""
    plain = Cast(name, models.TextField())
    rows = model._default_manager.filter(pk__in=keys).annotate(as_it_lies=plain)
    return list(rows.values_list("pk", "as_it_lies"))


def _write(model: type[models.Model], name: str, key: Any, was: str, anew: str) -> int:
    """Put the new text in place, unless somebody changed the row meanwhile."""
    pk = model._meta.pk
    assert pk is not None, "every model has a primary key"
    quoted = connection.ops.quote_name
    table, column, where = quoted(model._meta.db_table), quoted(name), quoted(str(pk.column))
    value = pk.get_db_prep_value(key, connection)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = %s WHERE {where} = %s AND {column} = %s",
            [anew, value, was],
        )
        return int(cursor.rowcount)


def _under_first(sealed: str) -> bool:
    try:
        Fernet(settings.RECORD_KEYS[0]).decrypt(sealed.encode("ascii"))
    except InvalidToken:
        return False
    return True
