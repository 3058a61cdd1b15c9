"""Sentences that remember what they were made of, so that a page can say them in its reader's language.

A sentence is plain text wherever nobody asks: it prints, compares and travels as its English words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Said(str):
    """A sentence in English, with the ``template`` and the ``values`` that it was made of.

    ``several`` is the template for any number but one, where the value ``num`` counts something.
    """

    __slots__ = ("several", "template", "values")
    template: str
    values: Mapping[str, object]
    several: str | None

    def __str__(self) -> str:
        return self  # so that what an error was raised with comes out of it whole


def mark(template: str) -> str:
    """A template that is said elsewhere: it finds its way into the catalogues by this name."""
    return template


def said(template: str, **values: object) -> Said:
    """A sentence made of a template, in which a value stands as ``%(name)s``, or as ``%(name)r`` in quotes.

    >>> sentence = said("the dossier has no office %(id)r.", id="prime-ministr")
    >>> sentence, sentence.values["id"]
    ("the dossier has no office 'prime-ministr'.", 'prime-ministr')
    """
    return _made(template, values, None)


def counted(one: str, several: str, num: int, **values: object) -> Said:
    """A sentence that counts something, in its form for one and for any other number.

    >>> str(counted("%(num)s statement", "%(num)s statements", 5))
    '5 statements'
    """
    return _made(one, {**values, "num": num}, several)


def listed(parts: Iterable[str], between: str = "; ") -> Said:
    """Several sentences one after another.

    >>> str(listed([said("seen in office on %(day)s", day="2021-05-25"), "2021-05-26"]))
    'seen in office on 2021-05-25; 2021-05-26'
    """
    named = {f"part{number}": part for number, part in enumerate(parts)}
    return _made(between.join(f"%({name})s" for name in named), named, None)


def _made(template: str, values: Mapping[str, object], several: str | None) -> Said:
    chosen = several if several is not None and values["num"] != 1 else template
    made = Said(chosen % values if values else chosen)
    made.template, made.values, made.several = template, values, several
    return made
