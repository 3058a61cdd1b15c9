"""Nearest cases and the dossier's own analogies: what is shared, what differs, what no list has."""

from __future__ import annotations

from datetime import date

import pytest

import juncture
from juncture.brief import cases as meeting
from juncture.precedents import Base, Likened, nearest, shipped
from juncture.precedents.nearest import features, features_of, itself
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


def test_the_nearest_are_malis_own_realised_coups(base: Base, event: Likened) -> None:
    assert [str(one.subject.case) for one in nearest(base, event, 2)] == ["Mali, 2020-08-18", "Mali, 2012-03-22"]


def test_every_feature_is_shared_or_apart_or_unknown(base: Base, event: Likened) -> None:
    for one in nearest(base, event, 50):
        assert len(one.shared) + len(one.apart) + len(one.unknown) == len(features())


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


def test_a_class_is_made_from_the_event_in_words(mali: View, base: Base) -> None:
    found = mali.event("arrests-2021-05-24")
    assert found is not None
    assert meeting.default_filter(mali, found, base).words == "ECOWAS member, since 1990, military, successful"


def test_an_event_without_a_day_or_in_a_country_without_cases_is_itself_in_no_list(base: Base) -> None:
    assert itself(base, "MLI", None) is None
    assert itself(base, "CHE", date(2021, 5, 24)) is None
