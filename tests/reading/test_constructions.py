"""Constructions that texts of several registers taught us, each in sentences of other countries than the text's."""

from __future__ import annotations

import pytest
from helping import of_kind, types


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Three former ministers are in custody in Bamako.", "COERCE/arrest"),
        ("The general remains under house arrest in Rabat.", "COERCE/arrest"),
        ("Agents picked up the student leader at dawn.", "COERCE/arrest"),
        ("The authorities have blocked Telegram.", "COERCE/censor"),
        ("The ministry closed Radio Kali, a station critical of the army.", "COERCE/censor"),
        ("The regulator revoked the licence of the broadcaster.", "COERCE/restrict"),
        ("A mob torched the ruling party's offices in Lilongwe.", "PROTEST/vandalize"),
        ("Crowds filled the main square of Skopje.", "PROTEST/demo"),
        ("Police foiled an assassination attempt on the governor.", "ASSAULT/targeted"),
        ("The king conveyed his condolences to the people of Lebanon.", "SUPPORT"),
        ("Norway stands by the elected president.", "SUPPORT"),
        ("The bishops voiced doubts about the count.", "ACCUSE/disapprove"),
        ("The coalition holds the governor responsible for the deaths.", "ACCUSE/allege"),
        ("The minister denied having met the rebels.", "REJECT"),
        ("The president offered new elections.", "CONCEDE"),
        ("The court allowed the candidate to run for mayor.", "CONCEDE"),
        ("The premier spoke by telephone with her Danish counterpart.", "CONSULT"),
        ("Talks brokered by Norway were held in Havana. Mediation by the bishops failed.", "CONSULT"),
        ("The deposed mayor has gone into hiding.", "RETREAT/withdraw"),
        ("Consular staff helped 60 citizens to leave Khartoum.", "AID"),
        ("Youths hurled firebombs at a patrol.", "ASSAULT/explosives"),
    ],
)
def test_an_act_is_known_by_its_family(text: str, type_: str) -> None:
    assert type_ in {str(one) for one in types(text)} | {str(one).split("/")[0] for one in types(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Article 9 bars soldiers from standing for parliament.",
        "The treaty regulates transit. It does not permit either side to close the border.",
        "The minister insists on reforming the police.",
        "The opposition has only itself to blame.",
    ],
)
def test_a_rule_or_a_turn_of_phrase_is_no_event(text: str) -> None:
    assert of_kind("event", text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "actor"),
    [
        ('"We condemn the strikes," said Chile\'s president, Gabriel Boric.', "Gabriel Boric", "Gabriel Boric"),
        ('"They must go," Joan Ruiz said. "I reject their offer."', "Joan Ruiz", "Joan Ruiz"),
    ],
)
def test_the_first_person_of_a_quotation_is_whoever_speaks(text: str, speaker: str, actor: str) -> None:
    (event,) = [one for one in of_kind("event", text) if one.tokens[0] in ("condemn", "reject")]
    assert (event.speaker, event.fields["actors"]) == (speaker, (actor,))
    assert event.voice == "attributed"


def test_the_first_person_of_a_bodys_own_statement_is_the_body() -> None:
    text = "The Lagos Lawyers Union rejects the decree. We urge the senate to repeal it."
    event = next(one for one in of_kind("event", text) if one.fields["type"].startswith("REQUEST"))
    assert event.fields["actors"] == ("Lagos Lawyers Union",)


@pytest.mark.parametrize(
    ("text", "holder", "office"),
    [
        ("The Mayor of Quito, Pabel Muñoz, protested.", "Pabel Muñoz", "Mayor of Quito"),
        ("The Minister of Justice, Rama Yade, resigned.", "Rama Yade", "Minister of Justice"),
        ("The council appointed Colonel Ali Seck as chief of staff.", "Ali Seck", "chief of staff"),
        ("The ministers of trade and health, Ana Paz and Luis Rey, resigned.", "Luis Rey", "minister of health"),
        (
            "The ministers of trade and health, Ana Paz and Luis Rey respectively, were arrested.",
            "Ana Paz",
            "minister of trade",
        ),
        ("They fear the directorate headed by Admiral Jo Rakoto.", "Jo Rakoto", "head of the directorate"),
    ],
)
def test_a_post_that_stands_before_its_holder_is_found(text: str, holder: str, office: str) -> None:
    found = [(one.fields["holder"], one.fields["office"].lower()) for one in of_kind("tenure", text)]
    assert any(name == holder and office.lower() in post for name, post in found), found


def test_who_led_a_band_of_soldiers_held_no_office_by_it() -> None:
    assert of_kind("tenure", "Special forces led by Colonel Ali Seck stormed the palace.") == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("A long dispute could deter tourists.", "hinders"),
        ("The chaos may allow smugglers to expand their routes.", "promotes"),
        ("Such a vote would restore confidence.", "promotes"),
    ],
)
def test_a_thing_that_could_move_people_is_a_cause(text: str, sign: str) -> None:
    (influence,) = of_kind("influence", text)
    assert (influence.fields["sign"], influence.voice) == (sign, "hedged")


@pytest.mark.parametrize("text", ["The talks led by Olusegun Obasanjo failed.", "The minister improved the roads."])
def test_who_leads_or_improves_is_no_causal_claim(text: str) -> None:
    assert of_kind("influence", text) == []


def test_a_permission_that_a_text_denies_is_a_power_withheld() -> None:
    text = "The charter names a council of nine. It does not allow the council to declare war."
    (power,) = of_kind("power", text)
    assert (power.fields["instrument"], power.fields["office"], power.fields["modality"]) == (
        "charter",
        "the council",
        "may-not",
    )


def test_courses_that_were_counted_are_options() -> None:
    text = "The cabinet has two choices. It could call a vote in May. Alternatively, ministers could rule by decree."
    assert [one.fields["text"] for one in of_kind("option", text)] == ["call a vote in May", "rule by decree"]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Chad takes no position on the dispute.", "reserves"),
        ("The envoy declined to comment on the arrests.", "reserves"),
    ],
)
def test_holding_back_is_a_stance_of_its_own(text: str, position: str) -> None:
    assert position in [one.fields["position"] for one in of_kind("stance", text)]


@pytest.mark.parametrize(
    "text", ["The crowd marched to the port of Sfax.", "The general denied any involvement in the plot."]
)
def test_a_march_or_a_denial_alone_shows_no_stance(text: str) -> None:
    assert of_kind("stance", text) == []


def test_dates_that_head_sections_date_what_is_told_below() -> None:
    text = "15 July 2016\n\nSoldiers closed the bridges.\n\n16 July\n\nPolice detained 40 judges."
    found = {one.tokens[0]: (one.fields["when"], one.year) for one in of_kind("event", text)}
    assert found == {"closed": ("2016-07-15", "stated"), "detained": ("2016-07-16", "inferred")}


@pytest.mark.parametrize(
    ("text", "that"),
    [
        ("As in Peru in 1992, the president closed congress.", "in Peru in 1992"),
        ("Like Chad, Guinea may face a long transition.", "Chad"),
        ("Diplomats compared the standoff to the 2009 crisis.", "the 2009 crisis"),
        ("A raid by foreign troops might provoke a war, as it did in 1998.", "it did in 1998"),
        ("The vote is similar to the one in Serbia.", "the one in Serbia"),
    ],
)
def test_a_case_that_is_held_beside_another_is_a_likeness(text: str, that: str) -> None:
    assert that in [one.fields["that"] for one in of_kind("likeness", text)]


@pytest.mark.parametrize("text", ["She works as a judge in Lima.", "Parties such as the Greens protested."])
def test_as_and_like_alone_make_no_likeness(text: str) -> None:
    assert of_kind("likeness", text) == []


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        ("An invasion by Ruritania might provoke a wider war.", "invasion", "hedged"),
        ("One possibility is that the rebels free the hostages.", "free", "hedged"),
        ("The envoys met to review the crisis after the 2019 coup.", "coup", "asserted"),
        ("The unions called a strike in Dakar.", "strike", "asserted"),
    ],
)
def test_what_is_only_supposed_is_hedged_and_what_is_taken_for_granted_is_not(text: str, word: str, voice: str) -> None:
    event = next(one for one in of_kind("event", text) if word in one.tokens)
    assert event.voice == voice


def test_a_past_tense_joined_to_an_infinitive_belongs_to_the_main_verb() -> None:
    text = "Peru has refused to call the vote a fraud and blocked a statement of the council last week."
    found = {one.tokens[0]: (one.voice, one.fields["actors"]) for one in of_kind("event", text)}
    assert found["blocked"] == ("asserted", ("Peru",))


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The colonel took charge of the country.", "COERCE/seize"),
        ("A court ordered that the blogger be held for ten days.", "COERCE/arrest"),
        ("Farmers occupied the regional airport.", "PROTEST/obstruct"),
        ("A putsch ousted Prime Minister Ali Seck.", "COERCE/seize"),
    ],
)
def test_who_acts_and_on_what_decides_what_the_act_is(text: str, type_: str) -> None:
    assert type_ in types(text)


@pytest.mark.parametrize("text", ["The premier wants to bring the vote forward.", "Few lawyers agree."])
def test_a_wish_or_an_opinion_is_no_event(text: str) -> None:
    assert of_kind("event", text) == []


def test_the_date_of_an_aside_does_not_carry_on_to_the_next_sentence() -> None:
    text = "The penalty, which Chad abolished in 2004, was debated. Lawyers condemned the minister."
    event = next(one for one in of_kind("event", text, "2021-03-05") if one.tokens == ("condemned",))
    assert event.fields["when"] == "[..2021-03-05]"
