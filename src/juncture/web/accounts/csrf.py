"""Proof that a form came from a page of the session that it is sent in.

The proof is derived from the session's token, which no other site can read: nothing is stored, and with
the session it changes at every sign-in. It is compared in constant time.
"""

from __future__ import annotations

import hmac

from juncture.web.accounts.problems import ForgedError


def proof(session: str) -> str:
    """What a page of this session puts into its forms (and htmx into its headers).

    >>> proof("a session") == proof("a session") != proof("another")
    True
    """
    return hmac.digest(session.encode("utf-8", "replace"), b"juncture form", "sha256").hex()


def prove(session: str, given: str | None) -> None:
    """Raises :class:`ForgedError` unless the form was made in this session."""
    if not hmac.compare_digest(proof(session).encode(), (given or "").encode("utf-8", "replace")):
        raise ForgedError("this form is out of date or came from elsewhere; load the page again and repeat your entry.")
