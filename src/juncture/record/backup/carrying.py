"""All that one store holds, brought into another: dossiers with journals and texts, and annexes row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, insert, select, text

from juncture.record.copying import carry
from juncture.record.store.annex import Annex
from juncture.record.store.sql import SqlStore

_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Kept:
    """An annex, and those of its tables whose rows outlast the day."""

    annex: Annex
    tables: tuple[Table, ...]


def carry_all(source: SqlStore, target: SqlStore, kept: Sequence[Kept]) -> None:
    """In one step, from one moment of the source; the tables of annexes are there in the target already."""
    with source.snapshot(), target.step():
        for head in source.dossiers():
            carry(source, target, head.id)
        with source.reading() as before, target.writing() as after:
            for one in kept:
                if one.annex.held(before) is not None:
                    for table in one.tables:
                        _carry_rows(before, after, table)


def _carry_rows(before: Connection, after: Connection, table: Table) -> None:
    query = select(table).order_by(*table.primary_key.columns)
    with before.execute(query, execution_options={"yield_per": _BATCH}) as rows:
        for batch in rows.mappings().partitions(_BATCH):
            after.execute(insert(table), [dict(row) for row in batch])
    numbered = table.autoincrement_column
    if numbered is not None and after.dialect.name == "postgresql":
        last = f'SELECT coalesce(max("{numbered.name}"), 0) + 1 FROM "{table.name}"'
        after.execute(
            text(f"SELECT setval(pg_get_serial_sequence('{table.name}', '{numbered.name}'), ({last}), false)")
        )
