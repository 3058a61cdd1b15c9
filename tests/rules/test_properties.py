"""What holds whatever the record says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from dossiers import ARRESTS, REMOVAL, entry, made, mali, niger, yeses
from hypothesis import given
from hypothesis import strategies as st
from test_judging import ABOUT, LAW

from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.rules import Facts, Finding, Hold, decide, define, definitions, judge, judgeable
from juncture.rules.facts import Fact, questions
from juncture.rules.finding import combined, recombined

TRUTHS = st.sampled_from(list(Truth))
DAYS = [date(2021, 5, 20) + timedelta(days) for days in range(50)] + [date(2022, 3, 1), date(2025, 12, 31)]


@pytest.fixture(scope="module")
def views() -> list[View]:
    return [mali(day.isoformat()) for day in DAYS]


def test_no_yes_without_a_cited_passage(views: list[View]) -> None:
    for view in [*views[::6], mali(), niger()]:
        for event in judgeable(view):
            assert all(one.cited() for one in yeses(judge(view, event.id)))
            for verdict in define(view, event.id).verdicts:
                assert all(part.sources for one in verdict.elements for part in one.walk() if part.truth is Truth.YES)
                assert all(one.sources for one in verdict.kinds if one.truth is Truth.YES and one.id != "regime-change")


def test_every_finding_follows_from_its_reasons(views: list[View]) -> None:
    for view in views[::6]:
        for event in judgeable(view):
            for one in judge(view, event.id).walk():
                if one.rule != "leaf":
                    assert one.truth is combined(one.rule, ((r.truth, r.role, r.standing) for r in one.reasons))
                assert recombined(one, lambda _: None) is one.truth


def test_more_knowledge_never_turns_a_supported_yes_into_a_silent_no(views: list[View]) -> None:
    """A yes may become contested or fall, but only with a new statement that says why."""
    for id in (ARRESTS, REMOVAL, "coup-2020-08-18"):
        for before, after in pairwise(define(view, id) for view in views):
            for old, new in zip(before.verdicts, after.verdicts, strict=True):
                for one in old.elements:
                    other = new.element(one.key)
                    if one.truth is Truth.YES and other.truth is Truth.NO:
                        assert set(other.statements) - set(one.statements)
                        assert other.sources
    for before, after in pairwise(judge(view, REMOVAL) for view in views):
        if before.truth is Truth.YES and after.truth is Truth.NO:
            assert after.cited()
            assert not after.silent


EFFECTS = st.sampled_from(["gives", "withholds", "forbids", "obliges", "silent"])
READINGS = st.lists(st.tuples(EFFECTS, st.sampled_from(["court", "authority", "observer", "party"])), max_size=5)


READERS = {"court": "court", "authority": "mali", "observer": "bob", "party": "ann"}


def _with(readings: list[tuple[str, str]]) -> Finding:
    written = "".join(
        entry("reading", id=f"r{number}", reader=READERS[standing], effect=effect, standing=standing, **ABOUT)
        for number, (effect, standing) in enumerate(readings)
    )
    return judge(View(made(LAW.replace("WHEN", "2005-01-01") + written)), "act")


@given(READINGS, EFFECTS, st.sampled_from(["court", "observer"]))
def test_adding_a_reading_never_deletes_another(readings: list[tuple[str, str]], effect: str, standing: str) -> None:
    def shown(finding: Finding) -> set[str]:
        return {one.key for one in finding.walk() if one.key.startswith("reading:")}

    before, after = _with(readings), _with([*readings, (effect, standing)])
    assert shown(after) == shown(before) | {f"reading:r{len(readings)}"}


@given(READINGS)
def test_a_party_and_an_observer_never_decide_against_the_letter(readings: list[tuple[str, str]]) -> None:
    if all(standing != "court" for _, standing in readings):
        assert _with(readings).truth is _with([]).truth is Truth.YES


@given(st.dictionaries(st.sampled_from(sorted(questions())), TRUTHS))
def test_a_verdict_needs_nothing_but_its_facts(truths: dict[str, Truth]) -> None:
    facts = Facts({name: Fact(truth, "It is so.") for name, truth in truths.items()}, Hold())
    for definition in definitions().values():
        verdict = decide(definition, facts)
        if verdict.success is Truth.YES:
            assert verdict.attempt is Truth.YES
        assert decide(definition, facts) == verdict


@given(st.dictionaries(st.sampled_from(sorted(questions())), st.sampled_from([Truth.YES, Truth.NO])), st.data())
def test_an_answer_that_stands_on_open_facts_stands_when_they_are_settled(
    truths: dict[str, Truth], data: st.DataObject
) -> None:
    """Kleene: settling an unknown fact never overturns what was settled without it."""
    known = Facts({name: Fact(truth, "So.") for name, truth in truths.items()}, Hold())
    missing = [name for name in sorted(questions()) if name not in truths]
    more = known.given({name: data.draw(st.sampled_from([Truth.YES, Truth.NO])) for name in missing[:6]})
    for definition in definitions().values():
        before, after = decide(definition, known), decide(definition, more)
        for old, new in ((before.attempt, after.attempt), (before.success, after.success)):
            assert old is Truth.UNKNOWN or old is new
