"""The linked conflict in numbers: an export of the user's beside the turning point, and beside what sources claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from juncture.brief.context import Context
from juncture.brief.document import Block, Bullets, Figure, Paragraph, Part, Section, Sentence, Table
from juncture.brief.naming import capitalised
from juncture.brief.notes import cell
from juncture.brief.pictures.months import Bar, draw_months
from juncture.brief.sentences import note
from juncture.conflict import Beside, ConflictAnswer, Export, Question, cautions, compare, known_as, says
from juncture.conflict.counts import Counts, MonthCount
from juncture.conflict.month import Month
from juncture.record.items import Actor
from juncture.record.statements import Influence

#: How many whole months stand on each side, and how many months a picture shows.
MONTHS, SHOWN = 6, 36
#: The stretches of a table's columns.
SIDES = ("Before", "After", "A year earlier")


def counted(export: Export) -> Callable[[Context], Section | None]:
    """What makes the section's part for one export; nothing where the dossier names no turning point with a day."""

    def make(context: Context) -> Section | None:
        if context.turning_day is None or context.turning_point is None:
            return None
        known = known_as(context.record, {name for one in export.events for name in one.actors})
        answer = compare(export, Question(context.turning_day, MONTHS, context.day), known)
        part = Part(f"In numbers: {export.name}", tuple(_blocks(context, answer)))
        return Section("conflict", "The linked conflict", parts=(part,))

    return make


def _blocks(context: Context, answer: ConflictAnswer) -> Iterable[Block]:
    yield Paragraph(tuple(Sentence(line) for line in says(answer)))
    if answer.months:
        yield _figure(context, answer)
    if answer.violent.before:
        yield _table(context, answer)
    told = [(Sentence(line),) for line in cautions(answer)]
    yield Bullets((*told, *_beside_claims(context)))
    yield Paragraph((note(f"Counted from {answer.file}, the user’s own copy of {answer.source}"),), role="note")


def _beside_claims(context: Context) -> Iterable[tuple[Sentence, ...]]:
    causal = sum(isinstance(one, Influence) for one in context.conflict.values())
    if causal:
        said = "The causal claim in this section is its author’s" if causal == 1 else (
            f"The {causal} causal claims in this section are their authors’")  # fmt: skip
        yield (Sentence(f"{said}; these counts neither bear them out nor refute them."),)


def _figure(context: Context, answer: ConflictAnswer) -> Figure:
    shown = answer.months[-SHOWN:]
    bars = [_bar(one) for one in shown]
    label = context.turning_point.text or context.turning_point.id if context.turning_point else ""
    label = capitalised(label if len(label) <= 60 else f"{_month(answer.month)}: the turning point")
    caption = f"Violent events and deaths by month, {answer.source}"
    description = (
        f"{len(bars)} months from {_month(shown[0].month)} to {_month(shown[-1].month)}; the turning point lies in "
        f"{_month(answer.month)}."
    )
    rows = tuple((cell(_month(one.month)), cell(str(one.events)), cell(str(one.deaths)),
                  cell("" if one.whole else "may be cut")) for one in shown)  # fmt: skip
    table = Table(f"{caption}, in figures", ("Month", "Events", "Deaths", "Remark"), rows, folded=True)
    id = f"conflict-{answer.source.split()[0].lower()}"
    return Figure(id, caption, draw_months(bars, Month.read(answer.month), label, description, id), description, table)


def _table(context: Context, answer: ConflictAnswer) -> Table:
    sides = [(name, found) for name, found in zip(SIDES, _sides(answer.violent), strict=True) if found]
    heads = [f"{name}, {_month(found.first)} to {_month(found.last)}" for name, found in sides]
    rows = []
    for by, row in answer.rows:
        amounts = [_amount(found) for found, shown in zip(_sides(row), _sides(answer.violent), strict=True) if shown]
        name = f"{capitalised(row.of)}{_ours(context, row)}"
        rows.append((cell(name), cell(by), *(cell(amount) for amount in amounts)))
    return Table("Events / deaths", ("Counted", "By", *heads), tuple(rows), wide=True)


def _sides(row: Beside) -> tuple[Counts | None, ...]:
    return row.before, row.after, row.year_earlier


def _ours(context: Context, row: Beside) -> str:
    actor = context.record.get(row.known_as)
    return f" (in the record: {actor.name})" if isinstance(actor, Actor) and actor.name != row.of else ""


def _amount(found: Counts | None) -> str:
    return f"{found.events:,} / {found.deaths:,}" if found else ""


def _bar(one: MonthCount) -> Bar:
    month = Month.read(one.month)
    return Bar(month.year, month.number, one.events, one.deaths, one.whole)


def _month(text: str) -> str:
    return Month.read(text).words
