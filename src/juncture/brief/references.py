"""From the record's citations to what a reader sees: the source in a few words, and the place in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from juncture.brief.dates import words
from juncture.brief.document import Reference
from juncture.brief.naming import capitalised, without_article
from juncture.record.citation import Citation, cite
from juncture.record.items import Actor, Source
from juncture.record.passage import Passage
from juncture.record.record import Record

if TYPE_CHECKING:
    from juncture.brief.context import Context


def refer(context: Context, passages: Iterable[Passage]) -> tuple[Reference, ...]:
    """References for passages, each once."""
    found = cite(context.record, dict.fromkeys(passages))
    return tuple(reference(citation, context.labels) for citation in found)


def held(context: Context, passages: Iterable[str], most: int | None = None) -> tuple[Reference, ...]:
    """References for passages as a model writes them; those to sources that the record lacks are left off."""
    parsed = (Passage.parse(text) for text in passages)
    return refer(context, [one for one in parsed if context.record.source(one.source)][:most])


def reference(citation: Citation, labels: dict[str, str]) -> Reference:
    """A citation as a reference."""
    return Reference(
        source=citation.source,
        label=labels.get(citation.source, citation.source),
        place=_place(citation),
        quotation=citation.exact or "",
        paragraph=citation.paragraph,
        start=citation.start,
        end=citation.end,
        orphan=citation.orphan,
    )


def _place(citation: Citation) -> str:
    if citation.locator:
        return citation.locator
    if citation.paragraph:
        return f"¶{citation.paragraph}"
    return f"{citation.start:,}–{citation.end:,}" if citation.start is not None else ""


def labels(record: Record) -> dict[str, str]:
    """A label for every source: its publisher, with the date where one publisher has several."""
    sources = list(record.of(Source))
    publishers = {source.id: _publisher(record, source) for source in sources}
    dated = {source.id: _dated(publishers[source.id], source) for source in sources}
    many = Counter(publishers.values())
    same = Counter(dated.values())
    return {
        source.id: publishers[source.id]
        if many[publishers[source.id]] == 1
        else dated[source.id]
        if same[dated[source.id]] == 1
        else f"{dated[source.id]}, “{source.title}”"
        for source in sources
    }


def _publisher(record: Record, source: Source) -> str:
    actor = record.get(source.publisher_actor)
    if isinstance(actor, Actor):
        return capitalised(without_article(actor.short or actor.name))
    return source.publisher or source.title


def _dated(publisher: str, source: Source) -> str:
    return f"{publisher}, {words(source.published)}" if source.published else publisher
