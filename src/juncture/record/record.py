"""A dossier's entries in memory, with the references between them checked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from juncture.record.fields import ID_PATTERN, Entry, Identified, near, shortened
from juncture.record.indexes import Index
from juncture.record.items import ITEMS, Instrument, Page, Source
from juncture.record.journal import Head
from juncture.record.meta import Meta
from juncture.record.passage import Passage
from juncture.record.problems import Problem, RecordError
from juncture.record.references import references
from juncture.record.saying import said
from juncture.record.statements import STATEMENTS, Statement

KINDS: Mapping[str, type[Identified]] = {Meta.kind: Meta, **ITEMS, **STATEMENTS}

#: For how many pairs of days a record keeps what its views found.
ROOMS = 8

AnyEntry = TypeVar("AnyEntry", bound=Identified)


@dataclass(frozen=True, slots=True)
class Held:
    """An entry as a dossier holds it: with the file it belongs to and the remarks above it there."""

    entry: Identified
    file: str = ""
    remarks: str = ""


@dataclass(frozen=True)
class Record:
    """All that a dossier holds: its head, its entries by id, and the texts of sources that are at hand.

    ``texts`` maps a source's id to the text that the user keeps for it; most dossiers travel without.
    """

    meta: Meta
    held: Mapping[str, Held]
    texts: Mapping[str, str] = field(default_factory=dict)
    head: Head = Head()
    recorded: str | None = None

    def __getitem__(self, id: str) -> Any:
        return self.held[id].entry

    def get(self, id: str | None) -> Any:
        """The entry with this id, or None."""
        found = self.held.get(id) if id else None
        return found.entry if found else None

    def of(self, model: type[AnyEntry]) -> Iterator[AnyEntry]:
        """All entries of a kind, in their order."""
        return chain.from_iterable(found for kind, found in self.index.by_type.items() if issubclass(kind, model))

    def statements(self) -> Iterator[Statement]:
        """All statements, in their order."""
        return iter(self.index.statements)

    def resting_on(self, source: str) -> Sequence[Statement]:
        """The statements with a passage in a source, in their order."""
        return self.index.by_source.get(source, ())

    @cached_property
    def index(self) -> Index:
        """The entries by type and source, made when they are first looked for."""
        return Index.of(held.entry for held in self.held.values())

    def carry(self, index: Index) -> None:
        """Take the index that was carried over from the record before, rather than make it."""
        vars(self)["index"] = index

    def source(self, id: str) -> Source | None:
        """A source by its id."""
        found = self.get(id)
        return found if isinstance(found, Source) else None

    @cached_property
    def room_for(self) -> Callable[[Hashable], dict[Any, Any]]:
        """Where the views of one pair of days keep what they found, for the few pairs that were asked for last."""
        return lru_cache(maxsize=ROOMS)(_room)

    def page(self, path: str) -> Page | None:
        """A file of the folder that is kept whole, by its path (``system.toml``)."""
        return next((page for page in self.of(Page) if page.path == path), None)


def _room(_days: Hashable) -> dict[Any, Any]:
    return {}


def parse(kind: str, data: Mapping[str, Any]) -> Identified:
    """Read one entry; raises pydantic's error, which :func:`explain` turns into sentences."""
    return KINDS[kind].model_validate(data)


def explain(
    kind: str, error: ValidationError, file: str | None, line_of: Callable[[str], int | None] = lambda field: None
) -> list[Problem]:
    """Pydantic's findings as sentences that show the value and what would be accepted."""
    problems = []
    for detail in error.errors():
        path = [str(part) for part in detail["loc"]]
        name = path[0] if path else None
        problems.append(Problem(_sentence(kind, dict(detail), path), file, line_of(name or ""), ".".join(path) or None))
    return problems


def _sentence(kind: str, detail: dict[str, Any], path: list[str]) -> str:
    value = shortened(detail["input"])
    if detail["type"] == "extra_forbidden":
        near_to = near(path[-1], _names_beside(kind, path))
        return said(
            "%(kind)s has no field %(name)s%(near)s",
            kind=said(with_article(kind)),
            name=shortened(path[-1]),
            near=near_to,
        )
    if detail["type"] == "missing":
        return said("%(kind)s needs the field %(name)r.", kind=said(with_article(kind)), name=path[-1])
    if detail["type"] == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        return f"{value} is no {_PATTERNS.get(pattern, f'text of the form {pattern}')}."
    message = _own_words(detail) or str(detail["msg"]).removeprefix("Value error, ")
    if detail["type"] != "value_error":
        message = f"{value} cannot be read here: {_plainly(message)}"
    return message if message.endswith((".", "?", "!")) else said("%(message)s.", message=message)


def _own_words(detail: dict[str, Any]) -> str:
    """The sentence of an error of ours, as it was raised."""
    return str(detail["ctx"]["error"]) if detail["type"] == "value_error" else ""


_PATTERNS = {
    ID_PATTERN: "id; write lower-case letters, digits and single hyphens, as in 'assimi-goita'",
    "^[A-Z]{3}$": "country code; write the three capital letters of ISO 3166, as in 'MLI'",
    "^[0-9a-f]{64}$": "SHA-256; write its 64 hexadecimal digits, 0-9 and a-f",
}

_PLAIN_WORDS = {"valid string": "text", "valid tuple": "list in brackets", "valid dictionary": "table"}


def _plainly(message: str) -> str:
    """Pydantic's words for a kind of value in those of TOML."""
    for theirs, ours in _PLAIN_WORDS.items():
        message = message.replace(f"Input should be a {theirs}", f"write a {ours}")
    return message[:1].lower() + message[1:]


def _names_beside(kind: str, path: list[str]) -> list[str]:
    """The names of the fields that may stand where a path points, also within an instrument's versions."""
    model: Any = KINDS[kind]
    for part in path[:-1]:
        info = next((info for name, info in model.model_fields.items() if part in (name, info.alias)), None)
        inner = [arg for arg in get_args(info.annotation) if _is_entry(arg)] if info else []
        model = inner[0] if inner else model
    return [info.alias or name for name, info in model.model_fields.items()]


def _is_entry(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Entry)


def field_names(kind: str) -> list[str]:
    """The names under which a kind's fields are written."""
    return [info.alias or name for name, info in KINDS[kind].model_fields.items()]


def problems_of(
    held: Iterable[Held], line_of: Callable[[Held, str], int | None], beside: Iterable[Held] = ()
) -> list[Problem]:
    """References that name nothing, name the wrong kind, or point outside their source.

    ``beside`` are entries that may be named and are not looked at themselves.
    """
    entries = list(held)
    known = [*entries, *beside]
    kinds = {one.entry.id: one.entry.kind for one in known}
    sources = {one.entry.id: one.entry for one in known if isinstance(one.entry, Source)}
    problems: list[Problem] = []
    for one in entries:
        for place, target, accepted in references(one.entry):
            if target in kinds and ("*" in accepted or kinds[target] in accepted):
                continue
            message = _reference_sentence(one.entry, target, accepted, kinds)
            problems.append(Problem(message, one.file or None, line_of(one, place), place))
        problems += [
            Problem(message, one.file or None, line_of(one, "from"), "from")
            for message in _passage_sentences(one.entry, sources)
        ]
    return problems


def _reference_sentence(entry: Identified, target: str, accepted: tuple[str, ...], kinds: Mapping[str, str]) -> str:
    wanted = "an entry" if "*" in accepted else " or ".join(with_article(kind) for kind in accepted)
    owner = f"{entry.kind} {entry.id!r}"
    if target in kinds:
        return f"{owner} names {target!r}, which is {with_article(kinds[target])}; {wanted} is wanted here."
    candidates = [id for id, kind in kinds.items() if "*" in accepted or kind in accepted]
    missing = "entry" if "*" in accepted else accepted[0]
    return f"{owner} names {target!r}, but the dossier holds no such {missing}{near(target, candidates)}"


def _passage_sentences(entry: Identified, sources: Mapping[str, Source]) -> Iterator[str]:
    for passage in passages_of(entry):
        source = sources.get(passage.source)
        cites = f"{entry.kind} {entry.id!r} cites {str(passage)!r}"
        if source is None:
            yield f"{cites}, but the dossier holds no source {passage.source!r}{near(passage.source, sources)}"
        elif source.length and passage.end and passage.end > source.length:
            yield f"{cites}, but the text of {source.id!r} has only {source.length:,} code points."


def passages_of(entry: Identified) -> Iterator[Passage]:
    """Every passage that an entry cites, an instrument's provisions included."""
    if isinstance(entry, Statement):
        yield from entry.passages
    elif isinstance(entry, Instrument):
        yield from (passage for provision in entry.provisions for passage in provision.passages)


def with_article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def build(
    held: Iterable[Held], line_of: Callable[[Held, str], int | None] = lambda held, field: None
) -> dict[str, Held]:
    """Entries by id; raises :class:`RecordError` where two are alike or a reference names nothing."""
    entries = list(held)
    by_id: dict[str, Held] = {}
    problems = []
    for one in entries:
        id = one.entry.id
        if id in by_id:
            first = by_id[id]
            line = line_of(first, "id")
            where = f" in {first.file}{f', line {line}' if line else ''}" if first.file else ""
            other = f"the other is {with_article(first.entry.kind)}{where}"
            message = f"two entries have the id {id!r}; {other}. Give one of them another id."
            problems.append(Problem(message, one.file or None, line_of(one, "id"), "id"))
        else:
            by_id[id] = one
    problems += problems_of(entries, line_of)
    if problems:
        raise RecordError(problems)
    return by_id
