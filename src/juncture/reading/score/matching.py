"""Which proposals answer which items: spans that overlap, of kinds that fit; then field by field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from juncture.reading.coder.proposal import Proposal
from juncture.reading.score.gold import KINDS, Gold, Item, modern
from juncture.record import edtf
from juncture.record.folding import fold_text
from juncture.record.truth import Truth
from juncture.record.when import DAY, When

SHARED = 0.5


@dataclass(slots=True)
class Tally:
    """Counts for one kind: core items, those found, proposals, those that answer an item."""

    items: int = 0
    found: int = 0
    proposals: int = 0
    answered: int = 0

    @property
    def precision(self) -> float:
        return self.answered / self.proposals if self.proposals else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.items if self.items else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """A coder's score: by kind, by field, what was confused with what, and every miss and false alarm."""

    kinds: dict[str, Tally] = field(default_factory=dict)
    fields: dict[str, list[bool]] = field(default_factory=dict)
    confusion: dict[tuple[str, str], int] = field(default_factory=dict)
    pairs: list[tuple[Item, Proposal]] = field(default_factory=list)
    misses: list[Item] = field(default_factory=list)
    alarms: list[Proposal] = field(default_factory=list)

    def rate(self, name: str) -> float:
        """The share of right values of a field where the statement was found and both give one."""
        values = self.fields.get(name, [])
        return sum(values) / len(values) if values else 0.0


def score(gold: Gold, proposals: Sequence[Proposal]) -> Score:
    """Score proposals against a reader's list.

    Recall counts core items; a proposal that answers an item outside the core is no false alarm.
    """
    found = Score()
    for kind, wanted in KINDS.items():
        items = [item for item in gold.items if item.kind == kind]
        if items and kind not in ("unknowns",):
            _kind(found, kind, wanted, items, list(proposals))
    _assessments(found, gold, proposals)
    return found


def _kind(found: Score, kind: str, wanted: frozenset[str], items: list[Item], proposals: list[Proposal]) -> None:
    offered = [one for one in proposals if one.kind in wanted and _topic(kind, one)]
    tally = found.kinds.setdefault(kind, Tally())
    pairs = _pairs(items, offered)
    core = [item for item in items if item.core]
    tally.items += len(core)
    answered = {item.id for item, _ in pairs}
    tally.found += sum(item.id in answered for item in core)
    found.misses += [item for item in core if item.id not in answered]
    for one in offered:
        answers = any(_share(item, one) for item in items)
        tally.proposals += 1
        tally.answered += answers
        if not answers:
            found.alarms.append(one)
    for item, one in pairs:
        found.pairs.append((item, one))
        _compare(found, item, one)


def _topic(kind: str, one: Proposal) -> bool:
    if one.kind != "assessment":
        return True
    return one.fields.get("topic") == ("risk" if kind == "risks" else "unknown")


def _assessments(found: Score, gold: Gold, proposals: Sequence[Proposal]) -> None:
    items = [item for item in gold.items if item.kind == "unknowns"]
    if items:
        _kind(found, "unknowns", KINDS["unknowns"], items, list(proposals))


def _share(item: Item, one: Proposal) -> float:
    best = 0.0
    for passage in one.passages:
        common = min(item.end, passage.end) - max(item.start, passage.start)
        shorter = min(item.end - item.start, passage.end - passage.start)
        best = max(best, common / shorter if shorter > 0 else 0.0)
    return best if best >= SHARED else 0.0


def _pairs(items: list[Item], offered: list[Proposal]) -> list[tuple[Item, Proposal]]:
    """One proposal for each item, the best fitting pairs first; a proposal may answer several items of one span."""
    ranked = sorted(
        (
            (share + 0.5 * _likeness(item, one), n, m)
            for n, item in enumerate(items)
            for m, one in enumerate(offered)
            if (share := _share(item, one))
        ),
        reverse=True,
    )
    taken_items: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, m in ranked:
        if n not in taken_items and m not in taken:
            taken_items[n] = m
            taken.add(m)
    for _, n, m in ranked:
        if n not in taken_items:
            taken_items[n] = m
    return [(items[n], offered[m]) for n, m in taken_items.items()]


def _likeness(item: Item, one: Proposal) -> float:
    wanted = item.fields
    same = 0.0
    if item.kind == "events":
        same += root(one) == modern(str(wanted.get("plover_type", "")))
    names = [wanted.get(key) for key in ("person", "actor", "who")]
    own = [one.fields.get(key) for key in ("holder", "member", "actor")]
    if any(names) and any(own):
        same += alike(next(filter(None, names)), next(filter(None, own)))
    if "office" in wanted:
        same += 0.5 * alike(wanted["office"], str(one.fields.get("office") or one.fields.get("role") or ""))
    return same


def alike(one: object, other: object) -> bool:
    """Whether two names are the same but for spelling, title or length.

    >>> alike("UN mission in Mali (MINUSMA)", "UN mission in Mali"), alike("Mali", "Niger")
    (True, False)
    """
    left, right = fold_text(str(one)).lower(), fold_text(str(other)).lower()
    return bool(left and right) and fuzz.token_set_ratio(left, right) >= 80


def root(one: Proposal) -> str:
    """The root PLOVER type of an event; OTHER for an act that PLOVER has no code for."""
    return str(one.fields.get("type") or "OTHER").split("/")[0]


def _compare(found: Score, item: Item, one: Proposal) -> None:
    wanted = item.fields
    note = found.fields.setdefault
    if item.kind == "events":
        expected, given = modern(str(wanted.get("plover_type"))), root(one)
        note("type", []).append(expected == given)
        found.confusion[expected, given] = found.confusion.get((expected, given), 0) + 1
        day = _date(wanted.get("date"))
        if day is not None and wanted.get("status") != "hypothetical":
            note("date given", []).append("when" in one.fields)
            if "when" in one.fields:
                note("date", []).append(_dates_agree(day, one.fields["when"]))
                note("date close", []).append(_dates_close(day, one.fields["when"]))
        _names(note("actors", []), wanted.get("source_actors"), one.fields.get("actors"))
        _names(note("targets", []), wanted.get("target_actors"), one.fields.get("targets"))
        note("voice", []).append(voice_agrees(str(wanted.get("status")), one))
    if item.kind == "office_holdings":
        note("holder", []).append(alike(wanted.get("person"), one.fields.get("holder") or one.fields.get("member")))
        note("office", []).append(alike(wanted.get("office"), one.fields.get("office") or one.fields.get("role")))
    if item.kind == "stances":
        note("stance actor", []).append(alike(wanted.get("actor"), one.fields.get("actor")))
        note("position", []).append(str(wanted.get("position", ""))[:6] == str(one.fields.get("position", ""))[:6])
    if item.kind == "causal_claims":
        sign = {"+": "promotes", "-": "hinders", "0": "no-effect"}.get(str(wanted.get("sign")))
        note("sign", []).append(sign == one.fields.get("sign"))


def _names(values: list[bool], wanted: Any, given: Any) -> None:
    if wanted and given:
        values.append(any(alike(one, other) for one in wanted for other in given))


def voice_agrees(status: str, one: Proposal) -> bool:
    """Whether a checklist's status and a proposal's voice say the same."""
    accepted = {
        "asserted": ("asserted", "attributed"),
        "attributed": ("attributed", "asserted"),
        "negated": ("denied",),
        "planned": ("planned",),
        "rumoured": ("hedged",),
        "hypothetical": ("hedged", "conditional", "planned"),
    }
    return one.voice in accepted.get(status, (status,))


def _date(text: Any) -> str | None:
    match = re.match(
        r"(?:after |before )?((?:\.\.|\d{4}(?:-\d\d){0,2})(?:/(?:\.\.|\d{4}(?:-\d\d){0,2}))?)", str(text or "")
    )
    if not match or match[1] in ("..",):
        return None
    return match[1]


def _dates_agree(wanted: str, given: str) -> bool:
    """Whether two dates meet."""
    try:
        left, right = edtf.parse(wanted), edtf.parse(given)
    except edtf.DateError:
        return False
    return left.conflicts(right) is Truth.NO


_VAGUER = 366  # days


def _dates_close(wanted: str, given: str) -> bool:
    """Whether two dates meet, and the one given is not more than a year vaguer, nor open where the one wanted is not.

    >>> _dates_close("2021-05-24", "[2021-05-24..2021-05-28]"), _dates_close("2021-05-24", "[..2021-05-28]")
    (True, False)
    """
    if not _dates_agree(wanted, given):
        return False
    left, right = edtf.parse(wanted), edtf.parse(given)
    wanted_open = left.begin.unknown or left.end.unknown
    return wanted_open or _room(right) <= _room(left) + _VAGUER


def _room(when: When) -> float:
    """The days that a date leaves room for; infinite where it is open; of what goes on ('since May'), its start's."""
    goes_on = when.stretch and when.end.unknown
    first, last = when.begin.earliest, (when.begin if goes_on else when.end).latest
    return float("inf") if first is None or last is None else (last - first) / DAY
