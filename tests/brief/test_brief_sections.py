"""What the sections say of small dossiers: they answer, or say plainly that the record does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from small_dossiers import ARREST, NDAW, made, record, view

from juncture.brief import Document, Section, brief, summary
from juncture.brief.context import Context
from juncture.brief.document import Paragraph, Part, Point, Sentence, Table
from juncture.brief.notes import blocks_of, notes_of, sentences_of
from juncture.brief.summary import LINES
from juncture.record.view import View


def section(document: Document, id: str) -> Section:
    return next(one for one in document.sections if one.id == id)


def words(document: Document, id: str) -> str:
    """Everything that a section says."""
    only = [one for one in document.sections if one.id == id]
    return " ".join(
        sentence.text for sentence in sentences_of(Document(**{**_fields(document), "sections": tuple(only)}))
    )


def _fields(document: Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in Document.__dataclass_fields__ if name != "preface"}


def tables(document: Document, id: str) -> Iterator[Table]:
    return (block for block in blocks_of(section(document, id)) if isinstance(block, Table))


def test_an_empty_dossier_gives_a_brief_without_empty_sections() -> None:
    document = brief(view())
    for one in document.sections:
        assert list(blocks_of(one)), one.id
    assert summary(document) == []


def test_the_sections_stand_in_the_order_of_the_reference() -> None:
    ids = [one.id for one in made(("event", ARREST), since="2021-05-20").sections]
    assert ids == [
        "bottom-line", "changes", "known", "law", "positions", "outlook", "conflict", "precedents", "gaps", "sources",
    ]  # fmt: skip


def test_without_a_day_to_compare_with_nothing_is_said_of_changes() -> None:
    assert "changes" not in [one.id for one in made(("event", ARREST)).sections]


def test_the_bottom_line_is_the_pinned_judgements_in_order_and_at_most_five() -> None:
    judgements = [
        ("assessment", {"id": f"j{n}", "text": f"judgement {n} holds", "pinned": n, "author": "Ana",
                        "confidence": "low", "rests_on": ["arrest"], "would_change": "Another word",
                        "voice": "asserted"})
        for n in (3, 1, 2, 6, 5, 4)
    ]  # fmt: skip
    document = made(("event", ARREST), *judgements)
    points = [block for block in section(document, "bottom-line").blocks if isinstance(block, Point)]
    assert [point.lead[0].text for point in points] == [f"Judgement {n} holds." for n in (1, 2, 3, 4, 5)]
    assert [fact.label for fact in points[0].facts] == ["Confidence", "Rests on 1 statement", "Would change it"]
    assert points[0].lead[0].references


def test_without_a_pinned_judgement_the_bottom_line_says_what_the_record_supports() -> None:
    said = words(made(("tenure", {**NDAW, "as_of": "2021-06-02"})), "bottom-line")
    assert said.startswith("No judgement is pinned in this dossier")
    assert "Bah N’Daw has been President of the Transition since 25 September 2020." in said


def test_pinned_judgements_that_rest_on_later_sources_are_said_to_wait() -> None:
    later = {"id": "late", "text": "the court ruled", "act": "rule", "voice": "asserted", "from": ["court"]}
    judgement = {"id": "j", "text": "it holds", "pinned": 1, "author": "Ana", "rests_on": ["late"], "voice": "asserted"}
    early = made(("event", later), ("assessment", {**judgement, "from": []}), known="2021-05-27")
    assert words(early, "bottom-line").startswith("No pinned judgement stands on what was public by 27 May 2021 alone")


def test_a_day_to_compare_with_that_is_no_earlier_changes_nothing() -> None:
    assert "changes" not in [one.id for one in made(("event", ARREST), known="2021-05-28", since="2021-05-28").sections]


def test_the_summary_says_nothing_twice() -> None:
    lines = [line for _, told in summary(made(("event", ARREST), ("tenure", NDAW))) for line in told]
    assert len(lines) == len(set(lines)) > 0


def test_an_office_whose_holder_no_source_settles_is_told_as_unsettled() -> None:
    seen = {**NDAW, "began": None, "as_of": "2021-05-24"}
    document = made(("event", ARREST), ("tenure", seen), turning_point="arrest")
    assert "No source settles whether Bah N’Daw is still President of the Transition." in words(document, "known")
    cells = [cell for table in tables(document, "known") for row in table.rows for cell in row]
    assert "unknown" in [cell.mark for cell in cells]


def test_a_vacant_office_is_told_as_vacant_with_its_last_holder() -> None:
    left = {**NDAW, "ended": "2021-05-26"}
    said = words(made(("event", ARREST), ("tenure", left), turning_point="arrest"), "known")
    assert "Vacant. The last one recorded is Bah N’Daw, who left on 26 May 2021." in said


def test_ends_that_contradict_each_other_are_told_with_their_witnesses() -> None:
    ends = [
        ("tenure", {"id": "a", "holder": "ndaw", "office": "president", "ended": "2021-05-24",
                    "voice": "attributed", "speaker": "ecowas"}),
        ("tenure", {"id": "b", "holder": "ndaw", "office": "president", "ended": "2021-05-26",
                    "voice": "attributed", "speaker": "goita"}),
    ]  # fmt: skip
    said = words(made(("tenure", NDAW), *ends), "gaps")
    assert "on 24 May 2021 (ECOWAS) or on 26 May 2021 (Assimi Goïta)" in said


def test_tellings_of_one_happening_on_different_days_stand_together() -> None:
    first = {
        "id": "r1",
        "text": "he resigned",
        "act": "resign",
        "actors": ["ndaw"],
        "when": "2021-05-24",
        "voice": "asserted",
    }
    second = {**first, "id": "r2", "text": "he stepped down", "when": "2021-05-26", "same_as": ["r1"]}
    document = made(("event", first), ("event", second))
    row = next(row for table in tables(document, "known") for row in table.rows)
    assert row[0].text == "24 or 26 May 2021"
    assert row[0].mark == "contested"
    assert [line.text for line in row[1].lines] == ["On 24 May 2021, he resigned.", "On 26 May 2021, he stepped down."]


def test_what_is_still_to_come_stands_under_what_could_happen_and_not_in_the_chronology() -> None:
    plan = {
        "id": "p",
        "text": "others will be appointed",
        "act": "appoint",
        "voice": "planned",
        "when": "[2021-05-26..]",
    }
    document = made(("event", ARREST), ("event", plan))
    assert "others will be appointed" not in words(document, "known")
    assert "others will be appointed" in words(document, "outlook")


def test_a_risk_to_the_linked_conflict_is_found_by_the_armed_group_it_names() -> None:
    group = ("actor", {"id": "rebels", "name": "rebels", "type": "armed-group", "plural": True})
    risk = {"id": "risk", "text": "the rebels gain", "topic": "risk", "about": ["rebels"], "voice": "asserted"}
    other = {"id": "other", "text": "talks stall", "topic": "risk", "about": ["mali"], "voice": "asserted"}
    document = made(group, ("assessment", risk), ("assessment", other))
    assert "The rebels gain." in words(document, "conflict")
    assert "The rebels gain." not in words(document, "outlook")
    assert "Talks stall." in words(document, "outlook")


def test_powers_of_a_version_no_longer_in_force_are_left_out() -> None:
    charter = ("instrument", {
        "id": "charter", "title": "Charter",
        "versions": [
            {"id": "old", "in_force": "2019-01-01", "until": "2020-01-01"},
            {"id": "new", "in_force": "2020-01-01"},
        ],
        "provisions": [
            {"id": "a7", "article": "art. 7", "wording": "Le Vice-président seconde.", "from": ["court#art. 7"]},
        ],
    })  # fmt: skip
    power = {"instrument": "charter", "office": "vice", "modality": "may-not", "provision": "a7", "voice": "asserted"}
    document = made(
        charter,
        ("power", {**power, "id": "p1", "act": "suspend", "object": "president", "versions": ["new"]}),
        ("power", {**power, "id": "p2", "act": "rule by decree", "versions": ["old"]}),
    )
    said = words(document, "law")
    assert "Suspend the President of the Transition." in said
    assert "Rule by decree" not in said
    assert "Charter, art. 7." in said


def test_a_stance_keeps_its_hedge_in_its_cell() -> None:
    stance = {"id": "s", "actor": "ecowas", "target": "takeover", "position": "opposes", "when": "2021-05-30",
              "voice": "hedged", "hedge": "apparent"}  # fmt: skip
    table = next(tables(made(("stance", stance)), "positions"))
    assert table.rows[0][1].text == "opposes (apparent), 30 May"


def test_what_was_not_public_yet_is_counted_as_left_out() -> None:
    ruling = {
        "id": "ruling",
        "text": "the court ruled",
        "act": "rule",
        "when": "2021-05-28",
        "voice": "asserted",
        "from": ["court"],
    }
    document = made(("event", ARREST), ("event", ruling), known="2021-05-27", as_of="2021-05-28")
    assert "the court ruled" not in words(document, "known")
    assert "1 statement of the dossier is left out because no source of theirs was public by 27 May 2021" in words(
        document, "gaps"
    )


def test_what_became_public_since_a_day_is_told_as_changed() -> None:
    ruling = {
        "id": "ruling",
        "text": "the court ruled",
        "act": "rule",
        "when": "2021-05-28",
        "voice": "asserted",
        "from": ["court"],
    }
    acting = {"id": "acting", "holder": "goita", "office": "president", "capacity": "acting", "began": "2021-05-28",
              "as_of": "2021-06-02",
              "voice": "asserted", "from": ["court"]}  # fmt: skip
    said = words(
        made(("tenure", {**NDAW, "ended": "2021-05-24"}), ("event", ruling), ("tenure", acting), since="2021-05-27"),
        "changes",
    )
    assert "On 28 May 2021, the court ruled." in said
    assert "President of the Transition: held by Assimi Goïta, acting." in said
    assert "it was vacant" in said


def test_an_engines_section_fills_its_place_and_the_records_words_follow() -> None:
    finding = Section("law", "ignored", (Paragraph((Sentence("No power was found."),)),), (Part("Reasons", ()),))
    document = brief(view(("event", ARREST)), extra=[finding])
    law = section(document, "law")
    assert law.heading == "Was it lawful, and what is it called"
    assert isinstance(law.blocks[0], Paragraph)
    assert law.blocks[0].sentences[0].text == "No power was found."
    assert [part.heading for part in law.parts][:2] == ["Reasons", "What the record itself says"]


def test_a_section_of_another_kind_stands_before_what_is_contested() -> None:
    def extra(context: Context) -> Section:
        return Section("indicators", "What to watch", (Paragraph((Sentence(str(context.day)),)),))

    ids = [one.id for one in brief(view(("event", ARREST)), extra=[extra]).sections]
    assert ids[ids.index("indicators") + 1] == "gaps"


def test_notes_are_numbered_in_the_order_of_use_and_shared_by_equal_references() -> None:
    document = made(("event", ARREST), ("event", {**ARREST, "id": "again", "text": "officers arrested others"}))
    numbers = [number for number, _ in notes_of(document)]
    assert numbers == list(range(1, len(numbers) + 1))
    used = [notes_of(document).number(sentence) for sentence in sentences_of(document) if sentence.references]
    assert used[0] == 1


def test_the_summary_takes_at_most_a_screen() -> None:
    many = [("claim", {"id": f"c{n}", "text": f"point {n} " + "is long " * 60, "voice": "asserted"}) for n in range(40)]
    pinned = [
        (
            "assessment",
            {"id": f"j{n}", "text": f"judgement {n} holds", "pinned": n, "author": "Ana", "voice": "asserted"},
        )
        for n in range(1, 9)
    ]
    told = summary(made(("event", ARREST), ("tenure", NDAW), *many, *pinned, since="2021-05-20"))
    assert sum(len(lines) for _, lines in told) <= LINES
    assert all(len(line) <= 200 for _, lines in told for line in lines)


@pytest.mark.parametrize("head", [None, "2021-05-28"])
def test_the_day_described_is_the_one_asked_for_or_the_last_one_told(head: str | None) -> None:
    found = record(("event", ARREST))
    context = Context(View(found, date.fromisoformat(head) if head else None))
    assert context.day == date.fromisoformat(head or "2021-05-24")
