"""Who stands where: actors against issues, the latest word of each first."""

from __future__ import annotations

from juncture.record.citation import Answer, Citation, cite
from juncture.record.items import Issue
from juncture.record.listing import speaker_of
from juncture.record.statements import Stance
from juncture.record.validity import Validity, validity
from juncture.record.view import View


class StanceAnswer(Answer):
    """One actor's position on one issue, event, option or other actor."""

    statement: str
    actor: str
    target: str
    position: str
    strength: str | None = None
    text: str | None = None
    when: str | None = None
    valid: Validity
    voice: str
    speaker: str | None = None
    hedge: str | None = None
    condition: str | None = None
    sources: tuple[Citation, ...] = ()


class StanceMatrix(Answer):
    """Actors by targets; a cell lists statements, the latest first. Rows and columns are ordered so that blocs show."""

    actors: tuple[str, ...]
    targets: tuple[str, ...]
    cells: dict[str, dict[str, tuple[str, ...]]]


def stances(view: View, actor: str | None = None, target: str | None = None) -> list[StanceAnswer]:
    """The stances in this view, the latest first."""
    chosen = [one for one in _found(view) if actor in (None, one.actor) and target in (None, one.target)]
    return [_answer(view, one) for one in chosen]


def matrix(view: View) -> StanceMatrix:
    """Who stands where on what the record names as issues, and on whatever else positions are taken on."""
    found = _found(view)
    targets = _targets(view, found)
    cells: dict[str, dict[str, list[Stance]]] = {}
    for one in found:
        cells.setdefault(one.actor, {}).setdefault(one.target, []).append(one)
    order = ("opposes", "conditional", "reserves", "supports")

    def profile(actor: str) -> tuple[list[int], str]:
        row = cells[actor]
        marks = [order.index(row[t][0].position) if t in row else len(order) for t in targets]
        return marks, actor

    return StanceMatrix(
        actors=tuple(sorted(cells, key=profile)),
        targets=targets,
        cells={who: {on: tuple(one.id for one in said) for on, said in row.items()} for who, row in cells.items()},
    )


def _found(view: View) -> list[Stance]:
    return sorted(view.of(Stance), key=_latest_first)


def _targets(view: View, found: list[Stance]) -> tuple[str, ...]:
    used = dict.fromkeys(one.target for one in found)
    issues = sorted(view.record.of(Issue), key=lambda issue: issue.rank if issue.rank is not None else 999)
    listed = dict.fromkeys(issue.id for issue in issues if issue.id in used)
    return (*listed, *(target for target in used if target not in listed))


def _latest_first(one: Stance) -> tuple[int, str]:
    last = one.when.end.latest if one.when else None
    return (-last if last is not None else 0, one.id)


def _answer(view: View, one: Stance) -> StanceAnswer:
    return StanceAnswer(
        statement=one.id,
        actor=one.actor,
        target=one.target,
        position=one.position,
        strength=one.strength,
        text=one.text,
        when=str(one.when) if one.when else None,
        valid=validity(one),
        voice=one.voice,
        speaker=speaker_of(view.record, one),
        hedge=one.hedge,
        condition=one.condition,
        sources=cite(view.record, one.passages),
    )
