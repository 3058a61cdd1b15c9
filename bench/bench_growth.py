"""What it costs to start, and what it costs as a dossier grows: view, holders, check and brief.

``python bench/bench_growth.py [SIZE ...]`` prints seconds for each size and, between sizes, the exponent
of growth: 1.0 is in step with the size, and n log n shows as about 1.1.
"""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from synthetic import dossier

from juncture.brief import brief, to_html
from juncture.record.checks import check
from juncture.record.folder import read_folder, write_folder
from juncture.record.holders import holders
from juncture.record.opening import import_folder, open_record
from juncture.record.timeline import timeline
from juncture.record.view import View

ON, KNOWN = date(2018, 6, 1), date(2019, 1, 1)


def timed(work: Callable[[], Any], repeats: int) -> float:
    """The median of several runs, in seconds."""
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def command(*arguments: str) -> Callable[[], Any]:
    """A whole run of the program in a process of its own."""
    program = [sys.executable, "-c", "from juncture.cli import main; main()", *arguments]
    return lambda: subprocess.run(program, check=True, capture_output=True)


def start_up() -> None:
    """The cost of starting, with files in the system's cache."""
    root = Path(__file__).parent.parent
    with tempfile.TemporaryDirectory() as folder:
        print(f"juncture --help                 {timed(command('--help'), 7):.3f} s   (aim: under 0.4)")
        mali = str(root / "examples/mali-2021")
        brief_taken = timed(command("brief", mali, "--out", folder), 5)
        print(f"juncture brief mali-2021        {brief_taken:.3f} s   (aim: under 3)")
        ask = command("holders", mali, "--as-of", "2021-05-25")
        print(f"juncture holders mali-2021      {timed(ask, 5):.3f} s\n")


def steps(size: int) -> dict[str, float]:
    """Seconds for each step at a size."""
    repeats = 3 if size <= 10_000 else 1
    record = dossier(size)
    with tempfile.TemporaryDirectory() as name:
        folder, store = Path(name) / "folder", Path(name) / "bench.sqlite"
        return {
            "view": timed(lambda: View(record, ON, KNOWN).statements, repeats),
            "holders": timed(lambda: holders(View(record, ON, KNOWN), ON), repeats),
            "timeline": timed(lambda: timeline(View(record, ON, KNOWN)), repeats),
            "check": timed(lambda: check(View(record, ON, KNOWN)), repeats),
            "brief": timed(lambda: to_html(brief(View(record, ON, KNOWN))), 1),
            "write folder": timed(lambda: write_folder(record, folder), 1),
            "read folder": timed(lambda: read_folder(folder), 1),
            "import": timed(lambda: import_folder(folder, str(store), author="bench"), 1),
            "open store": timed(lambda: open_record(str(store)), 1),
        }


def main() -> None:
    """Print both tables."""
    start_up()
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000]
    table = {}
    for size in sizes:
        print(f"measuring {size:,} statements ...", file=sys.stderr, flush=True)
        table[size] = steps(size)
    print("seconds       " + "".join(f"{size:>12,}" for size in sizes) + "   growth")
    for step in table[sizes[0]]:
        row = [table[size][step] for size in sizes]
        powers = [math.log(b / a) / math.log(m / n) for a, b, n, m in zip(row, row[1:], sizes, sizes[1:], strict=False)]
        print(
            f"{step:<14}"
            + "".join(f"{seconds:>12.4f}" for seconds in row)
            + "   "
            + " ".join(f"{p:.2f}" for p in powers)
        )


if __name__ == "__main__":
    main()
