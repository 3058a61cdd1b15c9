"""Reading ``stakeholders.toml``: who bargains over what, written by a person.

::

    id = "who-leads"
    question = "How much of the transition's leadership do the officers give back?"
    author = "..."                       # of every number that names no other
    [[place]]                            # the scale, by names; a position lies between the first and the last
    at = 0
    name = "the officers name both heads"
    [[stakeholder]]
    id = "ecowas"                        # an actor of the record, where it is one
    name = "ECOWAS"
    [stakeholder.position]
    value = 60
    range = [50, 90]
    passages = ["crisis-group-2021-05@9149-9215"]
    rests_on = ["ecowas-on-transition-without-reinstatement"]   # statements of the record
    [stakeholder.salience]               # 0 to 1
    value = 0.9
    range = [0.7, 1.0]
    own = true                           # the analyst's own judgement, which needs a range
    [stakeholder.capability]             # 0 or more, in any unit
    value = 30
    passages = ["crisis-group-2021-05@7014-7091"]

A CSV file with the columns ``name``, ``position``, ``salience`` and ``capability`` serves as well; its numbers rest
on nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from juncture.futures.bargaining import Range
from juncture.futures.errors import ModelError, QuestionError, unknown
from juncture.futures.evidence import Evidence
from juncture.futures.stakes import QUANTITIES, Input, Issue, Mark, Party
from juncture.futures.tomlparts import evidence, take
from juncture.futures.tomltables import Tables

STAKEHOLDERS = "stakeholders.toml"
_WIDER = ("confidence", "author", "date")
_TOP = ("id", "question", "note", *_WIDER, "place", "stakeholder")
_INPUT = ("value", "range", "own", "confidence", "passages", "rests_on", "author", "date", "note")


def load_issue(path: str | Path) -> Issue:
    """The question in a TOML or CSV file."""
    place = Path(path)
    read = {".toml": parse_issue, ".csv": parse_table}.get(place.suffix.lower())
    if read is None:
        raise ModelError(f"{str(place)!r} ends in {place.suffix or 'nothing'!r}; accepted: .toml, .csv.")
    try:
        return read(place.read_text("utf-8-sig"), str(place))
    except FileNotFoundError:
        raise ModelError(f"There is no file {str(place)!r}; accepted: a dossier with a {STAKEHOLDERS}, "
                         "or a .toml or .csv file.") from None  # fmt: skip
    except UnicodeDecodeError:
        raise ModelError(f"{str(place)!r} is not text in UTF-8.") from None


def parse_issue(text: str, where: str = STAKEHOLDERS) -> Issue:
    """The question in a TOML text.

    >>> parse_issue('[[stakeholder]]\\nid = "ecowas"\\nposition = { value = 60 }')
    Traceback (most recent call last):
    juncture.futures.errors.ModelError: stakeholders.toml, line 1: ecowas, position: 60 rests on nothing; ...
    """
    tables = Tables(text, where, _TOP, "part of a list of stakeholders")
    data = tables.data
    wider = tables.whole(lambda: Evidence(**evidence({key: data[key] for key in _WIDER if key in data})))
    marks = tables.each("place", _mark)
    parties = tables.each("stakeholder", lambda table: _party(table, wider))
    id, question, note = (str(data.get(key, "")) for key in ("id", "question", "note"))
    return tables.whole(lambda: Issue(id, question, marks, parties, note))


def _known(table: Mapping[str, Any], accepted: tuple[str, ...], what: str) -> None:
    for key in table:
        if key not in accepted:
            raise ModelError(unknown(what, key, accepted))


def _mark(table: Mapping[str, Any]) -> Mark:
    _known(table, ("at", "name"), "field of a place")
    return Mark(_number(table.get("at"), "a place's `at`"), take(table, "name", str, "a place"))


def _party(table: Mapping[str, Any], wider: Evidence) -> Party:
    _known(table, ("id", "name", "note", *QUANTITIES), "field of a stakeholder")
    id = take(table, "id", str, "a stakeholder")
    position, salience, capability = (
        _input(take(table, key, dict, f"the stakeholder {id!r}"), f"{id}, {key}", wider) for key in QUANTITIES
    )
    return Party(id, str(table.get("name", id)), position, salience, capability, str(table.get("note", "")))


def _input(table: Mapping[str, Any], where: str, wider: Evidence) -> Input:
    _known(table, _INPUT, f"field of {where}")
    value = _number(table.get("value"), where)
    within = _range(table.get("range"), value, where)
    found = Evidence(**evidence(table))
    own = table.get("own", False) is True
    if not (found.passages or own):
        raise ModelError(
            f"{where}: {value:g} rests on nothing; name the passages that it reads, or mark it with own = true."
        )
    if own and within is None:
        raise ModelError(f"{where}: {value:g} is your own judgement; give it a range, as in range = [LOW, HIGH].")
    return Input(value, within, own, **found.or_of(wider))


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ModelError(f"{where}: {value!r} is no number.")
    return float(value)


def _range(value: Any, held: float, where: str) -> Range | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise ModelError(f"{where}: the range {value!r} is no pair of numbers; accepted: [low, high].")
    low, high = (_number(end, where) for end in value)
    if not low <= held <= high:
        raise ModelError(f"{where}: {held:g} does not lie in its range {low:g} to {high:g}.")
    return low, high


def parse_table(text: str, where: str = "stakeholders.csv") -> Issue:
    """The question in a CSV text, a line for each stakeholder.

    >>> table = "name,position,salience,capability\\nUK,10,0.9,0.16\\nGermany,4,0.8,0.16\\n"
    >>> parse_table(table).parties[0].position.value
    10.0
    """
    rows = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    heads = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    for column in ("name", *QUANTITIES):
        if column not in heads:
            raise ModelError(f"{where} has no column {column!r}; it needs name, {', '.join(QUANTITIES)}.")
    parties = tuple(_row(row, heads, f"{where}, line {rows.line_num}") for row in rows)
    try:
        return Issue(Path(where).stem, "", (), parties)
    except ModelError as error:
        raise ModelError(f"{where}: {error}") from None


def _row(row: Mapping[str, str | None], heads: Mapping[str, str], where: str) -> Party:
    name = (row[heads["name"]] or "").strip()
    inputs = (Input(_field(row[heads[q]], f"{where}: {name}, {q}")) for q in QUANTITIES)
    position, salience, capability = inputs
    try:
        return Party(name, name, position, salience, capability)
    except QuestionError as error:
        raise ModelError(f"{where}: {error}") from None


def _field(value: str | None, where: str) -> float:
    try:
        return float(value or "")
    except ValueError:
        raise ModelError(f"{where}: {value!r} is no number.") from None
