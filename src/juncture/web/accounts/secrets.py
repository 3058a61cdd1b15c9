"""Random tokens: the holder has the token, the store only its hash."""

from __future__ import annotations

import secrets
from hashlib import sha256

#: What a token of the interface begins with, so that it is known for what it is where it does not belong.
MARK = "juncture_"


def fresh() -> str:
    """A token of 256 random bits, fit for a cookie."""
    return secrets.token_urlsafe(32)


def kept(token: str) -> str:
    """What the store keeps of a token; of 256 random bits a plain hash gives nothing away."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()
