"""What is searched for: words, "phrases", beginnings* and -what-is-not-to-be-there; all of it must hold at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from juncture.record.fields import shortened
from juncture.record.folding import fold_text
from juncture.record.problems import JunctureError
from juncture.record.search.words import joined, words

LONGEST = 1_000
MOST = 32

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))(?P<star>\*?)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow one another, in any of these ways; with ``prefix`` the last need only begin so."""

    ways: tuple[tuple[str, ...], ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """The terms that must be there, and those that must not."""

    terms: tuple[Term, ...]
    without: tuple[Term, ...] = ()


def parse(text: str) -> Query:
    """Read what was typed; nothing in it is an error but that it names nothing to look for.

    >>> parse('N’Daw "prime minister" -arrest*').terms[0].ways
    (('n', 'daw'), ('ndaw',))
    >>> parse("-coup")
    Traceback (most recent call last):
    juncture.record.problems.JunctureError: '-coup' names nothing to look for; ...
    """
    if len(text) > LONGEST:
        raise JunctureError(f"the search has {len(text):,} characters; take {LONGEST:,} at most.")
    wanted: list[Term] = []
    without: list[Term] = []
    for match in _TERM.finditer(_quoted(text)):
        said = match["phrase"] if match["phrase"] is not None else match["word"]
        term = _term(said, bool(match["star"]) or said.endswith("*"))
        if term is not None:
            (without if match["minus"] else wanted).append(term)
    if not wanted:
        raise JunctureError(
            f'{shortened(text)} names nothing to look for; write words, a "phrase", a beginning such as arrest*, '
            "and -word for what is not to be there."
        )
    if len(wanted) + len(without) > MOST:
        raise JunctureError(f"the search has {len(wanted) + len(without)} terms; take {MOST} at most.")
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(without)))


def _quoted(text: str) -> str:
    """Every kind of quotation mark as a plain one, letters as they are."""
    return "".join('"' if fold_text(one) == '"' else one for one in text)


def _term(said: str, prefix: bool) -> Term | None:
    split = words(said, tied=True)
    if not split:
        return None
    if prefix and len(split) == 1 and len(split[0].text) == 1:
        raise JunctureError(f"{said.rstrip('*')}* begins too many words; write two letters or more before the star.")
    ways = (tuple(word.text for word in split), tuple(word.text for word in joined(split)))
    return Term(tuple(dict.fromkeys(ways)), prefix)
