"""The form of a model's answer: each kind with its fields, which of them it must fill, and their JSON Schema."""

from __future__ import annotations

from typing import Any

from juncture.record.vocabulary import vocabulary

#: The fields of each kind; those with a question mark may stay empty.
FIELDS: dict[str, tuple[str, ...]] = {
    "event": ("type", "actors?", "targets?", "when?"),
    "tenure": ("holder", "office"),
    "stance": ("actor", "target", "position"),
    "power": ("instrument", "office", "modality", "act"),
    "influence": ("cause", "effect", "sign"),
    "option": ("text", "name"),
    "assessment": ("text", "topic"),
    "claim": ("text",),
}
LISTS = ("actors", "targets")
#: Fields that name someone, or a text; such a name must stand in the document.
NAMES_IN = frozenset(("actors", "targets", "holder", "actor", "instrument"))
CODES = {"type": "plover", "position": "position", "modality": "modality", "sign": "sign", "topic": "topic"}
#: How many statements one passage may come to, and how many names a list; small models repeat themselves for ever.
MOST = 20
NAMES = 8


def fields(kind: str) -> tuple[str, ...]:
    """The names of a kind's fields.

    >>> fields("event")
    ('type', 'actors', 'targets', 'when')
    """
    return tuple(name.rstrip("?") for name in FIELDS[kind])


def needed(kind: str) -> tuple[str, ...]:
    """Those of a kind's fields without which it says nothing.

    >>> needed("event")
    ('type',)
    """
    return tuple(name for name in FIELDS[kind] if not name.endswith("?"))


def roots() -> list[str]:
    """PLOVER's root types.

    >>> roots()[:2]
    ['AGREE', 'CONSULT']
    """
    return [code for code in vocabulary("plover") if "/" not in code]


def schema() -> dict[str, Any]:
    """The JSON Schema that the endpoint is asked to hold the answer to: each kind with its own fields.

    Every field is required, as the strict form of OpenAI's protocol wants it; what may be missing may be null.
    """
    statement = {"anyOf": [_statement(kind) for kind in FIELDS]}
    return _object({"statements": {"type": "array", "items": statement, "maxItems": MOST}})


def _statement(kind: str) -> dict[str, Any]:
    said = {
        "kind": {"type": "string", "enum": [kind]},
        "quote": {"type": "string"},
        "voice": {"type": "string", "enum": list(vocabulary("voice"))},
        "speaker": {"type": ["string", "null"]},
    }
    return _object(said | {name.rstrip("?"): _field(name) for name in FIELDS[kind]})


def _field(name: str) -> dict[str, Any]:
    plain = name.rstrip("?")
    if plain in LISTS:
        return {"type": "array", "items": {"type": "string"}, "maxItems": NAMES}
    if plain in CODES:
        return {"type": "string", "enum": roots() if plain == "type" else list(vocabulary(CODES[plain]))}
    return {"type": ["string", "null"] if name.endswith("?") else "string"}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
