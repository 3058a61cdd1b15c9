"""Nearest cases and the dossier's own analogies: what is shared, what differs, what no list has."""

from __future__ import annotations

from datetime import date

import pytest

import juncture
from juncture.brief import cases as meeting
from juncture.precedents import Base, Likened, likened, nearest, own_list, shipped
from juncture.precedents.nearest import features, features_of
from juncture.precedents.supplement import supplement
from juncture.precedents.terms import read_term
from juncture.record.view import View


@pytest.fixture(scope="module")
def mali() -> View:
    return juncture.view(juncture.open("examples/mali-2021"), as_of="2021-06-02", known="2021-06-02")


@pytest.fixture(scope="module")
def base() -> Base:
    return meeting.base_of([shipped()])


@pytest.fixture(scope="module")
def event(mali: View, base: Base) -> Likened:
    found = mali.event("arrests-2021-05-24")
    assert found is not None
    return meeting.event_as_case(mali, found, base)


def test_the_event_itself_and_what_came_later_are_none_of_its_precedents(base: Base, event: Likened) -> None:
    found = nearest(base, event, 1_000)
    assert all(one.subject.case.last < date(2021, 5, 24) for one in found)
    assert "43205242021" not in {one.subject.case.id for one in found}


def test_the_nearest_are_those_that_struck_a_transition(base: Base, event: Likened) -> None:
    assert [str(one.subject.case) for one in nearest(base, event, 2)] == [
        "Burkina Faso, 2015-09-16",
        "Mali, 2012-05-01",
    ]


def test_what_is_not_known_of_a_case_is_named_in_words(base: Base) -> None:
    told = nearest(base, likened("MLI", None, {}, base), limit=1)[0]
    assert "whether it was aimed at the prime minister alone" in told.unknown
    assert not any("_" in words for words in told.unknown)


def test_no_feature_is_said_twice_and_what_is_unknown_is_neither_shared_nor_apart(base: Base, event: Likened) -> None:
    for one in nearest(base, event, 50):
        assert len(one.shared) + len(one.apart) + len(one.unknown) <= len(features())
        assert not set(one.shared) & set(one.apart)


def test_a_case_shares_everything_that_is_known_with_itself(base: Base) -> None:
    subject = base.subjects["cline"][-40]
    own = Likened(subject.case.country, None, features_of(subject))
    assert nearest(base, own, among=[subject])[0].apart == ()


def test_the_texts_own_analogies_are_found_or_explained(mali: View, base: Base) -> None:
    said = {one.said: one.says for one in meeting.analogies(mali, base)}
    diarra = next(says for name, says in said.items() if "Diarra" in name)
    assert diarra == (
        "No list that is at hand has it; the nearest case in that country is of 2012-05-01, 7 months away."
    )
    chad = next(says for name, says in said.items() if "Chad" in name)
    assert "the last case there before its source is 2021-04-21 (cline)" in chad
    assert any("2020-08-18 (cline)" in says for says in said.values())
    beside = meeting.base_of([shipped(), own_list(supplement())])
    diarra = next(one.says for one in meeting.analogies(mali, beside) if "Diarra" in one.said)
    assert diarra.startswith("No list that is at hand has it; the supplement does: Ousting of Prime Minister Diarra")


def test_with_the_supplement_as_a_list_the_nearest_case_is_the_texts_own(mali: View, event: Likened) -> None:
    beside = meeting.base_of([shipped(), own_list(supplement())], asking=("MLI", date(2021, 5, 24)))
    assert nearest(beside, event, 1)[0].subject.case.id == "mli-2012-12"


def test_a_class_is_made_from_the_event_in_words(mali: View, base: Base) -> None:
    found = mali.event("arrests-2021-05-24")
    assert found is not None
    assert meeting.default_filter(mali, found, base).words == "ECOWAS member, since 1990, military, successful"


def test_an_event_without_a_day_or_in_a_country_without_cases_is_itself_in_no_list(base: Base) -> None:
    assert base.itself is None
    assert base.nearest_to("CHE", date(2021, 5, 24)) is None
    assert base.nearest_to("MLI", date(2016, 1, 1)) is None


def test_an_event_is_no_precedent_of_itself(base: Base) -> None:
    asked = meeting.base_of([shipped()], asking=("MLI", date(2021, 5, 24)))
    assert asked.itself is not None
    assert len(asked.subjects["cline"]) == len(base.subjects["cline"]) - 1


def test_from_an_earlier_day_later_cases_and_later_outcomes_are_not_seen(base: Base) -> None:
    then = meeting.base_of([shipped()], known=date(2012, 4, 1))
    assert max(one.case.last for one in then.subjects["cline"]) <= date(2012, 4, 1)
    coup = next(one for one in then.subjects["cline"] if one.case.id == "43203222012")
    later = next(one for one in base.subjects["cline"] if one.case.id == "43203222012")
    asked = [read_term(f"another {kind} within 24 months") for kind in ("coup", "successful coup")]
    assert [str(term.truth(coup)) for term in asked] == ["unknown", "unknown"]
    assert str(asked[0].truth(later)) == "yes"
    assert str(read_term("election within 24 months").truth(coup)) == "unknown"
