"""Past cases: what reading every list costs, what a class over all of them costs, and the same question in DuckDB.

The published lists are no part of the project: name their folder with ``--lists DIR``, or leave them out and only the
list that ships is timed. Both answers are compared before either is timed; each time is the least of several runs,
whatever else the machine does meanwhile.
"""

from __future__ import annotations

import argparse
import resource
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from juncture.brief.cases import base_of
from juncture.precedents import Base, Listing, groups, rates, read_filter, read_list
from juncture.precedents.lists.reading import SHIPPED, shipped
from juncture.precedents.rates import question

WHERE = "West Africa, since 1990, carried out"
ASKED = "another coup within 24 months"
CLASSES = (
    "ECOWAS member, since 1990, military, successful", WHERE, "Africa, since 1960, successful", "since 1946",
    "not Europe, military, 1970 to 1989, attempted in vain", "Mali or Niger or Burkina Faso, carried out",
    "a coup by Powell & Thyne, Latin America",
)  # fmt: skip
WEST = "404, 402, 420, 432, 433, 434, 435, 436, 437, 438, 439, 450, 451, 452, 461, 475"


def least(run: Callable[[], object], times: int = 9) -> float:
    """The least time of several runs, in milliseconds."""
    found = []
    for _ in range(times):
        start = perf_counter()
        run()
        found.append(perf_counter() - start)
    return min(found) * 1000


def files(folder: Path | None) -> list[Path]:
    """The files in a folder that are lists other than the one that ships."""
    names = sorted(folder.glob("*.[ct]sv")) if folder else []
    return [one for one in names if any(word in one.name for word in ("powell", "colpus", "archigos", "reign"))]


def read_all(paths: list[Path]) -> list[Listing]:
    """Every list, from its file."""
    shipped.cache_clear()
    return [shipped(), *(read_list(path) for path in paths)]


def ours(base: Base) -> list[tuple[str, int, int, int]]:
    """By list: cases in the class, in how many another followed, of how many that is known."""
    chosen = read_filter(WHERE)
    told = {one.list: len(one.chosen.cases) for one in groups(base, chosen)}
    found = rates(base, chosen, [question(ASKED)])
    return sorted((one.list, told[one.list], one.k, one.n) for one in found)


def duckdb_question(lists: list[Listing], paths: list[Path]) -> tuple[Callable[[], None], Callable[[], list[object]]]:
    """The same question in SQL: how the files are loaded, and how the loaded tables are asked."""
    import duckdb

    link = duckdb.connect()
    ship = Path(__import__("juncture.precedents.lists", fromlist=["x"]).__file__).parent / SHIPPED
    by_id = {one.id: next((p for p in paths if p.name == one.file), ship) for one in lists if one.cases}

    def load() -> None:
        link.execute("drop table if exists cases")
        parts = []
        if "cline" in by_id:
            parts.append("select 'cline' list, cow state, make_date(year, month, day) d, "
                         f"outcome <> 'conspiracy' carried from read_csv('{by_id['cline']}')")  # fmt: skip
        if "powell-thyne" in by_id:
            parts.append("select 'powell-thyne', ccode, make_date(year, month, day), true "
                         f"from read_csv('{by_id['powell-thyne']}', delim='\t')")  # fmt: skip
        if "colpus" in by_id:
            parts.append(f"select 'colpus', ccode, date, true from read_csv('{by_id['colpus']}', encoding='latin-1')")
        link.execute("create table cases as " + " union all ".join(parts))

    ends = {one.id: one.until for one in lists}
    cut = " ".join(f"when '{id}' then date '{until}'" for id, until in ends.items() if id in by_id)
    sql = f"""
        with marked as (
          select a.list, exists (
              select 1 from cases b where b.list = a.list and b.state = a.state and b.carried
              and b.d > a.d and b.d <= a.d + interval 731 day - interval 1 day) hit,
            (case a.list {cut} end) >= a.d + interval 730 day covered
          from cases a where a.state in ({WEST}) and year(a.d) >= 1990 and a.carried)
        select list, count(*)::int, sum(hit::int)::int, sum((hit or covered)::int)::int
        from marked group by 1 order by 1
    """
    return load, lambda: link.execute(sql).fetchall()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=Path, help="the folder of your own copies of the published lists")
    paths = files(parser.parse_args().lists)
    tracemalloc.start()
    lists = read_all(paths)
    base = base_of(lists)
    base.subjects  # noqa: B018 - the first look matches the lists
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    rows, cases = sum(one.rows for one in lists), sum(len(one.cases) for one in lists)
    print(f"{len(lists)} lists, {rows:,} rows, {cases:,} cases; {held / 1e6:.1f} MB held, {peak / 1e6:.1f} MB at most")
    print(f"read every list: {least(lambda: read_all(paths), 3):.0f} ms")
    print(f"match and link them: {least(lambda: Base(lists).subjects, 3):.0f} ms")
    for where in CLASSES:
        chosen = read_filter(where, base.definitions)
        print(f"class over all lists, warm: {least(lambda c=chosen: groups(base, c)):6.2f} ms  {where}")
    wide = read_filter("since 1946")
    print(f"all rates of all cases, warm: {least(lambda: rates(base, wide)):.1f} ms")
    compare(base, lists, paths)
    print(f"the process at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def compare(base: Base, lists: list[Listing], paths: list[Path]) -> None:
    """The same question of the same files in DuckDB, in turn."""
    load, ask = duckdb_question(lists, paths)
    load()
    mine = [one for one in ours(base) if one[0] in {"cline", "powell-thyne", "colpus"}]
    theirs = ask()
    print(
        f"the answers {'agree' if mine == theirs else 'differ'}: {mine}" + ("" if mine == theirs else f" and {theirs}")
    )
    asked, peer = least(lambda: ours(base)), least(ask)
    print(f"asked warm: {asked:.2f} ms here, {peer:.2f} ms in DuckDB: {asked / peer:.2f} times")
    read = least(lambda: read_all([p for p in paths if "powell" in p.name or "colpus" in p.name]), 3)
    loaded = least(load, 3)
    print(f"the same files read and checked: {read:.0f} ms here; read unchecked by DuckDB: {loaded:.0f} ms")


if __name__ == "__main__":
    main()
