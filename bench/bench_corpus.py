"""A corpus of 10,000 documents: is memory flat, and does a run that was killed go on?

The documents are of our own words, made anew with names that occur nowhere else, so that whatever keeps words grows.
Memory is the resident set of the process that runs, as the system counts it. Give another number as the argument,
and --workers N.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from juncture.reading.corpus.running import Ran, run

SYLLABLES = ("ba", "da", "ka", "mo", "na", "ro", "si", "ta", "to", "va", "we", "zi", "ou", "an", "el", "im", "or", "um")
SENTENCES = (
    "On {day} {month} 2020 police in {place} detained {name}, the mayor of {place}.",
    "Soldiers loyal to General {name} seized the state radio in {place} before dawn.",
    "The African Union condemned the arrests in {place} and demanded the release of {name}.",
    "{name}, a former minister of trade, said that the ministry had misled the traders of {place}.",
    "Thousands marched through {place} on {day} {month} 2020 to demand that President {name} resign.",
    "Talks between the government and the union led by {name} broke down on {day} {month} 2020.",
    "The closure of the border near {place} led to severe shortages of grain and fuel.",
    "According to two officials, {name} may be appointed prime minister before the end of {month}.",
)
MONTHS = ("January", "March", "May", "July", "September", "November")


def word(dice: random.Random) -> str:
    """A name that no one bears."""
    return "".join(dice.choices(SYLLABLES, k=4)).capitalize()


def document(number: int) -> str:
    """A report of some 130 words."""
    dice = random.Random(number)
    name, place = f"{word(dice)} {word(dice)}", word(dice)
    filled = [
        sentence.format(day=dice.randint(1, 28), month=dice.choice(MONTHS), name=name, place=place)
        for sentence in dice.sample(SENTENCES, 8)
    ]
    return " ".join(filled[:4]) + "\n\n" + " ".join(filled[4:])


def write(path: Path, count: int) -> None:
    """The corpus: every five hundredth document is none."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = "" if number % 500 == 499 else document(number)
            file.write(json.dumps({"id": f"d{number}", "text": text, "date": "2020-12-01"}) + "\n")


def resident() -> float:
    """This process's memory in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def sampled(corpus: Path, out: Path, workers: int) -> None:
    """Run, and print memory at every twentieth of the way."""
    samples: list[tuple[int, float]] = []

    def tell(ran: Ran) -> None:
        done = ran.read + ran.aside + ran.before
        if not samples or done - samples[-1][0] >= ran.total / 20:
            samples.append((done, resident()))
            print(f"{done:>7,} documents {samples[-1][1]:>7,.0f} MB  {ran.sentence()}", flush=True)

    ran = run(corpus, out, workers=workers, tell=tell)
    print(ran.sentence())
    later = [(done, size) for done, size in samples if done >= ran.total / 4]
    growth = (later[-1][1] - later[0][1]) / (later[-1][0] - later[0][0]) * 1000
    steps = [after - before for (_, before), (_, after) in pairwise(later)]
    print(f"from a quarter of the way: {growth:+.1f} MB for each 1,000 documents (largest step {max(steps):+.0f} MB)")


def killed(corpus: Path, out: Path, seconds: float) -> None:
    """Start a run in a process of its own and kill it without warning."""
    program = "import sys; from pathlib import Path; from juncture.reading.corpus.running import run; "
    program += "run(Path(sys.argv[1]), Path(sys.argv[2]))"
    with subprocess.Popen([sys.executable, "-c", program, str(corpus), str(out)]) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
    parts = len(list(out.with_name(out.name + ".parts").glob("part-*.parquet")))
    print(f"killed after {seconds:g} seconds: {parts} parts stand, no table: {not out.exists()}")


def unique(out: Path) -> None:
    """Whether each event stands in the table once."""
    import pyarrow.parquet as pq

    ids = pq.read_table(out, columns=["id"])["id"].to_pylist()
    print(f"{len(ids):,} events in the table, {len(ids) - len(set(ids))} of them twice")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder) / "docs.jsonl", Path(folder) / "events.parquet"
        write(corpus, asked.count)
        killed(corpus, out, 20)
        sampled(corpus, out, asked.workers)
        unique(out)
