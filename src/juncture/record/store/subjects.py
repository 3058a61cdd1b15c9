"""What an entry is looked up by besides its id: the office of a tenure, the one whom a suspension touches."""

from __future__ import annotations

import json
from typing import Final

#: The field that names the subject, by kind. A change here needs a migration that builds the index anew.
SUBJECT: Final = {"tenure": "office", "suspension": "target"}


def subject_of(kind: str, payload: str) -> str | None:
    """The id under which an entry of this kind is found; None for kinds that are found by their own id.

    >>> subject_of("tenure", '{"entry":{"holder":"bah-ndaw","office":"president-of-transition"}}')
    'president-of-transition'
    """
    field = SUBJECT.get(kind)
    if field is None or not payload:
        return None
    try:
        found = json.loads(payload)["entry"][field]
    except (ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) else None
