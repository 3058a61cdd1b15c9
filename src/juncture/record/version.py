"""What states exactly which record an answer was drawn from."""

from __future__ import annotations

from juncture.record.canonical import canonical, digest, written
from juncture.record.record import Record


def version(record: Record) -> str:
    """The journal's head, or for a folder that carries no journal the hash of its content.

    >>> from juncture.record.meta import Meta
    >>> version(Record(Meta(id="mali", title="Mali"), {}))
    'content 44136fa355b3'
    """
    if record.head.seq:
        return f"journal {record.head.short}"
    content = {id: written(held.entry) for id, held in record.held.items()}
    return f"content {digest(canonical(content))[:12]}"
