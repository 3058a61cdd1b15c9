"""A model may phrase an answer and never add to it: what is sent, what is shown, and what happens when it fails."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1] / "fixtures" / "models"))

from model_server import Server

import juncture
from juncture.ask import ask, phrase
from juncture.ask.kept import fault
from juncture.cli.app import app
from juncture.outputs.ask import AskOutput
from juncture.reading.model.endpoint import Endpoint

QUESTION = "what did Macron say?"
Reply = Callable[[list[str]], Any]


@pytest.fixture(scope="module")
def answer() -> AskOutput:
    return ask(juncture.open("examples/mali-2021"), QUESTION)


class Model(Server):
    """A model that phrases the sentences that it was sent as a test wants."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(lambda body: (200, {"choices": [{"message": {"content": _content(reply, body)}}]}), timeout=2)

    @property
    def sent(self) -> list[dict[str, Any]]:
        return self.asked


def _content(reply: Reply, body: dict[str, Any]) -> str:
    said = reply(list(json.loads(body["messages"][1]["content"]).values()))
    return said if isinstance(said, str) else json.dumps(said)


@pytest.fixture
def model() -> Iterator[Callable[[Reply], Model]]:
    models: list[Model] = []

    def start(reply: Reply) -> Model:
        models.append(Model(reply))
        return models[-1]

    yield start
    for one in models:
        one.close()


def joined(lines: list[str]) -> Any:
    text = ", and ".join(line.rstrip(".") for line in lines) + "."
    return {"sentences": [{"text": text, "lines": list(range(1, len(lines) + 1))}]}


def test_a_phrasing_that_says_the_same_is_shown_beside_the_answer(
    answer: AskOutput, model: Callable[[Reply], Model]
) -> None:
    told = phrase(answer, model(joined).endpoint)
    (sentence,) = told.phrased
    assert "arrests" in sentence.text
    assert ", and Emmanuel Macron said" in sentence.text
    assert sentence.lines == (1, 2)
    assert told.says == answer.says
    assert "sent the 2 lines below and nothing else" in (told.phrasing or "")


def test_nothing_is_sent_but_the_answers_own_sentences(answer: AskOutput, model: Callable[[Reply], Model]) -> None:
    server = model(joined)
    phrase(answer, server.endpoint)
    (body,) = server.sent
    assert [one["role"] for one in body["messages"]] == ["system", "user"]
    assert json.loads(body["messages"][1]["content"]) == {
        str(n): line.text for n, line in enumerate(answer.says, start=1)
    }
    whole = json.dumps(body)
    assert "mali-2021" not in whole
    assert QUESTION not in whole
    assert all(passage.source not in whole for line in answer.says for passage in line.sources)


def spoilt(change: Callable[[str], str]) -> Reply:
    def reply(lines: list[str]) -> Any:
        said = joined(lines)
        said["sentences"][0]["text"] = change(said["sentences"][0]["text"])
        return said

    return reply


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (spoilt(lambda text: text.replace("25 May 2021", "26 May 2021")), "it has “26” where the answer has “25”"),
        (spoilt(lambda text: text.replace("Macron", "Hollande")), "it has “hollande” where the answer has “macron”"),
        (spoilt(lambda text: text.replace(" said on", " knew on")), "it has “knew” where the answer has “said”"),
        (spoilt(lambda text: text[:-1] + " in Mali."), "it adds “in”"),
        (spoilt(lambda text: text.replace("unacceptable ", "")), "where the answer has “unacceptable”"),
        (lambda lines: {"sentences": [{"text": lines[0], "lines": [1]}]}, "it leaves out line 2"),
        (lambda lines: {"sentences": [{"text": lines[0], "lines": [1, 7]}]}, "it cites line 7"),
        (lambda lines: {"sentences": [{"text": lines[0], "lines": [1, 1]}]}, "it uses line 1 twice"),
        (lambda lines: {"sentences": []}, "it leaves out line 1"),
        (lambda lines: "As a language model, I cannot.", "not of the form that was asked"),
        (lambda lines: '{"sentences": [{"text": "x", "lines": "all"}]}', "not of the form that was asked"),
    ],
)
def test_a_phrasing_that_adds_loses_or_turns_anything_is_not_shown(
    reply: Reply, why: str, answer: AskOutput, model: Callable[[Reply], Model]
) -> None:
    told = phrase(answer, model(reply).endpoint)
    assert told.phrased == ()
    assert told.says == answer.says
    assert why in (told.phrasing or "")


def test_an_endpoint_that_is_down_leaves_the_plain_answer_and_a_sentence(answer: AskOutput) -> None:
    told = phrase(answer, Endpoint("http://127.0.0.1:9/v1", "small", timeout=2))
    assert told.phrased == ()
    assert "cannot be reached" in (told.phrasing or "")


def test_a_password_in_the_address_is_not_shown(answer: AskOutput) -> None:
    told = phrase(answer, Endpoint("http://me:secret@127.0.0.1:9/v1", "small", timeout=2))
    assert "127.0.0.1:9" in (told.phrasing or "")
    assert "secret" not in (told.phrasing or "")


def test_an_endpoint_that_is_slow_is_not_waited_for(answer: AskOutput, model: Callable[[Reply], Model]) -> None:
    def late(lines: list[str]) -> Any:
        time.sleep(1)
        return joined(lines)

    told = phrase(answer, Endpoint(model(late).address, "small", timeout=0.2))
    assert told.phrased == ()
    assert "did not answer within" in (told.phrasing or "")


def test_a_long_list_is_not_sent(model: Callable[[Reply], Model]) -> None:
    server = model(joined)
    told = phrase(ask(juncture.open("examples/mali-2021"), "what happened on 24 May 2021?"), server.endpoint)
    assert "is not phrased: at most 12 are sent" in (told.phrasing or "")
    assert server.sent == []


def test_the_command_phrases_only_when_asked_to(
    model: Callable[[Reply], Model], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = model(joined)
    monkeypatch.setenv("JUNCTURE_MODEL_URL", server.address)
    monkeypatch.setenv("JUNCTURE_MODEL", "small")
    plain = CliRunner().invoke(app, ["ask", "examples/mali-2021", QUESTION])
    assert (plain.exit_code, server.sent) == (0, [])
    phrased = CliRunner().invoke(app, ["ask", "examples/mali-2021", "--phrase", QUESTION])
    assert phrased.exit_code == 0
    assert len(server.sent) == 1
    assert "Phrased by small" in " ".join(phrased.output.split())


def test_without_an_endpoint_the_command_says_how_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUNCTURE_MODEL_URL", raising=False)
    told = CliRunner().invoke(app, ["ask", "examples/mali-2021", "--phrase", QUESTION])
    assert told.exit_code == 0
    assert "JUNCTURE_MODEL_URL" in told.output
    assert "Macron" in told.output


WORD = st.sampled_from(
    ["Mali", "France", "may", "not", "25", "May", "left", "accused", "Goïta", "says", "unless", "2021"]
)
LINE = st.lists(WORD, min_size=1, max_size=8).map(" ".join)


@given(st.lists(LINE, min_size=1, max_size=5))
def test_lines_joined_as_they_are_always_hold(lines: list[str]) -> None:
    assert fault(lines, [(" and ".join(lines), list(range(1, len(lines) + 1)))]) is None


@given(st.lists(LINE, min_size=1, max_size=5), st.data())
def test_one_word_put_for_another_never_holds(lines: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    words = lines[number].split()
    place = data.draw(st.integers(0, len(words) - 1))
    words[place] = "Bamako"
    told = [(" ".join(words) if n == number else line, [n + 1]) for n, line in enumerate(lines)]
    assert fault(lines, told) is not None
