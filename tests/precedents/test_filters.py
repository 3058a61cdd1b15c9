"""Filters that a person reads: what each term answers, what is unknown, and what a slip is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from past_lists import needs_lists, pt_file, published

from juncture.brief.cases import base_of
from juncture.precedents import Base, groups, read_filter, read_list, shipped
from juncture.precedents.filters import remark
from juncture.precedents.terms import read_term, vocabulary
from juncture.record.problems import JunctureError
from juncture.record.truth import Truth

TERMS = [
    "military", "palace", "successful", "attempted in vain", "conspiracy", "carried out", "West Africa",
    "Mali or Niger", "ECOWAS member", "since 1990", "until 2000", "1995 to 2010", "not Mali",
    "within a transition", "reinstated",
    "prime minister ousted alone", "another coup within 24 months", "counter-coup", "forced resignation",
]  # fmt: skip


@pytest.fixture(scope="module")
def base() -> Base:
    return base_of([shipped()])


def count(base: Base, where: str, name: str = "cline") -> tuple[int, int]:
    found = read_filter(where, base.definitions).chosen(base.subjects[name])
    return len(found.cases), len(found.open)


@needs_lists
def test_the_counts_for_west_africa_are_those_of_the_lists() -> None:
    base = base_of([shipped(), published("powell-thyne")])
    assert count(base, "ECOWAS member, 1990 to 2023, successful", "powell-thyne") == (23, 0)
    for outcome, n in (("successful", 31), ("attempted in vain", 29), ("conspiracy", 21)):
        assert count(base, f"West Africa, since 1990, {outcome}") == (n, 0)


@given(st.lists(st.sampled_from(TERMS), min_size=1, max_size=4), st.sampled_from(TERMS))
def test_a_further_term_never_widens_a_class(terms: list[str], further: str) -> None:
    subjects = base_of([shipped()]).subjects["cline"][::7]
    before = read_filter(", ".join(terms)).chosen(subjects)
    after = read_filter(", ".join([*terms, further])).chosen(subjects)
    assert set(after.cases) <= set(before.cases)
    assert set(after.open) <= set(before.open) | set(before.cases)


@given(st.sampled_from(TERMS))
def test_a_term_and_its_negation_never_hold_of_one_case(term: str) -> None:
    plain, negated = read_term(term), read_term(f"not {term}")
    for one in base_of([shipped()]).subjects["cline"][::11]:
        assert (plain.truth(one), negated.truth(one)) in {
            (Truth.YES, Truth.NO), (Truth.NO, Truth.YES), (Truth.UNKNOWN, Truth.UNKNOWN),
            (Truth.CONTESTED, Truth.CONTESTED),
        }  # fmt: skip


@pytest.mark.parametrize("term", TERMS)
def test_a_filter_written_back_reads_as_the_same_filter(term: str) -> None:
    once = read_filter(term).words
    assert read_filter(once).words == once


def test_the_membership_of_a_body_is_that_of_the_day(base: Base) -> None:
    # Mauritania left ECOWAS on the last day of 2000; its coups of 2005 and 2008 are no member's.
    assert count(base, "Mauritania, since 2001, successful, ECOWAS member") == (0, 0)
    assert count(base, "Mauritania, since 2001, successful, not ECOWAS member")[0] == 2


def test_what_only_the_supplement_knows_is_unknown_elsewhere(base: Base) -> None:
    inside, open_ = count(base, "Chile, 1973, within a transition")
    assert (inside, open_) == (0, count(base, "Chile, 1973")[0])


def test_a_list_that_does_not_code_who_acted_is_answered_by_the_others(tmp_path: Path) -> None:
    alone = Base([read_list(pt_file(tmp_path, "Chile|155|1973|9|11|2"))])
    assert count(alone, "military", "powell-thyne") == (0, 1)
    beside = Base([shipped(), alone.listings[0]])
    assert count(beside, "military", "powell-thyne") == (1, 0)


def test_an_imprecise_date_across_a_bound_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "csp.csv"
    path.write_text("country,scode,mth,day,year,success\nMali,MLI,,,1990,1\nMali,MLI,,,1992,1\n", encoding="utf-8")
    base = Base([read_list(path)])
    assert count(base, "since 1990", "csp") == (2, 0)
    assert count(base, "since 1991", "csp") == (1, 0)


def test_a_definition_is_a_term_where_its_columns_are_there(base: Base) -> None:
    inside, open_ = count(base, "Mali, 2021, a coup by Powell & Thyne")
    assert (inside, open_) == (1, 0)
    inside, open_ = count(base, "Mali, 2021, a coup by African Union")
    assert inside == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ECOWAS memebr", "did you mean 'ECOWAS member'"),
        ("militray, since 1990", "did you mean 'military'"),
        ("since 199", "no term of a filter is known as 'since 199'; did you mean 'since 1990'"),
        ("Malli", "did you mean 'Mali'"),
        ("", "the filter is empty. Write terms joined by commas"),
        (" , ;", "the filter is empty"),
        ("a coup by Pwell", "no definition is known as 'Pwell'"),
        ("not", "no term of a filter is known as 'not'"),
    ],
)
def test_a_slip_is_answered_with_what_was_perhaps_meant(base: Base, written: str, said: str) -> None:
    with pytest.raises(JunctureError, match=said.replace("(", r"\(")):
        read_filter(written, base.definitions)


def test_a_class_of_nothing_or_of_everything_is_said_to_be_that(base: Base) -> None:
    subjects = base.subjects["cline"]
    assert remark(read_filter("Mali, before 1946").chosen(subjects), subjects).startswith("No case of the list is in")
    assert remark(read_filter("since 1900").chosen(subjects), subjects).startswith("Every case of the list is in")
    assert remark(read_filter("Mali, successful").chosen(subjects), subjects) == ""
    assert groups(base, read_filter("Mali, before 1946"))[0].remark


def test_every_term_of_the_vocabulary_says_what_it_means() -> None:
    assert [id for id, row in vocabulary().items() if not row.get("means", "").endswith(".")] == []
