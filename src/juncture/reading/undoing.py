"""What a reviewer decided last, told from the journal, so that it can be taken back after a restart as well."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from juncture.record.journal import Action, Line

_DECIDES = (Action.ACCEPT, Action.REJECT)


def last_decision(lines: Iterable[Line], reviewer: str) -> list[Line]:
    """The proposals, as they were made, that a reviewer's last decision was about; empty where there is none.

    A decision that was taken back, or whose entries somebody has changed since, is none any more.
    """
    proposed: dict[str, Line] = {}
    latest: dict[str, Line] = {}
    decided: list[list[Line]] = []
    for _, step in groupby(lines, key=lambda line: (line.at, line.author)):
        made = list(step)
        for line in made:
            if line.action is Action.PROPOSE:
                proposed[line.id] = line
            latest[line.id] = line
        mine = [line for line in made if line.author == reviewer and line.action in _DECIDES and line.id in proposed]
        if mine:
            decided.append(mine)
    standing = [step for step in decided if all(latest[line.id] is line for line in step)]
    return [proposed[line.id] for line in standing[-1]] if standing else []
