"""Which actor of the record an export means: by name, once folded, and never by likeness."""

from __future__ import annotations

from collections.abc import Iterable

from juncture.record.folding import fold_text
from juncture.record.items import Actor
from juncture.record.record import Record


def known_as(record: Record, names: Iterable[str]) -> dict[str, str]:
    """The id of the record's actor for each name that is one of its names, whole or before or after a colon.

    ACLED writes "JNIM: Group for Support of Islam and Muslims"; both parts are names.
    """
    actors: dict[str, set[str]] = {}
    for actor in record.of(Actor):
        for name in (actor.name, *actor.names):
            actors.setdefault(_key(name), set()).add(actor.id)
    found = {}
    for name in names:
        ids = {id for part in (name, *name.split(":")) for id in actors.get(_key(part), ())}
        if len(ids) == 1:
            found[name] = ids.pop()
    return found


def _key(name: str) -> str:
    return fold_text(name).casefold()
