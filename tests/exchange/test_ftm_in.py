"""FollowTheMoney in: entities as proposals, and every one that cannot be read named with its reason."""

from __future__ import annotations

import json
from typing import Any

import pytest
from exchange_making import emptied, losses, passage, record, tenure

from juncture import exchange
from juncture.record.problems import JunctureError


def entity(schema: str, id: str, **properties: Any) -> dict[str, Any]:
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"schema": schema, "id": id, "properties": listed, "datasets": ["wd_peps"]}


PERSON = entity("Person", "Q1", name="Choguel Maïga", wikidataId="Q2964580")
POSITION = entity("Position", "P1", name="Prime Minister of Mali")


def read(tmp_path, *rows: Any, into=None):
    file = tmp_path / "in.ftm.json"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return exchange.read("ftm", file, into or record())


def kinds(incoming) -> dict[str, Any]:
    return {held.entry.id: held.entry for held in incoming.entries}


def test_an_occupancy_becomes_a_tenure_with_its_people_and_office(tmp_path):
    stay = entity("Occupancy", "O1", holder="Q1", post="P1", startDate="2021-06-07", endDate="2022")
    found = kinds(read(tmp_path, stay, POSITION, PERSON))
    assert found["choguel-maiga"].ids == {"wikidata": "Q2964580"}
    assert found["prime-minister-of-mali"].kind == "office"
    tenures = [one for one in found.values() if one.kind == "tenure"]
    assert [(str(one.began), str(one.ended), one.holder) for one in tenures] == [
        ("2021-06-07", "2022", "choguel-maiga")
    ]
    assert [str(passage) for passage in tenures[0].passages] == ["ftm-wd-peps"]


def test_a_missing_end_is_unknown(tmp_path):
    stay = entity("Occupancy", "O1", holder="Q1", post="P1", startDate="2021-06-07", status="current")
    tenures = [one for one in kinds(read(tmp_path, stay, POSITION, PERSON)).values() if one.kind == "tenure"]
    assert tenures[0].ended is None


@pytest.mark.parametrize(
    "text", ["2021-05-24/2021-05-26", "2021-05-24?", "before 2021-05-27", "2021-W21", "2021-13-01"]
)
def test_a_date_that_is_none_keeps_its_entity_out_and_is_named(tmp_path, text):
    stay = entity("Occupancy", "O1", holder="Q1", post="P1", endDate=text)
    incoming = read(tmp_path, stay, POSITION, PERSON)
    assert not any(held.entry.kind == "tenure" for held in incoming.entries)
    (fault,) = incoming.report.faults
    assert fault.place == "Occupancy O1"
    assert "endDate" in fault.message
    assert text in fault.message


def test_two_values_of_one_date_are_not_chosen_between(tmp_path):
    stay = entity("Occupancy", "O1", holder="Q1", post="P1", endDate=["2021-05-26", "2021-05-24"])
    (fault,) = read(tmp_path, stay, POSITION, PERSON).report.faults
    assert "endDate has 2 values (2021-05-26, 2021-05-24)" in fault.message


def test_an_offset_is_kept_and_a_moment_without_one_is_utc(tmp_path):
    one = entity("Occupancy", "O1", holder="Q1", post="P1", startDate="2021-05-24T20:15+02:00")
    two = entity("Occupancy", "O2", holder="Q1", post="P1", startDate="2021-05-24T20:15:00")
    found = [one for one in kinds(read(tmp_path, one, two, POSITION, PERSON)).values() if one.kind == "tenure"]
    assert [str(one.began) for one in found] == ["2021-05-24T20:15+02:00", "2021-05-24T20:15:00Z"]


def test_the_dates_of_the_term_are_not_those_of_the_person(tmp_path):
    stay = entity("Occupancy", "O1", holder="Q1", post="P1", periodStart="2020-01-01", periodEnd="2025-01-01")
    incoming = read(tmp_path, stay, POSITION, PERSON)
    (found,) = [held.entry for held in incoming.entries if held.entry.kind == "tenure"]
    assert (found.began, found.ended) == (None, None)
    assert "term's" in incoming.report.notes[0].message


def test_the_sentinel_for_long_ago_is_no_date(tmp_path):
    stay = entity("Occupancy", "O1", holder="Q1", post="P1", startDate="1001-01-01")
    incoming = read(tmp_path, stay, POSITION, PERSON)
    assert [held.entry.began for held in incoming.entries if held.entry.kind == "tenure"] == [None]
    assert "long ago" in incoming.report.notes[0].message


def test_a_holder_that_is_nowhere_is_named(tmp_path):
    (fault,) = read(tmp_path, entity("Occupancy", "O1", holder="Q9", post="P1"), POSITION).report.faults
    assert "'Q9', which neither the file nor the record holds" in fault.message


def test_what_the_record_holds_is_found_again_by_name_or_wikidata_and_left_alone(tmp_path):
    person = entity("Person", "x", name="Bah N'Daw")
    same = entity("Person", "y", name="Colonel Goita", wikidataId="Q98531585")
    incoming = read(tmp_path, person, same)
    assert incoming.entries == ()
    assert incoming.report.counts["already in the record"] == 2


def test_two_who_bear_one_name_are_not_chosen_between(tmp_path):
    twin = ("actor", {"id": "other-ndaw", "name": "Bah Ndaw", "type": "person"})
    incoming = read(tmp_path, entity("Person", "x", name="Bah Ndaw"), into=record(twin))
    assert [held.entry.id for held in incoming.entries] == ["bah-ndaw-2"]
    assert "several bear this name" in incoming.report.notes[0].message


def test_an_event_without_a_type_is_a_claim_and_said_so(tmp_path):
    event = entity("Event", "E1", name="Coup in Bamako", date="2021-05-24", organizer="Q1")
    incoming = read(tmp_path, event, PERSON)
    assert [held.entry.kind for held in incoming.entries if held.entry.kind in ("event", "claim")] == ["claim"]
    assert losses(incoming.report)["event-type"] == 1


def test_what_is_no_entity_and_what_is_not_read_is_said(tmp_path):
    incoming = read(tmp_path, {"name": "x"}, entity("Vessel", "V1", name="MV X"))
    assert "neither an entity" in incoming.report.faults[0].message
    assert losses(incoming.report) == {"schema-Vessel": 1}


def test_a_file_cut_short_is_a_sentence(tmp_path):
    file = tmp_path / "in.ftm.json"
    file.write_text(json.dumps(PERSON)[:-9], encoding="utf-8")
    with pytest.raises(JunctureError, match="line 1: this is no JSON"):
        exchange.read("ftm", file, record())


def test_our_own_export_comes_back_to_its_ids_dates_and_passages(tmp_path):
    words = passage("the president")
    made = record(tenure("t", began="2020-09-25", ended="2021-05", capacity="interim", **{"from": [words]}))
    exchange.export(made, "ftm", tmp_path / "out")
    assert exchange.read("ftm", tmp_path / "out", made).entries == ()
    empty = emptied(made)
    known = {"report": made.held["report"], **empty.held}
    incoming = exchange.read("ftm", tmp_path / "out", type(made)(made.meta, known))
    found = kinds(incoming)["t"]
    assert (str(found.began), str(found.ended), found.capacity) == ("2020-09-25", "2021-05", "interim")
    assert [str(passage) for passage in found.passages] == [words]


def test_mali_comes_back_whole_into_an_empty_record(mali, tmp_path):
    exchange.export(mali, "ftm", tmp_path)
    incoming = exchange.read("ftm", tmp_path, emptied(mali))
    assert incoming.report.faults == ()
    found = [held.entry for held in incoming.entries if held.entry.kind == "tenure"]
    plain = [one for one in found if one.began == mali[one.id].began and one.ended == mali[one.id].ended]
    assert len(found) >= 34
    assert all(mali[one.id].ended.precision == "range" for one in found if one not in plain)


def test_a_range_in_the_original_value_of_a_statement_is_refused_too(tmp_path):
    rows = [
        {"canonical_id": "O1", "entity_id": "O1", "prop": prop, "schema": "Occupancy", "value": value, "dataset": "d",
         "original_value": original}
        for prop, value, original in (
            ("holder", "Q1", None), ("post", "P1", None), ("endDate", "2021-05-24", "2021-05-24/2021-05-26"),
        )
    ]  # fmt: skip
    incoming = read(tmp_path, *rows, POSITION, PERSON)
    assert "2021-05-24/2021-05-26" in incoming.report.faults[0].message
