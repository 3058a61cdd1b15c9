"""Countries and states: names of former times, numbers, letters, and borders that moved."""

from __future__ import annotations

import pytest

from juncture.record.countries import find_state, in_year, of_letters, region_of, regions, state_names, states, table


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("Upper Volta", "BFA"), ("Haute-Volta", "BFA"), ("Dahomey", "BEN"), ("Zaire", "COD"), ("Zaïre", "COD"),
        ("Cote d'Ivoire", "CIV"), ("Côte d’Ivoire", "CIV"), ("Ivory Coast", "CIV"), ("The Gambia", "GMB"),
        ("Burma", "MMR"), ("Ceylon", "LKA"), ("Rumania", "ROU"), ("USSR", "RUS"), ("Swaziland", "SWZ"),
        ("MLI", "MLI"), ("sao tome and principe", "STP"),
    ],
)  # fmt: skip
def test_a_name_of_any_time_means_the_country_of_today(name: str, iso: str) -> None:
    found = find_state(name)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("name", "year", "number"),
    [
        ("Yemen", 1970, 678), ("Yemen", 2015, 679), ("Germany", 1960, 260), ("Germany", 2022, 255),
        ("East Germany", 1971, 265), ("Vietnam", 1960, 816), ("Republic of Vietnam", 1963, 817), ("Sudan", 1989, 625),
        ("South Sudan", 2013, 626), ("Czechoslovakia", 1968, 315), ("Serbia", 1999, 345),
    ],
)  # fmt: skip
def test_a_state_that_was_split_or_joined_is_the_one_of_its_year(name: str, year: int, number: int) -> None:
    found = find_state(name, year)
    assert found is not None
    assert in_year(found, year).number == number


def test_two_states_of_one_country_of_today_stay_two() -> None:
    north, south = find_state("Yemen Arab Republic"), find_state("Yemen PDR")
    assert north is not None
    assert south is not None
    assert north.iso == south.iso == "YEM"
    assert north != south


def test_letters_of_the_correlates_of_war_are_not_read_as_iso_codes() -> None:
    assert of_letters()["SWZ"].name == "Switzerland"
    assert find_state("SWZ") == states()[572]


def test_every_state_has_a_country_of_today_and_a_region() -> None:
    for state in states().values():
        assert region_of(state.iso), state
        assert state.successor is None or state.successor in states()


def test_every_name_finds_its_state_again() -> None:
    assert [name for name in state_names() if find_state(name) is None] == []


def test_regions_name_countries_that_exist() -> None:
    known = {state.iso for state in states().values()} | set(table("countries"))
    assert all(region.countries <= known for region in regions().values())


def test_mauritania_lies_in_west_africa_and_chad_does_not() -> None:
    assert "MRT" in regions()["western-africa"].countries
    assert "TCD" in regions()["sahel"].countries - regions()["western-africa"].countries
