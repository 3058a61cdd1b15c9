"""Where stakeholders may settle on one question, as data: a second kind of model, and labelled so."""

from __future__ import annotations

from juncture.foresight.system import cited, names_file
from juncture.futures import settled
from juncture.futures.settling import Pull, Settling, settle
from juncture.futures.stakes import Input, Issue, Party
from juncture.futures.stakesfile import STAKEHOLDERS, load_issue, parse_issue
from juncture.outputs import bargaining as told
from juncture.record.opening import open_record
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.version import version

FILES = (".toml", ".csv")


def bargain(
    stakeholders: str | Record,
    *,
    rounds: int = 10,
    samples: int = 200,
    seed: int = 0,
    recorded: str | None = None,
) -> told.BargainOutput:
    """Where the stakeholders of a dossier, or of a file of their own, may settle.

    >>> answer = bargain("examples/mali-2021", samples=20)
    >>> [f"{one.name}: {one.outcome:.0f}" for one in answer.settlements[:2]]
    ['Weighted mean: 45', 'Weighted median: 65']
    """
    if not 0 <= seed < 2**64:
        raise JunctureError(f"the seed {seed} is out of range; it is a whole number from 0 to {2**64 - 1}.")
    issue, record = _opened(stakeholders, recorded)
    found = settle(issue, rounds=rounds, samples=samples, seed=seed)
    return told.BargainOutput(
        output_schema="juncture.bargain/1",
        dossier=record.meta.id if record else issue.id,
        version=version(record) if record else "a file of its own",
        recorded=record.recorded if record else None,
        label=settled.LABEL,
        question=issue.question,
        note=issue.note,
        scale=issue.scale,
        places=tuple(told.PlaceAnswer(at=one.at, name=one.name) for one in issue.marks),
        stakeholders=tuple(_party(record, one) for one in issue.parties),
        settlements=_settlements(found),
        medians=found.medians,
        pulls=tuple(_pull(record, one) for one in found.pulls if one.width),
        rounds=rounds,
        samples=samples,
        seed=seed,
        says=settled.rounds(found),
    )


def _opened(address: str | Record, recorded: str | None) -> tuple[Issue, Record | None]:
    if isinstance(address, str) and names_file(address, FILES):
        return load_issue(address), None
    record = address if isinstance(address, Record) else open_record(address, recorded=recorded)
    page = record.page(STAKEHOLDERS)
    if page is None or page.text is None:
        raise JunctureError(
            f"the dossier {record.meta.id!r} has no {STAKEHOLDERS}, so nobody bargains in it. "
            f"Write one, or name a file of stakeholders ({', '.join(FILES)})."
        )
    return parse_issue(page.text), record


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
