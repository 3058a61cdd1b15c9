"""What the engine says, in the reader's language; and where it cannot be, a mark for whoever reads it aloud."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from team_making import sign_in, teamed
from web_making import MALI, send, visit

from juncture.record.problems import JunctureError, Problem, RecordError
from juncture.record.saying import counted, listed, said
from juncture.web.wording import marked, worded

FRENCH = {"accept-language": "fr"}


def told(page: str) -> str:
    found = re.search(r'<p class="problem" role="alert">(.*?)</p>', page, re.DOTALL)
    assert found
    return unescape(found[1])


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/d/lantren/brief", "il n’y a pas ici de dossier 'lantren' ; vouliez-vous dire 'lantern' ?"),
        ("/d/lantern/holders?as_of=24+May", "as-of : '24 May' n’est pas un jour. Écrivez par exemple 2021-05-25."),
        ("/nowhere", "Il n’y a pas de page à cette adresse."),
    ],
)
def test_a_wrong_address_is_told_in_french(client: Any, address: str, sentence: str) -> None:
    assert told(client.get(address, headers=FRENCH).text) == sentence


def test_a_program_gets_its_problem_in_the_language_that_it_asks_for(client: Any) -> None:
    french = client.get("/api/v1/dossiers/lantern/holders?as_of=24+May", headers=FRENCH).json()
    english = client.get("/api/v1/dossiers/lantern/holders?as_of=24+May").json()
    assert french["detail"].startswith("as-of : '24 May' n’est pas un jour.")
    assert english["detail"].startswith("as-of '24 May' is no day.")


def test_who_fails_to_sign_in_is_told_so_in_french(desk: str) -> None:
    teamed(desk)
    client = visit(desk)
    client.headers["accept-language"] = "fr"
    assert told(sign_in(client, "rosa", "not the password").text) == "le nom ou le mot de passe est faux."
    answers = [sign_in(client, "rosa", "not the password") for _ in range(5)]
    assert re.fullmatch(r"trop de connexions ont échoué ; réessayez dans \d+ secondes?\.", told(answers[-1].text))


def test_a_form_with_a_fault_is_answered_in_french(desk: str) -> None:
    client = visit(desk)
    client.headers["accept-language"] = "fr"
    answer = send(client, "/d/lantern/statements", data={"kind": "event", "when": "the 24th", "voice": "attributed"})
    assert "n’est pas une date lisible" in told(answer.text)
    assert "is no date" not in answer.text


def test_the_findings_of_the_check_are_in_french() -> None:
    page = unescape(visit(MALI).get("/d/mali-2021/checks", headers=FRENCH).text)
    assert "Aucun titulaire enregistré (President of the Transition) entre le 26 mai 2021" in page
    assert "borne contestée" in page
    assert "Nobody is recorded" not in page


def test_a_sentence_that_only_english_has_is_marked_as_english() -> None:
    assert marked("no <catalogue> has this", "fr") == '<span lang="en">no &lt;catalogue&gt; has this</span>'
    assert marked("no catalogue has this", "en") == "no catalogue has this"


def test_a_sentence_that_holds_one_which_only_english_has_is_marked() -> None:
    sentence = said("the store %(name)r cannot be %(done)s: %(cause)s.", name="d", done=said("read"), cause=said("odd"))
    assert "lang=" in marked(sentence, "fr")


def test_an_error_keeps_its_sentence_to_the_page() -> None:
    error = RecordError([Problem(said("%(kind)s needs the field %(name)r.", kind=said("an event"), name="voice"))])
    assert str(error) == "an event needs the field 'voice'."
    assert worded(str(error), "fr") == "un événement a besoin du champ 'voice'."
    assert worded(str(JunctureError("as it is")), "fr") == "as it is"


@given(st.text(), st.text())
def test_a_value_is_never_read_as_part_of_the_sentence(one: str, other: str) -> None:
    sentence = listed([said("%(text)r is no number of days.", text=one), other])
    assert sentence == f"{one!r} is no number of days.; {other}"
    assert worded(sentence, "fr") == f"{one!r} n’est pas un nombre de jours.; {other}"


@given(st.integers(min_value=0))
def test_what_is_counted_stands_in_the_form_of_its_number_in_both_languages(number: int) -> None:
    sentence = counted("%(num)s second", "%(num)s seconds", number)
    assert sentence == f"{number} second{'' if number == 1 else 's'}"
    assert worded(sentence, "fr") == f"{number} seconde{'s' if number > 1 else ''}"
