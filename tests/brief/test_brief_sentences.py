"""A statement's sentence keeps hedge, condition, speaker and date, and says each once."""

from __future__ import annotations

import pytest
from small_dossiers import text, told, view

from juncture.brief.context import Context
from juncture.brief.dates import phrase, span, words
from juncture.brief.sections.together import told_together
from juncture.record.edtf import parse
from juncture.record.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2021-05-24", "on 24 May 2021"),
        ("2020-08", "in August 2020"),
        ("2015", "in 2015"),
        ("2021-21", "in spring 2021"),
        ("202X", "in the 2020s"),
        ("2021-05-24T20:15Z", "on 24 May 2021, 20:15 UTC"),
        ("[2021-05-24..2021-05-27]", "between 24 and 27 May 2021"),
        ("[2021-05..2021-05-24]", "between 1 and 24 May 2021"),
        ("[2020-08-18..2021-01]", "between 18 August 2020 and January 2021"),
        ("[2021-05-28,2021-05-30]", "on 28 May 2021 or 30 May 2021"),
        ("[..2021-05-24]", "by 24 May 2021"),
        ("[2021-05-26..]", "on or after 26 May 2021"),
        ("2021-05-24/2021-06-02", "from 24 May to 2 June 2021"),
        ("2021-05-24/..", "from 24 May 2021 on"),
        ("2021-05-24/", "from 24 May 2021, to an unknown end"),
        ("../2021-05-24", "until 24 May 2021"),
        ("2021-05-24~", "about 24 May 2021"),
        ("2021-05-24?", "perhaps on 24 May 2021"),
        ("2021-05%", "perhaps about May 2021"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_written_and_no_more(written: str, said: str) -> None:
    assert phrase(parse(written)) == said


def test_a_year_that_the_source_does_not_name_stands_in_brackets() -> None:
    assert words(parse("2021-05-24"), inferred=True) == "24 May [2021]"
    assert text("event", act="detain", targets=["ndaw"], when="2021-05-24", year="inferred").startswith(
        "On 24 May [2021],"
    )


def test_conflicting_days_are_said_together() -> None:
    assert span(["2021-05-24", "2021-05-26"]) == "24 or 26 May 2021"
    assert span(["2021-05-24", "2021-06"]) == "24 May 2021 or June 2021"


@pytest.mark.parametrize("code", list(vocabulary("hedge")))
def test_every_hedge_survives_into_the_sentence(code: str) -> None:
    lead = vocabulary("hedge")[code].extra["lead"].removesuffix(",")
    said = text("event", text="the two men resigned", act="resign", voice="hedged", hedge=code, when="2021-05-26")
    assert said.startswith(lead)
    assert "on 26 May 2021" in said
    assert "the two men resigned" in said


def test_a_hedged_statement_without_a_code_is_still_held_at_a_distance() -> None:
    assert (
        text("event", text="the two men resigned", act="resign", voice="hedged")
        == "It may be that the two men resigned."
    )


def test_a_speaker_is_named() -> None:
    said = text(
        "event", text="the charter was broken", type="REJECT", voice="attributed", speaker="goita", when="2021-05-24"
    )
    assert said == "On 24 May 2021, according to Assimi Goïta, the charter was broken."


def test_a_claim_says_who_said_it_and_when() -> None:
    said = text("claim", text="the two men are incompetent", voice="attributed", speaker="goita", when="2021-05-25")
    assert said == "Assimi Goïta said on 25 May 2021 that the two men are incompetent."


def test_a_hedge_inside_a_speakers_word_keeps_both() -> None:
    said = text(
        "assessment", text="programmes are suspended", topic="risk", voice="attributed", speaker="ecowas", hedge="risk"
    )
    assert said == "According to ECOWAS, there is a risk that programmes are suspended."


def test_a_condition_opens_the_sentence() -> None:
    said = text(
        "event", text="others will be appointed", act="appoint", voice="conditional", condition="the two resign"
    )
    assert said == "If the two resign, others will be appointed."


def test_a_condition_and_a_hedge_are_both_kept() -> None:
    fields = {"cause": "sanctions", "effect": "a break", "sign": "promotes", "hedge": "possible"}
    said = text("influence", text="work breaks off", voice="conditional", condition="they stay", **fields)
    assert said == "If they stay, it is possible that work breaks off."


def test_a_plan_is_told_as_a_plan() -> None:
    said = text("event", text="the mission will mediate", type="CONSULT", voice="planned", speaker="ecowas")
    assert said == "As planned by ECOWAS, the mission will mediate."
    assert text("event", text="a broader government would form", type="COOPERATE", voice="planned").startswith(
        "The plan was"
    )


def test_a_denial_built_from_fields_is_a_denial() -> None:
    said = text("event", type="ASSAULT", actors=["officers"], targets=["ndaw"], voice="denied")
    assert said == "It did not happen that the officers attacked Bah N’Daw."


def test_a_date_that_the_clause_says_already_is_not_said_twice() -> None:
    said = text("event", text="the two men resigned on 26 May", act="resign", when="2021-05-26")
    assert said == "The two men resigned on 26 May."


def test_likelihood_is_said_in_the_words_of_icd_203() -> None:
    said = told("assessment", text="the officers stay", likelihood="very-likely", confidence="low", author="Ana")
    assert said.text == "It is very likely that the officers stay."
    assert said.basis == "analyst"


def test_an_unknown_is_told_as_not_known_only_where_it_is_a_question() -> None:
    assert text("assessment", text="whether they resigned", topic="unknown") == "It is not known whether they resigned."
    assert text("assessment", text="the text is silent", topic="unknown") == "The text is silent."


def test_an_option_is_what_somebody_could_do_or_is_advised_to_do() -> None:
    option = {"text": "suspend Mali", "name": "Suspension", "open_to": ["ecowas"]}
    assert text("option", **option) == "ECOWAS could suspend Mali."
    assert text("option", **option, advised_by="goita") == "Assimi Goïta advises ECOWAS to suspend Mali."


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("tenure", {"holder": "ndaw", "office": "president", "began": "2020-09-25"},
         "Bah N’Daw was President of the Transition (from 25 September 2020)."),
        ("tenure", {"holder": "goita", "office": "president", "capacity": "acting", "as_of": "2021-05-28"},
         "Assimi Goïta acted as President of the Transition (as seen on 28 May 2021)."),
        ("tenure", {"holder": "ndaw", "office": "president", "ended": "[..2021-05-26]"},
         "Bah N’Daw was President of the Transition (ended by 26 May 2021)."),
        ("suspension", {"target": "mali", "body": "ecowas", "by": "ecowas"},
         "Mali was suspended from ECOWAS by ECOWAS."),
        ("suspension", {"target": "ndaw", "office": "president", "by": "goita"},
         "The powers of Bah N’Daw as President of the Transition were suspended by Assimi Goïta."),
        ("membership", {"member": "officers", "body": "mali", "role": "soldiers"},
         "The officers belong to Mali as soldiers."),
        ("stance", {"actor": "officers", "target": "takeover", "position": "supports"},
         "The officers support the takeover."),
        ("influence", {"cause": "pressure", "effect": "talks", "sign": "hinders"},
         "Pressure makes talks less likely or weaker."),
        ("likeness", {"this": "goita", "that": "ndaw", "likeness": "in rank"},
         "Assimi Goïta resembles Bah N’Daw in rank."),
        ("event", {"act": "detain", "targets": ["officers"]}, "The officers were detained."),
        ("event", {"act": "dismiss", "actors": ["goita"], "targets": ["ndaw"], "offices": ["president"]},
         "Assimi Goïta dismissed Bah N’Daw (President of the Transition)."),
    ],
)  # fmt: skip
def test_a_statement_without_words_is_built_from_its_fields(kind: str, fields: dict[str, object], said: str) -> None:
    assert text(kind, **fields) == said


def test_one_speaker_is_named_once_and_then_by_a_short_word() -> None:
    claims = [
        (
            "claim",
            {"id": f"c{n}", "text": f"point {n} holds", "voice": "attributed", "speaker": who, "when": "2021-05-28"},
        )
        for n, who in enumerate(("ecowas", "goita", "ecowas", "goita"))
    ]
    found = view(*claims)
    items = told_together(Context(found), found.statements)
    assert [[sentence.text for sentence in item] for item in items] == [
        ["ECOWAS said on 28 May 2021 that point 0 holds.", "It also said that point 2 holds."],
        ["Assimi Goïta said on 28 May 2021 that point 1 holds.", "Goïta also said that point 3 holds."],
    ]
