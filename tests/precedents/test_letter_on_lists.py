"""The letter on the Cline list's own columns, against the published lists of Powell & Thyne and of Colpus.

The figures are what came out; they are held so that a change shows, and are not tuned.
"""

from __future__ import annotations

from datetime import date

import pytest
from past_lists import needs_lists, published

from juncture.brief.cases import coded_facts
from juncture.brief.codings import Agreement, agreement, kappa
from juncture.precedents import Case, shipped
from juncture.record.truth import Truth
from juncture.rules import decide, definitions
from juncture.rules.cline import facts_of_codes

MALI = "43205242021"


def _against(name: str) -> Agreement:
    return agreement(definitions()[name], published("cline").cases, published(name).cases)


@pytest.fixture(scope="module")
def powell_thyne() -> Agreement:
    return _against("powell-thyne")


@pytest.fixture(scope="module")
def colpus() -> Agreement:
    return _against("colpus")


def _mali() -> Case:
    return next(one for one in shipped().cases if one.id == MALI)


def test_all_981_events_are_judged_by_every_definition() -> None:
    verdicts = [decide(one, coded_facts(case)) for case in shipped().cases for one in definitions().values()]
    assert len(verdicts) == 981 * 7


@needs_lists
def test_powell_thyne_letter_against_their_list(powell_thyne: Agreement) -> None:
    assert powell_thyne.judged == 929
    assert (powell_thyne.yes_listed, powell_thyne.yes_unlisted) == (356, 109)
    assert (powell_thyne.no_listed, powell_thyne.no_unlisted) == (24, 268)
    assert powell_thyne.agreement == pytest.approx(0.824, abs=0.001)
    assert powell_thyne.kappa == pytest.approx(0.648, abs=0.001)


@needs_lists
def test_colpus_letter_against_their_list(colpus: Agreement) -> None:
    assert colpus.judged == 980
    assert (colpus.yes_listed, colpus.yes_unlisted) == (427, 133)
    assert (colpus.no_listed, colpus.no_unlisted) == (8, 224)
    assert colpus.agreement == pytest.approx(0.822, abs=0.001)
    assert colpus.kappa == pytest.approx(0.629, abs=0.001)


@needs_lists
def test_every_disagreement_and_every_open_row_has_a_reason(powell_thyne: Agreement, colpus: Agreement) -> None:
    for found in (powell_thyne, colpus):
        apart = [row for row in found.rows if row.letter is Truth.UNKNOWN or (row.letter is Truth.YES) != row.listed]
        assert all(row.reason for row in apart)
        assert sum(found.reasons.values()) == len(apart)


@needs_lists
def test_the_misdated_coup_of_mali_is_still_found(powell_thyne: Agreement) -> None:
    mali = next(row for row in powell_thyne.rows if row.event == MALI)
    assert (mali.letter, mali.listed, mali.days_apart) == (Truth.YES, True, 3)


def test_the_letter_leaves_the_success_of_mali_open_since_no_column_tells_how_long() -> None:
    verdict = decide(definitions()["powell-thyne"], coded_facts(_mali()))
    assert (verdict.attempt, verdict.success) == (Truth.YES, Truth.UNKNOWN)
    assert decide(definitions()["cline"], coded_facts(_mali())).success is Truth.YES


def test_what_no_column_says_is_unknown() -> None:
    both, crowds = {"realised", "military", "popular"}, {"realised", "popular"}
    facts = facts_of_codes("1", date(1980, 1, 1), both)
    assert facts.truth("mass-led") is Truth.UNKNOWN
    assert facts.truth("security") is Truth.UNKNOWN
    assert facts.truth("democratically-elected") is Truth.UNKNOWN
    assert facts_of_codes("1", date(1980, 1, 1), crowds).truth("mass-led") is Truth.YES


def test_a_fact_of_a_list_is_explained_by_its_codes_and_not_by_the_figures_of_its_date() -> None:
    assert coded_facts(_mali())["military"].why == "The list codes it as jailed, military, noharm, realised."


def test_kappa_is_one_for_agreement_and_nought_for_chance() -> None:
    assert kappa(10, 0, 0, 10) == 1
    assert kappa(5, 5, 5, 5) == 0
