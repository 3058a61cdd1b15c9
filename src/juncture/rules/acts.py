"""Acts as the law sees them: what was done, and whether a power to do one thing takes in another."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from juncture.record.statements import Event
from juncture.record.vocabulary import vocabulary

Reach = Literal["same", "greater", "other"]


@cache
def _acts() -> Mapping[str, Mapping[str, Any]]:
    text = files(__package__).joinpath("acts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _by_plover() -> Mapping[str, str]:
    return {entry["plover"]: act for act, entry in _acts().items() if "plover" in entry}


def act_of(event: Event) -> str | None:
    """The act that an event is, from its own code or from its PLOVER mode.

    >>> act_of(Event(id="arrests", type="COERCE/arrest", voice="asserted"))
    'detain'
    """
    if event.act:
        return event.act
    return _by_plover().get(event.type or "")


@cache
def reach(power: str, act: str) -> Reach:
    """How far a power to do one act reaches another.

    >>> reach("dismiss", "suspend"), reach("suspend", "dismiss"), reach("second the president", "suspend")
    ('greater', 'other', 'other')
    """
    if power == act:
        return "same"
    return "greater" if act in _acts().get(power, {}).get("includes", ()) else "other"


@cache
def forbids(bar: str, act: str) -> bool:
    """Whether a bar on one act is a bar on another.

    >>> forbids("seize-power", "attempt-coup"), forbids("seize-power", "suspend")
    (True, False)
    """
    return bar == act or act in _acts().get(bar, {}).get("forbids", ())


@cache
def takes(act: str) -> bool:
    """Whether the act takes the powers of an office from whoever holds it."""
    return bool(_acts().get(act, {}).get("takes"))


@cache
def infinitive(act: str) -> str:
    """The act as a verb that can follow 'to'.

    >>> infinitive("attempt-coup"), infinitive("second the president")
    ('attempt a coup against', 'second the president')
    """
    if act == "attempt-coup":
        return "attempt a coup against"
    if act == "seize-power":
        return "seize power from"
    term = vocabulary("act").get(act)
    return term.label.replace("-", " ") if term else act
