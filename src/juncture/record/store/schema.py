"""The tables of a store, in terms that SQLite and PostgreSQL both understand.

``journal`` is the record and is only added to. ``standing`` and ``source_text`` are derived or
attached: the first can be rebuilt from the journal at any time.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text

VERSION = 1

metadata = MetaData()

about = Table("about", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

dossier = Table(
    "dossier",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("dossier", ForeignKey("dossier.key"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

standing = Table(
    "standing",
    metadata,
    Column("dossier", ForeignKey("dossier.key"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
)

proposal = Table(
    "proposal",
    metadata,
    Column("dossier", ForeignKey("dossier.key"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
)

source_text = Table(
    "source_text",
    metadata,
    Column("dossier", ForeignKey("dossier.key"), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("text", Text, nullable=False),
)

Index("standing_by_kind", standing.c.dossier, standing.c.kind, standing.c.first)
