"""From a file to a :class:`~juncture.precedents.listing.Listing`: recognised by its columns, read row by row."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from juncture.precedents.case import Case
from juncture.precedents.listing import Election, Entry, Listing, Sanction, Tenure
from juncture.precedents.lists import archigos, cline, colpus, csp, gsdb, powell_thyne, reign
from juncture.precedents.lists.reader import RowError
from juncture.record.fields import near
from juncture.record.problems import JunctureError, Problem
from juncture.record.table import Row, Table, parse_table, read_table
from juncture.record.when import day_of

SHIPPED = "cline-2.1.2.csv"
_Reader = Callable[[Row], Entry | Iterable[Entry] | None]
_READERS: Mapping[str, _Reader] = {
    "cline": cline.read,
    "powell-thyne": powell_thyne.read,
    "colpus": colpus.read,
    "csp": csp.read,
    "archigos": archigos.read,
    "reign-leaders": reign.read_leader,
    "reign-elections": reign.read_election,
    "gsdb": gsdb.read,
}


@cache
def formats() -> Mapping[str, Mapping[str, Any]]:
    """The lists that can be read, by id."""
    return tomllib.loads(files(__package__).joinpath("formats.toml").read_text(encoding="utf-8"))


@cache
def shipped() -> Listing:
    """The Cline Center's list, version 2.1.2, 1945 to 2022 (CC BY 4.0).

    >>> ours = shipped()
    >>> len(ours.cases), ours.name, ours.years
    (981, 'Cline Center Coup d’État Project 2.1.2', '1945–2022')
    """
    raw = files(__package__).joinpath(SHIPPED).read_bytes()
    table = parse_table(raw, SHIPPED)
    return _listing("cline", "2.1.2", table, _taken(table, cline.read_normalised))


def read_list(path: Path, name: str | None = None) -> Listing:
    """A list from a file of the user's; ``name`` says which it is where its columns leave that open."""
    table = read_table(path)
    id = _recognised(table, name)
    return _listing(id, _version(table, path), table, _taken(table, _READERS[id]))


def _recognised(table: Table, name: str | None) -> str:
    if name is not None and name not in formats():
        raise JunctureError(f"there is no list {name!r}{near(name, formats())}")
    fitting = [id for id, one in formats().items() if set(one["columns"]) <= set(table.columns)]
    if name is not None and name not in fitting:
        missing = sorted(set(formats()[name]["columns"]) - set(table.columns))
        raise JunctureError(f"{table.name!r} is no list {name}: it lacks the columns {', '.join(missing)}.")
    if name is None and not fitting:
        best = max(formats(), key=lambda id: len(set(formats()[id]["columns"]) & set(table.columns)))
        missing = sorted(set(formats()[best]["columns"]) - set(table.columns))
        raise JunctureError(
            f"{table.name!r} is none of the lists that are read ({', '.join(formats())}). It comes nearest to {best}, "
            f"but lacks the columns {', '.join(missing)}."
        )
    return name or max(fitting, key=lambda id: len(formats()[id]["columns"]))


def _taken(table: Table, reader: _Reader) -> list[Entry]:
    """The entries of the rows; a row that cannot be read, or that bears an id a second time, is set aside."""
    taken: list[Entry] = []
    seen: dict[tuple[type, str], int] = {}
    for row in table.rows:
        try:
            entries = list(_several(reader(row)))
            for one in entries:
                _once(one, seen)
        except RowError as error:
            table.set_aside.append(Problem(f"{error}; the row was set aside.", table.name, row.line))
            continue
        taken += entries
    return taken


def _several(found: Entry | Iterable[Entry] | None) -> Iterable[Entry]:
    if found is None:
        return ()
    return (found,) if isinstance(found, Case | Tenure | Election | Sanction) else found


def _once(one: Entry, seen: dict[tuple[type, str], int]) -> None:
    if not isinstance(one, Case):
        return
    first = seen.setdefault((Case, one.id), one.line)
    if first != one.line:
        raise RowError(f"the id {one.id!r} stands on line {first} already")


def _version(table: Table, path: Path) -> str:
    """The version that the file gives: in its own column, else in its name."""
    given = Counter(row["version"] for row in table.rows if row["version"])
    if given:
        return given.most_common(1)[0][0]
    found = re.search(r"(?<![\d.])v?(\d+(?:\.\d+)+|\d{4}-\d{4})", path.stem, re.IGNORECASE)
    return found[1] if found else ""


def _listing(id: str, version: str, table: Table, taken: list[Entry]) -> Listing:
    about = formats()[id]
    days = sorted(_days(taken))
    if not days:
        first = f" The first: {table.set_aside[0]}" if table.set_aside else ""
        raise JunctureError(f"{table.name!r} holds no row that can be read as {about['title']}.{first}")
    until = about.get("until", {}).get(version)
    since = date(days[0].year, 1, 1)
    return Listing(
        id, about["title"], version, about["terms"], table.name, since,
        date.fromisoformat(until) if until else days[-1], table.counted,
        tuple(sorted((one for one in taken if isinstance(one, Case)), key=lambda one: (one.first, one.id))),
        tuple(one for one in taken if isinstance(one, Tenure)),
        tuple(one for one in taken if isinstance(one, Election)),
        tuple(one for one in taken if isinstance(one, Sanction)),
        tuple(table.set_aside), tuple(table.remarks),
    )  # fmt: skip


def _days(taken: Iterable[Entry]) -> Iterable[date]:
    for one in taken:
        if isinstance(one, Case):
            yield one.last
        elif isinstance(one, Election) and one.when.end.latest is not None:
            yield day_of(one.when.end.latest)
        elif isinstance(one, Tenure) and one.since.end.latest is not None:
            yield day_of(one.since.end.latest)
        elif isinstance(one, Sanction):
            yield date(one.until or one.since, 12, 31)
