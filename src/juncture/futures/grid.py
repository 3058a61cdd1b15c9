"""Who drives whom: the active/passive grid, and the loops in which descriptors drive each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from juncture.futures.matrix import numbers
from juncture.futures.model import Model, Section

Role = Literal["active", "critical", "passive", "inert"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a descriptor stands: how much it drives, how much it is driven, and what that makes it.

    ``active`` drives and is not driven, ``critical`` both, ``passive`` is driven, ``inert`` neither, each measured
    against the mean of all descriptors.
    """

    descriptor: str
    active: float
    passive: float
    role: Role


@dataclass(frozen=True, slots=True)
class Loop:
    """Descriptors that drive each other in a ring; ``strength`` is that of its weakest link.

    In a scenario the ring also has a ``sign``: +1 where it sustains the scenario, -1 where it works against it.
    """

    descriptors: tuple[str, ...]
    strength: float
    sign: int | None = None

    def __str__(self) -> str:
        ring = " -> ".join((*self.descriptors, self.descriptors[0]))
        return ring + {1: " (sustains itself)", -1: " (works against itself)", None: ""}[self.sign]


def strength(section: Section) -> float:
    """How strongly one descriptor acts on another: the mean size of its judgements."""
    cells = [abs(cell.value) for row in section.rows for cell in row]
    return sum(cells) / len(cells)


def grid(model: Model) -> tuple[Standing, ...]:
    """The active and passive sum of every descriptor.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]]})
    >>> [(s.descriptor, s.active, s.passive, s.role) for s in grid(mali)]
    [('unity', 1.5, 0, 'active'), ('grip', 0, 1.5, 'passive')]
    """
    links = [(s.source, s.target, strength(s)) for s in model.sections if s.source != s.target]
    active = {d: sum(w for source, _, w in links if source == d) for d in model.ids}
    passive = {d: sum(w for _, target, w in links if target == d) for d in model.ids}
    mean = sum(active.values()) / len(model.ids)
    return tuple(Standing(d, active[d], passive[d], _role(active[d] > mean, passive[d] > mean)) for d in model.ids)


def _role(drives: bool, driven: bool) -> Role:
    if drives:
        return "critical" if driven else "active"
    return "passive" if driven else "inert"


def loops(model: Model, longest: int = 4, scenario: Mapping[str, str] | None = None) -> list[Loop]:
    """Every ring of up to ``longest`` descriptors, the strongest first.

    With a scenario, a link is the judgement of one of its variants upon another, and rings with a link of 0 are out.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]], ("grip", "unity"): [[1, 0], [0, 1]]})
    >>> for ring in loops(mali, scenario={"unity": "split", "grip": "facade"}):
    ...     print(ring)
    unity -> grip -> unity (sustains itself)
    """
    links: dict[str, dict[str, float]] = {d: {} for d in model.ids}
    if scenario is not None:
        numbers(model, scenario)
    for section in model.sections:
        if section.source == section.target or section.empty:
            continue
        if scenario is None:
            weight = strength(section)
        else:
            ends = section.source, scenario[section.source], section.target, scenario[section.target]
            weight = model.judgement(*ends).value
        if weight:
            links[section.source][section.target] = weight
    found = [_loop(ring, links, scenario is not None) for d in model.ids for ring in _rings(d, links, longest)]
    return sorted(found, key=lambda ring: (-ring.strength, len(ring.descriptors), ring.descriptors))


def _rings(start: str, links: Mapping[str, Mapping[str, float]], longest: int) -> Iterator[tuple[str, ...]]:
    """Rings through a descriptor in which it comes first in the order of the model."""
    rank = {d: place for place, d in enumerate(links)}
    stack: list[tuple[str, ...]] = [(start,)]
    while stack:
        path = stack.pop()
        for following in links[path[-1]]:
            if following == start:
                yield path
            elif rank[following] > rank[start] and following not in path and len(path) < longest:
                stack.append((*path, following))


def _loop(ring: tuple[str, ...], links: Mapping[str, Mapping[str, float]], signed: bool) -> Loop:
    weights = [links[a][b] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)]
    sign = None
    if signed:
        sign = -1 if sum(w < 0 for w in weights) % 2 else 1
    return Loop(ring, min(map(abs, weights)), sign)
