"""The workbench on a large dossier: each page's time and size, the start, and many people at once.

    python bench/bench_web.py                           100,000 statements in SQLite
    python bench/bench_web.py --load                    50 readers and 5 writers at once besides, for 20 s
    python bench/bench_web.py --load --seconds 120      the same for two minutes
    python bench/bench_web.py --postgres                in a PostgreSQL started here (pip install pgserver)

"First" is the first look at that page of a workbench that runs, "again" with nothing written between, "after a write"
the first look after somebody added a statement. Bytes are those on the wire, compressed. Times are the wall's, on a
client of its own; on a machine that others use, look at the least.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import httpx
import stores_load as load
import web_load
from bench_stores import changes, server

from juncture.record.canonical import canonical
from juncture.record.journal import Action, Change
from juncture.record.store import open_store
from juncture.web.pages import PAGES

COMMAND = "import sys; sys.argv = ['juncture', 'serve', *sys.argv[1:]]; from juncture.cli import main; main()"
SLUG = load.dossier_id(0)
HOME = "/"
SOURCE = f"/d/{SLUG}/sources/source-1"
FORM = f"/d/{SLUG}/statements/new?kind=claim"
WRITES = f"/d/{SLUG}/statements"
REVIEW = f"/d/{SLUG}/review"
#: How many proposals wait in the review.
PROPOSED = 2_000
#: What readers under load look at; of ten looks one is at the brief, one at the table and one at the review.
LOOKED_AT = [
    HOME, REVIEW, f"/d/{SLUG}/brief", FORM, f"/d/{SLUG}/sources",
    *(f"/d/{SLUG}/sources/source-{n}" for n in range(0, load.SOURCES, 8)),
]  # fmt: skip
_IDS = count()


def pages() -> list[str]:
    """The table, every page in the navigation, a source and a form; the brief last."""
    listed = sorted((f"/d/{SLUG}/{page.path}" for page in PAGES), key=lambda path: path.endswith("/brief"))
    return [HOME, SOURCE, FORM, *listed]


def fill(address: str, statements: int) -> None:
    store = open_store(address, create=True)
    store.append(SLUG, changes(0, statements), "bench", title="An invented crisis")
    store.append(SLUG, proposals(), "bench")
    for number in range(load.SOURCES):
        store.put_text(SLUG, f"source-{number}", load.text(0, number))
    store.close()


def proposals() -> Iterator[Change]:
    """What waits in the review: statements like those of another dossier."""
    for kind, fields in load.statements(1, PROPOSED):
        offered = {**fields, "id": f"offered-{fields['id']}"}
        yield Change(Action.PROPOSE, kind, offered["id"], canonical({"entry": offered, "file": ""}))


@contextmanager
def started(address: str) -> Iterator[str]:
    """``juncture serve`` on a free port, and where it is."""
    command = [sys.executable, "-c", COMMAND, address, "--port", "0", "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        if found is None:
            raise SystemExit("juncture serve did not start")
        yield found[0]
    finally:
        process.terminate()
        process.wait()


def looked(client: httpx.Client, page: str) -> tuple[float, int]:
    """How long a page took, to its last byte, and how many bytes came."""
    begun = perf_counter()
    answer = client.get(page)
    took = perf_counter() - begun
    if answer.status_code != 200:
        raise SystemExit(f"{page} answered {answer.status_code}")
    return took, answer.num_bytes_downloaded


def times(client: httpx.Client, page: str, repeats: int, *, writing: dict[str, str] | None = None) -> list[float]:
    """A page again and again, a statement added before each where ``writing``; no more than half a minute."""
    found: list[float] = []
    until = perf_counter() + 30
    while len(found) < repeats and (len(found) < 2 or perf_counter() < until):
        if writing:
            answer = client.post(WRITES, headers=writing, data=web_load.claim(f"bench-{next(_IDS)}"))
            assert answer.status_code == 303, answer.text
        found.append(looked(client, page)[0])
    return found


def shown(found: list[float]) -> str:
    high = quantiles(found, n=20, method="inclusive")[-1] if len(found) > 1 else found[0]
    return f"{min(found) * 1e3:9,.1f} {median(found) * 1e3:9,.1f} {high * 1e3:9,.1f}"


def first_page(address: str, page: str, runs: int) -> list[float]:
    """From the command to the first page, a new process each time."""
    found = []
    for _ in range(runs):
        begun = perf_counter()
        with started(address) as at, web_load.visitor(at) as client:
            looked(client, page)
            found.append(perf_counter() - begun)
    return found


def each_page(address: str, chosen: argparse.Namespace) -> None:
    print(f"{'milliseconds':34} {'first':>9} |     least    median       p95 (again) |     least    median       p95 "
          f"(after a write) | kB")  # fmt: skip
    with started(address) as at, web_load.visitor(at) as client:
        token = web_load.form_token(client, f"/d/{SLUG}/sources")
        for page in pages():
            first, size = looked(client, page)
            again = times(client, page, chosen.repeats)
            after = times(client, page, max(chosen.repeats // 4, 2), writing=token)
            row = f"{page:34} {first * 1e3:9,.0f} | {shown(again)}         | {shown(after)}"
            print(f"{row}                 | {size / 1e3:,.1f}")


def many(address: str, chosen: argparse.Namespace) -> bool:
    """The load; says whether nothing failed and nothing was lost."""
    people = (chosen.readers, chosen.writers)
    with started(address) as at:
        with web_load.visitor(at) as client:
            for page in LOOKED_AT:
                looked(client, page)
        begun = perf_counter()
        told = web_load.put_under_load(at, SLUG, LOOKED_AT, people, chosen.seconds)
        took = perf_counter() - begun
    missing = web_load.lost(address, SLUG, told.kept)
    reads = [one for found in told.read.values() for one in found]
    print(f"{people[0]} readers and {people[1]} writers for {took:.0f} s: "
          f"{(len(reads) + len(told.written)) / took:.1f} requests/s, "
          f"{len(reads):,} pages and {len(told.written):,} writes")  # fmt: skip
    for name, found in (("a page", reads), ("a write", told.written)):
        print(f"  {name:10} least, median, p95 {shown(found)} ms")
    for page, found in sorted(told.read.items()):
        print(f"  {page:34} {len(found):6,} looks {shown(found)}")
    print(f"  errors {sum(told.errors.values())} {dict(told.errors) or ''}, lost writes {len(missing)}")
    return not told.errors and not missing


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--statements", type=int, default=10_000, help="100000 takes many minutes, most of them the brief's"
    )
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--starts", type=int, default=3, help="how often the start is timed")
    parser.add_argument(
        "--postgres", nargs="?", const="", metavar="ADDRESS", help="on this database, or one of its own"
    )
    parser.add_argument("--load", action="store_true", help="many people at once besides")
    parser.add_argument("--only-load", action="store_true", help="nothing else")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=5)
    return parser.parse_args()


def main() -> None:
    chosen = options()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        address = str(Path(folder) / "desk.sqlite")
        if chosen.postgres is not None and not (address := server(stack, chosen.postgres or None) or ""):
            return
        fill(address, chosen.statements)
        print(f"{'postgresql' if '://' in address else 'sqlite'}, {chosen.statements:,} statements")
        if not chosen.only_load:
            for page in (HOME, f"/d/{SLUG}/sources"):
                print(f"from juncture serve to {page:24} least, median, p95 "
                      f"{shown(first_page(address, page, chosen.starts))} ms")  # fmt: skip
            each_page(address, chosen)
        if (chosen.load or chosen.only_load) and not many(address, chosen):
            raise SystemExit(1)


if __name__ == "__main__":
    main()
