"""The tables of accounts, beside the record in the same database. Moments are ISO 8601 in UTC, as the journal's."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

from juncture.record.backup.carrying import Kept
from juncture.record.store.annex import Annex

metadata = MetaData()

user = Table(
    "account_user",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("handle", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("removed", Text),
)

# What an account may do in one dossier, where that differs from what it may do elsewhere.
dossier_role = Table(
    "account_dossier_role",
    metadata,
    Column("user", ForeignKey("account_user.key"), primary_key=True),
    Column("dossier", Text, primary_key=True),
    Column("role", Text, nullable=False),
)

session = Table(
    "account_session",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("user", ForeignKey("account_user.key"), nullable=False, index=True),
    Column("created", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("address", Text, nullable=False),
)

token = Table(
    "account_token",
    metadata,
    Column("user", ForeignKey("account_user.key"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("used", Text),
)

# Who tried to sign in: hashes, for as long as tries count.
attempt = Table(
    "account_attempt",
    metadata,
    Column("whose", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("at", Text, nullable=False, index=True),
    Index("account_attempt_by_key", "whose", "key", "at"),
)

# Only ever added to: the database itself refuses anything else.
audit = Table(
    "account_audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)

_REFUSED = "the account audit is only added to"

ANNEX = Annex(
    name="accounts",
    version=2,
    tables=metadata,
    steps={
        1: {
            "any": [
                'CREATE TABLE account_attempt (whose TEXT NOT NULL, "key" TEXT NOT NULL, "at" TEXT NOT NULL)',
                'CREATE INDEX account_attempt_by_key ON account_attempt (whose, "key", "at")',
                'CREATE INDEX ix_account_attempt_at ON account_attempt ("at")',
            ]
        }
    },
    beyond={
        "sqlite": [
            f"CREATE TRIGGER account_audit_{deed.lower()} BEFORE {deed} ON account_audit "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
            for deed in ("UPDATE", "DELETE")
        ],
        "postgresql": [
            f"""CREATE FUNCTION account_audit_kept() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$""",
            """CREATE TRIGGER account_audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON account_audit
            FOR EACH STATEMENT EXECUTE FUNCTION account_audit_kept()""",
        ],
    },
    undone={"postgresql": ["DROP FUNCTION account_audit_kept() CASCADE"]},
)

#: What a backup takes along: whoever was signed in signs in again.
KEPT = Kept(ANNEX, (user, dossier_role, token, audit))
