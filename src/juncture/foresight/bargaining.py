"""Where stakeholders may settle on one question, as data: a second kind of model, and labelled so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from juncture.api import Day, head
from juncture.api import view as look
from juncture.foresight.system import cited, names_file
from juncture.futures import settled
from juncture.futures.settling import Pull, Settling, settle
from juncture.futures.stakes import Input, Issue, Party
from juncture.futures.stakes_seen import Absent, parties_seen
from juncture.futures.stakesfile import STAKEHOLDERS, load_issue, parse_issue
from juncture.outputs import bargaining as told
from juncture.record.opening import open_record
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.view import View

FILES = (".toml", ".csv")


def bargain(
    stakeholders: str | Record,
    *,
    rounds: int = 10,
    samples: int = 200,
    seed: int = 0,
    as_of: Day = None,
    known: Day = None,
    recorded: str | None = None,
) -> told.BargainOutput:
    """Where the stakeholders of a dossier, or of a file of their own, may settle.

    With ``as_of`` and ``known``, a stakeholder with a number that rests on nothing public by then takes no part, and
    is named under ``absent``.

    >>> answer = bargain("examples/mali-2021", samples=20)
    >>> [f"{one.name}: {one.outcome:.0f}" for one in answer.settlements[:2]]
    ['Weighted mean: 45', 'Weighted median: 65']
    """
    if not 0 <= seed < 2**64:
        raise JunctureError(f"the seed {seed} is out of range; it is a whole number from 0 to {2**64 - 1}.")
    issue, view = _opened(stakeholders, as_of, known, recorded)
    issue, absent = _as_seen(issue, view) if view else (issue, ())
    record = view.record if view else None
    found = settle(issue, rounds=rounds, samples=samples, seed=seed)
    return told.BargainOutput(
        **_head(issue, view),
        label=settled.LABEL,
        question=issue.question,
        note=issue.note,
        scale=issue.scale,
        places=tuple(told.PlaceAnswer(at=one.at, name=one.name) for one in issue.marks),
        stakeholders=tuple(_party(record, one) for one in issue.parties),
        absent=tuple(_absent(record, one) for one in absent),
        settlements=_settlements(found),
        medians=found.medians,
        pulls=tuple(_pull(record, one) for one in found.pulls if one.width),
        rounds=rounds,
        samples=samples,
        seed=seed,
        says=settled.rounds(found),
    )


def _opened(address: str | Record, as_of: Day, known: Day, recorded: str | None) -> tuple[Issue, View | None]:
    if isinstance(address, str) and names_file(address, FILES):
        if as_of or known:
            raise JunctureError(
                f"{address!r} is a file of stakeholders, in which nothing is dated; leave --as-of and --known out."
            )
        return load_issue(address), None
    record = address if isinstance(address, Record) else open_record(address, recorded=recorded)
    page = record.page(STAKEHOLDERS)
    if page is None or page.text is None:
        raise JunctureError(
            f"the dossier {record.meta.id!r} has no {STAKEHOLDERS}, so nobody bargains in it. "
            f"Write one, or name a file of stakeholders ({', '.join(FILES)})."
        )
    return parse_issue(page.text), look(record, as_of=as_of, known=known)


def _as_seen(issue: Issue, view: View) -> tuple[Issue, tuple[Absent, ...]]:
    """Who bargains on the days that were asked for; raises where fewer than two do."""
    if view.as_of is None and view.known is None:
        return issue, ()
    present, absent = parties_seen(issue, view)
    if absent and len(present) < 2:
        first = absent[0]
        raise JunctureError(
            f"of {len(issue.parties)} stakeholders {len(present)} can be placed on these days, and bargaining needs "
            f"two: the {first.quantity} of {first.party.name} does not stand: {first.reason}. Ask for a later day."
        )
    return replace(issue, parties=present), absent


def _head(issue: Issue, view: View | None) -> dict[str, Any]:
    if view is None:
        return {"output_schema": "juncture.bargain/1", "dossier": issue.id, "version": "a file of its own"}
    return head(view, "bargain")


def _absent(record: Record | None, one: Absent) -> told.AbsentAnswer:
    number: Input = getattr(one.party, one.quantity)
    return told.AbsentAnswer(
        id=one.party.id, name=one.party.name, quantity=one.quantity, reason=one.reason,
        passages=cited(record, number.passages),
    )  # fmt: skip


def _settlements(found: Settling) -> tuple[told.SettlementAnswer, ...]:
    answers = []
    for one in found.settlements:
        near = found.issue.near(one.outcome)
        answers.append(
            told.SettlementAnswer(
                method=one.method, reading=one.reading, name=settled.name(one), outcome=one.outcome, low=one.low,
                high=one.high, varied=one.varied, near=near.name if near else None,
                says=settled.settlement(found.issue, one),
            )
        )  # fmt: skip
    return tuple(answers)


def _party(record: Record | None, one: Party) -> told.StakeholderAnswer:
    numbers = {quantity: _input(record, given) for quantity, given in one.inputs}
    return told.StakeholderAnswer(id=one.id, name=one.name, **numbers)


def _input(record: Record | None, one: Input) -> told.InputAnswer:
    low, high = one.within or (None, None)
    return told.InputAnswer(
        value=one.value, low=low, high=high, own=one.own, confidence=one.confidence, note=one.note,
        passages=cited(record, one.passages),
    )  # fmt: skip


def _pull(record: Record | None, one: Pull) -> told.PullAnswer:
    said, (low, high) = settled.pull(one), one.input.within or (one.input.value, one.input.value)
    return told.PullAnswer(
        stakeholder=one.party.id, quantity=one.quantity, low=low, high=high, at_low=one.at_low, at_high=one.at_high,
        says=said.text, passages=cited(record, said.passages),
    )  # fmt: skip
