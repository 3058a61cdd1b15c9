"""What a reviewer decided last, told from the journal, so that it can be taken back after a restart as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from juncture.record.journal import Action, Line
from juncture.record.store import Store

_DECIDES = (Action.ACCEPT, Action.REJECT)
#: How many lines of a journal are read at once on the way back.
BATCH = 200


def last_decision(store: Store, dossier: str, reviewer: str) -> list[Line]:
    """The proposals, as they were made, that a reviewer's last decision was about; empty where there is none.

    A decision that was taken back, or whose entries somebody has changed since, is none any more.
    """
    later: set[str] = set()
    for (_, author), step in groupby(_backwards(store, dossier), key=lambda line: (line.at, line.author)):
        made = list(step)
        if author == reviewer and (found := _decided(store, dossier, made, later)):
            return found
        later |= {line.id for line in made}
    return []


def _decided(store: Store, dossier: str, made: list[Line], later: set[str]) -> list[Line]:
    """The proposals that a step decided on, unless something was written of one of them afterwards."""
    mine = [line for line in reversed(made) if line.action in _DECIDES]
    proposed = _proposed(store.told(dossier, {line.id for line in mine}, made[0].seq + 1)) if mine else {}
    mine = [line for line in mine if line.id in proposed]
    last = {line.id: line for line in reversed(made)}
    stands = all(line.id not in later and last[line.id] is line for line in mine)
    return [proposed[line.id] for line in mine] if stands else []


def _proposed(lines: Iterable[Line]) -> dict[str, Line]:
    return {line.id: line for line in lines if line.action is Action.PROPOSE}


def _backwards(store: Store, dossier: str) -> Iterator[Line]:
    """A journal from its end."""
    before: int | None = None
    while lines := store.newest(dossier, BATCH, before=before):
        yield from lines
        before = lines[-1].seq
