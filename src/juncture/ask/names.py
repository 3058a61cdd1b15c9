"""What a question names: entries of the record by any of their names, the longest first, accents and quotes aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from juncture.ask.words import WORDS
from juncture.record.folding import fold_text
from juncture.record.items import Actor, Instrument, Issue, Office, Source
from juncture.record.record import Record

#: Words that name nothing by themselves though they stand in names.
_EMPTY = frozenset(WORDS["empty"]["names"])
#: How much a partial name must have: the head of an office ("president"), not any word of it.
_HEAD = re.compile(r"^(?:the )?([a-z-]+(?: [a-z-]+)?) (?:of|for|de|du|des)\b")


#: Kinds of what may be named; of names that are equally long, the earlier kind is meant.
ORDER = ("actor", "office", "issue", "event", "instrument", "source", "other")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question and the entries that they may mean, the likeliest first."""

    kind: str
    ids: tuple[str, ...]
    start: int
    end: int
    words: str

    @property
    def id(self) -> str:
        """The entry that is most likely meant."""
        return self.ids[0]


def plain(text: str) -> str:
    """A question or name as it is compared: folded, in small letters.

    >>> plain("Bah  N’Daw"), plain("Où est Keïta ?")
    ("bah n'daw", 'ou est keita ?')
    """
    return fold_text(text).casefold()


def mentions(record: Record, question: str) -> list[Mention]:
    """What a folded question names, from left to right; no two overlap.

    >>> from juncture import open
    >>> found = mentions(open("examples/mali-2021"), "could the vice-president suspend the president?")
    >>> [(one.words, one.id) for one in found]
    [('vice-president', 'vice-president-of-transition'), ('president', 'president-of-transition')]
    """
    taken: list[Mention] = []
    for name, kind, ids in _names(record):
        if name not in question:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?:'s|s)?(?![\w-])", question):
            if all(match.end() <= one.start or match.start() >= one.end for one in taken):
                taken.append(Mention(kind, ids, match.start(), match.end(), match[0]))
    return sorted(taken, key=lambda one: one.start)


def spelled(record: Record) -> list[str]:
    """Every name that a question may use, folded."""
    return [name for name, kind, _ in _names(record) if kind != "other"]


def _names(record: Record) -> list[tuple[str, str, tuple[str, ...]]]:
    """Every name with its kind and the entries that bear it, the longest first; made once for a record."""
    kept: list[tuple[str, str, tuple[str, ...]]] | None = record.__dict__.get("_ask_names")
    if kept is None:
        found: dict[tuple[str, str], dict[str, None]] = {}
        for name, kind, id in _all(record):
            found.setdefault((name, kind), {})[id] = None
        kept = [(name, kind, tuple(ids)) for (name, kind), ids in found.items()]
        kept.sort(key=lambda one: (-len(one[0]), ORDER.index(one[1])))
        record.__dict__["_ask_names"] = kept
    return kept


def _all(record: Record) -> Iterator[tuple[str, str, str]]:
    offices = sorted(record.of(Office), key=lambda one: one.rank if one.rank is not None else 999)
    for office in offices:
        for name in (office.name, *office.names, *_functions(office)):
            yield plain(name), "office", office.id
    for actor in record.of(Actor):
        for name in (actor.name, actor.short or "", *actor.names):
            yield from _articled(name, "actor", actor.id)
    issues = sorted(record.of(Issue), key=lambda one: one.rank if one.rank is not None else 999)
    for issue in issues:
        yield from _articled(issue.name, "issue", issue.id)
        yield from _headed(issue.name, "issue", issue.id)
    for instrument in record.of(Instrument):
        for title in (instrument.title, instrument.short or ""):
            yield from _articled(title, "instrument", instrument.id)
    for source in record.of(Source):
        yield plain(source.title), "source", source.id
    yield from _sorts(record)
    for entry in record.held:
        yield entry, _kind(record, entry), entry
    yield from _heads(offices)


def _articled(name: str, kind: str, id: str) -> Iterable[tuple[str, str, str]]:
    folded = plain(name).removeprefix("the ")
    return [(folded, kind, id)] if folded and folded not in _EMPTY else []


def _functions(office: Office) -> Iterator[str]:
    """What an office is by its function: "head of state"."""
    return (one.replace("-", " ") for one in office.functions if " of " in one.replace("-", " "))


def _sorts(record: Record) -> Iterator[tuple[str, str, str]]:
    """Instruments by what sort of text they are: "the charter"; those that give the record's own offices come first."""
    own = Counter(one.instrument for one in record.of(Office) if one.instrument)
    for instrument in sorted(record.of(Instrument), key=lambda one: -own[one.id]):
        words = set(plain(instrument.title).split())
        for sort in WORDS["empty"]["instruments"]:
            if sort in words:
                yield sort, "instrument", instrument.id


def _headed(name: str, kind: str, id: str) -> Iterator[tuple[str, str, str]]:
    """The head of a name: "takeover" for the takeover of May."""
    if (match := _HEAD.match(plain(name))) and match[1] not in _EMPTY:
        yield match[1], kind, id


def _heads(offices: Iterable[Office]) -> Iterator[tuple[str, str, str]]:
    """Offices by the head of their names, so that "president" means the first of those who are called so."""
    for office in offices:
        for name in (office.name, *office.names):
            yield from _headed(name, "office", office.id)


def _kind(record: Record, id: str) -> str:
    kind: str = record[id].kind
    return kind if kind in ORDER else "other"
