"""Offices, stances, powers, causal claims, options, risks and unknowns."""

from __future__ import annotations

from typing import Any

import pytest
from helping import of_kind


@pytest.mark.parametrize(
    ("text", "holder", "office"),
    [
        ("Prime Minister Abiy Ahmed spoke in Addis Ababa.", "Abiy Ahmed", "Prime Minister"),
        ("The former president, Jeanine Áñez, was jailed.", "Jeanine Áñez", "president"),
        ("Sam Nujoma, ex-leader of SWAPO, died in Windhoek.", "Sam Nujoma", "leader of SWAPO"),
        ("Colonel Ibrahim Traoré, head of the junta, met the envoy.", "Ibrahim Traoré", "head of the junta"),
        (
            "Malick Diaw was named president of the transitional council.",
            "Malick Diaw",
            "president of the transitional council",
        ),
        ("Interim president Catherine Samba-Panza left Bangui.", "Catherine Samba-Panza", "Interim president"),
        ("Maria Ressa is the head of the agency.", "Maria Ressa", "head of the agency"),
        (
            "General Min Aung Hlaing, who heads the State Administration Council, refused.",
            "Min Aung Hlaing",
            "head of the State Administration Council",
        ),
    ],
)
def test_an_office_is_found_with_its_holder(text: str, holder: str, office: str) -> None:
    found = of_kind("tenure", text)
    assert any(one.fields["holder"] == holder and office.lower() in one.fields["office"].lower() for one in found), (
        found
    )


def test_lists_joined_by_respectively_are_paired() -> None:
    text = "The cabinet dropped Ali Bah and Omar Sy, respectively the ministers of justice and trade."
    found = {one.fields["holder"]: one.fields["office"] for one in of_kind("tenure", text)}
    assert found == {"Ali Bah": "minister of justice", "Omar Sy": "minister of trade"}


def test_one_man_may_have_had_one_post_and_have_another() -> None:
    text = "General Juan Pérez, ex-head of the guard and current defence minister, condemned the strike."
    found = {one.fields["office"]: one.extra["former"] for one in of_kind("tenure", text)}
    assert found == {"head of the guard": True, "defence minister": False}


def test_an_office_ends_with_the_event_that_ends_it() -> None:
    (tenure,) = of_kind("tenure", "Soldiers overthrew President Alpha Condé on 5 September 2021.")
    assert tenure.fields["ended"] == "2021-09-05"


def test_a_rank_is_no_office() -> None:
    assert of_kind("tenure", "Colonel Assimi Goïta spoke on television.") == []


@pytest.mark.parametrize(
    ("text", "actors", "position"),
    [
        (
            "The partners – Togo, Benin and the European Union – have rejected the coup.",
            {"Togo", "Benin", "European Union"},
            "opposes",
        ),
        ("Algeria and Senegal support the transition.", {"Algeria", "Senegal"}, "supports"),
        ("The union has reserved judgment on the plan.", {"union"}, "reserves"),
        ("Moscow is hostile to the mission.", {"Moscow"}, "opposes"),
        ("The bar association is in favour of the reform.", {"bar association"}, "supports"),
        ("The bishops demanded the release of the ministers.", {"bishops"}, "opposes"),
    ],
)
def test_each_holder_of_a_stance_is_told(text: str, actors: set[str], position: str) -> None:
    found = of_kind("stance", text)
    assert {one.fields["actor"] for one in found} == actors
    assert {one.fields["position"] for one in found} == {position}


@pytest.mark.parametrize(
    ("text", "modality", "act"),
    [
        ("The charter gives the council no power to dissolve parliament.", "may-not", "dissolve parliament"),
        ("The constitution allows the president to dissolve the assembly.", "may", "dissolve"),
        ("The constitution bars soldiers from standing in elections.", "may-not", "standing"),
        ("Under the charter, the vice president may not replace the president.", "may-not", "replace the president"),
        ("Article 12 requires the court to rule within thirty days.", "must", "rule"),
        ("The decree grants the governor authority over the police.", "may", "authority over the police"),
        ("Under the peace agreement, the army must leave the towns.", "must", "leave the towns"),
    ],
)
def test_a_power_its_denial_and_a_duty_are_found(text: str, modality: str, act: str) -> None:
    (power,) = of_kind("power", text)
    assert power.fields["modality"] == modality
    assert act in power.fields["act"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The sanctions led to severe shortages.", "promotes"),
        ("The crackdown fuelled anger among the young.", "promotes"),
        ("The dispute has undermined confidence in the court.", "hinders"),
        ("The coup could lead donors to suspend aid.", "promotes"),
        ("The deal would make it possible to hold elections.", "promotes"),
        ("If the talks collapse, the rebels will resume fighting.", "promotes"),
        ("The election was postponed because of insecurity in the north.", "promotes"),
        ("The mediation prevented further violence.", "hinders"),
        ("The effect of sanctions depends on the unity of the neighbours.", "promotes"),
        ("The embargo had little impact on the junta.", "hinders"),
    ],
)
def test_a_causal_claim_has_its_sign(text: str, sign: str) -> None:
    found = of_kind("influence", text)
    assert found
    assert found[0].fields["sign"] == sign


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("One option is to recognise the junta.", "option", None),
        ("The European Union could suspend its mission.", "option", None),
        ("Regional leaders should press for elections.", "option", None),
        ("There is a risk that fighting will spread to the coast.", "assessment", "risk"),
        ("A split in the army cannot be ruled out.", "assessment", "risk"),
        ("The junta could exploit the talks to gain time.", "assessment", "risk"),
        ("It is unclear whether the general will stand for election.", "assessment", "unknown"),
        ("It remains to be seen whether the truce will hold.", "assessment", "unknown"),
    ],
)
def test_options_risks_and_unknowns_are_told_apart(text: str, kind: str, topic: str | None) -> None:
    found = of_kind(kind, text)
    assert found
    assert topic is None or any(one.fields["topic"] == topic for one in found)


def test_an_option_carries_the_consequences_told_after_it() -> None:
    text = (
        "One option is to recognise the junta. That course would anger the opposition. It would also ease the crisis."
    )
    option = next(one for one in of_kind("option", text) if one.rule == "option named")
    assert len(option.extra["consequences"]) == 2


@pytest.mark.parametrize("kind", ["event", "stance", "tenure", "power", "influence", "option", "assessment", "claim"])
def test_a_weather_report_says_nothing(kind: str) -> None:
    text = (
        "Rain is expected in the north on Tuesday. Temperatures will reach 31 degrees in the "
        "afternoon, with light winds."
    )
    assert of_kind(kind, text) == []


def actors_of(text: str) -> Any:
    return [one.fields.get("actors") for one in of_kind("event", text)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The National Rally Council (NRC) met on Monday. The NRC arrested two ministers.", "NRC"),
        ("President Macky Sall spoke first. Sall condemned the coup.", "Macky Sall"),
        ("General Abdourahamane Tiani heads the junta. He condemned the sanctions.", "Abdourahamane Tiani"),
        ("Benin and Togo sent envoys. They condemned the coup.", "Benin"),
        ("Zimbabwean soldiers detained the minister.", "Zimbabwean soldiers"),
    ],
)
def test_names_acronyms_and_pronouns_lead_to_one_actor(text: str, actor: str) -> None:
    assert any(found and actor in found for found in actors_of(text)), actors_of(text)
