"""A database's complaint as a sentence."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

_MEANINGS = {
    "database or disk is full": "the disk is full",
    "disk I/O error": "the disk could not be written or read (disk I/O error)",
    "database is locked": "somebody else has been writing to it for more than 30 seconds; try again later",
    "attempt to write a readonly database": "you may only read it",
    "unable to open database file": "its file or its folder may not be opened by you",
    "database disk image is malformed": "its file is damaged or was cut short; restore it from a whole copy",
    "file is not a database": "its file is damaged or was cut short; restore it from a whole copy",
    "terminating connection due to administrator command": "the database ended the connection",
    "server closed the connection unexpectedly": "the database ended the connection",
}


def failure(name: str, done: str, error: Exception) -> str:
    """What went wrong, and that nothing came of it.

    >>> failure("desk.sqlite", "written", Exception("database or disk is full"))
    "the store 'desk.sqlite' cannot be written: the disk is full. It is as it was before."
    """
    return f"the store {name!r} cannot be {done}: {_cause(error)}. It is as it was before."


def unsure(name: str, error: Exception) -> str:
    """What to say when the answer to a commit was lost: the step may have been kept or not."""
    return (
        f"the connection to the store {name!r} was lost while a step was being sealed: {_cause(error)}. "
        "The step is there as a whole or not at all; look at the end of the journal before you repeat it."
    )


def lost(error: Exception) -> bool:
    """Whether the connection itself is gone."""
    origin = error.orig if isinstance(error, DBAPIError) and error.orig else error
    state = getattr(origin, "sqlstate", None) or ""
    broken = getattr(error, "connection_invalidated", False) or state.startswith(("08", "57P"))
    return bool(broken or (type(origin).__module__.startswith("psycopg") and not state))


def _cause(error: Exception) -> str:
    origin = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
    first = origin.strip().splitlines()[0].rstrip(".") if origin.strip() else type(error).__name__
    for said, meaning in _MEANINGS.items():
        if said in origin:
            return meaning
    return first
