"""What would change it: the smallest sets of open facts or readings that turn an answer.

Open is what is unknown or contested, and every reading on record. A set is listed only where no
smaller set within it turns the answer too. Facts that are settled are left alone, unless asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product

from juncture.record.citation import Answer, Citation
from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.rules.definition import Definition, definitions
from juncture.rules.deriving import facts_of
from juncture.rules.facts import NOTHING, Facts, questions
from juncture.rules.finding import Finding, recombined
from juncture.rules.verdict import Hook, truths_from

Ask = Callable[[Mapping[str, Truth]], Truth]

#: Larger sets would no longer be read.
LARGEST = 3


class Change(Answer):
    """One thing supposed to be otherwise."""

    name: str
    question: str
    now: Truth
    supposed: Truth
    sources: tuple[Citation, ...] = ()


class Flip(Answer):
    """A smallest set of changes that turns an answer, and what it turns to."""

    of: str
    now: Truth
    becomes: Truth
    changes: tuple[Change, ...]


def smallest(
    ask: Ask, now: Truth, open_: Mapping[str, Truth], largest: int = LARGEST
) -> Iterator[tuple[dict[str, Truth], Truth]]:
    """The smallest suppositions about open questions that turn an answer into a settled one it is not.

    >>> both = lambda given: given.get("a", Truth.UNKNOWN) & given.get("b", Truth.UNKNOWN)
    >>> [({k: str(v) for k, v in found.items()}, str(truth)) for found, truth in
    ...  smallest(both, Truth.UNKNOWN, {"a": Truth.UNKNOWN, "b": Truth.UNKNOWN})]
    [({'a': 'no'}, 'no'), ({'b': 'no'}, 'no'), ({'a': 'yes', 'b': 'yes'}, 'yes')]
    """
    found: list[tuple[dict[str, Truth], Truth]] = []
    relevant = [name for name in open_ if _matters(ask, name, open_)]
    for size in range(1, min(largest, len(relevant)) + 1):
        for names in combinations(relevant, size):
            for values in product((Truth.YES, Truth.NO), repeat=size):
                given = dict(zip(names, values, strict=True))
                if any(open_[name] is truth for name, truth in given.items()) or _contains(given, found):
                    continue
                becomes = ask(given)
                if becomes is not now and becomes in (Truth.YES, Truth.NO):
                    found.append((given, becomes))
                    yield given, becomes


def _matters(ask: Ask, name: str, open_: Mapping[str, Truth]) -> bool:
    """Whether an open question can bear on the answer at all, the others being either way."""
    for other in (Truth.YES, Truth.NO, None):
        base = {} if other is None else dict.fromkeys(open_, other)
        if ask({**base, name: Truth.YES}) is not ask({**base, name: Truth.NO}):
            return True
    return False


def _contains(given: Mapping[str, Truth], found: Iterable[tuple[Mapping[str, Truth], Truth]]) -> bool:
    return any(other.items() <= given.items() for other, _ in found)


def would_change(
    view: View,
    event_id: str,
    using: Iterable[Definition] | None = None,
    hooks: Mapping[str, Hook] | None = None,
    *,
    settled: bool = False,
) -> tuple[Flip, ...]:
    """What would turn each definition's attempt or success for an event, by facts that are open.

    ``settled`` asks instead which single settled facts carry the answer: what it would be without each.
    """
    event = view.event(event_id)
    if event is None:
        return ()
    facts = facts_of(view, event)
    chosen = tuple(using) if using is not None else tuple(definitions().values())
    return tuple(flip for one in chosen for flip in _of_definition(one, facts, hooks, settled))


def _of_definition(
    definition: Definition, facts: Facts, hooks: Mapping[str, Hook] | None, settled: bool
) -> Iterator[Flip]:
    asked = list(definition.facts())
    held = facts.hold.at_least(definition.days)[0] if definition.days is not None else None
    open_ = {
        name: facts.truth(name) for name in asked if settled != (facts.truth(name) in (Truth.UNKNOWN, Truth.CONTESTED))
    }
    if held is not None and settled != (held is Truth.UNKNOWN):
        open_["held"] = held
    for which, outcome in ((0, "attempt"), (1, "success")):

        def ask(given: Mapping[str, Truth], which: int = which) -> Truth:
            return truths_from(definition, facts.given(given), hooks)[which]

        now = ask({})
        for given, becomes in smallest(ask, now, open_, 1 if settled else LARGEST):
            changes = tuple(_change(name, truth, facts, open_) for name, truth in given.items())
            yield Flip(of=f"{definition.id}.{outcome}", now=now, becomes=becomes, changes=changes)


def _change(name: str, supposed: Truth, facts: Facts, open_: Mapping[str, Truth]) -> Change:
    question = "Was power held long enough?" if name == "held" else questions().get(name, f"Is it so: {name}?")
    return Change(
        name=name, question=question, now=open_[name], supposed=supposed, sources=facts.get(name, NOTHING).sources
    )


def would_turn(finding: Finding) -> tuple[Flip, ...]:
    """What would turn a judgement: open questions below it settled, or a reading that counts falling away."""
    if finding.rule == "leaf":
        return ()
    leaves = {one.key: one for one in finding.walk() if one.rule == "leaf" and one.role != "beside" and _open(one)}
    courts = {one.key: one for one in finding.walk() if one.standing == "court" and one.role in ("for", "ground")}

    def ask(given: Mapping[str, Truth]) -> Truth:
        gone = frozenset(key for key in courts if given.get(f"without {key}") is Truth.YES)
        return recombined(finding, lambda one: given.get(one.key) if one.rule == "leaf" else None, gone)

    open_ = {**{key: one.truth for key, one in leaves.items()}, **{f"without {key}": Truth.NO for key in courts}}
    flips = []
    for given, becomes in smallest(ask, finding.truth, open_):
        changes = []
        for key, truth in given.items():
            one = leaves.get(key) or courts[key.removeprefix("without ")]
            question = one.question if key in leaves else f"If this reading fell: {one.answer}"
            changes.append(
                Change(name=key, question=question, now=open_[key], supposed=truth, sources=one.sources or one.cited())
            )
        flips.append(Flip(of=finding.key, now=finding.truth, becomes=becomes, changes=tuple(changes)))
    return tuple(flips)


def _open(one: Finding) -> bool:
    return one.truth in (Truth.UNKNOWN, Truth.CONTESTED)
