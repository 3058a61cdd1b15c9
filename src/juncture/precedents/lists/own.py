"""The supplement as a list: its coups with an outcome, among them those that no other list has.

It holds West Africa since 1990 as far as sources were found, so that a share in it says less than one in a list that
means to be complete.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from juncture.precedents.case import Case, Outcome
from juncture.precedents.listing import Listing
from juncture.precedents.supplement import Coup, Supplement
from juncture.record.countries import find_state
from juncture.record.truth import Truth

LIST = "supplement"
_FLAGS = ("military", "prime_minister_alone", "within_transition")


def own_list(rows: Supplement) -> Listing:
    """The supplement's coups as a list.

    >>> from juncture.precedents.supplement import supplement
    >>> found = own_list(supplement())
    >>> [str(one.when) for one in found.cases if one.id == "mli-2012-12"]
    ['[2012-12-10..2012-12-11]']
    """
    cases = tuple(sorted((case for coup in rows.coups for case in _case(coup)), key=lambda one: (one.first, one.id)))
    return Listing(
        LIST, "Juncture’s supplement", "", "own work, each cell with its source; West Africa, not complete", "rows",
        date(cases[0].first.year, 1, 1), cases[-1].last, len(rows.coups), cases,
    )  # fmt: skip


def _case(coup: Coup) -> Iterator[Case]:
    """A case; a coup without an outcome or with a day that is open to one side is none."""
    state = find_state(coup.country)
    known = coup.day.begin.earliest is not None and coup.day.begin.latest is not None
    if state is None or coup.outcome is None or not known:
        return
    values = {name: cell.value for name in _FLAGS if (cell := coup.cells().get(name))}
    flags = frozenset(name for name, value in values.items() if value is Truth.YES)
    yield Case(LIST, coup.id, state, coup.day, Outcome(coup.outcome.value), flags, frozenset(values), coup.name)
