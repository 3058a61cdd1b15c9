"""The passages of a view as a collection of Web Annotations in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from juncture.exchange.annotations.model import CONTEXT
from juncture.exchange.report import Findings, Report
from juncture.exchange.wording import told
from juncture.record.citation import is_its_text
from juncture.record.folder.writing import write_file
from juncture.record.passage import Passage, quote
from juncture.record.record import Record
from juncture.record.statements import Statement
from juncture.record.view import View


def write(view: View, target: Path) -> Report:
    """Write one annotation for each passage of each statement."""
    found, base = Findings(), f"urn:juncture:dossier/{view.record.meta.id}"
    items = [item for one in view.statements for item in _annotations(view.record, one, found)]
    collection = {
        "@context": CONTEXT,
        "id": f"{base}/annotations",
        "type": "AnnotationCollection",
        "label": view.record.meta.title,
        "total": len(items),
        "first": {
            "id": f"{base}/annotations/1", "type": "AnnotationPage", "partOf": f"{base}/annotations",
            "startIndex": 0, "items": items,
        },
    }  # fmt: skip
    found.count("annotations", len(items))
    file = write_file(target, json.dumps(collection, ensure_ascii=False, indent=1) + "\n")
    return found.report("annotations", "export", view.record.meta.id, [file])


def _annotations(record: Record, one: Statement, found: Findings) -> Iterator[dict[str, Any]]:
    if not one.passages:
        found.lose("no-passage", "statement without a passage", one.id)
    found.lose("fields", "statement whose further fields (actors, dates, roles) stay in the record", one.id)
    for number, passage in enumerate(one.passages, start=1):
        yield {
            "id": f"{statement_iri(record, one.id)}/passage/{number}",
            "type": "Annotation",
            "motivation": "describing",
            "body": _body(record, one),
            "target": _target(record, passage, found),
        }


def _body(record: Record, one: Statement) -> list[dict[str, str]]:
    language = record.meta.language
    return [
        {"type": "TextualBody", "value": told(record, one), "format": "text/plain", "language": language,
         "purpose": "describing"},
        {"type": "TextualBody", "value": f"kind:{one.kind}", "purpose": "tagging"},
        {"type": "TextualBody", "value": f"voice:{one.voice}", "purpose": "tagging"},
        {"type": "SpecificResource", "source": statement_iri(record, one.id), "purpose": "identifying"},
    ]  # fmt: skip


def _target(record: Record, passage: Passage, found: Findings) -> dict[str, Any]:
    target: dict[str, Any] = {"type": "SpecificResource", "source": source_iri(record, passage.source)}
    source = record.source(passage.source)
    if source and source.url:
        target["scope"] = source.url
    if selectors := list(_selectors(record, passage, found)):
        target["selector"] = selectors
    return target


def _selectors(record: Record, passage: Passage, found: Findings) -> Iterator[dict[str, Any]]:
    start, end = passage.start, passage.end
    if start is None or end is None:
        if passage.locator:
            yield {"type": "FragmentSelector", "value": passage.locator}
        else:
            found.lose("whole", "passage that is a whole document", str(passage))
        return
    yield {"type": "TextPositionSelector", "start": start, "end": end}
    text = record.texts.get(passage.source)
    if text is None or not is_its_text(record, passage.source) or end > len(text):
        found.lose("no-words", "passage whose text is not at hand, by its position only", str(passage))
        return
    words = quote(text, start, end)
    yield {"type": "TextQuoteSelector", "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}


def source_iri(record: Record, id: str) -> str:
    """The address of a source: the hash of its text, where one was recorded.

    >>> import juncture
    >>> source_iri(juncture.open("examples/mali-2021"), "court-2021-05-28")
    'urn:juncture:source/mali-2021/court-2021-05-28'
    """
    source = record.source(id)
    if source and source.sha256:
        return f"urn:juncture:doc/{source.sha256}"
    return f"urn:juncture:source/{record.meta.id}/{id}"


def statement_iri(record: Record, id: str) -> str:
    """The address of a statement."""
    return f"urn:juncture:statement/{record.meta.id}/{id}"
