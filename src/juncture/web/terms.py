"""The record's own codes as pages show them: every word that is no source's is said in the reader's language."""

from __future__ import annotations

from juncture.record.record import KINDS, with_article
from juncture.record.vocabulary import vocabulary
from juncture.web.accounts.audit import Deed
from juncture.web.accounts.policy import policy
from juncture.web.languages import mark

#: The lists of codes that pages show by their labels.
LISTS = ("voice", "hedge", "position", "capacity", "actor", "modality", "standing")

#: Answers that are no codes of the record.
ANSWERS = (
    mark("held"), mark("contested"), mark("vacant"), mark("unknown"), mark("yes"), mark("no"),
    mark("declared"), mark("coded"), mark("assessed"), mark("read the law"), mark("suspended"), mark("sanctioned"),
    mark("took a position"),
)  # fmt: skip


def label(list_: str, code: str) -> str:
    """What a code is called, in English; a template translates it.

    >>> label("hedge", "cannot-be-ruled-out")
    'cannot be ruled out'
    """
    term = vocabulary(list_).get(code)
    return (term.label if term else code).replace("-", " ")


def labels() -> frozenset[str]:
    """Every label that pages may show, for the catalogues: codes, roles, kinds of entries and deeds on file."""
    codes = {label(list_, code) for list_ in LISTS for code in vocabulary(list_)}
    return frozenset(codes | {*policy().roles, *Deed, *KINDS, *map(with_article, KINDS)})
