"""Names in running text: who is meant, in as few words as are clear, with the verb that fits."""

from __future__ import annotations

from collections.abc import Iterable

from juncture.record.items import Actor, Instrument, Issue, Office, Source
from juncture.record.record import Record
from juncture.record.statements import Option, Statement


def name(record: Record, id: str) -> str:
    """What an entry is called inside a sentence.

    A person goes by the full name, a body by its short one.
    """
    entry = record.get(id)
    if isinstance(entry, Actor):
        return entry.name if entry.type == "person" else entry.short or entry.name
    if isinstance(entry, Issue) and entry.name.startswith("The "):
        return f"the {without_article(entry.name)}"
    if isinstance(entry, Office | Issue):
        return entry.name
    if isinstance(entry, Instrument | Source):
        return entry.title
    if isinstance(entry, Option):
        return f"the course “{entry.name}”"
    if isinstance(entry, Statement) and entry.text:
        return entry.text
    return id.replace("-", " ")


def label(record: Record, id: str) -> str:
    """What an entry is called on its own, in a table or a picture: no leading article.

    >>> from juncture.record.record import Held, build
    >>> from juncture.record.meta import Meta
    >>> body = Actor(id="cnsp", name="National Committee", short="the CNSP", type="organisation")
    >>> label(Record(Meta(id="m", title="M"), build([Held(body)])), "cnsp")
    'CNSP'
    """
    entry = record.get(id)
    if isinstance(entry, Option):
        return entry.name
    return capitalised(without_article(name(record, id)))


def short_label(record: Record, id: str) -> str:
    """A label for a narrow place: a person by the short name."""
    return capitalised(plain_label(record, id))


def plain_label(record: Record, id: str) -> str:
    """A label for a narrow place that may stand inside a list: small where the name is no proper one."""
    entry = record.get(id)
    if isinstance(entry, Option):
        return entry.name
    if isinstance(entry, Actor) and entry.short:
        return without_article(entry.short)
    return without_article(name(record, id))


def without_article(text: str) -> str:
    return text[4:] if text[:4] in ("the ", "The ") else text


def capitalised(text: str) -> str:
    """The first letter large, the rest as it was."""
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str], word: str = "and") -> str:
    """Names as a sentence lists them.

    >>> listed(["Bah N’Daw", "Moctar Ouane", "other officials"])
    'Bah N’Daw, Moctar Ouane and other officials'
    """
    found = list(names)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {word} {found[-1]}"


def plural(record: Record, ids: Iterable[str]) -> bool:
    """Whether a verb after these actors is plural."""
    found = list(ids)
    entry = record.get(found[0]) if found else None
    return len(found) > 1 or bool(isinstance(entry, Actor) and entry.plural)


def of_many(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> of_many(1, "statement"), of_many(3, "likeness", "likenesses")
    ('1 statement', '3 likenesses')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
