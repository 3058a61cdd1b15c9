"""From a dossier's event to facts: every fact derived from statements of the record, or stated there as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from juncture.record.statements import Event
from juncture.record.statements import Fact as Stated
from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.rules.case import FIRM, Case, case_of
from juncture.rules.deriving import deed, outcome, who
from juncture.rules.facts import NOTHING, Fact, Facts, together

Derive = Callable[[Case], Fact | None]

DERIVED: Mapping[str, Derive] = {**who.FACTS, **deed.FACTS, **outcome.FACTS}


def facts_of(view: View, event: Event) -> Facts:
    """The facts of the case that an event belongs to, as far as the view knows them."""
    case = case_of(view, event)
    found: dict[str, list[Fact]] = {}
    for name, derive in DERIVED.items():
        fact = derive(case)
        if fact is not None and fact is not NOTHING:
            found.setdefault(name, []).append(fact)
    for one in view.of(Stated):
        if one.of in {event.id for event in case.events} and one.voice in (*FIRM, "denied"):
            holds = one.holds != (one.voice == "denied")
            found.setdefault(one.element, []).append(case.fact(Truth.of(holds), f"{one.text or one.element}.", one))
    return Facts({name: together(facts) for name, facts in found.items()}, outcome.hold(case))
