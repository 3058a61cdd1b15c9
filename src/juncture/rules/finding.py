"""Findings: an answer with the reasons that it was computed from.

A finding that has reasons is *nothing but* what they yield under its ``rule``; :func:`combined` is the
only way from reasons to a truth, so an explanation cannot differ from its verdict. A yes that
stands alone cites a passage. Silence is marked as silence; it is neither a permission nor a prohibition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from juncture.record.citation import Answer, Citation
from juncture.record.truth import Truth, weigh

Rule = Literal["leaf", "all", "any", "law"]
Role = Literal["for", "against", "beside", "ground"]


class Finding(Answer):
    """One question of law or fact, its truth, and why.

    ``role`` says how it counts in the finding above it: ``against`` turns it round, ``beside`` only shows it,
    and a ``ground`` can support but never denies: where it fails, the rest stands as it was.
    ``standing`` is set on readings: a court's counts, an observer's can contest what nothing else decides,
    a party's is heard and never counted.
    """

    key: str
    question: str
    truth: Truth
    answer: str
    rule: Rule = "leaf"
    role: Role = "for"
    standing: str | None = None
    silent: bool = False
    statements: tuple[str, ...] = ()
    reasons: tuple[Finding, ...] = ()
    sources: tuple[Citation, ...] = ()

    def walk(self) -> Iterator[Finding]:
        """This finding and all below it."""
        yield self
        for reason in self.reasons:
            yield from reason.walk()

    def find(self, key: str) -> Finding:
        """The finding with this key, here or below; KeyError where there is none."""
        for one in self.walk():
            if one.key == key:
                return one
        raise KeyError(key)

    def cited(self) -> tuple[Citation, ...]:
        """Every passage that the truth rests on, each once."""
        return tuple(dict.fromkeys(self._cited()))

    def _cited(self) -> Iterator[Citation]:
        yield from self.sources
        for reason in self.reasons:
            if reason.role != "beside":
                yield from reason._cited()


def combined(rule: Rule, reasons: Iterable[tuple[Truth, Role, str | None]]) -> Truth:
    """What reasons, each with its role and standing, yield under a rule.

    >>> no, yes = Truth.NO, Truth.YES
    >>> combined("law", [(no, "for", None), (yes, "for", "court")])
    <Truth.CONTESTED: 'contested'>
    >>> combined("law", [(no, "for", None), (yes, "for", "party")])
    <Truth.NO: 'no'>
    """
    counted = [
        (~truth if role == "against" else truth, role, standing)
        for truth, role, standing in reasons
        if role != "beside"
    ]
    if rule == "law":
        return _law(counted)
    truth = Truth.YES if rule == "all" else Truth.NO
    for one, _, _ in counted:
        truth = truth & one if rule == "all" else truth | one
    return truth


def _law(counted: Sequence[tuple[Truth, Role, str | None]]) -> Truth:
    """The letter and the courts together; where they leave it open, others who disagree make it contested.

    A court that parts from the letter makes it contested, and one that leaves it open opens it. A further
    ground that a court gives counts only where the rest does not already say yes.
    """
    courts = [one for one, role, standing in counted if standing == "court" and role != "ground"]
    base = _spoken(weigh(one for one, _, standing in counted if standing is None), courts)
    grounds = {one for one, role, standing in counted if standing == "court" and role == "ground"} - {Truth.NO}
    if base in (Truth.NO, Truth.UNKNOWN) and grounds:
        best = next(one for one in (Truth.YES, Truth.CONTESTED, Truth.UNKNOWN) if one in grounds)
        return Truth.CONTESTED if best is Truth.YES and base is Truth.NO else best
    if base is Truth.UNKNOWN:
        others = weigh(one for one, _, standing in counted if standing in ("authority", "observer"))
        return Truth.CONTESTED if others is Truth.CONTESTED else base
    return base


def _spoken(letter: Truth, courts: list[Truth]) -> Truth:
    """The letter with what courts say to the very question."""
    said = weigh(courts)
    if Truth.UNKNOWN in courts and letter is Truth.NO and said is not Truth.CONTESTED:
        return Truth.CONTESTED if said is Truth.YES else Truth.UNKNOWN
    return weigh((letter, said))


def because(
    key: str,
    question: str,
    rule: Rule,
    reasons: Iterable[Finding],
    answer: Callable[[Truth], str] | str,
    **more: object,
) -> Finding:
    """A finding that follows from its reasons."""
    listed = tuple(reasons)
    truth = combined(rule, ((one.truth, one.role, one.standing) for one in listed))
    said = answer if isinstance(answer, str) else answer(truth)
    return Finding(key=key, question=question, truth=truth, answer=said, rule=rule, reasons=listed, **more)


def recombined(finding: Finding, given: Callable[[Finding], Truth | None], gone: frozenset[str] = frozenset()) -> Truth:
    """The truth of a finding if some below it were otherwise (``given``) or had never been (``gone``, by key)."""
    supposed = given(finding)
    if supposed is not None:
        return supposed
    if finding.rule == "leaf":
        return finding.truth
    kept = (one for one in finding.reasons if one.key not in gone)
    return combined(finding.rule, ((recombined(one, given, gone), one.role, one.standing) for one in kept))
