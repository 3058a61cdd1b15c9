"""Stores at work: bulk import, memory, holders of an office, readers beside a writer, and a peer on the same load.

    python bench/bench_stores.py                          a small load, in a minute or so
    python bench/bench_stores.py --full                   1,000,000 statements over 200 dossiers
    python bench/bench_stores.py --peer PYTHON            PYTHON has nomenklatura, where this interpreter has not

The peer is nomenklatura's SQL statement store (``pip install nomenklatura``). Times are the wall's; on
a machine that others use, look at how long the process itself worked as well.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

import stores_load as load

from juncture.record.canonical import canonical
from juncture.record.journal import Action, Change
from juncture.record.lookup import holders_at
from juncture.record.store import Store, open_store

HERE = Path(__file__).parent


def changes(number: int, count: int) -> Iterator[Change]:
    """A dossier as it comes to a store."""
    for kind, fields in chain(load.preface(number), load.statements(number, count)):
        yield Change(Action.ASSERT, kind, fields["id"], canonical({"entry": fields, "file": f"record/{kind}s.toml"}))


def resident() -> float:
    """Megabytes that this process holds now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def fill(address: str, first: int, dossiers: int, count: int) -> dict[str, Any]:
    """Bring the load in, and look at memory on the way."""
    store = open_store(address, create=True)
    held: list[float] = []
    begun, spent = perf_counter(), process_time()
    for number in range(first, first + dossiers):
        store.append(load.dossier_id(number), watched(changes(number, count), held), "bench")
    return {"seconds": perf_counter() - begun, "spent": process_time() - spent, "held": held}


def watched(items: Iterator[Change], held: list[float]) -> Iterator[Change]:
    for place, item in enumerate(items):
        if place % 2_500 == 0:
            held.append(resident())
        yield item


def apart(*arguments: object, python: str = sys.executable) -> subprocess.Popen[str]:
    """A part of this benchmark in a process of its own."""
    return subprocess.Popen([python, *map(str, arguments)], stdout=subprocess.PIPE, text=True)


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    output, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"a part of the benchmark failed: {process.args}")
    return dict(json.loads(output.splitlines()[-1]))


def asking(store: Store, dossiers: int, seed: str) -> Callable[[], float]:
    """A question of chance about some office of some dossier, and how long its answer took."""
    chance = random.Random(seed)

    def ask() -> float:
        day = load.START + timedelta(days=chance.randrange(load.DAYS))
        dossier, office = load.dossier_id(chance.randrange(dossiers)), f"office-{chance.randrange(load.OFFICES)}"
        known = day + timedelta(days=chance.randrange(400))
        begun = perf_counter()
        holders_at(store, dossier, office, day, known)
        return perf_counter() - begun

    return ask


def shown(times: list[float]) -> str:
    middle, high = median(times) * 1e3, quantiles(times, n=20)[-1] * 1e3
    return f"median {middle:6.2f} ms   p95 {high:6.2f} ms   ({len(times):,} asked)"


def measure(name: str, address: str, sizes: argparse.Namespace) -> tuple[float, list[float]]:
    """One store: load, look-ups, and look-ups beside another load. Gives statements per second, and the look-ups."""
    dossiers, count = sizes.dossiers, sizes.statements // sizes.dossiers
    total = dossiers * count
    result = told(apart(__file__, "--fill", address, 0, dossiers, count))
    held, seconds = result["held"], result["seconds"]
    quarter = len(held) // 4 or 1
    first, last = max(held[:quarter]), max(held[-quarter:])
    print(f"{name} bulk import     {total / seconds:9,.0f} statements/s   ({total:,} in {seconds:.1f} s, "
          f"of which the importer itself worked {result['spent']:.1f} s)")  # fmt: skip
    print(f"{name} memory          {first:.0f} MB at most in the first quarter, {last:.0f} MB in the last")
    large = min(total, 200_000)
    held = told(apart(__file__, "--fill", address, 500_000, 1, large))["held"]
    print(f"{name} one large step  {held[1]:.0f} MB at its start, {max(held):.0f} MB at most ({large:,} statements)")
    store = open_store(address)
    ask = asking(store, dossiers, "look-ups")
    spent = process_time()
    alone = [ask() for _ in range(sizes.lookups)]
    spent = (process_time() - spent) / sizes.lookups * 1e3
    print(f"{name} holders         {shown(alone)}, of which this process worked {spent:.2f} ms each")
    writer = apart(__file__, "--fill", address, 1_000_000, max(dossiers // 4, 2), count)
    beside = [ask() for _ in iter(writer.poll, 0)]
    told(writer)
    store.close()
    print(f"{name} beside a load   {shown(beside)}")
    return total / seconds, alone


def against(name: str, url: str, python: str, sizes: argparse.Namespace, ours: tuple[float, list[float]]) -> None:
    """The peer on the same load (its first dossiers, where that is large), beside ours."""
    dossiers, count = min(sizes.dossiers, sizes.peer_dossiers), sizes.statements // sizes.dossiers
    peer = told(apart(HERE / "stores_peer.py", url, dossiers, count, min(sizes.lookups, 300), python=python))
    rate, times = ours
    theirs, rows = dossiers * count / peer["seconds"], peer["rows"] / peer["seconds"]
    middle = median(peer["times"]) / median(times)
    high = quantiles(peer["times"], n=20)[-1] / quantiles(times, n=20)[-1]
    print(f"{name} peer, import    {theirs:9,.0f} of the same statements/s ({dossiers} dossiers; {rows:,.0f} rows/s)")
    print(f"{name} peer, holders   {shown(peer['times'])}")
    print(f"{name} ratio, import   {rate / theirs:5.1f} times as fast ({rate / rows:.1f} times, row for row)")
    print(f"{name} ratio, holders  {middle:5.1f} times as fast in the median, {high:.1f} times in p95")


def server(stack: ExitStack, given: str | None) -> str | None:
    """The address of a PostgreSQL, started here where none is given."""
    if given:
        return given
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pgserver
    except ImportError:
        print("PostgreSQL is left out: pip install pgserver, or name a database with --postgres ADDRESS.")
        return None
    folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
    return str(stack.enter_context(pgserver.get_server(folder, cleanup_mode="stop")).get_uri())


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="1,000,000 statements over 200 dossiers")
    parser.add_argument("--statements", type=int, default=60_000)
    parser.add_argument("--dossiers", type=int, default=12)
    parser.add_argument("--lookups", type=int, default=1_000)
    parser.add_argument("--postgres", metavar="ADDRESS", help="a database that may be written to")
    parser.add_argument("--peer", metavar="PYTHON", help="an interpreter that has nomenklatura")
    parser.add_argument("--peer-dossiers", type=int, default=20, help="how much of the load the peer gets at most")
    parser.add_argument("--fill", nargs=4, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.full:
        chosen.statements, chosen.dossiers = 1_000_000, 200
    return chosen


def main() -> None:
    chosen = options()
    if chosen.fill:
        address, *numbers = chosen.fill
        print(json.dumps(fill(address, *map(int, numbers))))
        return
    peer = chosen.peer or (sys.executable if importlib.util.find_spec("nomenklatura") else None)
    if peer is None:
        print("The peer is left out: this interpreter has no nomenklatura; name one that has with --peer PYTHON.")
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sqlite = measure("sqlite    ", str(folder / "desk.sqlite"), chosen)
        if peer:
            against("sqlite    ", f"sqlite:///{folder / 'peer.sqlite'}", peer, chosen, sqlite)
        if address := server(stack, chosen.postgres):
            postgres = measure("postgresql", address, chosen)
            if peer:
                url = address.replace("postgresql://", "postgresql+psycopg://", 1)
                against("postgresql", url, peer, chosen, postgres)


if __name__ == "__main__":
    main()
