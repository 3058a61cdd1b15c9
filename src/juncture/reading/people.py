"""Whom a name stands for among several documents: a last name that two people bear settles nothing by itself.

Two full names are one person's where a given name is in both, or an initial of one begins a name of the other. Once
two people of one last name were met, the last name alone is nobody's in particular, and joins neither of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from juncture.reading.coder.proposal import Proposal
from juncture.reading.lexicon import table
from juncture.record.countries import table as countries
from juncture.record.folding import fold_text

ROLES = ("actors", "targets", "actor", "holder", "member")


class People:
    """The people that several documents name, told apart by their given names.

    >>> people = People(["Ibrahim Boubacar Keïta", "Modibo Keita", "Bah N’Daw"])
    >>> people.key("President I. B. Keita") == people.key("Ibrahim Boubacar Keïta")
    True
    >>> people.key("Modibo Keita") == people.key("Ibrahim Boubacar Keïta"), people.key("Keita")
    (False, 'keita')
    >>> people.key("N'Daw") == people.key("Bah N’Daw")
    True
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.borne: dict[str, list[frozenset[str]]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            self._meet(name_key(name), given_names(name))

    def _meet(self, last: str, given: frozenset[str]) -> None:
        bearers = self.borne.setdefault(last, [])
        if given and not any(_fit(given, one) for one in bearers):
            bearers.append(given)

    def key(self, name: object) -> str:
        """What all spellings of one person's name have in common, and no other person's."""
        last, given = name_key(name), given_names(str(name))
        bearers = self.borne.get(last, ())
        if len(bearers) < 2 or not given:
            return last
        mine = [one for one in bearers if _fit(given, one)]
        return f"{last}, {' '.join(sorted(mine[0] if len(mine) == 1 else given))}"


def named(proposals: Iterable[Proposal]) -> set[str]:
    """The names that proposals give to people and bodies."""
    return {name for one in proposals for role in ROLES for name in in_role(one, role)}


def in_role(one: Proposal, role: str) -> tuple[str, ...]:
    """The names in one role of a proposal."""
    value = one.fields.get(role, ())
    return (value,) if isinstance(value, str) else tuple(value)


def name_key(name: object) -> str:
    """A name for comparison: a known body's full name, else the last word, folded.

    >>> name_key("President Bah N’Daw"), name_key("N'Daw"), name_key("ECOWAS")
    ("n'daw", "n'daw", 'economic community of west african states')
    """
    folded = fold_text(str(name)).lower()
    words = folded.split()
    return body_key(folded) or (words[-1] if words else "")


def body_key(folded: str) -> str:
    """The full name of a body that is known under several, folded; nothing for others."""
    return _bodies().get(folded.removeprefix("the "), "")


def given_names(name: str) -> frozenset[str]:
    """The given names before a last name, folded, without titles; none for a body or for words that are no name.

    >>> sorted(given_names("former President Ibrahim Boubacar Keïta")), sorted(given_names("Malian President Keïta"))
    (['boubacar', 'ibrahim'], [])
    """
    words = fold_text(name).split()
    if not words or not words[-1][:1].isupper() or body_key(" ".join(words).lower()):
        return frozenset()
    titled = max((place for place, word in enumerate(words[:-1], start=1) if word.lower() in _titles()), default=0)
    return frozenset(word.lower() for word in words[titled:-1] if word[:1].isupper()) - country_words()


def _fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of given names may be one person's."""
    return bool(one & other) or _begins(one, other) or _begins(other, one)


def _begins(initials: frozenset[str], names: frozenset[str]) -> bool:
    short = [word.rstrip(".") for word in initials if word.endswith(".") or len(word) == 1]
    return bool(short) and all(any(name.startswith(word) for name in names) for word in short)


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for name in _TITLES for word in table("titles")[name])


_TITLES = ("ranks", "courtesies", "religious", "offices", "former", "current", "interim", "acting", "future", "claimed")


@cache
def _bodies() -> dict[str, str]:
    groups = table("bodies").values()
    listed = [(full, names) for group in groups for full, names in group.items() if isinstance(names, list)]
    return {fold_text(name).lower(): fold_text(full).lower() for full, names in listed for name in names}


@cache
def country_words() -> frozenset[str]:
    """The words in names of countries and of their people, folded."""
    entries = countries("countries").values()
    names = [name for entry in entries for key in ("names", "demonyms") for name in entry[key]]
    return frozenset(word for name in names for word in fold_text(name).lower().split())
