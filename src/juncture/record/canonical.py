"""One way to write a value, so that equal values have equal bytes and equal hashes."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from juncture.record.fields import Entry

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces, in Unicode.

    >>> canonical({"b": 1, "a": ["é"]})
    '{"a":["é"],"b":1}'
    """
    return _ENCODER.encode(value)


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def written(entry: Entry) -> dict[str, Any]:
    """An entry's fields as they are written down: what stands at its default is left out."""
    return entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
