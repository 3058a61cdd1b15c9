"""Kill writers at random moments, hundreds of times, and look at what they leave behind.

    python tests/store/endurance.py --rounds 400                      SQLite and PostgreSQL (pgserver)
    python tests/store/endurance.py --rounds 40 --seed 7 ADDRESS      one store, the same moments again

Each round starts a writer in a process of its own, lets it come up to the step, and kills it (SIGKILL) somewhere
between the step's first moment and a little after its usual end. Then the store must hold the whole step or
nothing of it, with its chain whole, and must take the same step again.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from juncture.record.journal import Action, Change, Line, replay
from juncture.record.opening import import_folder
from juncture.record.store import Store, open_store

SIZE = 200
HEAD = '[dossier]\nid = "mali"\ntitle = "Mali"\n'


def folder(place: Path, turn: int) -> Path:
    """A dossier that grows: each import brings some hundred entries and a text."""
    place.mkdir(exist_ok=True)
    (place / "dossier.toml").write_text(HEAD, encoding="utf-8")
    actors = "".join(f'[[actor]]\nid = "i{turn}-{n}"\nname = "A {n}"\ntype = "person"\n\n' for n in range(SIZE // 2))
    source = f'[[source]]\nid = "s{turn}"\ntitle = "S"\n'
    (place / "actors.toml").write_text(actors + source, encoding="utf-8")
    (place / "sources").mkdir(exist_ok=True)
    (place / "sources" / f"s{turn}.txt").write_text("a text\n" * 2_000, encoding="utf-8")
    return place


def entries(action: Action, turn: int, payload: str) -> list[Change]:
    return [Change(action, "claim", f"c{turn}-{n}", payload) for n in range(SIZE)]


class Step:
    """One kind of step: what prepares it, what it does, and how many lines it adds."""

    def __init__(self, name: str, lines: int, prepare: Callable[[str, int], None], take: Callable[[str, int], None]):
        self.name, self.lines, self.prepare, self.take = name, lines, prepare, take


def _append(address: str, changes: list[Change]) -> None:
    with closing(open_store(address)) as store:
        store.append("mali", changes, "ana")


def steps(place: Path) -> list[Step]:
    return [
        Step(
            "import",
            SIZE // 2 + 1,
            lambda address, turn: None,
            lambda address, turn: void(import_folder(folder(place, turn), address, author="ana")),
        ),
        Step(
            "accept",
            SIZE,
            lambda address, turn: _append(address, entries(Action.PROPOSE, turn, '{"entry":{}}')),
            lambda address, turn: _append(address, entries(Action.ACCEPT, turn, "")),
        ),
        Step(
            "supersede",
            SIZE,
            lambda address, turn: _append(address, entries(Action.ASSERT, turn, '{"entry":{}}')),
            lambda address, turn: _append(address, entries(Action.SUPERSEDE, turn, '{"entry":{"text":"x"}}')),
        ),
    ]


def void(_: object) -> None:
    """What a step gives back is of no interest."""


def killed(take: Callable[[], None], after: float) -> tuple[bool, float]:
    """Run a step in a process of its own and kill it so many seconds in; says whether it was killed, and its time."""
    come, ready = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(come)
        os.write(ready, b"r")
        status = 1
        try:
            take()
            status = 0
        finally:
            os._exit(status)
    os.close(ready)
    os.read(come, 1)
    begun = perf_counter()
    select.select([come], [], [], after)  # readable at the child's end, when the pipe closes
    took = perf_counter() - begun
    os.close(come)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        raise SystemExit("a writer failed by itself")
    return os.WIFSIGNALED(status), took


def settled(store: Store) -> int:
    """The end of the journal, once the database has cleared away what the writer left."""
    with store.step("mali"):
        return store.head("mali").seq


def check(store: Store, known: list[Line], step: Step) -> str:
    """Whether all or nothing of a step is there; anything else ends the run."""
    end = settled(store)
    if end not in (len(known), len(known) + step.lines):
        raise SystemExit(f"{step.name}: {end - len(known)} of {step.lines} lines are there")
    lines = list(store.lines("mali"))
    if lines[: len(known)] != known or not store.verify("mali").whole:
        raise SystemExit(f"{step.name}: the chain is not whole")
    if list(store.standing("mali")) != list(replay(lines)[0].values()):
        raise SystemExit(f"{step.name}: what stands is not what the journal gives")
    if step.name == "import" and len(store.texts("mali")) != sum(line.kind == "source" for line in lines):
        raise SystemExit("import: the texts are not those of the sources")
    return "all" if end > len(known) else "none"


def run(address: str, rounds: int, seed: int, place: Path) -> Counter[tuple[str, str]]:
    """Go through the rounds; a fresh store every twelve of them, so that checking stays quick."""
    chance, seen = random.Random(seed), Counter[tuple[str, str]]()
    usual: dict[str, float] = {}
    for turn in range(rounds):
        if turn % 12 == 0:
            current = fresh(address, place, turn)
        step = steps(place / "folder")[turn % 3]
        step.prepare(current, turn)
        with closing(open_store(current)) as store:
            known = list(store.lines("mali"))
        # As often over the whole step as about its end, where it is sealed; the first of a kind may run to its end.
        share = chance.choice([chance.uniform(0, 1.1), chance.gauss(0.95, 0.1)])
        after = max(share, 0) * usual[step.name] if step.name in usual else 60
        was_killed, took = killed(lambda: step.take(current, turn), after)  # noqa: B023
        if not was_killed:
            usual[step.name] = took
        with closing(open_store(current)) as store:
            left = check(store, known, step)
        seen[step.name, left if was_killed else "finished"] += 1
        if left == "none":
            step.take(current, turn)
            with closing(open_store(current)) as store:
                check(store, known, step)
    return seen


def fresh(address: str, place: Path, turn: int) -> str:
    if "://" in address:
        made = f"{address}{'&' if '?' in address else '?'}schema=endurance_{os.getpid()}_{turn}"
    else:
        made = str(place / f"{address}-{turn}.sqlite")
    import_folder(folder(place / "folder", 10_000 + turn), made, author="ana")
    return made


def servers() -> Iterator[str]:
    yield "desk"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import pgserver
        except ImportError:
            print("PostgreSQL is left out: pip install pgserver.")  # noqa: T201
            return
        server = pgserver.get_server(tempfile.mkdtemp(prefix="juncture-endurance-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", nargs="?", help="where to write; SQLite and a PostgreSQL of its own if left out")
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    chosen = parser.parse_args()
    for address in [chosen.address] if chosen.address else servers():
        with tempfile.TemporaryDirectory() as place:
            begun = perf_counter()
            seen = run(address, chosen.rounds, chosen.seed, Path(place))
        kind = "postgresql" if "://" in address else "sqlite"
        told = ", ".join(f"{step} {left}: {times}" for (step, left), times in sorted(seen.items()))
        killed_ones = sum(times for (_, left), times in seen.items() if left != "finished")
        print(  # noqa: T201
            f"{kind}: {killed_ones} of {chosen.rounds} writers killed in {perf_counter() - begun:.0f} s "
            f"(seed {chosen.seed}); {told}. Nothing was left half done."
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
