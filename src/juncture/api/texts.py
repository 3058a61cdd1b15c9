"""Sources, where words stand in them, and search over all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from juncture import outputs
from juncture.record.citation import is_its_text
from juncture.record.fields import near
from juncture.record.items import Source
from juncture.record.opening import dossier_of, open_record
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.version import version
from juncture.record.view import View

if TYPE_CHECKING:
    from juncture.record.search import Found

from juncture.api.asked import head


def sources(record: Record) -> outputs.SourcesOutput:
    """The sources, whether their texts are at hand, and how many statements rest on each."""
    found = tuple(_source(record, source, len(record.resting_on(source.id))) for source in record.of(Source))
    return outputs.SourcesOutput(sources=found, **head(View(record), "sources"))


def find(record: Record, source: str, words: str) -> outputs.FindOutput:
    """Where words stand in a source's text; quotes, dashes and accents may differ."""
    from juncture.record.attaching import find_passages

    found = tuple(
        outputs.FoundPassage(passage=str(passage), start=passage.start or 0, end=passage.end or 0, context=context)
        for passage, context in find_passages(record, source, words)
    )
    return outputs.FindOutput(dossier=record.meta.id, source=source, passages=found)


def search(
    where: Record | str, words: str, *, kinds: Iterable[str] = (), source: str | None = None, limit: int = 20,
    offset: int = 0,
) -> outputs.SearchOutput:  # fmt: skip
    """Passages and statements that hold all these words, the best first; of a store by its address, through its index.

    >>> import juncture
    >>> found = juncture.search(juncture.open("examples/mali-2021"), '"vice president" strip*', kinds=["event"])
    >>> [one.id for one in found.hits][:1]
    ['prerogatives-removed-2021-05-25']
    """
    from juncture.record.search import parse, search_record, search_store
    from juncture.record.store import is_store, open_store

    query = parse(words)
    narrowed: dict[str, Any] = {"kinds": _searchable(kinds), "source": source, "limit": limit, "offset": offset}
    if not (isinstance(where, str) and is_store(where)):
        record = open_record(where) if isinstance(where, str) else where
        _must_be_source(source, (one.id for one in record.of(Source)))
        found = search_record(record, query, **narrowed)
        return _searched(found, words, record.meta.id, version(record), record.recorded)
    store = open_store(where)
    try:
        dossier = dossier_of(store, where)
        if source is not None:
            _must_be_source(source, (line.id for line in store.standing(dossier) if line.kind == Source.kind))
        return _searched(
            search_store(store, dossier, query, **narrowed), words, dossier, f"journal {store.head(dossier).short}"
        )
    finally:
        store.close()


def _searchable(kinds: Iterable[str]) -> tuple[str, ...]:
    from juncture.record.search.units import PASSAGE
    from juncture.record.statements import STATEMENTS

    known, wanted = (PASSAGE, *STATEMENTS), tuple(kinds)
    for kind in wanted:
        if kind not in known:
            raise JunctureError(f"there is no kind {kind!r} to search for{near(kind, known)}")
    return wanted


def _must_be_source(source: str | None, known: Iterable[str]) -> None:
    names = [] if source is None else list(known)
    if source is not None and source not in names:
        raise JunctureError(f"the dossier has no source {source!r}{near(source, names)}")


def _searched(
    found: Found, words: str, dossier: str, version: str, recorded: str | None = None
) -> outputs.SearchOutput:
    return outputs.SearchOutput(
        output_schema="juncture.search/1",
        dossier=dossier,
        version=version,
        recorded=recorded,
        words=words,
        total=found.total,
        hits=found.hits,
        sources=found.sources,
        searched=found.searched,
    )


def _source(record: Record, source: Source, statements: int) -> outputs.SourceAnswer:
    text = "absent"
    if source.id in record.texts:
        text = "attached" if is_its_text(record, source.id) else "changed"
    given = source.model_dump(mode="json", include=set(outputs.SourceAnswer.model_fields))
    return outputs.SourceAnswer(**given, text=text, statements=statements)
