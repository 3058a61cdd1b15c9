"""Countries of today, the states of the coup lists, and regions: names and codes, those of former times among them.

Lists name a state by a number of the Correlates of War, by letters, or by a name of its time; some states ended,
began or merged. A :class:`State` keeps which one was meant; its ``iso`` is the country that a reader of today
looks under.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from juncture.record.folding import fold_text


@dataclass(frozen=True, slots=True)
class State:
    """A state as the Correlates of War number it; ``since`` and ``until`` only where it began, ended or was split.

    ``successor`` is the number of the state that took over from it, ``before`` that of the one it took over from.
    """

    number: int
    iso: str
    name: str
    letters: tuple[str, ...]
    since: int | None = None
    until: int | None = None
    successor: int | None = None
    before: int | None = None

    def existed(self, year: int) -> bool:
        """Whether it was a state of its own in this year, as far as the table says."""
        return (self.since is None or year >= self.since) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world, by the countries of today; ``crossing`` for one that is no part of a larger division."""

    id: str
    label: str
    names: tuple[str, ...]
    countries: frozenset[str]
    crossing: bool = False


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the tables as it is written: ``countries``, ``states`` or ``regions``."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def states() -> Mapping[int, State]:
    """The states by number, other numbers in use among them.

    >>> states()[432].iso, states()[680].name, states()[680].iso
    ('MLI', 'South Yemen', 'YEM')
    """
    found: dict[int, State] = {}
    for number, row in table("states").items():
        state = State(
            int(number), row["iso"], row.get("name") or _first_name(row["iso"]), tuple(row["letters"]),
            row.get("since"), row.get("until"), row.get("successor"), row.get("before"),
        )  # fmt: skip
        found[state.number] = state
    for number, row in table("states").items():
        found |= {other: found[int(number)] for other in row.get("codes", ()) if other not in found}
    return found


def _first_name(iso: str) -> str:
    names: list[str] = table("countries")[iso]["names"]
    return names[0]


@cache
def _by_name() -> Mapping[str, tuple[State, ...]]:
    """States by every name; a name of several states (Yemen) has them all."""
    found: dict[str, dict[int, State]] = {}
    for number, row in table("states").items():
        state = states()[int(number)]
        names = [state.name, *row.get("names", ())]
        if "name" not in row:
            names += [state.iso, *table("countries").get(state.iso, {}).get("names", ())]
        for name in names:
            found.setdefault(_key(name), {})[state.number] = state
    return {name: tuple(several.values()) for name, several in found.items()}


def _key(name: str) -> str:
    return " ".join(fold_text(name).casefold().split()).removeprefix("the ")


def in_year(state: State, year: int) -> State:
    """The state that this one was in a year: East Germany is Germany after 1990, Germany of 1970 is West Germany.

    >>> in_year(states()[265], 2000).name, in_year(states()[255], 1970).name, in_year(states()[432], 2021).name
    ('Germany', 'West Germany', 'Mali')
    """
    if state.until is not None and year > state.until and state.successor:
        return in_year(states()[state.successor], year)
    if state.since is not None and year < state.since and state.before:
        return states()[state.before]
    return state


def find_state(name: str, year: int | None = None) -> State | None:
    """The state that a name or an ISO code means, in a year; None where none is known by it.

    >>> find_state("Upper Volta").iso, find_state("Zaïre").iso, find_state("Yemen PDR").number
    ('BFA', 'COD', 680)
    >>> find_state("Atlantis") is None
    True
    """
    found = _by_name().get(_key(name), ())
    if year is not None:
        found = tuple(one for one in found if one.existed(year)) or found
    return found[0] if found else None


@cache
def of_letters() -> Mapping[str, State]:
    """States by the letters of the Correlates of War, which are other countries' ISO codes now and then.

    >>> of_letters()["SLV"].name, find_state("SLV").name
    ('Slovenia', 'El Salvador')
    """
    return {letters: state for state in _numbered() for letters in state.letters}


@cache
def _numbered() -> tuple[State, ...]:
    return tuple(states()[int(number)] for number in table("states"))


def state_names() -> Iterable[str]:
    """The names that states go under, for "did you mean"."""
    for number, row in table("states").items():
        yield states()[int(number)].name
        yield from row.get("names", ())


@cache
def regions() -> Mapping[str, Region]:
    """The regions by id, larger ones made of smaller.

    >>> "MLI" in regions()["western-africa"].countries, "MLI" in regions()["africa"].countries
    (True, True)
    """
    return {
        id: Region(id, row["label"], tuple(row["names"]), _within(id), row.get("crossing", False))
        for id, row in table("regions").items()
    }


def _within(id: str) -> frozenset[str]:
    row = table("regions")[id]
    return frozenset(row.get("countries", ())).union(*(_within(part) for part in row.get("of", ())))


@cache
def region_of(iso: str) -> Region | None:
    """The smallest region of the United Nations' that a country lies in."""
    found = [one for one in regions().values() if iso in one.countries and not one.crossing]
    return min(found, key=lambda one: len(one.countries), default=None)
