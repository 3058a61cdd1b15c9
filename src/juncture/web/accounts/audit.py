"""Who signed in, who failed to, and who changed whose account: added to, never changed.

What is done to the record itself stands in its journal, with the account's name as author.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from juncture.record.plain import plain
from juncture.record.store.session import Session
from juncture.web.accounts import tables

_LONGEST = 200


class Deed(StrEnum):
    """What is put on file."""

    ADDED = "account added"
    REMOVED = "account removed"
    ROLE = "role changed"
    PASSWORD = "password changed"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    REFUSED = "sign-in failed"
    STOPPED = "sign-in stopped"
    REVOKED = "sessions revoked"
    TOKEN_MADE = "token made"
    TOKEN_REVOKED = "token revoked"


@dataclass(frozen=True, slots=True)
class Filed:
    """One deed: when, by whom, about which account, from which network address, and what there is to say of it."""

    seq: int
    at: str
    who: str
    deed: str
    about: str
    address: str = ""
    detail: str = ""


def file(
    connection: Connection, at: str, who: str, deed: Deed, about: str, *, address: str = "", detail: str = ""
) -> None:
    """Add a deed, in the step in which it is done; foreign text is cut and made visible."""
    words = {"who": who, "about": about, "address": address, "detail": detail}
    shown = {key: plain(word[:_LONGEST]).encode("utf-8", "replace").decode() for key, word in words.items()}
    connection.execute(insert(tables.audit), {"at": at, "deed": str(deed), **shown})


def filed(session: Session, *, last: int = 100, about: str | None = None) -> Iterator[Filed]:
    """The last deeds, the latest first; of one account where it is named."""
    query = select(tables.audit).order_by(tables.audit.c.seq.desc()).limit(last)
    if about is not None:
        query = query.where(tables.audit.c.about == about)
    with session.reading() as connection:
        rows = connection.execute(query).all()
    return (Filed(*row) for row in rows)
