"""Was it lawful, and what is it called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from juncture import outputs
from juncture.record.record import Record
from juncture.record.statements import Event
from juncture.record.view import View

if TYPE_CHECKING:
    from juncture.rules import Definition, Flip

from juncture.api.asked import Day, event_of, head, view


def law(record: Record, event: str | None = None, *, as_of: Day = None, known: Day = None) -> outputs.LawOutput:
    """Whether the law gave the power for an act, or for each act that an office's powers can be set against."""
    from juncture import rules

    seen = view(record, as_of=as_of, known=known)
    events = [event_of(seen, event)] if event else [one for one in rules.judgeable(seen) if one.acting_as]
    return outputs.LawOutput(findings=tuple(_finding(seen, one) for one in events), **head(seen, "law"))


def _finding(seen: View, event: Event) -> outputs.LawFinding:
    from juncture import rules

    finding = rules.judge(seen, event.id)
    return outputs.LawFinding(
        event=event.id,
        text=event.text,
        question=finding.question,
        truth=finding.truth,
        answer=finding.answer,
        reasons=finding.reasons,
        sources=finding.cited(),
        would_change=tuple(rules.would_turn(finding)),
    )


def define(
    record: Record,
    event: str,
    *,
    as_of: Day = None,
    known: Day = None,
    definitions: Iterable[Definition] = (),
) -> outputs.DefineOutput:
    """What each definition calls an event; ``definitions`` of your own stand beside those that come with Juncture."""
    from juncture import rules

    seen = view(record, as_of=as_of, known=known)
    one = event_of(seen, event)
    using = [*rules.definitions().values(), *definitions]
    found = rules.define(seen, one.id, using)
    turns: dict[str, list[Flip]] = {}
    for flip in rules.would_change(seen, one.id, using):
        turns.setdefault(flip.of.split(":")[0], []).append(flip)
    return outputs.DefineOutput(
        event=one.id,
        text=one.text,
        definitions=found.definitions,
        practice=found.practice,
        would_change={id: tuple(flips) for id, flips in turns.items()},
        **head(seen, "define"),
    )


def own_definitions(address: str, files: Iterable[Path] = ()) -> list[Definition]:
    """The definitions that lie beside a dossier's folder in ``definitions/*.toml``, and those in files named."""
    from juncture.record.store import is_store
    from juncture.rules import read_definition, read_definitions

    beside = {} if is_store(address) else read_definitions(Path(address))
    return [*beside.values(), *(read_definition(file) for file in files)]


def matrix(record: Record, events: Iterable[str], *, as_of: Day = None, known: Day = None) -> outputs.MatrixOutput:
    """Several events under every definition."""
    from juncture import rules

    seen = view(record, as_of=as_of, known=known)
    rows = rules.matrix(seen, [event_of(seen, event).id for event in events])
    return outputs.MatrixOutput(matrix=rows, **head(seen, "matrix"))
