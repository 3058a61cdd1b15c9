"""Ids for entries that come from elsewhere, and finding again what the record already holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable

from juncture.record.folding import fold_text
from juncture.record.items import Actor, Office
from juncture.record.record import Record


def slug(*words: str) -> str:
    """An id from words.

    >>> slug("Bah N’Daw", "président de la Transition"), slug("!")
    ('bah-n-daw-president-de-la-transition', 'x')
    """
    plain = unicodedata.normalize("NFKD", " ".join(words).lower())
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")[:110].rstrip("-") or "x"


def free(wanted: str, taken: Container[str]) -> str:
    """An id that nobody has: the wanted one, or with a number.

    >>> free("mali", {"mali", "mali-2"})
    'mali-3'
    """
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def same_name(record: Record, model: type[Actor] | type[Office], names: Iterable[str]) -> list[Actor | Office]:
    """Entries of a kind that bear one of these names, quotes and accents aside.

    >>> import juncture
    >>> [one.id for one in same_name(juncture.open("examples/mali-2021"), Actor, ["Bah N'Daw"])]
    ['bah-ndaw']
    """
    wanted = {_folded(name) for name in names}
    return [one for one in record.of(model) if wanted & {_folded(name) for name in (one.name, *one.names)}]


def _folded(name: str) -> str:
    return fold_text(name).casefold()
