"""Questions in plain words: how they are understood, what is answered, and when the answer is that nobody knows."""

import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import juncture
from juncture.ask import ask
from juncture.ask.days import dates
from juncture.ask.names import plain
from juncture.outputs.ask import AskOutput
from juncture.record.problems import JunctureError
from juncture.record.record import Record


@cache
def opened() -> Record:
    return juncture.open("examples/mali-2021")


@pytest.fixture
def mali() -> Record:
    return opened()


@pytest.fixture
def niger() -> Record:
    return juncture.open("examples/niger-2023")


def text(answer: AskOutput) -> str:
    return " ".join(line.text for line in answer.says)


ANSWERED = [
    ("who was prime minister on 25 May 2021?", "Prime Minister of Mali” on 25 May 2021", "contested"),
    ("Who was prime minister on May 20, 2021?", "Prime Minister of Mali” on 20 May 2021", "Moctar Ouane"),
    ("qui était Premier ministre le 20 mai 2021 ?", "Prime Minister of Mali” on 20 May 2021", "Moctar Ouane"),
    ("what did ECOWAS say?", "What did ECOWAS say?", "ECOWAS rejects the takeover"),
    ("Que dit la CEDEAO ?", "What did ECOWAS say?", "ECOWAS rejects the takeover"),
    ("could the vice-president suspend the president?", "did the law give", "No power of theirs covers it"),
    ("Le vice-président pouvait-il suspendre le président ?", "did the law give the Vice President", "No power"),
    ("when were the president and the prime minister arrested?", "When did it happen", "24 May 2021"),
    ("when did N'Daw resign?", "resigned under constraint", "the sources disagree"),
    ("who arrested Bah Ndaw?", "Who did it", "military officers arrested"),
    ("was it a coup?", "by which definition", "Powell & Thyne 2011: attempt yes"),
    ("who called it a coup?", "by which definition", "In practice"),
    ("where does France stand?", "Where does France stand", "France rejects the takeover"),
    ("what happened on 24 May 2021?", "What happened on 24 May 2021?", "military officers arrested"),
    ("what happened in May 2021?", "What happened in May 2021?", "military officers arrested"),
    ("what are the risks?", "Which risks", "the army is torn"),
    ("what are the options?", "Which courses are open", "put back in office"),
    ("what is not known?", "not known", "It is not known"),
    ("why is the state losing credibility?", "Which causes", "eats away at the credibility"),
    ("what changed since 27 May 2021?", "What became known after 27 May 2021", "Youssouf Coulibaly"),
    ("has this happened before?", "likened", "December 2012"),
    ("who is Assimi Goïta?", "Assimi Goïta", "vice president"),
    ("which powers does the vice president have?", "Which powers", "defence and security"),
    ("what office did Goïta hold on 20 May 2021?", "Which offices did Assimi Goïta hold", "since 25 September 2020"),
    ("who governs Mali?", "Who held which office", "President of the Transition"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "understood", "said"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_a_question_is_understood_and_answered_with_citations(
    question: str, understood: str, said: str, mali: Record
) -> None:
    answer = ask(mali, question)
    assert understood in answer.understood
    assert said in text(answer)
    assert answer.answered
    assert any(line.sources for line in answer.says)
    assert answer.command is None or answer.command.startswith("juncture ")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Turkey say?", "nothing called “Turkey”"),
        ("what is the weather in Bamako?", "none of the forms"),
        ("who opposes reinstatement?", "nobody who opposes Reinstatement"),
        ("why did Goïta remove the prime minister?", "no causal claim about"),
        ("what happened on 3 March 1871?", "no event"),
        ("asdf", "none of the forms"),
        ("<office>", "none of the forms"),
        ("'; drop table entries; --", "none of the forms"),
    ],
)
def test_what_the_record_does_not_know_it_says_and_never_guesses(question: str, told: str, mali: Record) -> None:
    answer = ask(mali, question)
    assert not answer.answered
    assert told in (answer.not_known or "")


def test_a_knowledge_date_in_the_question_turns_the_clock(mali: Record) -> None:
    then = ask(mali, "Who was president on 25 May 2021, as known on 27 May 2021?")
    later = ask(mali, "Who was president on 25 May 2021, as known on 2 June 2021?")
    assert str(then.known) == "2021-05-27"
    assert "contested" not in text(then)
    assert "contested" in text(later)


def test_what_was_supplied_is_said(mali: Record) -> None:
    assert "The year 2021 is supplied." in ask(mali, "who was prime minister on 25 May?").assumed
    assert any("names no day" in one for one in ask(mali, "who is prime minister?").assumed)
    assert any("may also be President of Mali" in one for one in ask(mali, "who was president on 25 May 2021?").assumed)


def test_an_act_upon_an_office_is_not_taken_for_an_act_of_it(mali: Record) -> None:
    assert "give Goïta the power to suspend" in ask(mali, "was the suspension of the president lawful?").understood


def test_another_dossier_is_asked_with_the_same_words(niger: Record) -> None:
    answer = ask(niger, "who was president on 20 July 2023?")
    assert "Mohamed Bazoum" in text(answer)


def test_every_line_of_an_answer_is_the_records_or_says_that_it_counts(mali: Record) -> None:
    for question, *_ in ANSWERED:
        for line in ask(mali, question).says:
            assert line.sources or line.statements or line.basis in ("record", "analyst"), (question, line.text)


@pytest.mark.parametrize(("question", "told"), [("  ", "the question is empty"), ("x" * 501, "501 characters")])
def test_what_is_no_question_is_said_in_a_sentence(question: str, told: str, mali: Record) -> None:
    with pytest.raises(JunctureError, match=told):
        ask(mali, question)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120).filter(str.strip))
def test_no_text_breaks_the_asking(question: str) -> None:
    ask(opened(), question)


LOOSE = """who was is what did ECOWAS Goïta president 25 May 2021 31 February since known on suspend lawful why risk
    <office> ~ ( \\ *"""
WORDS = st.sampled_from(LOOSE.split())


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join))
def test_no_order_of_words_breaks_the_asking(question: str) -> None:
    ask(opened(), question)


ENGLISH = "January February March April May June July August September October November December"
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_is_read_in_english_in_french_and_as_iso(day: date) -> None:
    english, french = ENGLISH.split()[day.month - 1], FRENCH.split()[day.month - 1]
    for written in (f"{day.day} {english} {day.year}", f"{english} {day.day}, {day.year}",
                    f"le {day.day} {french} {day.year}", day.isoformat()):  # fmt: skip
        found = dates(plain(f"what happened on {written}?"), None)
        assert [(str(one.when), one.role) for one in found] == [(day.isoformat(), "on")]


def test_the_verb_may_is_no_month() -> None:
    assert dates("what may happen?", 2021) == []
    assert re.match("2021-05", str(dates("what happened in may?", 2021)[0].when))
