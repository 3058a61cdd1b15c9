"""Web Annotations: out against a schema from the W3C's model, and in without ever guessing a place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from exchange_making import TEXT, losses, passage, record, schema, tenure
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from juncture import exchange
from juncture.exchange.annotations.writing import source_iri
from juncture.record.problems import JunctureError

WORDS = "officers arrested Bah N’Daw"


def written(made, tmp_path) -> tuple[dict[str, Any], Any]:
    report = exchange.export(made, "annotations", tmp_path / "a.jsonld")
    return json.loads((tmp_path / "a.jsonld").read_text("utf-8")), report


def annotation(
    *selectors: dict[str, Any], source: str = "https://example.org/r", body: Any = None, **more: Any
) -> dict:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno/1",
        "type": "Annotation",
        "body": body if body is not None else {"type": "TextualBody", "value": "Officers made arrests"},
        "target": {"source": source, "selector": list(selectors)},
        **more,
    }


def quoted(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def placed(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def read(tmp_path, made, *items: Any):
    file = tmp_path / "in.jsonld"
    file.write_text(json.dumps(items[0] if len(items) == 1 else list(items)), encoding="utf-8")
    return exchange.read("annotations", file, made)


def test_malis_annotations_satisfy_the_model_and_each_passage_has_one(mali, tmp_path):
    data, report = written(mali, tmp_path)
    Draft202012Validator(schema("web-annotation")).validate(data)
    passages = sum(len(one.passages) for one in mali.statements())
    assert data["total"] == len(data["first"]["items"]) == passages == report.counts["annotations"]


def test_the_words_stand_beside_the_position_where_the_text_is_at_hand(tmp_path):
    data, report = written(record(tenure("t", **{"from": [passage(WORDS)]})), tmp_path)
    Draft202012Validator(schema("web-annotation")).validate(data)
    position, words = data["first"]["items"][0]["target"]["selector"]
    assert TEXT[position["start"] : position["end"]] == words["exact"] == WORDS
    assert (words["prefix"], words["suffix"][:5]) == ("On 24 May ", ", the")
    assert "no-words" not in losses(report)


def test_positions_count_code_points(tmp_path):
    text = "🇲🇱 " + TEXT
    data, _ = written(record(tenure("t", **{"from": [passage(WORDS, text)]}), text=text), tmp_path)
    position, words = data["first"]["items"][0]["target"]["selector"]
    assert text[position["start"] : position["end"]] == words["exact"]


def test_without_the_text_there_are_no_words_and_that_is_said(tmp_path):
    data, report = written(record(tenure("t", **{"from": [passage(WORDS)]}), at_hand=False), tmp_path)
    assert [part["type"] for part in data["first"]["items"][0]["target"]["selector"]] == ["TextPositionSelector"]
    assert losses(report)["no-words"] == 1


def test_the_body_keeps_the_voice(tmp_path):
    data, _ = written(record(tenure("t", text="he was ousted", voice="hedged", hedge="rumoured")), tmp_path)
    words = [body["value"] for body in data["first"]["items"][0]["body"] if body["type"] == "TextualBody"]
    assert words == ["There are rumours that he was ousted", "kind:tenure", "voice:hedged"]


def test_our_own_annotations_come_back_exact_and_change_nothing(tmp_path):
    made = record(tenure("t", **{"from": [passage(WORDS), passage("the president")]}))
    written(made, tmp_path)
    incoming = exchange.read("annotations", tmp_path / "a.jsonld", made)
    assert incoming.entries == ()
    assert incoming.report.counts == {"exact": 2, "new or changed statements": 0}


def test_words_that_have_moved_are_found(tmp_path):
    incoming = read(tmp_path, record(), annotation(placed(0, len(WORDS)), quoted(WORDS)))
    assert incoming.report.counts["moved"] == 1
    assert [str(one) for one in incoming.entries[0].entry.passages] == [passage(WORDS)]


def test_words_with_other_quotes_are_found_after_folding(tmp_path):
    incoming = read(tmp_path, record(), annotation(quoted("officers arrested Bah N'Daw")))
    assert incoming.report.counts["folded"] == 1
    assert incoming.entries[0].entry.kind == "claim"


@pytest.mark.parametrize(
    "words",
    ["On 25 May officers arrested", "officers detained Bah N’Daw", "On 2 May"],
)
def test_words_of_a_text_that_has_changed_are_an_orphan_and_never_placed_by_likeness(tmp_path, words):
    incoming = read(tmp_path, record(), annotation(placed(0, len(words)), quoted(words)))
    assert incoming.entries == ()
    (fault,) = incoming.report.faults
    assert fault.message.startswith("orphan:")
    assert incoming.report.counts["orphan"] == 1


@given(st.integers(0, len(TEXT) - 2), st.integers(4, 60), st.data())
def test_altered_words_are_never_placed(start, length, data):
    words = TEXT[start : start + length]
    place = data.draw(st.integers(0, len(words) - 1))
    altered = words[:place] + "§" + words[place + 1 :]
    from juncture.record.passage import Quotation, Resolution, resolve

    assert resolve(Quotation(altered), TEXT, start).how is Resolution.ORPHAN


def test_a_position_alone_holds_only_in_the_very_text_that_was_recorded(tmp_path):
    made = record()
    kept = read(tmp_path, made, annotation(placed(10, 37), source=source_iri(made, "report")))
    assert [str(one) for one in kept.entries[0].entry.passages] == ["report@10-37"]
    other = read(tmp_path, made, annotation(placed(10, 37), source="urn:juncture:doc/" + "0" * 64))
    assert "holds no source" in other.report.faults[0].message
    page = read(tmp_path, made, annotation(placed(10, 37)))
    assert "not known to be the one" in page.report.faults[0].message


def test_a_position_beyond_the_text_is_an_orphan(tmp_path):
    made = record(at_hand=False)
    incoming = read(tmp_path, made, annotation(placed(10, 99_999), source=source_iri(made, "report")))
    assert "no passage of 'report'" in incoming.report.faults[0].message


def test_words_that_stand_twice_need_their_surroundings(tmp_path):
    incoming = read(tmp_path, record(), annotation(quoted("May")), annotation(quoted("May", "on 26 ", ".\n")))
    assert [fault.message[:7] for fault in incoming.report.faults] == ["orphan:"]
    assert len(incoming.entries) == 1


def test_a_statement_of_the_record_gains_the_passage(tmp_path):
    made = record(tenure("t", **{"from": ["report"]}))
    body = [{"type": "SpecificResource", "source": "urn:juncture:statement/mali-2021/t", "purpose": "identifying"}]
    incoming = read(tmp_path, made, annotation(quoted(WORDS), body=body))
    assert [str(one) for one in incoming.entries[0].entry.passages] == ["report", passage(WORDS)]
    assert incoming.entries[0].entry.id == "t"


def test_a_string_as_body_or_target_is_read_as_the_model_allows(tmp_path):
    made = record(tenure("t", **{"from": [passage(WORDS)]}))
    item = {
        "id": "x:1",
        "type": "Annotation",
        "body": "urn:juncture:statement/mali-2021/t",
        "target": "https://example.org/r",
    }
    incoming = read(tmp_path, made, item)
    assert incoming.report.counts["whole document"] == 1


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"id": "x:1", "type": "Annotation"}, "target"),
        ({"id": "x:1", "type": "Note", "target": "https://example.org/r"}, "not annotation"),
        ({"type": "Annotation", "target": "https://example.org/r"}, "id"),
        (annotation({"type": "TextPositionSelector", "start": 9, "end": 2}), "before its start"),
        (annotation({"type": "TextPositionSelector", "start": 9}), "end"),
        (annotation({"type": "TextQuoteSelector"}), "exact"),
        (annotation({"type": "XPathSelector", "value": "//p"}), "XPathSelector"),
        (annotation(quoted(WORDS), body=[]), "says nothing"),
        ("words", None),
        (7, "annotation 1"),
    ],
)
def test_what_is_no_annotation_is_said_and_left_out(tmp_path, item, said):
    incoming = read(tmp_path, record(), item)
    assert incoming.entries == ()
    shown = " ".join(str(fault) for fault in incoming.report.faults)
    assert (said or "") in shown
    assert bool(shown) == (said is not None)


def test_a_file_that_is_no_json_is_a_sentence(tmp_path):
    file = tmp_path / "a.jsonld"
    file.write_text('{"id": ', encoding="utf-8")
    with pytest.raises(JunctureError, match="no JSON"):
        exchange.read("annotations", file, record())
