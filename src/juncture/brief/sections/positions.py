"""Who stands where: actors against issues, in words, so ordered that blocs show."""

from __future__ import annotations

import re
from collections import Counter

from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Block, Bullets, Cell, Paragraph, Part, Section, Sentence, Table
from juncture.brief.naming import label, listed, of_many, short_label
from juncture.brief.notes import cell
from juncture.brief.sections.together import told_together
from juncture.brief.sentences import note, support
from juncture.record.stances import matrix
from juncture.record.statements import Stance
from juncture.record.vocabulary import vocabulary
from juncture.record.when import instant

_BETWEEN = re.compile(r"between (\d+) and (\d+)")

#: More columns than this do not fit beside one another on paper.
MOST_COLUMNS = 5


def positions(context: Context) -> Section:
    """The stance matrix, and the positions that stand alone as sentences."""
    whole = matrix(context.view)
    if not whole.actors:
        return Section("positions", "Who stands where", (Paragraph((note("The record holds no positions yet"),)),))
    columns = _columns(context, whole.targets, whole.cells)
    rows = [actor for actor in whole.actors if any(target in whole.cells[actor] for target in columns)]
    table = Table(
        "Positions by actor, the latest word in each cell; an empty cell means that no position is recorded",
        ("Actor", *(label(context.record, target) for target in columns)),
        tuple(
            _row(context, actor, columns, whole.cells[actor]) for actor in _by_bloc(context, rows, columns, whole.cells)
        ),
        wide=True,
    )
    blocks: list[Block] = [_lead(context, rows, columns, whole.cells), table]
    parts = _elsewhere(context, [target for target in whole.targets if target not in columns], whole.cells)
    return Section("positions", "Who stands where", tuple(blocks), parts, gist=_gist(context, columns, whole.cells))


Cells = dict[str, dict[str, tuple[str, ...]]]


def _columns(context: Context, targets: tuple[str, ...], cells: Cells) -> tuple[str, ...]:
    """The issues on which most actors take a position in the crisis itself, in the record's order."""
    counted: Counter[str] = Counter()
    for row in cells.values():
        for target, ids in row.items():
            if any(_of_crisis(context, _stance(context, id)) for id in ids):
                counted[target] += 1
    chosen = [target for target, _ in counted.most_common(MOST_COLUMNS)] or list(targets[:MOST_COLUMNS])
    return tuple(target for target in targets if target in chosen)


def _of_crisis(context: Context, one: Stance) -> bool:
    if context.window is None or one.when is None or one.when.end.latest is None:
        return True
    return one.when.end.latest >= instant(context.window[0])


def _stance(context: Context, id: str) -> Stance:
    found = context.view.by_id[id]
    assert isinstance(found, Stance)
    return found


def _by_bloc(context: Context, actors: list[str], columns: tuple[str, ...], cells: Cells) -> list[str]:
    """Actors with the same first positions beside one another, the largest bloc first."""

    def profile(actor: str) -> tuple[str, ...]:
        return tuple(_stance(context, cells[actor][t][0]).position if t in cells[actor] else "" for t in columns)

    first = {actor: next((mark for mark in profile(actor) if mark), "") for actor in actors}
    sizes = Counter((profile(actor).index(first[actor]), first[actor]) for actor in actors)
    return sorted(
        actors,
        key=lambda a: (
            profile(a).index(first[a]),
            -sizes[profile(a).index(first[a]), first[a]],
            first[a],
            -sum(1 for mark in profile(a) if mark),
            short_label(context.record, a),
        ),
    )


def _row(context: Context, actor: str, columns: tuple[str, ...], row: dict[str, tuple[str, ...]]) -> tuple[Cell, ...]:
    return cell(short_label(context.record, actor)), *(_cell(context, row.get(target, ())) for target in columns)


def _cell(context: Context, ids: tuple[str, ...]) -> Cell:
    """The latest position with what held it at a distance; an earlier one that differs is named after it."""
    found = [_stance(context, id) for id in ids]
    if not found:
        return Cell()
    latest, earlier = found[0], [one for one in found[1:] if one.position != found[0].position]
    same = [one for one in found if one.position == latest.position]
    latest = next((one for one in same if one.when and dates.is_point(one.when)), latest)
    references = tuple(dict.fromkeys(r for one in same for r in support(context, one)))
    lines = [Sentence(_word(context, latest), references, "source", latest.voice, tuple(one.id for one in same))]
    lines += [
        Sentence(f"Also: {_word(context, one)}", support(context, one), "source", one.voice, (one.id,))
        for one in {one.position: one for one in earlier}.values()
    ]
    return Cell(tuple(lines))


def _word(context: Context, one: Stance) -> str:
    word = vocabulary("position")[one.position].label
    strength = {"firm": ", firmly", "weak": ", weakly"}.get(one.strength or "", "")
    held = vocabulary("hedge")[one.hedge].label if one.hedge else "" if one.voice == "asserted" else one.voice
    when = f", {_short(context, one)}" if one.when else ""
    return f"{word}{strength}{f' ({held})' if held else ''}{when}"


def _short(context: Context, one: Stance) -> str:
    """A cell's date, as short as it can be said: a year only where it is not that of the day described."""
    assert one.when is not None
    said = _BETWEEN.sub(r"\1–\2", dates.words(one.when))
    year = f" {context.day.year}" if context.day else ""
    return said.removesuffix(year) if said.count(year) == 1 and one.when.precision in ("day", "range") else said


def _lead(context: Context, rows: list[str], columns: tuple[str, ...], cells: Cells) -> Paragraph:
    lines = [_counted(context, target, rows, cells) for target in columns[:3]]
    return Paragraph(tuple(note(line) for line in lines))


def _counted(context: Context, target: str, rows: list[str], cells: Cells) -> str:
    by = _by_position(context, target, rows, cells)
    parts = [f"{of_many(len(who), 'actor')} {_verb(position, len(who))}" for position, who in by.items()]
    said = listed([parts[0], *(part.replace(" actors", "").replace(" actor", "") for part in parts[1:])])
    return f"{label(context.record, target)}: {said}"


_VERBS = {
    "supports": ("supports it", "support it"),
    "opposes": ("opposes it", "oppose it"),
    "conditional": ("is conditional or divided", "are conditional or divided"),
    "reserves": ("reserves judgement", "reserve judgement"),
}


def _verb(position: str, count: int) -> str:
    one, many = _VERBS[position]
    return one if count == 1 else many


def _by_position(context: Context, target: str, rows: list[str], cells: Cells) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for actor in rows:
        if target in cells[actor]:
            found.setdefault(_stance(context, cells[actor][target][0]).position, []).append(actor)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _elsewhere(context: Context, targets: list[str], cells: Cells) -> tuple[Part, ...]:
    found = [_stance(context, id) for target in targets for row in cells.values() for id in row.get(target, ())]
    items = tuple(told_together(context, found))
    return (Part("On other questions", (Bullets(items),)),) if items else ()


def _gist(context: Context, columns: tuple[str, ...], cells: Cells) -> tuple[str, ...]:
    return tuple(f"{_counted(context, target, list(cells), cells)}." for target in columns[:2])
