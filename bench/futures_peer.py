"""The complete consistent set by another tool, in its own terms and by its quickest public way.

Run by ``bench_futures.py --peers`` with an interpreter that has PyCIB or prophesy-cib; reads a matrix as JSON on
standard input and prints one line of JSON. Building the tool's own model is not timed, which is in its favour.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

Scenarios = list[list[int]]


def pycib(sizes: list[int], values: list[list[int]], exact: bool) -> Callable[[], Scenarios]:
    """PyCIB: its default, which tries every scenario, or its pruned search."""
    from cib.analysis import ScenarioAnalyzer
    from cib.core import CIBMatrix

    matrix = CIBMatrix({f"d{i}": [f"v{a}" for a in range(size)] for i, size in enumerate(sizes)})
    for (i, a), (j, b), value in _judgements(sizes, values):
        matrix.set_impact(f"d{i}", f"v{a}", f"d{j}", f"v{b}", value)
    analyzer = ScenarioAnalyzer(matrix)
    if exact:
        return lambda: [list(one.to_indices()) for one in analyzer.find_all_consistent_exact().scenarios]
    return lambda: [list(one.to_indices()) for one in analyzer.find_all_consistent()]


def prophesy(sizes: list[int], values: list[list[int]]) -> Callable[[], Scenarios]:
    """prophesy-cib: one step of its succession from every scenario; those that stay are consistent."""
    import numpy as np
    from prophesy_cib import CrossImpact, Descriptor, Model, SuccessionConfig, Variant
    from prophesy_cib.scenario_gen import enumerate_all_scenarios
    from prophesy_cib.succession import run_succession_trial

    descriptors = [
        Descriptor(i + 1, f"d{i}", "nominal", tuple(Variant(a + 1, f"v{a}") for a in range(size)))
        for i, size in enumerate(sizes)
    ]
    impacts = [CrossImpact(i + 1, a + 1, j + 1, b + 1, value) for (i, a), (j, b), value in _judgements(sizes, values)]
    model, config, random = Model(descriptors, impacts), SuccessionConfig(steps=1), np.random.default_rng(0)

    def run() -> Scenarios:
        matrices, kept = model.build_matrices(), []
        for scenario in enumerate_all_scenarios(model, threshold=None):
            (before, after), _ = run_succession_trial(scenario, model, config, random, matrices=matrices)
            if before == after:
                kept.append([int(part) - 1 for part in before.strip("[]()").replace(",", " ").split()])
        return kept

    return run


def _judgements(sizes: list[int], values: list[list[int]]) -> list[tuple[tuple[int, int], tuple[int, int], int]]:
    places = [(i, a) for i, size in enumerate(sizes) for a in range(size)]
    return [
        (places[row], places[column], value)
        for row, line in enumerate(values)
        for column, value in enumerate(line)
        if value and places[row][0] != places[column][0]
    ]


PEERS: dict[str, Callable[..., Callable[[], Scenarios]]] = {
    "PyCIB, default": lambda sizes, values: pycib(sizes, values, exact=False),
    "PyCIB, exact and pruned": lambda sizes, values: pycib(sizes, values, exact=True),
    "prophesy-cib, one step from each": prophesy,
}


def main() -> None:
    asked: dict[str, Any] = json.load(sys.stdin)
    try:
        run = PEERS[sys.argv[1]](asked["sizes"], asked["values"])
    except ImportError as error:
        print(json.dumps({"absent": str(error)}))
        return
    best, found = float("inf"), []
    for _ in range(asked["runs"]):
        start = perf_counter()
        found = run()
        best = min(best, perf_counter() - start)
    print(json.dumps({"seconds": best, "scenarios": found}))


if __name__ == "__main__":
    main()
