"""The smaller tables of a model's TOML file: evidence, constraints, options, goals, starts, theses.

::

    [[forbid]]
    both = { talks = "none", grip = "facade" }
    [[imply]]
    when = { talks = "conditional" }
    then = { unity = ["united"] }
    [[allow]]
    only = { timetable = ["kept", "slips"] }
    [[option]]
    id = "demand"
    name = "Demand reinstatement"
    holds = { demand = "reinstatement", talks = "none" }
    [[goal]]
    id = "grip-broken"
    wants = { grip = "broken" }
    [[start]]
    id = "now"
    is = { unity = "split", grip = "consolidated" }
    [[thesis]]
    id = "talks-without-conditions-serve-a-facade"
    text = "talks without conditions end in a civilian facade"
    with = { talks = "unconditional" }
    than = { talks = "conditional" }
    of = { grip = "facade" }
    expect = "more"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from juncture.futures.constraints import Allowed, Constraint, Forbidden, Implies
from juncture.futures.errors import ModelError, unknown
from juncture.futures.questions import Goal, Option, Start
from juncture.futures.theses import Thesis

_FORMS: dict[type, str] = {str: "a text in quotes", list: "a list in brackets", dict: "a table in braces"}


def take(table: Mapping[str, Any], key: str, kind: type, what: str) -> Any:
    """A field that must be there, of its type."""
    if key not in table:
        raise ModelError(f"{what[0].upper()}{what[1:]} has no {key!r}; it needs one.")
    if not isinstance(table[key], kind):
        raise ModelError(f"In {what}, {key} = {table[key]!r} is not {_FORMS.get(kind, kind.__name__)}.")
    return table[key]


def evidence(table: Mapping[str, Any]) -> dict[str, Any]:
    """What a judgement rests on: passages and statements of the record, confidence, author, date, note."""
    from juncture.record.passage import Passage
    from juncture.record.vocabulary import vocabulary

    found: dict[str, Any] = {}
    for key in ("passages", "rests_on"):
        values = table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise ModelError(f"{key} = {values!r} is not a list of texts.")
        found[key] = tuple(values)
    try:
        found["passages"] = tuple(str(Passage.parse(text)) for text in found["passages"])
    except ValueError as error:
        raise ModelError(str(error)) from None
    confidence = table.get("confidence")
    if confidence is not None and confidence not in vocabulary("confidence"):
        raise ModelError(unknown("confidence", str(confidence), vocabulary("confidence")))
    found["confidence"] = confidence
    found["author"] = _text(table, "author")
    found["date"] = _text(table, "date")
    found["note"] = _text(table, "note") or ""
    return found


def read_constraints(kind: str) -> Callable[[Mapping[str, Any]], Constraint]:
    """How one of the three forms of constraint is read."""
    readers: dict[str, Callable[[Mapping[str, Any]], Constraint]] = {
        "forbid": _forbidden,
        "imply": _implies,
        "allow": _allowed,
    }
    return readers[kind]


def read_options(table: Mapping[str, Any]) -> Option:
    holds = _places(table, "holds", "an option")
    levers = tuple((d, _one(vs, d)) for d, vs in holds)
    lists = {
        key: tuple(take(table, key, list, "an option")) if key in table else () for key in ("rests_on", "passages")
    }
    return Option(
        take(table, "id", str, "an option"),
        levers,
        _text(table, "name") or "",
        note=_text(table, "note") or "",
        **lists,
    )


def read_goals(table: Mapping[str, Any]) -> Goal:
    wanted = tuple(_places(table, "wants", "a goal"))
    return Goal(take(table, "id", str, "a goal"), wanted, _text(table, "name") or "", _text(table, "note") or "")


def read_starts(table: Mapping[str, Any]) -> Start:
    places = tuple((d, _one(vs, d)) for d, vs in _places(table, "is", "a start"))
    passages = tuple(take(table, "passages", list, "a start")) if "passages" in table else ()
    return Start(take(table, "id", str, "a start"), places, _text(table, "name") or "", passages)


def read_theses(table: Mapping[str, Any]) -> Thesis:
    accepted = ("id", "text", "with", "than", "of", "expect", "passages", "rests_on", "note")
    for key in table:
        if key not in accepted:
            raise ModelError(unknown("field of a thesis", key, accepted))
    what = f"the thesis {table.get('id', '')!r}"
    told = evidence(table)
    return Thesis(
        take(table, "id", str, "a thesis"),
        take(table, "text", str, what),
        tuple((d, _one(vs, d)) for d, vs in _places(table, "with", what)),
        tuple((d, _one(vs, d)) for d, vs in _places(table, "than", what)),
        tuple(_places(table, "of", what)),
        table.get("expect", "more"),
        told["passages"],
        told["rests_on"],
        told["note"],
    )


def _forbidden(table: Mapping[str, Any]) -> Forbidden:
    both = [(d, _one(vs, d)) for d, vs in _places(table, "both", "a forbidden pair")]
    if len(both) != 2:
        raise ModelError(f"both = {table['both']!r} names {len(both)} descriptors; a forbidden pair names two.")
    return Forbidden(both[0], both[1], _text(table, "note") or "")


def _implies(table: Mapping[str, Any]) -> Implies:
    when, then = _places(table, "when", "an implication"), _places(table, "then", "an implication")
    if len(when) != 1 or len(then) != 1:
        raise ModelError(
            "An implication names one descriptor in `when` and one in `then`; write [[imply]] once for each."
        )
    return Implies((when[0][0], _one(when[0][1], when[0][0])), then[0][0], then[0][1], _text(table, "note") or "")


def _allowed(table: Mapping[str, Any]) -> Allowed:
    only = _places(table, "only", "an allowance")
    if len(only) != 1:
        raise ModelError("An allowance names one descriptor in `only`; write [[allow]] once for each.")
    return Allowed(only[0][0], only[0][1], _text(table, "note") or "")


def _places(table: Mapping[str, Any], key: str, what: str) -> list[tuple[str, tuple[str, ...]]]:
    places = take(table, key, dict, what)
    return [(d, _variants(vs, d)) for d, vs in places.items()]


def _variants(value: Any, descriptor: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise ModelError(f"{descriptor} = {value!r} names no variant; accepted: a text, or a list of texts.")


def _one(variants: tuple[str, ...], descriptor: str) -> str:
    if len(variants) != 1:
        raise ModelError(f"{descriptor!r} stands at {len(variants)} variants here; it needs exactly one.")
    return variants[0]


def _text(table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    return None if value is None else str(value)
