"""Documents as sources of a dossier: known by the hash of their text, or new with what they tell of themselves."""

from __future__ import annotations

from pydantic import ValidationError

from juncture.reading.documents.document import Document
from juncture.reading.entries import slug
from juncture.record.items import Source
from juncture.record.problems import RecordError
from juncture.record.record import Record, explain
from juncture.record.texts import facts


class Sourcing:
    """Finds or makes sources; ``new`` holds those that were made."""

    def __init__(self, record: Record) -> None:
        self._taken = set(record.held)
        self._by_hash = {one.sha256: one for one in record.of(Source) if one.sha256}
        self.new: list[Source] = []

    def source_of(self, document: Document, id: str | None = None) -> Source:
        """The source that a document is."""
        known = self._by_hash.get(document.sha256)
        if known is None:
            known = self._made(document, id)
            self.new.append(known)
            self._taken.add(known.id)
            self._by_hash[document.sha256] = known
        return known

    def _made(self, document: Document, id: str | None) -> Source:
        measured = facts(document.text)
        title = document.title or " ".join(document.text.split()[:8])
        name = id or slug(title)
        while name in self._taken:
            name = f"{name}-{measured.sha256[:6]}"
        fields = {
            "id": name,
            "title": title,
            "sha256": measured.sha256,
            "fingerprint": measured.fingerprint,
            "length": measured.length,
            "paragraphs": measured.paragraphs,
            "language": document.language,
            "publisher": document.publisher.value if document.publisher else None,
            "author": document.author.value if document.author else None,
            "published": document.published.value if document.published else None,
            "published_evidence": document.published.evidence if document.published else None,
        }
        try:
            return Source.model_validate({key: value for key, value in fields.items() if value})
        except ValidationError as error:
            raise RecordError(explain("source", error, None)) from None
