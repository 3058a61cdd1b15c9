"""Results of a model in plain words: names for ids, verbs for numbers.

The numbers stay beside the words, so that a reader can look them up in the model.
"""

from __future__ import annotations

from collections.abc import Iterable

from juncture.futures.conditions import Condition, Conditions
from juncture.futures.flips import Flip
from juncture.futures.model import Judgement, Model

#: A condition that makes an outcome more frequent by less than this is said to do little.
LITTLE = 0.1

_VERBS = {
    -3: "strongly hinders", -2: "hinders", -1: "weakly hinders", 0: "does not bear on",
    1: "weakly promotes", 2: "promotes", 3: "strongly promotes",
}  # fmt: skip
_INFINITIVES = {
    -3: "strongly hinder", -2: "hinder", -1: "weakly hinder", 0: "have no bearing on",
    1: "weakly promote", 2: "promote", 3: "strongly promote",
}  # fmt: skip


def place(model: Model, descriptor: str, variant: str) -> str:
    """A descriptor at a variant, by their names.

    >>> from juncture.futures import Model
    >>> place(Model.of({"timetable": ["kept", "slips"]}, {}), "timetable", "kept")
    'timetable: kept'
    """
    found = model.descriptor(descriptor)
    return f"{found.label}: {found.variants[found.index(variant)].label}"


def places(model: Model, pairs: Iterable[tuple[str, str]]) -> str:
    """Several of them, in a row."""
    return "; ".join(place(model, d, v) for d, v in pairs)


def pair(model: Model, j: Judgement) -> tuple[str, str]:
    """The two ends of a judgement, in quotation marks."""
    return f"“{place(model, j.source, j.variant)}”", f"“{place(model, j.target, j.on)}”"


def verb(value: int, infinitive: bool = False) -> str:
    """What a value says.

    >>> verb(2), verb(-5), verb(0, infinitive=True)
    ('promotes', 'strongly hinders', 'have no bearing on')
    """
    return (_INFINITIVES if infinitive else _VERBS)[max(-3, min(3, value))]


def judgement(model: Model, j: Judgement) -> str:
    """A judgement as a clause: “Talks: conditional” promotes “Grip: broken” (+2)."""
    source, target = pair(model, j)
    return f"{source} {verb(j.value)} {target} ({signed(j.value)})"


def signed(value: int) -> str:
    """A value with its sign; 0 has none."""
    return f"{value:+d}" if value else "0"


def flip(model: Model, one: Flip) -> str:
    """A flip as a sentence: what would have to be judged otherwise, and whether its stated range allows that."""
    source, target = pair(model, one.judgement)
    within = "within its stated range" if one.honest else "beyond its stated range"
    return (
        f"{source} would have to {verb(one.value, infinitive=True)} {target} ({signed(one.value)}, {within}); "
        f"the judgement is that it {verb(one.judgement.value)} it ({signed(one.judgement.value)})."
    )


def condition(model: Model, one: Condition) -> str:
    """A condition as a clause, by names."""
    j = one.judgement
    if j is None:
        descriptor, _, variant = one.text.partition(" is ")
        negated = variant.startswith("not ")
        said = place(model, descriptor, variant.removeprefix("not "))
        return f"it is not so that “{said}”" if negated else f"“{said}” is so"
    source, target = pair(model, j)
    said = one.text.replace(f"{j.source}={j.variant} upon {j.target}={j.on}", "").replace("+0", "0")
    return f"the push of {source} on {target}{said}"


def condition_passages(model: Model, one: Condition) -> tuple[str, ...]:
    """What a condition rests on; for a circumstance, what its own judgements rest on."""
    if one.judgement is not None:
        return one.passages
    descriptor, _, variant = one.text.partition(" is ")
    return of_places(model, [(descriptor, variant.removeprefix("not "))])


def conditions(model: Model, found: Conditions, one: str, other: str) -> str:
    """What would have to be true, as a sentence; ``one`` and ``other`` are the options' names."""
    told = f"“{one}” comes out ahead of “{other}”"
    if found.base in (0.0, 1.0):
        return f"{told} in {'each' if found.base else 'none'} of the {found.cases} matrices drawn."
    share = f"in {percent(found.base)} of the {found.cases} matrices drawn"
    if not found.conditions:
        return f"{told} {share}; no condition on the judgements tells in which."
    when = "; and ".join(condition(model, c) for c in found.conditions)
    little = " That is little more often than overall." if found.density - found.base < LITTLE else ""
    return (
        f"{told} {share}. It does so in {percent(found.density)} of those in which this is true: {when}. "
        f"Those hold {percent(found.coverage)} of the matrices in which it does.{little}"
    )


def percent(share: float) -> str:
    """A share in per cent, never rounded to all or nothing.

    >>> percent(0.5), percent(0.9996), percent(0.0004), percent(0.176)
    ('50%', 'over 99%', 'under 1%', '18%')
    """
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{share:.0%}"


def of_places(model: Model, pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The passages beneath all that these variants are judged to do."""
    wanted = set(pairs)
    return gathered(j for j in model.judgements() if (j.source, j.variant) in wanted and j.value)


def upon(model: Model, descriptor: str, variant: str) -> tuple[str, ...]:
    """The passages beneath all that is judged to bear on a variant."""
    return gathered(j for j in model.judgements() if (j.target, j.on) == (descriptor, variant) and j.value)


def gathered(found: Iterable[Judgement]) -> tuple[str, ...]:
    """The passages of several judgements, each once."""
    return tuple(dict.fromkeys(passage for j in found for passage in j.passages))
