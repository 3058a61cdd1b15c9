"""A record's entries by their type and by the sources they rest on, each group in the record's order.

What was sorted once is carried over to the record that follows: an entry that comes at the end, or takes the place of
one of its type on the same sources, changes only its own groups. No group is changed in place: records share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from juncture.record.fields import Identified
from juncture.record.statements import Statement

AnyEntry = TypeVar("AnyEntry", bound=Identified)


@dataclass(frozen=True, slots=True)
class Index:
    """The groups of a record's entries."""

    by_type: dict[type[Identified], list[Any]] = field(default_factory=dict)
    by_source: dict[str, list[Statement]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[Identified]) -> Index:
        """Sort entries into their groups.

        >>> from juncture.record.items import Actor
        >>> ecowas = Actor(id="ecowas", name="ECOWAS", type="organisation")
        >>> Index.of([ecowas]) == Index().beyond({}, {"ecowas": ecowas})
        True
        """
        found = cls()
        for one in entries:
            found._take(one)
        return found

    def beyond(self, before: Mapping[str, Identified], now: Mapping[str, Identified]) -> Index | None:
        """The groups with these entries beside the others, or in the place of those ``before`` of the same ids.

        None where an entry changes groups, so that all have to be sorted anew.
        """
        old = [before[id] for id in now if id in before]
        if any(type(one) is not type(now[one.id]) or _sources(one) != _sources(now[one.id]) for one in old):
            return None
        added = [one for id, one in now.items() if id not in before]
        found = Index(dict(self.by_type), dict(self.by_source), list(self.statements))
        found._own({*map(type, now.values())}, {source for one in now.values() for source in _sources(one)})
        found._replace({id(one): now[one.id] for one in old})
        for one in added:
            found._take(one)
        return found

    def _own(self, types: Iterable[type[Identified]], sources: Iterable[str]) -> None:
        """Have groups of one's own where others would be changed."""
        self.by_type.update({kind: list(self.by_type.get(kind, ())) for kind in types})
        self.by_source.update({source: list(self.by_source.get(source, ())) for source in sources})

    def _take(self, one: Identified) -> None:
        self.by_type.setdefault(type(one), []).append(one)
        if isinstance(one, Statement):
            self.statements.append(one)
        for source in _sources(one):
            self.by_source.setdefault(source, []).append(one)  # type: ignore[arg-type]

    def _replace(self, by_identity: Mapping[int, Any]) -> None:
        if not by_identity:
            return
        new = list(by_identity.values())
        groups = [self.statements, *(self.by_type[type(one)] for one in new)]
        groups += [self.by_source[source] for one in new for source in _sources(one)]
        for group in groups:
            group[:] = [by_identity.get(id(one), one) for one in group]


def grouped(entries: Iterable[AnyEntry]) -> dict[type[AnyEntry], list[Any]]:
    """Entries by their type, each group in the order given."""
    found: dict[type[AnyEntry], list[Any]] = {}
    for entry in entries:
        found.setdefault(type(entry), []).append(entry)
    return found


def _sources(one: Identified) -> tuple[str, ...]:
    """The sources that a statement has passages in."""
    passages = one.passages if isinstance(one, Statement) else ()
    return tuple(dict.fromkeys(passage.source for passage in passages))
