"""ScenarioWizard solution files (``.sl``): consistent scenarios as that program found them.

A line holds the variants, numbered from 1, then the weight, the consistency value, a number that was 0 in
every file seen, the total impact score, and a text. A weight there may be a *sample*: the weights of
``CIB_natl_regional.sl`` sum to exactly 100,000 in a space of 22,674,816 scenarios.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from juncture.futures.errors import ModelError

if TYPE_CHECKING:
    from juncture.futures.scenarios import ScenarioSet

_LINE = re.compile(r'"((?: +\d+)+)",(-?\d+),(-?\d+),(-?\d+),(-?\d+),"(.*)"')


@dataclass(frozen=True, slots=True)
class Solution:
    """One scenario of a solution file; ``variants`` count from 0 here, from 1 in the file."""

    variants: tuple[int, ...]
    weight: int
    consistency_value: int
    total_impact_score: int
    inconsistency: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Solutions:
    """A solution file; ``mark`` is the line between the count and the scenarios, empty in every file seen."""

    scenarios: tuple[Solution, ...]
    version: str = "$ ScenarioWizard 3.0"
    title: str = "Solution set"
    mark: str = ""

    @property
    def total_weight(self) -> int:
        return sum(s.weight for s in self.scenarios)


def read_sl(path: str | Path) -> Solutions:
    return parse_sl(Path(path).read_text(encoding="utf-8-sig", errors="replace"), str(path))


def parse_sl(text: str, where: str = "solutions.sl") -> Solutions:
    """Read the text of a ``.sl`` file; fewer scenarios than it announces is an error, not a shorter list."""
    lines = text.splitlines()
    if len(lines) < 4 or not lines[0].startswith("$ ScenarioWizard"):
        first = lines[0][:40] if lines else ""
        raise ModelError(
            f"{where}, line 1: {first!r} is no ScenarioWizard solution file, which starts '$ ScenarioWizard'."
        )
    try:
        count = int(lines[2])
    except ValueError:
        raise ModelError(f"{where}, line 3: {lines[2]!r} is no number of scenarios.") from None
    found = [_solution(line, number, where) for number, line in enumerate(lines[4:], 5)]
    if len(found) != count:
        raise ModelError(f"{where} is cut short: it announces {count} scenarios and holds {len(found)}.")
    return Solutions(tuple(found), lines[0], lines[1], lines[3])


def _solution(line: str, number: int, where: str) -> Solution:
    match = _LINE.fullmatch(line)
    if not match:
        accepted = '" 1 2 3",weight,consistency,0,impact,""'
        raise ModelError(f"{where}, line {number}: {line[:60]!r} is no scenario; accepted: {accepted}.")
    weight, consistency, inconsistency, impact = map(int, match.groups()[1:5])
    variants = tuple(int(v) - 1 for v in match[1].split())
    return Solution(variants, weight, consistency, impact, inconsistency, match[6])


def format_sl(solutions: Solutions) -> str:
    """The text of a ``.sl`` file; the inverse of :func:`parse_sl`."""
    head = [solutions.version, solutions.title, f" {len(solutions.scenarios)} ", solutions.mark]
    return "\n".join([*head, *map(_line, solutions.scenarios), ""])


def _line(s: Solution) -> str:
    variants = "".join(f" {v + 1}" for v in s.variants)
    return f'"{variants}",{s.weight},{s.consistency_value},{s.inconsistency},{s.total_impact_score},"{s.text}"'


def solutions(found: ScenarioSet, weights: Sequence[int] | None = None) -> Solutions:
    """The scenarios of a search as a solution file; a weight that was not computed is written 0."""
    given = weights if weights is not None else [s.weight or 0 for s in found]
    return Solutions(
        tuple(
            Solution(s.numbers, weight, s.consistency_value, s.total_impact_score, max(0, -s.consistency_value))
            for s, weight in zip(found, given, strict=True)
        )
    )


def write_sl(content: Solutions, path: str | Path) -> None:
    Path(path).write_text(format_sl(content), encoding="utf-8")
