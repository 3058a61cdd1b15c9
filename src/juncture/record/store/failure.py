"""A database's complaint as a sentence."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

from juncture.record.saying import said

_MEANINGS = {
    "database or disk is full": said("the disk is full"),
    "disk I/O error": said("the disk could not be written or read (disk I/O error)"),
    "database is locked": said("somebody else has been writing to it for more than 30 seconds; try again later"),
    "attempt to write a readonly database": said("you may only read it"),
    "unable to open database file": said("its file or its folder may not be opened by you"),
    "database disk image is malformed": said("its file is damaged or was cut short; restore it from a whole copy"),
    "file is not a database": said("its file is damaged or was cut short; restore it from a whole copy"),
    "terminating connection due to administrator command": said("the database ended the connection"),
    "server closed the connection unexpectedly": said("the database ended the connection"),
}

_DONE = {"read": said("read"), "written": said("written"), "opened": said("opened")}


def failure(name: str, done: str, error: Exception) -> str:
    """What went wrong, and that nothing came of it.

    >>> failure("desk.sqlite", "written", Exception("database or disk is full"))
    "the store 'desk.sqlite' cannot be written: the disk is full. It is as it was before."
    """
    return said(
        "the store %(name)r cannot be %(done)s: %(cause)s. It is as it was before.",
        name=name,
        done=_DONE.get(done, done),
        cause=_cause(error),
    )


def unsure(name: str, error: Exception) -> str:
    """What to say when the answer to a commit was lost: the step may have been kept or not."""
    return said(
        "the connection to the store %(name)r was lost while a step was being sealed: %(cause)s. "
        "The step is there as a whole or not at all; look at the end of the journal before you repeat it.",
        name=name,
        cause=_cause(error),
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
    for words, meaning in _MEANINGS.items():
        if words in origin:
            return meaning
    return first
