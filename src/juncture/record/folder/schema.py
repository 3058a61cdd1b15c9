"""The JSON Schema of a dossier's files, so that editors complete and check while one writes."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from juncture.record.items import Page
from juncture.record.meta import Meta
from juncture.record.record import KINDS


def file_schema() -> dict[str, Any]:
    """One schema for every file of a dossier: any file may hold any kind of entry.

    >>> sorted(file_schema()["properties"])[:4]
    ['actor', 'assessment', 'bar', 'claim']
    """
    models = {kind: model for kind, model in KINDS.items() if model is not Page}
    refs, definitions = models_json_schema([(model, "validation") for model in models.values()], by_alias=True)
    properties = {}
    for kind, model in models.items():
        one = refs[(model, "validation")]
        properties[kind] = one if model is Meta else {"type": "array", "items": one}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a Juncture dossier",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": definitions["$defs"],
    }
