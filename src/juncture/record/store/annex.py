"""Tables that stand beside the record in the same database, with a number of schema of their own.

An annex is made when it is first asked for and brought forward on its own: the record knows nothing of it.
What is derived is made anew instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, MetaData, delete, insert, select, text

from juncture.record.problems import StoreError
from juncture.record.store import schema
from juncture.record.store.session import Session

#: SQL for ``any`` database, then for one of them by its name.
Statements = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Annex:
    """Tables under one name: ``steps`` lead from each of their schemas to the next, ``beyond`` makes what is no table.

    A ``derived`` annex needs no steps: ``undone`` takes it away, and it is made in its present form.
    """

    name: str
    version: int
    tables: MetaData
    steps: Mapping[int, Statements] = field(default_factory=dict)
    beyond: Statements = field(default_factory=dict)
    derived: bool = False
    undone: Statements = field(default_factory=dict)

    def held(self, connection: Connection) -> int | None:
        """The schema in which a store holds it; None where it does not."""
        said = connection.execute(select(schema.about.c.value).where(schema.about.c.key == self.name)).scalar()
        return int(said) if said is not None else None

    def prepare(self, session: Session) -> None:
        """Make it where it is not there yet, or bring it forward, in one step.

        Raises :class:`StoreError` for one that a newer release wrote.
        """
        with session.reading() as connection:
            if self.held(connection) == self.version:
                return
        with session.writing() as connection:
            session.hold(connection, None)
            version = self.held(connection)
            if version is not None and version > self.version and not self.derived:
                raise StoreError(
                    f"the {self.name} of the store {session.name!r} were written by a newer release (schema {version}; "
                    f"this one knows {self.version}). Install that release to use them."
                )
            if version != self.version:
                self._bring(connection, version)

    def _bring(self, connection: Connection, version: int | None) -> None:
        if version is None or self.derived:
            if version is not None:
                _run(connection, self.undone)
                self.tables.drop_all(connection)
            self.tables.create_all(connection)
            _run(connection, self.beyond)
        else:
            for step in range(version, self.version):
                _run(connection, self.steps[step])
        connection.execute(delete(schema.about).where(schema.about.c.key == self.name))
        connection.execute(insert(schema.about), {"key": self.name, "value": str(self.version)})

    def remove(self, connection: Connection) -> None:
        """Take it out of a store."""
        if self.held(connection) is not None:
            _run(connection, self.undone)
            self.tables.drop_all(connection)
            connection.execute(delete(schema.about).where(schema.about.c.key == self.name))


def _run(connection: Connection, statements: Statements) -> None:
    for statement in (*statements.get("any", ()), *statements.get(connection.dialect.name, ())):
        connection.execute(text(statement))
