"""The example dossier: the whole of the founding text as a record, and two honest answers on two days."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from juncture.record.canonical import digest
from juncture.record.checks import check
from juncture.record.citation import cite
from juncture.record.differences import difference
from juncture.record.folding import fold_text
from juncture.record.holders import OfficeAnswer, holders
from juncture.record.items import Actor, Office, Source
from juncture.record.opening import open_record
from juncture.record.record import Record
from juncture.record.statements import Event, Statement
from juncture.record.truth import Truth
from juncture.record.view import View

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed"
FOUNDING = "crisis-group-2021-05"
ABSENT = "the founding text and its checklist lie outside the repository, in ../shared/seed, and are not here"

#: The kinds of statement that may stand for an item of the checklist.
FITTING = {
    "events": {"event"},
    "office_holdings": {"tenure", "membership"},
    "stances": {"stance"},
    "causal_claims": {"influence"},
    "legal": {"power", "claim", "assessment"},
    "risks": {"assessment"},
    "options": {"option"},
    "unknowns": {"assessment"},
}

#: The voices in which an event may be told that the text does not simply state.
VOICES = {
    "negated": {"denied", "conditional"},  # one negation stands within an option
    "attributed": {"attributed"},
    "planned": {"planned", "conditional"},
    "rumoured": {"hedged"},
}


@cache
def mali() -> Record:
    return open_record(str(ROOT / "examples" / "mali-2021"))


@cache
def founding_text() -> str:
    file = SEED / "crisis-group-mali-2021.txt"
    if not file.is_file():
        pytest.skip(ABSENT)
    return file.read_text(encoding="utf-8")


@cache
def core_items() -> dict[str, list[dict[str, Any]]]:
    """Where the core items of the checklist stand in the founding text, by part: positions only, none of its words."""
    return json.loads((ROOT / "tests" / "fixtures" / "mali" / "core_items.json").read_text(encoding="utf-8"))


@cache
def overlapping(start: int, end: int) -> tuple[Statement, ...]:
    """The statements of which a passage in the founding text meets this stretch."""
    return tuple(
        one
        for one in mali().statements()
        if any(p.source == FOUNDING and p.start is not None and p.start < end and p.end > start for p in one.passages)
    )


@pytest.mark.parametrize(
    ("part", "item"),
    [pytest.param(part, item, id=item["id"]) for part, items in core_items().items() for item in items],
)
def test_every_core_item_of_the_founding_text_is_a_statement_of_a_fitting_kind(part, item):
    found = overlapping(item["char_start"], item["char_end"])
    fitting = [one for one in found if one.kind in FITTING[part]]
    assert fitting, f"{item['id']} is met only by {[(one.kind, one.id) for one in found]}"
    if part == "events" and item.get("status") in VOICES:
        assert {one.voice for one in fitting} & VOICES[item["status"]], [(one.id, one.voice) for one in fitting]


def test_there_are_157_core_items():
    assert sum(map(len, core_items().values())) == 157


def test_the_core_items_are_those_of_the_checklist():
    file = SEED / "checklist.json"
    if not file.is_file():
        pytest.skip(ABSENT)
    listed = json.loads(file.read_text(encoding="utf-8"))
    for part, items in core_items().items():
        assert [kept | one for kept, one in zip(items, _core(listed, part), strict=True)] == _core(listed, part)


def _core(listed: dict[str, Any], part: str) -> list[dict[str, Any]]:
    return [item for item in listed.get(part, ()) if item["core"]]


def test_the_founding_text_is_the_one_that_the_positions_count_in():
    source = mali().source(FOUNDING)
    assert source is not None
    assert digest(founding_text()) == source.sha256
    assert digest(fold_text(founding_text())) == source.fingerprint
    assert len(founding_text()) == source.length


def test_passages_begin_and_end_with_whole_words():
    text = founding_text()
    for one in mali().statements():
        for passage in one.passages:
            if passage.source != FOUNDING or passage.start is None or passage.end is None:
                continue
            words = text[passage.start : passage.end]
            before, after = text[passage.start - 1 : passage.start], text[passage.end : passage.end + 1]
            assert words == words.strip(), (one.id, words)
            assert not (before.isalnum() and words[:1].isalnum()), (one.id, words)
            assert not (after.isalnum() and words[-1:].isalnum()), (one.id, words)


def test_no_words_of_the_founding_text_are_copied_at_length():
    words = _words(founding_text())
    runs = {tuple(words[n : n + 8]) for n in range(len(words) - 7)}
    for one in mali().statements():
        for name, value in _texts(one.model_dump()):
            own = _words(value)
            copied = [" ".join(own[n : n + 8]) for n in range(len(own) - 7) if tuple(own[n : n + 8]) in runs]
            assert not copied, (one.id, name, copied)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", fold_text(text).casefold())


def _texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, str(key))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, name)


@pytest.mark.parametrize(
    ("model", "ids"),
    [
        (
            Actor,
            "assimi-goita bah-ndaw moctar-ouane sadio-camara modibo-kone cnsp m5-rfp ecowas african-union",
        ),
        (Office, "president-of-transition vice-president-of-transition prime-minister"),
        (Event, "arrests-2021-05-24 prerogatives-removed-2021-05-25 coup-2020-08-18"),
        (Source, FOUNDING),
    ],
)
def test_the_ids_that_others_refer_to_are_there(model, ids):
    assert [id for id in ids.split() if not isinstance(mali().get(id), model)] == []


def test_the_date_of_the_founding_text_is_marked_as_inferred():
    source = mali().source(FOUNDING)
    assert source is not None
    assert str(source.published) == "2021-05-27"
    assert str(source.published_evidence).startswith("inferred")


# What was known when


def office(id: str, known: str, on: str = "2021-05-25") -> OfficeAnswer:
    return holders(View(mali(), known=date.fromisoformat(known)), date.fromisoformat(on), id)[0]


@pytest.mark.parametrize(
    ("id", "holder"), [("president-of-transition", "bah-ndaw"), ("prime-minister", "moctar-ouane")]
)
def test_who_held_it_on_25_may_has_two_honest_answers(id, holder):
    """On 27 May nobody had said that they were out by the 25th; the Court, on the 28th, dated it to the 24th."""
    early, late = office(id, "2021-05-27"), office(id, "2021-06-02")
    assert [one.holder for one in early.holders] == [holder]
    assert [one.holder for one in late.holders] == [holder]
    assert (early.status, late.status) != ("contested", "contested")
    assert late.status == "contested"
    assert late.holders[0].truth is Truth.CONTESTED
    dates = {mark.date for mark in late.holders[0].ends}
    assert {"2021-05-24", "2021-05-26"} <= dates
    assert "2021-05-24" not in {mark.date for mark in early.holders[0].ends}
    assert late.holders[0].sources != early.holders[0].sources


def test_the_vice_president_is_the_same_on_both_days():
    for known in ("2021-05-27", "2021-06-02"):
        assert [one.holder for one in office("vice-president-of-transition", known).holders] == ["assimi-goita"]


def test_what_the_vice_president_announced_is_shown_beside_the_office_and_as_his_word():
    suspensions = office("president-of-transition", "2021-05-27").holders[0].suspensions
    assert [(one.by, one.voice, one.speaker) for one in suspensions] == [("assimi-goita", "attributed", "assimi-goita")]


def test_what_became_public_after_27_may_moved_the_answer_about_the_presidency():
    view = View(mali(), as_of=date(2021, 5, 25), known=date(2021, 6, 2))
    found = difference(view, date(2021, 5, 27))
    assert {"president-of-transition", "prime-minister"} <= {one.office for one in found.offices}
    assert found.new


def test_no_answer_as_known_on_27_may_cites_a_source_of_a_later_day():
    view = View(mali(), known=date(2021, 5, 27))
    public = {source.id for source in view.sources()}
    for answer in holders(view, date(2021, 5, 25)):
        for one in answer.holders:
            assert {citation.source for citation in one.sources} <= public


# Conflicts that stay


def test_the_two_dates_of_the_resignations_are_a_finding():
    found = [one for one in check(View(mali())) if one.code == "date-conflict"]
    assert any({"resignations-2021-05-26", "resignation-letter-2021-05-24"} <= set(one.entries) for one in found)


@pytest.mark.parametrize("name", ["Bah N’Daw as President of the Transition", "Moctar Ouane as Prime Minister of Mali"])
def test_the_ends_of_both_terms_are_told_differently(name):
    found = [one.message for one in check(View(mali())) if one.code == "contested-bound"]
    (message,) = (one for one in found if name in one)
    assert "2021-05-24" in message
    assert "2021-05-26" in message


def test_the_second_minister_has_two_names_and_both_are_kept():
    disputes = [set(one.entries) for one in check(View(mali())) if one.code == "disputed"]
    assert any({"modibo-maiga-security-voixdebamako", "kone-minister-of-security"} <= pair for pair in disputes)
    told = {mali().get(id).holder for id in ("modibo-maiga-security-voixdebamako", "kone-minister-of-security")}
    assert len(told) == 2


def test_the_resignations_are_unconfirmed_in_one_place_and_coerced_in_another():
    one, other = mali().get("resignations-2021-05-26"), mali().get("resignations-coerced-2021-05-26")
    assert (one.voice, one.hedge) == ("hedged", "unconfirmed")
    assert other.voice == "asserted"
    assert "resignations-2021-05-26" in other.same_as


def test_without_the_text_every_passage_is_still_placed_in_its_paragraph():
    assert FOUNDING not in mali().texts
    placed = [
        citation
        for one in mali().statements()
        for citation in cite(mali(), one.passages)
        if citation.source == FOUNDING and citation.start is not None
    ]
    assert placed
    assert all(one.paragraph and one.sha256 and not one.orphan and one.exact is None for one in placed)


def test_the_record_has_no_slips():
    assert [one.message for one in check(View(mali())) if one.severity == "error"] == []
