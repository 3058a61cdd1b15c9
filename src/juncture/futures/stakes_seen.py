"""Stakeholders as of a day, as known on a day: one with a number that rests on nothing public by then takes no part.

Nobody bargains from a guessed place, so nothing stands in for such a number; who is left out is named with the reason.
A number that the analyst marks as their own, and that names neither passage nor statement, is no source's and stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from juncture.futures.seen import Grounds
from juncture.futures.stakes import Input, Issue, Party, Quantity
from juncture.record.view import View


@dataclass(frozen=True, slots=True)
class Absent:
    """A stakeholder who takes no part on a day: which number is not yet grounded, and why."""

    party: Party
    quantity: Quantity
    reason: str


def parties_seen(issue: Issue, view: View) -> tuple[tuple[Party, ...], tuple[Absent, ...]]:
    """Who bargains under the clocks of a view, with the passages public by then; and who does not.

    >>> import juncture
    >>> from juncture.futures.stakesfile import load_issue
    >>> mali, issue = juncture.open("examples/mali-2021"), load_issue("examples/mali-2021/stakeholders.toml")
    >>> present, absent = parties_seen(issue, juncture.view(mali, known="2021-05-26"))
    >>> print(len(present), absent[0].party.name, absent[0].quantity, "|", absent[0].reason)
    0 Officers of the former CNSP position | none of its passages was public by 2021-05-26
    """
    grounds, absent = Grounds(view), []
    present: list[Party] = []
    for party in issue.parties:
        found = _ungrounded(party, grounds)
        if found:
            absent.append(found)
        else:
            present.append(_shown(party, grounds))
    return tuple(present), tuple(absent)


def _ungrounded(party: Party, grounds: Grounds) -> Absent | None:
    for quantity, one in party.inputs:
        if not _is_ours_alone(one) and (reason := grounds.lacking(one)):
            return Absent(party, quantity, reason)
    return None


def _is_ours_alone(one: Input) -> bool:
    return one.own and not one.passages and not one.rests_on


def _shown(party: Party, grounds: Grounds) -> Party:
    position, salience, capability = (replace(one, passages=grounds.public(one.passages)) for _, one in party.inputs)
    return replace(party, position=position, salience=salience, capability=capability)
