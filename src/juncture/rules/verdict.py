"""A definition set against facts: element by element, attempt and success.

A verdict is nothing but what its elements yield. An element that is yes cites its evidence; where a
definition's success waits for a time, it is undecided before and decided after, if anybody saw it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from juncture.record.citation import Answer, Citation
from juncture.record.truth import Truth
from juncture.rules.definition import Definition, Element, Text
from juncture.rules.expression import Expression, read
from juncture.rules.facts import NOTHING, Fact, Facts, questions
from juncture.rules.finding import Finding, Role
from juncture.rules.wording import capital

#: A function for an element that no expression says: from the facts to one fact.
Hook = Callable[[Facts], Fact]


class KindAnswer(Answer):
    """A type of a definition, and whether the event is of it."""

    id: str
    label: str
    truth: Truth
    sources: tuple[Citation, ...] = ()


class Quoted(Answer):
    """What a definition says and where; the wording only where it was verified."""

    quotation: str | None
    gist: str | None
    source: str
    locator: str | None
    verified: bool


class Verdict(Answer):
    """What one definition makes of one event: the letter."""

    definition: str
    name: str
    about: str
    text: tuple[Quoted, ...]
    attempt: Truth
    attempt_means: str
    success: Truth
    success_means: str
    decided_on: str | None = None
    elements: tuple[Finding, ...]
    kinds: tuple[KindAnswer, ...] = ()
    note: str | None = None

    def element(self, id: str) -> Finding:
        """One of its elements; KeyError where there is none."""
        for one in self.elements:
            if one.key == id:
                return one
        raise KeyError(id)


def decide(definition: Definition, facts: Facts, hooks: Mapping[str, Hook] | None = None) -> Verdict:
    """Set a definition against facts.

    >>> from juncture.rules.definition import definitions
    >>> verdict = decide(definitions()["us-7008"], Facts({}))
    >>> verdict.attempt, verdict.element("duly-elected").answer
    (<Truth.UNKNOWN: 'unknown'>, 'Nothing on record settles it.')
    """
    elements = [_element(one, facts, hooks or {}) for one in definition.element]
    held = _held(definition, facts)
    lasted = held.truth if held else Truth.UNKNOWN
    attempt, success = truths(definition, {one.key: one.truth for one in elements}, lasted)
    full = facts.hold.until(definition.days) if definition.days else None
    return Verdict(
        definition=definition.id,
        name=definition.name,
        about=definition.about,
        text=_quoted(definition.text),
        attempt=attempt,
        attempt_means=definition.attempt_means,
        success=success,
        success_means=definition.success_means,
        decided_on=full.isoformat() if full else None,
        elements=tuple(elements if held is None else [*elements, held]),
        kinds=tuple(_kind(one.id, one.label, one.expression, facts) for one in definition.kinds),
        note=definition.note,
    )


def truths(definition: Definition, elements: Mapping[str, Truth], held: Truth) -> tuple[Truth, Truth]:
    """Attempt and success from the truths of elements."""
    look = {**elements, "held": held}
    look["attempt"] = definition.attempted.truth(look.get)
    return look["attempt"], definition.succeeded.truth(look.get)


def truths_from(definition: Definition, facts: Facts, hooks: Mapping[str, Hook] | None = None) -> tuple[Truth, Truth]:
    """Attempt and success straight from facts, without the findings: for asking many times."""
    found = {}
    for one in definition.element:
        rule = one.expression
        found[one.id] = rule.truth(facts.truth) if rule else _hooked(one, facts, hooks or {}).truth
    held = facts.truth("held") if "held" in facts else _held_truth(definition, facts)
    return truths(definition, found, held)


def _held_truth(definition: Definition, facts: Facts) -> Truth:
    return facts.hold.at_least(definition.days)[0] if definition.days is not None else Truth.UNKNOWN


def _element(element: Element, facts: Facts, hooks: Mapping[str, Hook]) -> Finding:
    rule = element.expression
    if rule is None:
        fact = _hooked(element, facts, hooks)
        return _leaf(element.id, element.question, fact)
    names = _names(element.rule or "")
    found = [(name, facts.get(name, NOTHING)) for name in names]
    if len(found) == 1 and rule.join == "name":
        return _leaf(element.id, element.question, found[0][1])
    truth = rule.truth(facts.truth)
    telling = [fact for name, fact in found if _tells(rule, name, fact.truth, truth)]
    why = " ".join(dict.fromkeys(one.why for one in telling)) or NOTHING.why
    reasons = tuple(_shown(name, fact, facts) for name, fact in found)
    return Finding(
        key=element.id, question=element.question, truth=truth, answer=why, reasons=reasons,
        statements=tuple(dict.fromkeys(id for one in telling for id in one.statements)),
        sources=tuple(dict.fromkeys(source for one in telling for source in one.sources)),
    )  # fmt: skip


def _shown(name: str, fact: Fact, facts: Facts) -> Finding:
    """A fact as it stands under an element, made once for all definitions."""
    if name not in facts.shown:
        facts.shown[name] = _leaf(name, questions().get(name, f"Is it so: {name}?"), fact, "beside")
    return facts.shown[name]  # type: ignore[no-any-return]


def _leaf(key: str, question: str, fact: Fact, role: Role = "for") -> Finding:
    return Finding(
        key=key, question=question, truth=fact.truth, answer=fact.why, role=role,
        statements=fact.statements, sources=fact.sources,
    )  # fmt: skip


def _tells(rule: Expression, name: str, fact: Truth, truth: Truth) -> bool:
    """Whether a fact speaks for a truth: a yes for a yes, under a 'not' a no; for the rest whatever is so."""
    if truth in (Truth.YES, Truth.NO):
        return fact is (~truth if name in _negated(rule) else truth)
    return fact is truth


@lru_cache(maxsize=1_024)
def _negated(rule: Expression, below: bool = False) -> frozenset[str]:
    if rule.join == "name":
        return frozenset((rule.name,)) if below else frozenset()
    flipped = below != (rule.join == "not")
    return frozenset().union(*(_negated(part, flipped) for part in rule.parts))


@lru_cache(maxsize=1_024)
def _names(rule: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(read(rule).names()))


@lru_cache(maxsize=256)
def _quoted(texts: tuple[Text, ...]) -> tuple[Quoted, ...]:
    return tuple(_quote(one) for one in texts)


def _quote(text: Text) -> Quoted:
    return Quoted(
        quotation=text.quotation if text.verified else None, gist=text.gist, source=text.source,
        locator=text.locator, verified=text.verified,
    )  # fmt: skip


def _hooked(element: Element, facts: Facts, hooks: Mapping[str, Hook]) -> Fact:
    hook = hooks.get(element.function or "")
    if hook is None:
        return Fact(Truth.UNKNOWN, f"The function {element.function!r} was not handed over, so nothing was asked.")
    return hook(facts)


def _held(definition: Definition, facts: Facts) -> Finding | None:
    if definition.days is None:
        return None
    span = "one month" if definition.days == 30 else f"{definition.days} days"
    truth, why = facts.hold.at_least(definition.days)
    return Finding(
        key="held", question=f"Was power held for at least {span}?", truth=truth, answer=capital(why),
        statements=facts.hold.statements, sources=facts.hold.sources if truth is Truth.YES else (),
    )  # fmt: skip


def _kind(id: str, label: str, rule: Expression, facts: Facts) -> KindAnswer:
    truth = rule.truth(facts.truth)
    sources: tuple[Citation, ...] = ()
    if truth is Truth.YES:
        found = [facts.get(name, NOTHING) for name in rule.names()]
        sources = tuple(dict.fromkeys(source for one in found if one.truth is Truth.YES for source in one.sources))
    return KindAnswer(id=id, label=label, truth=truth, sources=sources)
