"""How long the futures engine takes: one table, medians of several runs, beside the figures aimed at.

    python bench/bench_futures.py [--quick] [--growth [FILE.svg]] [--peers [PYTHON]]

Families: *dense* draws every cell from -3..3; *40 %* and *20 %* have a section between two descriptors with that
probability, every row of it summing to 0. Three variants each, seeds 1 to 3, the slowest seed shown. Run it on a
machine that does nothing else: on a busy one the figures are upper bounds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import numpy as np
from futures_beside import beside
from futures_growth import growth

from juncture.futures import Goal, Model, Option, compare, conditions, sample
from juncture.futures.basins import _follow_all
from juncture.futures.batch import solve_many
from juncture.futures.compiled import available
from juncture.futures.flow import Space
from juncture.futures.matrix import Matrix
from juncture.futures.prim import peel
from juncture.futures.problem import pose
from juncture.futures.search import search

RUNS = 5
Row = tuple[str, float, str]


def family(count: int, density: float | None, seed: int, variants: int = 3) -> Matrix:
    """A random matrix: dense for None, else with sections at this density and rows that sum to 0."""
    random = np.random.RandomState(seed)
    width = count * variants
    values = np.zeros((width, width), np.int32)
    for i in range(count):
        for j in range(count):
            if i != j and (density is None or random.rand() < density):
                block = values[i * variants : (i + 1) * variants, j * variants : (j + 1) * variants]
                block[:] = random.randint(-3, 4, block.shape) if density is None else rows(random, variants)
    return Matrix.plain([variants] * count, values)


def rows(random: np.random.RandomState, variants: int) -> list[list[int]]:
    found: list[list[int]] = []
    while len(found) < variants:
        row = random.randint(-3, 4, variants)
        row[-1] = -row[:-1].sum()
        if abs(row[-1]) <= 3:
            found.append(row.tolist())
    return found


def one_line(sizes: list[int], bound: int) -> Matrix:
    random = np.random.RandomState(0)
    values = random.randint(-bound, bound + 1, (sum(sizes), sum(sizes)))
    for start, size in zip(np.cumsum([0, *sizes[:-1]]), sizes, strict=True):
        values[start : start + size, start : start + size] = 0
    return Matrix.plain(sizes, values)


def seconds(run: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of a run, the first (which compiles and warms up) apart."""
    run()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return median(taken)


def searches() -> Iterator[Row]:
    case = one_line([4] * 5 + [3] * 10, 2)
    yield "60,466,176 configurations, NumPy", seconds(lambda: search(pose(case), solver="numpy")), "<= 0.3 s"
    if not available():
        return
    yield "60,466,176 configurations, fast", seconds(lambda: search(pose(case), solver="fast")), "<= 0.03 s"
    for name, count, density, aim in (
        ("26 at 40 %", 26, 0.4, "<= 0.2 s"),
        ("24 dense", 24, None, "<= 2 s"),
        ("40 at 20 %", 40, 0.2, "<= 0.5 s"),
        ("45 at 20 %", 45, 0.2, "<= 3 s"),
        ("30 at 40 %", 30, 0.4, ""),
    ):
        problems = [pose(family(count, density, seed)) for seed in (1, 2, 3)]
        slowest = max(seconds(lambda p=p: search(p, solver="fast"), 3) for p in problems)  # type: ignore[misc]
        yield f"{name}, fast, slowest of 3 seeds", slowest, aim


def ensembles() -> Iterator[Row]:
    matrix = family(12, 0.4, 1)
    random = np.random.default_rng(1)
    shape = (4_000, *matrix.values.shape)
    values = matrix.values + (random.random(shape) < 0.3) * (matrix.values != 0) * random.choice([-1, 1], shape)
    values = values.astype(np.int16)
    for solver, aim in (("numpy", ">= 2,000/s"), ("fast", ">= 20,000/s")):
        if solver == "numpy" or available():
            rate = 4_000 / seconds(lambda s=solver: solve_many(matrix, values, solver=s), 3)  # type: ignore[misc]
            yield f"ensemble of 12 at 40 %, {solver} (matrices a second)", rate, aim


def discovery() -> Iterator[Row]:
    random = np.random.default_rng(0)
    x = random.random((10_000, 20))
    y = ((x[:, 0] > 0.6) & (x[:, 3] < 0.4)) | (random.random(10_000) < 0.05)
    yield "PRIM, 10,000 x 20", seconds(lambda: peel(x, y)), "<= 0.15 s (EMA 4.7 s)"
    model, options, goal = question()
    yield "10,000 samples x 2 options with discovery", seconds(lambda: ask(model, options, goal), 3), "<= 4 s"


def question() -> tuple[Model, list[Option], Goal]:
    matrix = family(12, 0.4, 2)
    names = {f"d{i}": ["a", "b", "c"] for i in range(12)}
    blocks = matrix.values.reshape(12, 3, 12, 3)
    sections = {(f"d{i}", f"d{j}"): blocks[i, :, j].tolist() for i in range(12) for j in range(12) if i != j}
    model = Model.of(names, {k: v for k, v in sections.items() if np.any(v)}, {"d0": "lever"})
    options = [Option("one", (("d0", "a"),)), Option("two", (("d0", "b"),))]
    return model, options, Goal("goal", (("d5", ("a",)),))


def ask(model: Model, options: list[Option], goal: Goal) -> None:
    conditions(compare(model, options, goal, ensemble=sample(model, 10_000, seed=1)), "one", "two")


def others() -> Iterator[Row]:
    case = one_line([4] * 5 + [3] * 10, 2)
    held = np.zeros(15, bool)
    taken = seconds(lambda: _follow_all(case, Space(case.sizes), "global", held), 1)
    yield "basins of 60,466,176 states, NumPy", taken, "<= 8 s"
    command = [sys.executable, "-c", "import juncture.futures"]
    bare = [sys.executable, "-c", "import numpy"]
    engine, numpy = (seconds(lambda c=c: subprocess.run(c, check=True), 7) for c in (command, bare))  # type: ignore[misc]
    nothing = seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), 7)
    yield "import of the engine, NumPy included", engine - nothing, "< 0.3 s"
    yield "import of NumPy alone", numpy - nothing, ""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    arguments.add_argument("--quick", action="store_true", help="leave out basins and the large searches")
    arguments.add_argument(
        "--growth", nargs="?", const="", metavar="FILE.svg", help="time against descriptors and density instead"
    )
    arguments.add_argument(
        "--peers", nargs="?", const=os.environ.get("JUNCTURE_PEERS", ""), metavar="PYTHON",
        help="us beside PyCIB and prophesy-cib, run with this interpreter (or that in JUNCTURE_PEERS), instead",
    )  # fmt: skip
    asked = arguments.parse_args()
    if asked.growth is not None:
        growth(family, Path(asked.growth) if asked.growth else None)
        return
    if asked.peers is not None:
        beside(asked.peers, family, seconds)
        return
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, numba {'present' if available() else 'absent'}")
    parts = (ensembles, discovery) if asked.quick else (searches, ensembles, discovery, others)
    for part in parts:
        for name, figure, aim in part():
            told = f"{figure:,.0f}" if figure > 100 else f"{figure:.3f} s"
            print(f"{name:58} {told:>12}   {aim}", flush=True)


if __name__ == "__main__":
    main()
