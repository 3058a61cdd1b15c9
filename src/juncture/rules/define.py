"""What is it called: every definition's verdict on an event, and beside the letter what each holder did.

>>> from datetime import date
>>> from juncture.record.opening import open_record
>>> from juncture.record.view import View
>>> mali = open_record("examples/mali-2021")
>>> answer = define(View(mali, known=date(2021, 5, 27)), "arrests-2021-05-24")
>>> [(one.definition, str(one.attempt), str(one.success)) for one in answer.verdicts][:3]
[('powell-thyne', 'yes', 'unknown'), ('cline', 'yes', 'yes'), ('marshall', 'yes', 'unknown')]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from juncture.record.citation import Answer
from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.rules.case import case_of
from juncture.rules.definition import Definition, definitions
from juncture.rules.deriving import facts_of
from juncture.rules.facts import Facts, Hold
from juncture.rules.practice import Practice, practice
from juncture.rules.verdict import Hook, Verdict, decide


class Defined(Answer):
    """An event under every definition: the letter, and by definition the practice of those who hold it."""

    event: str
    text: str | None
    known: str | None
    as_of: str | None
    begun: str | None
    case: tuple[str, ...]
    definitions: dict[str, Verdict]
    practice: dict[str, tuple[Practice, ...]]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return tuple(self.definitions.values())

    def __getitem__(self, id: str) -> Verdict:
        return self.definitions[id]


class MatrixRow(Answer):
    """One event's attempt and success by definition."""

    event: str
    text: str | None
    when: str | None
    attempt: dict[str, Truth]
    success: dict[str, Truth]


def define(
    view: View,
    event_id: str,
    using: Iterable[Definition] | None = None,
    hooks: Mapping[str, Hook] | None = None,
) -> Defined:
    """Set an event of a dossier against definitions, those of Juncture where none are given.

    An event that the view does not know yet is judged on no facts: everything about it is unknown.
    """
    chosen = tuple(using) if using is not None else tuple(definitions().values())
    event = view.event(event_id)
    case = case_of(view, event) if event else None
    facts = facts_of(view, event) if event else Facts({}, Hold(day=view.known or view.as_of))
    return Defined(
        event=event_id,
        text=event.text if event else None,
        known=view.known.isoformat() if view.known else None,
        as_of=view.as_of.isoformat() if view.as_of else None,
        begun=case.start.isoformat() if case and case.start else None,
        case=tuple(one.id for one in case.events) if case else (),
        definitions={one.id: decide(one, facts, hooks) for one in chosen},
        practice={one.id: practice(case, one) for one in chosen} if case else {one.id: () for one in chosen},
    )


def matrix(view: View, events: Iterable[str], using: Iterable[Definition] | None = None) -> tuple[MatrixRow, ...]:
    """Many events under many definitions, for one table."""
    chosen = tuple(using) if using is not None else tuple(definitions().values())
    rows = []
    for id in events:
        event = view.event(id)
        facts = facts_of(view, event) if event else Facts({})
        verdicts = [decide(one, facts) for one in chosen]
        rows.append(
            MatrixRow(
                event=id,
                text=event.text if event else None,
                when=str(event.when) if event and event.when else None,
                attempt={one.definition: one.attempt for one in verdicts},
                success={one.definition: one.success for one in verdicts},
            )
        )
    return tuple(rows)
