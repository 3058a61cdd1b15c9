"""FollowTheMoney out: what its own library accepts, and what the report says was lost."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from exchange_making import losses, passage, record, tenure
from followthemoney import model
from followthemoney.dataset import DataCatalog, Dataset
from followthemoney.statement.serialize import read_csv_statements

from juncture import exchange
from juncture.record.problems import JunctureError
from juncture.record.view import View
from juncture.record.vocabulary import vocabulary

DATE_PROPS = ("startDate", "endDate", "date", "inceptionDate", "dissolutionDate", "publishedAt")


def entities(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted((folder / "entities").iterdir()):
        for line in file.read_text("utf-8").splitlines():
            yield json.loads(line)


def by_id(folder: Path) -> dict[str, dict[str, Any]]:
    return {one["id"].partition("--")[2]: one for one in entities(folder)}


@pytest.fixture(scope="module")
def written(mali, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ftm")
    return folder, exchange.export(mali, "ftm", folder)


def test_every_entity_is_valid_to_followthemoney_and_keeps_each_value(written):
    folder, _ = written
    for data in entities(folder):
        proxy = model.get_proxy(data)
        proxy.schema.validate(proxy.to_dict())
        assert all(proxy.get(name) for name in proxy.schema.required if name != "name" or proxy.schema.name != "Note")
        kept = proxy.to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {
            name: sorted(values) for name, values in data["properties"].items()
        }


def test_every_reference_is_to_an_entity_of_the_range_in_the_same_data_set(written):
    folder, _ = written
    for file in (folder / "entities").iterdir():
        here = {one["id"]: one for one in map(json.loads, file.read_text("utf-8").splitlines())}
        for one in here.values():
            for name, values in one["properties"].items():
                prop = model.schemata[one["schema"]].properties[name]
                if prop.type.name == "entity":
                    assert all(model.schemata[here[value]["schema"]].is_a(prop.range) for value in values)


def test_statements_carry_the_data_set_the_passage_and_the_day_they_were_known(written, mali):
    folder, report = written
    listed = list(read_csv_statements(io.BytesIO((folder / "statements.csv").read_bytes())))
    assert len(listed) == report.counts["statements"]
    arrests = [one for one in listed if one.entity_id == "mali-2021--arrests-2021-05-24" and one.prop == "name"]
    assert [(one.dataset, one.first_seen) for one in arrests] == [("mali_2021_crisis_group_2021_05", "2021-05-27")]
    sha256 = mali["crisis-group-2021-05"].sha256
    assert arrests[0].origin == f"urn:juncture:doc/{sha256}#char=664,850"


def test_one_data_set_a_source_document_and_the_catalogue_is_valid(written, mali):
    folder, report = written
    cited = {passage.source for one in mali.statements() for passage in one.passages}
    catalogue = json.loads((folder / "catalog.json").read_text("utf-8"))
    assert report.counts["data sets"] == len(cited) + 1 == len(DataCatalog(Dataset, catalogue).datasets)


def test_only_what_a_source_asserts_is_a_fact(written, mali):
    folder, _ = written
    found = by_id(folder)
    for one in mali.statements():
        if one.voice != "asserted":
            assert found[one.id]["schema"] == "Note", one.id


def test_a_note_keeps_the_hedge_and_the_speaker(written):
    found = by_id(written[0])
    lead = vocabulary("hedge")["unconfirmed"].extra["lead"]
    assert found["resignations-2021-05-26"]["properties"]["description"][0].startswith(lead)
    assert found["ndaw-powers-removed"]["properties"]["description"][0].startswith("According to Assimi Goïta:")


def test_no_date_goes_out_that_the_record_does_not_hold_as_a_plain_one(written, mali):
    for one in entities(written[0]):
        entry = mali.get(one["id"].partition("--")[2])
        texts = {str(value) for name in ("began", "ended", "as_of", "when", "created", "abolished", "published")
                 if (value := getattr(entry, name, None))}  # fmt: skip
        given = [value for name in DATE_PROPS for value in one["properties"].get(name, [])]
        assert set(given) <= texts, one["id"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2021-05-24/2021-05-26", "interval-date"),
        ("2021-05-24?", "doubtful-date"),
        ("2021-05~", "approximate-date"),
        ("[..2021-05-27]", "range-date"),
        ("[2021-05-24..2021-05-26]", "range-date"),
        ("202X", "decade-date"),
        ("2021-21", "season-date"),
    ],
)
def test_a_date_that_the_format_cannot_hold_is_named_and_kept_in_words(tmp_path, text, code):
    report = exchange.export(record(tenure("t", ended=text)), "ftm", tmp_path)
    stay = by_id(tmp_path)["t"]
    assert "endDate" not in stay["properties"]
    assert any(f"EDTF {text}" in words for words in stay["properties"]["description"])
    assert [loss.entries for loss in report.losses if loss.code == code] == [(f"t.ended {text}",)]


def test_a_moment_is_written_in_utc_and_that_is_said(tmp_path):
    report = exchange.export(record(tenure("t", began="2021-05-24T20:15+02:00")), "ftm", tmp_path)
    assert by_id(tmp_path)["t"]["properties"]["startDate"] == ["2021-05-24T18:15:00"]
    assert losses(report)["offset"] == 1


def test_a_body_in_an_office_is_no_occupancy(tmp_path):
    report = exchange.export(record(tenure("t", holder="cnsp")), "ftm", tmp_path)
    assert by_id(tmp_path)["t"]["schema"] == "Note"
    assert losses(report)["holder"] == 1


def test_a_claimed_office_is_no_occupancy(tmp_path):
    exchange.export(record(tenure("t", capacity="claimed")), "ftm", tmp_path)
    assert by_id(tmp_path)["t"]["schema"] == "Note"


def test_the_same_stay_from_two_documents_stands_in_both_data_sets(tmp_path):
    other = ("source", {"id": "other", "title": "Another", "published": "[2021-05-28..2021-05-30]"})
    exchange.export(record(other, tenure("t", **{"from": [passage("president"), "other#page 2"]})), "ftm", tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "statements.csv").read_text("utf-8"))))
    seen = {(row["dataset"], row["first_seen"]) for row in rows if row["entity_id"] == "mali-2021--t"}
    assert seen == {("mali_2021_report", "2021-05-27"), ("mali_2021_other", "2021-05-30")}
    origins = {
        row["origin"] for row in rows if row["entity_id"] == "mali-2021--t" and row["dataset"] == "mali_2021_other"
    }
    assert origins == {"urn:juncture:source/mali-2021/other#page 2"}


def test_a_value_that_followthemoney_would_alter_is_named(tmp_path):
    made = record(("source", {"id": "odd", "title": "Odd", "url": "not an address"}), tenure("t", **{"from": ["odd"]}))
    report = exchange.export(made, "ftm", tmp_path)
    assert [loss.entries for loss in report.losses if loss.code == "refused"] == [("odd.sourceUrl not an address",)]


def test_a_view_as_known_on_a_day_tells_nothing_that_came_later(mali, tmp_path):
    exchange.export(View(mali, known=date(2021, 5, 27)), "ftm", tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "statements.csv").read_text("utf-8"))))
    assert rows
    assert all(row["first_seen"] <= "2021-05-27" for row in rows)


def test_the_report_counts_what_mali_loses(written, mali):
    lost = losses(written[1])
    assert lost["kind-stance"] == sum(one.kind == "stance" for one in mali.statements())
    assert lost["voice-attributed"] >= 12
    assert lost["range-date"] > 40
    assert "refused" not in lost
    assert any("roles" in line for line in written[1].lines())


def test_the_data_sets_of_an_earlier_export_are_not_left_among_the_new(mali, tmp_path):
    exchange.export(mali, "ftm", tmp_path)
    exchange.export(mali, "ftm", tmp_path)
    with pytest.raises(JunctureError, match=r"holds data sets of another export \(mali_2021\.ftm\.json"):
        exchange.export(View(mali, known=date(2012, 4, 12)), "ftm", tmp_path)


def test_without_the_extra_a_sentence_names_it(mali, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "followthemoney", None)
    with pytest.raises(JunctureError, match=r"extra 'ftm'.*pip install 'juncture\[ftm\]'"):
        exchange.export(mali, "ftm", tmp_path)
