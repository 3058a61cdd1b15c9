"""Attaching the texts of sources to a dossier, in a folder or in a store, and finding passages in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from juncture.record.changes import payload
from juncture.record.citation import is_its_text
from juncture.record.fields import near
from juncture.record.folder import layout, read_folder
from juncture.record.folder.writing import amend_entry, append_entry, write_file
from juncture.record.folding import fold
from juncture.record.items import Source
from juncture.record.journal import Action, Change
from juncture.record.opening import dossier_of, record_of, whoami
from juncture.record.passage import Passage, occurrences
from juncture.record.problems import RecordError, SourceError
from juncture.record.record import Held, Record, explain, with_article
from juncture.record.store import is_store, open_store
from juncture.record.texts import facts, fit, read_text


@dataclass(frozen=True, slots=True)
class Attached:
    """What was attached: the source, whether it is new, its text's length and how many statements cite it."""

    source: Source
    new: bool
    length: int
    cited: int


def attach(address: str, file: Path, id: str | None, given: Mapping[str, str], author: str | None = None) -> Attached:
    """Attach the text in a file; see :func:`attach_text`. A new source is called as the file is."""
    return attach_text(address, id or id_from(file.stem), read_text(file), given, author)


def id_from(name: str) -> str:
    """A name as an id.

    >>> id_from("Courier, 14 March")
    'courier-14-march'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def attach_text(address: str, name: str, text: str, given: Mapping[str, str], author: str | None = None) -> Attached:
    """Attach a text to the source that it is a copy of, or add a new source for it.

    A source recorded without a text takes its hash and length from the first one attached.
    Raises :class:`SourceError` where the copy is another text than the one recorded.
    """
    if is_store(address):
        return _to_store(address, name, text, given, author)
    folder = Path(address)
    record = read_folder(folder)
    source, fitted, new = _source(record, name, text, given)
    if new:
        append_entry(folder, Held(source))
    elif source != record[name]:
        amend_entry(folder, record.held[name].file, Source.kind, name, _measures(text))
    write_file(folder / layout.TEXTS / f"{name}.txt", fitted)
    return _attached(record, source, fitted, new)


def _to_store(address: str, name: str, text: str, given: Mapping[str, str], author: str | None) -> Attached:
    store = open_store(address)
    try:
        with store.step():
            dossier = dossier_of(store, address)
            record = record_of(store, dossier)
            source, fitted, new = _source(record, name, text, given)
            if new or source != record.get(name):
                before = record.held.get(name, Held(source))
                change = Change(
                    Action.ASSERT if new else Action.SUPERSEDE,
                    Source.kind,
                    name,
                    payload(replace(before, entry=source)),
                )
                store.append(dossier, [change], author or whoami())
            store.put_text(dossier, name, fitted)
        return _attached(record, source, fitted, new)
    finally:
        store.close()


def _source(record: Record, name: str, text: str, given: Mapping[str, str]) -> tuple[Source, str, bool]:
    known = record.get(name)
    if known is not None and not isinstance(known, Source):
        raise SourceError(
            f"{name!r} is already the id of {with_article(known.kind)}; give the source another with --id."
        )
    if known is not None and known.sha256:
        return known, fit(text, known), False
    if known is not None:
        return known.model_copy(update=_measures(text)), text, False
    if "title" not in given:
        names = [source.id for source in record.of(Source)]
        raise SourceError(f"the dossier has no source {name!r}{near(name, names)} A new source needs a --title.")
    try:
        source = Source.model_validate({"id": name, **given, **_measures(text)})
    except ValidationError as error:
        raise RecordError(explain("source", error, None, lambda field: None)) from None
    return source, text, True


def _measures(text: str) -> dict[str, Any]:
    """The fields by which a source's text is known again."""
    return asdict(facts(text))


def _attached(record: Record, source: Source, text: str, new: bool) -> Attached:
    cited = sum(any(passage.source == source.id for passage in one.passages) for one in record.statements())
    return Attached(source, new, len(text), cited)


def find_passages(record: Record, source: str, words: str) -> Iterator[tuple[Passage, str]]:
    """Every place where these words stand in a source's text, with the words around."""
    text = record.texts.get(source)
    if record.source(source) is None:
        names = [one.id for one in record.of(Source)]
        raise SourceError(f"the dossier has no source {source!r}{near(source, names)}")
    if text is None:
        raise SourceError(f"the text of {source!r} is not at hand; 'juncture source add' attaches your copy.")
    if not is_its_text(record, source):
        raise SourceError(f"the text at hand of {source!r} is not the one that was recorded; attach that one first.")
    folded, wanted = fold(text), fold(words).text.strip()
    places = list(occurrences(folded.text, wanted))
    if not places:
        raise SourceError(f"{words!r} does not stand in {source!r}, not even with other quotes, dashes or accents.")
    for place in places:
        start, end = folded.original_span(place, place + len(wanted))
        yield Passage(source, start, end), " ".join(text[max(0, start - 30) : end + 30].split())
