"""Interval analysis: which scenarios hold whatever the true judgements are, and which may hold.

A judgement lies somewhere in its range. A scenario is *possibly* consistent if some choice of values within the
ranges makes it so, *necessarily* if every choice does. The choice that favours it most takes the upper end for
its own variants and the lower end for all rivals; no cell is wanted both ways, so both sets are exact as long as
cells may vary independently (where rows must sum to 0 the possible set is an outer bound).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from juncture.futures.model import Model
from juncture.futures.scenarios import Scenario, ScenarioSet
from juncture.futures.search import Solver, consistent

Standing = Literal["necessary", "stated", "possible", "excluded"]


@dataclass(frozen=True)
class Robust:
    """The necessary scenarios are among the stated ones, and those among the possible ones."""

    necessary: ScenarioSet
    stated: ScenarioSet
    possible: ScenarioSet

    @property
    def complete(self) -> bool:
        return self.necessary.complete and self.stated.complete and self.possible.complete

    def standing(self, scenario: Scenario | tuple[int, ...]) -> Standing:
        """How firmly a scenario holds: in all readings of the judgements, as stated, in some, or in none."""
        numbers = scenario.numbers if isinstance(scenario, Scenario) else scenario
        for name, found in (("necessary", self.necessary), ("stated", self.stated), ("possible", self.possible)):
            if (found.numbers == numbers).all(axis=1).any():
                return name  # type: ignore[return-value]
        return "excluded"

    def __str__(self) -> str:
        return (
            f"{self.necessary.total} necessarily consistent, {self.stated.total} as stated, "
            f"{self.possible.total} possibly consistent."
        )


def robust(
    model: Model,
    given: Mapping[str, str] | None = None,
    tolerance: int = 0,
    *,
    budget: int | None = None,
    solver: Solver = "auto",
) -> Robust:
    """The scenarios that hold in every reading of the uncertain judgements, as stated, and in some.

    >>> from juncture.futures.tomlfile import parse_toml
    >>> mali = parse_toml('''
    ... [[descriptor]]
    ... id = "unity"
    ... kind = "external"
    ... variants = ["united", "split"]
    ... [[descriptor]]
    ... id = "grip"
    ... variants = ["broken", "facade"]
    ... [[judgement]]
    ... from = "unity"
    ... to = "grip"
    ... rows = { united = ["1 [-1..3]", 0], split = ["-1 [-2..-1]", 1] }
    ... ''')
    >>> found = robust(mali)
    >>> print(found)
    1 necessarily consistent, 2 as stated, 3 possibly consistent.
    >>> print(found.necessary[0])
    unity=split, grip=facade
    """
    necessary, stated, possible = (
        consistent(model, given, tolerance, budget=budget, solver=solver, reading=reading)
        for reading in ("necessary", "stated", "possible")
    )
    return Robust(necessary, stated, possible)
