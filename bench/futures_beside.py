"""Us beside PyCIB and prophesy-cib in one run, on the same matrices, results compared one by one.

The peers run with an interpreter of their own, which the user names; nothing of them is part of the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from futures_peer import PEERS

from juncture.futures.compiled import available
from juncture.futures.matrix import Matrix
from juncture.futures.problem import pose
from juncture.futures.search import Solver, search

#: Seconds after which a peer is given up on.
PATIENCE = 300
#: Descriptors at 40 % density, or dense, and who finishes them in a few minutes here.
SIZES: tuple[tuple[int, float | None, tuple[str, ...]], ...] = (
    (6, 0.4, tuple(PEERS)),
    (8, 0.4, tuple(PEERS)),
    (8, None, tuple(PEERS)),
    (10, 0.4, ("PyCIB, exact and pruned", "prophesy-cib, one step from each")),
    (12, None, ("PyCIB, exact and pruned",)),
    (14, None, ("PyCIB, exact and pruned",)),
)


def beside(python: str | None, family: Callable[[int, float | None, int], Matrix], timed: Callable[..., float]) -> None:
    """Print a line for each size and peer: both times, their ratio, and whether the results agree."""
    if not python or not Path(python).exists():
        print(
            "No peers beside us: name an interpreter that has PyCIB or prophesy-cib with --peers PYTHON "
            f"or in JUNCTURE_PEERS ({python or 'none was named'})."
        )
        return
    print(f"{'size':12} {'peer':34} {'peer':>9} {'NumPy':>9} {'fast':>9}   times slower than each; agreement")
    for line in _lines(python, family, timed):
        print(line, flush=True)


def _lines(python: str, family: Callable[..., Matrix], timed: Callable[..., float]) -> Iterator[str]:
    for count, density, peers in SIZES:
        matrix = family(count, density, 1)
        taken, ours = _ours(matrix, timed)
        size = f"{count} x 3 {'dense' if density is None else f'{density:.0%}'}"
        for peer in peers:
            told = _ask(python, peer, matrix)
            if "seconds" not in told:
                yield f"{size:12} {peer:34} {told['absent']}"
                continue
            theirs = {tuple(row) for row in told["scenarios"]}
            agree = f"the same {len(ours)}" if theirs == ours else f"DIFFER: {len(theirs)} and our {len(ours)}"
            figures = " ".join(f"{seconds:8.4f}s" for seconds in (told["seconds"], *taken))
            ratios = " and ".join(f"{told['seconds'] / seconds:,.0f}" for seconds in taken)
            yield f"{size:12} {peer:34} {figures}   {ratios}; {agree}"


def _ours(matrix: Matrix, timed: Callable[..., float]) -> tuple[list[float], set[tuple[int, ...]]]:
    solvers: tuple[Solver, ...] = ("numpy", "fast") if available() else ("numpy",)
    taken = [timed(lambda s=solver: search(pose(matrix), solver=s)) for solver in solvers]
    return taken, {tuple(row) for row in search(pose(matrix), solver=solvers[-1]).scenarios.tolist()}


def _ask(python: str, peer: str, matrix: Matrix) -> dict[str, Any]:
    asked = {"sizes": list(matrix.sizes), "values": np.asarray(matrix.values).tolist(), "runs": 2}
    command = [python, str(Path(__file__).with_name("futures_peer.py")), peer]
    try:
        done = subprocess.run(
            command, input=json.dumps(asked), capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return {"absent": f"gave up after {PATIENCE} s"}
    if done.returncode:
        return {"absent": f"failed: {done.stderr.strip().splitlines()[-1:]}"}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    sys.exit("Run bench_futures.py --peers PYTHON.")
