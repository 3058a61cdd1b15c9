"""Lists of holders in: precision kept, missing ends unknown, deprecated ranks left out and named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from exchange_making import losses, record

from juncture import exchange
from juncture.exchange.holders.times import read_time
from juncture.record.problems import JunctureError

WD = "http://www.wikidata.org/entity/"


def item(**given: Any) -> dict[str, Any]:
    row = {
        "person": WD + "Q98531585",
        "personLabel": "Assimi Goïta",
        "position": WD + "Q1",
        "positionLabel": "President of Mali",
    }
    return row | given


def read(tmp_path, data: Any, into=None, name: str = "heads.json"):
    file = tmp_path / name
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return exchange.read("holders", file, into or record())


def tenures(incoming) -> list[Any]:
    return [one.entry for one in incoming.entries if one.entry.kind == "tenure"]


def claim(start: Any = None, end: Any = None, rank: str = "normal", position: str = "Q1") -> dict[str, Any]:
    def snak(value: Any) -> dict[str, Any]:
        if isinstance(value, str):
            return {"snaktype": value}
        return {"snaktype": "value", "datavalue": {"value": {"time": value[0], "precision": value[1]}}}

    qualifiers = {prop: [snak(value)] for prop, value in (("P580", start), ("P582", end)) if value}
    main = {"snaktype": "value", "datavalue": {"value": {"id": position}}}
    reference = {"snaks": {"P854": [{"snaktype": "value", "datavalue": {"value": "https://example.org/decree"}}]}}
    return {
        "id": f"Q98531585${rank}",
        "mainsnak": main,
        "rank": rank,
        "qualifiers": qualifiers,
        "references": [reference],
    }


def wikibase(*claims: dict[str, Any]) -> dict[str, Any]:
    labels = {"en": {"value": "Assimi Goïta"}}
    office = {"labels": {"en": {"value": "President of Mali"}}}
    return {"entities": {"Q98531585": {"labels": labels, "claims": {"P39": list(claims)}}, "Q1": office}}


def test_a_holder_becomes_a_tenure_of_the_man_that_the_record_knows(tmp_path):
    incoming = read(
        tmp_path, [item(start="2021-06-07T00:00:00Z", startPrecision="11", reference="https://example.org/d")]
    )
    (found,) = tenures(incoming)
    assert (found.holder, str(found.began), found.ended) == ("assimi-goita", "2021-06-07", None)
    assert {one.entry.kind for one in incoming.entries} == {"office", "source", "tenure"}
    assert losses(incoming.report)["open"] == 1


def test_a_year_stays_a_year(tmp_path):
    rows = [item(start="2020-01-01T00:00:00Z", startPrecision="9", end="2021-05-01T00:00:00Z", endPrecision="10")]
    (found,) = tenures(read(tmp_path, rows))
    assert (str(found.began), str(found.ended)) == ("2020", "2021-05")


def test_two_terms_in_one_post_stay_two(tmp_path):
    rows = [item(start="2012", end="2013"), item(start="2020", end="2021")]
    assert len(tenures(read(tmp_path, rows))) == 2


def test_deprecated_claims_are_left_out_and_named(tmp_path):
    data = wikibase(claim(("+2021-06-07T00:00:00Z", 11)), claim(("+2019-00-00T00:00:00Z", 9), rank="deprecated"))
    incoming = read(tmp_path, data)
    assert [str(one.began) for one in tenures(incoming)] == ["2021-06-07"]
    assert losses(incoming.report)["deprecated"] == 1


def test_an_end_that_is_none_or_not_known_is_unknown_and_said(tmp_path):
    data = wikibase(claim(("+2021-06-07T00:00:00Z", 11), "novalue"), claim(("+2012-00-00T00:00:00Z", 9), "somevalue"))
    incoming = read(tmp_path, data)
    assert [one.ended for one in tenures(incoming)] == [None, None]
    assert ["none, as far as" in note.message for note in incoming.report.notes] == [True, False]


def test_the_reference_of_a_claim_is_its_source(tmp_path):
    incoming = read(tmp_path, wikibase(claim(("+2021-06-07T00:00:00Z", 11))))
    sources = [one.entry for one in incoming.entries if one.entry.kind == "source"]
    assert [one.url for one in sources] == ["https://example.org/decree"]
    assert [str(passage) for passage in tenures(incoming)[0].passages] == [sources[0].id]


def test_results_of_a_query_and_tables_are_read_alike(tmp_path):
    bindings = [
        {name: {"type": "literal", "value": value} for name, value in item(start="2021-06-07", end="2025").items()}
    ]
    queried = read(tmp_path, {"head": {}, "results": {"bindings": bindings}})
    head = "person,personLabel,position,positionLabel,start,end\n"
    table = read(tmp_path, head + ",".join(item(start="2021-06-07", end="2025").values()) + "\n", name="heads.csv")
    outline = [[(one.id, str(one.began), str(one.ended)) for one in tenures(found)] for found in (queried, table)]
    assert outline[0] == outline[1]


def test_to_read_a_list_again_once_it_is_in_brings_nothing(tmp_path):
    rows = [item(start="2021-06-07", end="2025-07")]
    made = record()
    first = read(tmp_path, rows, made)
    after = type(made)(made.meta, first.merged(made))
    assert read(tmp_path, rows, after).entries == ()


@pytest.mark.parametrize(
    ("text", "precision", "meant"),
    [
        ("+2020-09-25T00:00:00Z", "11", "2020-09-25"), ("+2020-09-00T00:00:00Z", "10", "2020-09"),
        ("+2020-00-00T00:00:00Z", "9", "2020"), ("+2010-00-00T00:00:00Z", "8", "201X"),
        ("2020-00-00", "", "2020"), ("2020-09-25T00:00:00Z", "", "2020-09-25"), ("2020-09", "", "2020-09"),
        ("2020-01-01", "http://www.wikidata.org/x/9", "2020"), ("[..2020-09-25]", "", "[..2020-09-25]"),
    ],
)  # fmt: skip
def test_times_are_as_precise_as_they_are_meant(text, precision, meant):
    assert read_time(text, precision) == meant


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"start": "2020-01-01T00:00:00Z"}, "has no precision"),
        ({"start": "+1900-00-00T00:00:00Z", "startPrecision": "7"}, "precision '7'"),
        ({"start": "24/05/2021"}, "no date that can be read"),
        ({"start": "2021-02-30", "startPrecision": "11"}, "has 28 days"),
        ({"personLabel": "", "person": WD + "Q42"}, "has no label"),
        ({"positionLabel": ""}, "the position Q1 has no label"),
        ({"capacity": "deputy"}, "'deputy' is no capacity code"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path, given, said):
    incoming = read(tmp_path, [item(**given)])
    assert tenures(incoming) == []
    assert said in str(incoming.report.faults[0])


@pytest.mark.parametrize("name", ["Choguel \ud800", "Choguel \x00"])
def test_half_a_character_or_a_zero_is_named_and_kept_out(tmp_path, name):
    incoming = read(tmp_path, [item(person="", personLabel=name)])
    assert {one.entry.kind for one in incoming.entries} <= {"office", "source"}
    assert "half a character" in incoming.report.faults[0].message


@pytest.mark.parametrize("data", ["{}", "[1]", '{"results": 3}', "no json", "a,b\n1,2\n"])
def test_a_file_that_is_no_list_of_holders_is_a_sentence(tmp_path, data):
    with pytest.raises(JunctureError, match=r"no list of holders|no JSON|needs the columns"):
        read(tmp_path, data, name="x.csv" if data.startswith("a,") else "x.json")
