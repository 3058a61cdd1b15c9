"""An export narrowed to countries, actors or places that the user names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from juncture.conflict.event import ConflictEvent
from juncture.conflict.export import Export
from juncture.record.fields import near
from juncture.record.folding import fold_text
from juncture.record.problems import JunctureError

_LOOKED_AT: dict[str, Callable[[ConflictEvent], Iterable[str]]] = {
    "country": lambda one: (one.country,),
    "actor": lambda one: one.actors,
    "place": lambda one: (one.region, one.place),
}


def narrowed(export: Export, **wanted: str | None) -> Export:
    """The events whose country, actor or place has these words in it; accents and capitals aside.

    What the export covers stays what it covered before: months without such an event are 0.
    """
    events = export.events
    for name, words in wanted.items():
        if not words:
            continue
        look = _LOOKED_AT[name]
        given = {text for one in events for text in look(one)}
        kept = tuple(one for one in events if any(_key(words) in _key(text) for text in look(one)))
        if not kept:
            raise JunctureError(f"{export.file!r} has no event with the {name} {words!r}{near(words, sorted(given))}")
        events = kept
    return replace(export, events=events, span=export.covered)


def _key(text: str) -> str:
    return fold_text(text).casefold()
