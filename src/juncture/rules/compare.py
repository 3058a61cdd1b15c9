"""The same question as known on two days: what changed, and which statements brought it."""

from __future__ import annotations

from collections.abc import Iterator

from juncture.record.citation import Answer, Citation
from juncture.record.truth import Truth
from juncture.rules.finding import Finding


class Difference(Answer):
    """A question whose answer differs, with the new statements that bear on it."""

    key: str
    question: str
    before: Truth | None
    after: Truth | None
    why: str
    statements: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()


def differences(before: Finding, after: Finding) -> tuple[Difference, ...]:
    """What differs between two findings of one question, the deepest causes first.

    >>> from datetime import date
    >>> from juncture.record.opening import open_record
    >>> from juncture.record.view import View
    >>> from juncture.rules.judging import judge
    >>> mali = open_record("examples/mali-2021")
    >>> known = [judge(View(mali, known=date(2021, 5, day)), "prerogatives-removed-2021-05-25") for day in (27, 29)]
    >>> [(one.before, one.after) for one in differences(*known)][-1]
    (<Truth.NO: 'no'>, <Truth.CONTESTED: 'contested'>)
    """
    old, new = _by_key(before), _by_key(after)
    found = [_new(one) for key, one in new.items() if key not in old and one.statements]
    found += [_gone(one) for key, one in old.items() if key not in new]
    turned = [(key, one) for key, one in new.items() if key in old and old[key].truth is not one.truth]
    found += [_turned(old[key], one, old) for key, one in sorted(turned, key=lambda pair: -_depth(after, pair[0]))]
    return tuple(found)


def _by_key(finding: Finding) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    for one in finding.walk():
        found.setdefault(one.key, one)
    return found


def _new(one: Finding) -> Difference:
    return Difference(
        key=one.key, question=one.question, before=None, after=one.truth, why=f"New: {one.answer}",
        statements=one.statements, sources=one.sources or one.cited(),
    )  # fmt: skip


def _gone(one: Finding) -> Difference:
    return Difference(
        key=one.key, question=one.question, before=one.truth, after=None, why="It is no longer on record."
    )


def _turned(old: Finding, new: Finding, before: dict[str, Finding]) -> Difference:
    known = {id for one in before.values() for id in one.statements}
    fresh = tuple(dict.fromkeys(id for one in new.walk() for id in one.statements if id not in known))
    return Difference(
        key=new.key, question=new.question, before=old.truth, after=new.truth, why=new.answer,
        statements=fresh, sources=new.sources or new.cited(),
    )  # fmt: skip


def _depth(finding: Finding, key: str) -> int:
    return max((depth for depth, one in _levels(finding, 0) if one.key == key), default=0)


def _levels(finding: Finding, depth: int) -> Iterator[tuple[int, Finding]]:
    yield depth, finding
    for reason in finding.reasons:
        yield from _levels(reason, depth + 1)
