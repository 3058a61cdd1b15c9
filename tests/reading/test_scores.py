"""The score itself, and what the coder reaches:
on the founding text, on PLOVER's gold records, and on texts of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helping import SHARED, TEXTS, gold

from juncture import reading
from juncture.reading import Proposal, Quoted
from juncture.reading.score.gold import Gold, GoldError, Item, read_gold, read_plover
from juncture.reading.score.matching import score
from juncture.reading.score.report import lines, plover_score

TEXT = "Soldiers arrested the mayor. The union condemned it."


def item(id: str, quote: str, **fields: object) -> Item:
    start = TEXT.index(quote)
    return Item(id, "events", start, start + len(quote), quote, bool(fields.pop("core", True)), fields)


def proposal(quote: str, **fields: object) -> Proposal:
    start = TEXT.index(quote)
    return Proposal("event", fields, (Quoted(start, start + len(quote), quote),), "test")


def test_recall_counts_core_items_and_precision_all_proposals() -> None:
    asked = Gold(
        (
            item("1", "Soldiers arrested the mayor", plover_type="COERCE", status="asserted"),
            item("2", "The union condemned it", core=False),
        )
    )
    found = score(
        asked, [proposal("arrested the mayor", type="COERCE/arrest"), proposal("union condemned", type="ACCUSE")]
    )
    tally = found.kinds["events"]
    assert (tally.items, tally.found, tally.proposals, tally.answered) == (1, 1, 2, 2)
    assert found.rate("type") == 0.5 or found.fields["type"] == [True, False]


def test_every_miss_and_false_alarm_is_shown_beside_its_sentence() -> None:
    asked = Gold((item("1", "The union condemned it"),))
    found = score(asked, [proposal("Soldiers arrested the mayor", type="COERCE")])
    shown = "\n".join(lines(found, reading.from_text(TEXT)))
    assert "missed events 1: 'The union condemned it'" in shown
    assert "false alarm event" in shown
    assert "in: Soldiers arrested the mayor." in shown


@pytest.mark.parametrize("content", ["[]", "{}", "not json", '{"events": [{"id": "x"}]}'])
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "gold.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError):
        read_gold(file)


FLOORS = {
    "gabon_wire": {"events": 0.9, "office_holdings": 0.9, "stances": 0.65},
    "sudan_analysis": {"events": 0.85, "office_holdings": 0.75, "causal_claims": 0.8, "options": 0.9},
    "guinea_communique": {"events": 0.75, "office_holdings": 0.75, "stances": 0.75, "legal": 0.9},
    "burkina_wire": {"events": 0.9, "office_holdings": 0.9, "stances": 0.9},
    "myanmar_statement": {"events": 0.85, "options": 0.9},
    "bolivia_column": {"events": 0.75, "office_holdings": 0.9, "stances": 0.75},
    "turkiye_release": {"events": 0.8, "causal_claims": 0.75},
    "madagascar_report": {"events": 0.9, "office_holdings": 0.9, "causal_claims": 0.9},
    "bissau_answers": {"events": 0.8, "causal_claims": 0.75},
    "zimbabwe_wire": {"events": 0.75, "office_holdings": 0.8},
    "srilanka_report": {"events": 0.8, "office_holdings": 0.7},
    "fiji_answers": {"events": 0.85, "office_holdings": 0.75},
    "thailand_briefing": {"events": 0.8},
    "peru_column": {"events": 0.75, "office_holdings": 0.85, "stances": 0.75, "causal_claims": 0.6},
}


@pytest.mark.parametrize("name", sorted(path.stem for path in TEXTS.glob("*.toml")))
def test_texts_of_our_own_are_read_as_well_as_they_were(name: str) -> None:
    text, asked, content = gold(name)
    found = score(asked, reading.propose(reading.from_text(text, published=content.get("published"))))
    for kind, floor in FLOORS[name].items():
        assert found.kinds[kind].f1 >= floor, "\n".join(lines(found, reading.from_text(text)))


def test_the_founding_text_is_read_to_the_targets() -> None:
    checklist = SHARED / "seed" / "checklist.json"
    if not checklist.is_file():
        pytest.skip("the founding text is not beside this project")
    asked = read_gold(checklist)
    document = reading.load(checklist.parent / str(asked.text_file))
    found = score(asked, reading.propose(document))
    assert found.kinds["events"].f1 >= 0.75
    assert found.kinds["office_holdings"].f1 >= 0.85
    assert found.kinds["stances"].f1 >= 0.75
    assert found.kinds["causal_claims"].f1 >= 0.60
    assert found.kinds["options"].recall == 1
    assert {"L01", "L02"} <= {one.id for one, _ in found.pairs}
    assert found.rate("date") >= 0.90
    assert found.rate("date given") >= 0.95
    assert found.rate("date close") >= 0.75
    assert json.loads(checklist.read_text(encoding="utf-8"))["sha256"] == document.sha256


def test_plovers_gold_records_are_read_to_the_target() -> None:
    records = SHARED / "data" / "PLOVER_GSR_CAMEO.txt"
    if not records.is_file():
        pytest.skip("PLOVER's gold records are not beside this project")
    coded = read_plover(records)
    proposals = list(reading.propose_all([reading.from_text(one.text) for one in coded]))
    assert plover_score(coded, proposals).f1 >= 0.75
