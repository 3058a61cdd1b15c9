"""The index of a store: its pieces, what rests on which passage, and how far along the journal it is.

Derived, and kept only so that a search need not read the dossier. The words stand in it as
:mod:`juncture.record.search.words` has them, so that both databases find the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text

from juncture.record.search.query import Query, Term
from juncture.record.store.annex import Annex

metadata = MetaData()

_Word = Text().with_variant(Text(collation="C"), "postgresql")

unit = Table(
    "search_unit",
    metadata,
    Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("dossier", Integer, nullable=False),
    Column("kind", _Word, nullable=False),
    Column("entry", _Word),
    Column("source", _Word),
    Column("start", Integer),
    Column("end", Integer),
    Column("split", Text, nullable=False),
    Column("joined", Text, nullable=False),
    # Never by the dossier first: without figures of the table SQLite would walk along all of it.
    Index("search_unit_by_entry", "entry", "dossier"),
    Index("search_unit_by_source", "source", "dossier"),
)

rest = Table(
    "search_rest",
    metadata,
    Column("dossier", Integer, nullable=False),
    Column("entry", _Word, nullable=False),
    Column("source", _Word, nullable=False),
    Column("start", BigInteger),
    Column("end", BigInteger),
    Index("search_rest_by_source", "source", "dossier", "start"),
    Index("search_rest_by_entry", "entry", "dossier"),
)

# Which text of a source was taken in last; it bears no pieces where it is not the one that was recorded.
taken = Table(
    "search_text",
    metadata,
    Column("dossier", Integer, primary_key=True, autoincrement=False),
    Column("source", _Word, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("readable", Integer, nullable=False),
)

state = Table(
    "search_state",
    metadata,
    Column("dossier", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
)

#: The words of PostgreSQL's index, as rows of it are written; in SQLite they lie in a table of FTS5.
vectors = Table("search_words", MetaData(), Column("key", BigInteger), Column("vector", Text))

INDEX = Annex(
    name="search",
    version=1,
    tables=metadata,
    derived=True,
    beyond={
        "sqlite": [
            """CREATE VIRTUAL TABLE search_words USING fts5
            (split, joined, content='search_unit', content_rowid='key', tokenize='ascii')"""
        ],
        "postgresql": [
            "CREATE TABLE search_words (key bigint PRIMARY KEY, vector tsvector NOT NULL)",
            "CREATE INDEX search_words_by_vector ON search_words USING gin (vector)",
        ],
    },
    undone={"any": ["DROP TABLE IF EXISTS search_words"]},
)

_WORDS: Final = {"sqlite": "search_words MATCH :words", "postgresql": "w.vector @@ CAST(:words AS tsquery)"}
# CROSS: SQLite must look into the index of words first.
_JOINED: Final = {"sqlite": "search_words CROSS JOIN search_unit u ON u.key = search_words.rowid",
                  "postgresql": "search_words w JOIN search_unit u ON u.key = w.key"}  # fmt: skip


def searching(dialect: str) -> str:
    """The pieces that an index gives for ``:words``, of one dossier."""
    columns = 'u.kind, u.entry, u.source, u.start, u."end", u.split, u.joined'
    return f"SELECT {columns} FROM {_JOINED[dialect]} WHERE {_WORDS[dialect]} AND u.dossier = :key"


def vector(split: Sequence[str], joined: Sequence[str]) -> str:
    """Both views of a piece for PostgreSQL, the second beyond the end of the first.

    >>> vector(["n", "daw"], ["ndaw"])
    "'n':1 'daw':2 'ndaw':4"
    """
    placed = [(word, place) for place, word in enumerate(split, 1)]
    placed += [(word, place) for place, word in enumerate(joined, len(split) + 2)]
    return " ".join(f"'{word}':{place}" for word, place in placed)


def compiled(dialect: str, query: Query) -> str:
    """A query in the database's own language; it holds letters and digits only, between signs of ours.

    >>> from juncture.record.search.query import parse
    >>> compiled("sqlite", parse("n'daw -arrest*"))
    '(("n daw" OR "ndaw")) NOT (("arrest" *))'
    >>> compiled("postgresql", parse("n'daw -arrest*"))
    "('n' <-> 'daw' | 'ndaw') & !('arrest':*)"
    """
    one = _fts5 if dialect == "sqlite" else _tsquery
    wanted, without = [one(term) for term in query.terms], [one(term) for term in query.without]
    if dialect == "sqlite":
        return f"({' AND '.join(wanted)})" + (f" NOT ({' OR '.join(without)})" if without else "")
    return " & ".join([*wanted, *(f"!{term}" for term in without)])


def _fts5(term: Term) -> str:
    return "(" + " OR ".join(f'"{" ".join(way)}"' + (" *" if term.prefix else "") for way in term.ways) + ")"


def _tsquery(term: Term) -> str:
    ways = (" <-> ".join(f"'{word}'" for word in way) + (":*" if term.prefix else "") for way in term.ways)
    return "(" + " | ".join(ways) + ")"
