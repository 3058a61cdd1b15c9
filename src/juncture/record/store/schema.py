"""The tables of a store, in terms that SQLite and PostgreSQL both understand.

``journal`` is the record and is only added to. ``source_text`` is attached to it. ``standing`` and
``proposal`` are derived: they can be built anew from the journal at any time, and a migration does so.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text

#: Raised by one with every change to the tables; :mod:`juncture.record.store.migrations` says how to get there.
VERSION = 2

# Ids and moments sort by code point on both databases, whatever language a server was set up in.
_Word = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData()

about = Table("about", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

dossier = Table(
    "dossier",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", _Word, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("dossier", ForeignKey("dossier.key"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", _Word, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("id", _Word, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

# When each entry was in force, counted in lines of the journal: from the line ``since`` until before the line
# ``ended`` (null while it stands). ``line`` holds its payload; ``place`` is its place in the order of the dossier.
# What is derived refers to no other table by a constraint: in PostgreSQL that would cost a fifth of the speed.
standing = Table(
    "standing",
    metadata,
    Column("dossier", Integer, primary_key=True, autoincrement=False),
    Column("id", _Word, primary_key=True),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("ended", BigInteger),
    Column("line", BigInteger, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("kind", _Word, nullable=False),
    Column("subject", _Word),
    sqlite_with_rowid=False,
)

proposal = Table(
    "proposal",
    metadata,
    Column("dossier", Integer, primary_key=True, autoincrement=False),
    Column("id", _Word, primary_key=True),
    Column("line", BigInteger, nullable=False),
    Column("kind", _Word, nullable=False),
    Column("subject", _Word),
    sqlite_with_rowid=False,
)

source_text = Table(
    "source_text",
    metadata,
    Column("dossier", ForeignKey("dossier.key"), primary_key=True),
    Column("source", _Word, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False),
    Column("text", Text, nullable=False),
)

_SAID = standing.c.subject.is_not(None)

Index("journal_by_moment", journal.c.dossier, journal.c.at, journal.c.seq)
Index(
    "standing_by_subject",
    standing.c.dossier,
    standing.c.subject,
    standing.c.kind,
    sqlite_where=_SAID,
    postgresql_where=_SAID,
)

#: What can be built anew from the journal.
DERIVED = (standing, proposal)
