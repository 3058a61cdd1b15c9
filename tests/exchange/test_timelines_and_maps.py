"""TimelineJS, GeoJSON and Popolo: against their schemas, and nothing uncertain made certain."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from exchange_making import losses, record, schema, tenure
from jsonschema import Draft202012Validator

from juncture import exchange
from juncture.record.statements import Event, Membership, Tenure
from juncture.record.view import View


def export(made, name: str, tmp_path) -> tuple[dict[str, Any], Any]:
    report = exchange.export(made, name, tmp_path / "out.json")
    return json.loads((tmp_path / "out.json").read_text("utf-8")), report


def event(id: str, **given: Any) -> tuple[str, dict[str, Any]]:
    return "event", {"id": id, "act": "detain", "voice": "asserted", "from": ["report"], "text": "arrests", **given}


def test_malis_timeline_satisfies_the_schema_and_has_every_dated_occurrence(mali, tmp_path):
    data, report = export(mali, "timelinejs", tmp_path)
    Draft202012Validator(schema("timelinejs")).validate(data)
    assert len({slide["unique_id"] for slide in data["events"]}) == len(data["events"]) == report.counts["events"] > 90
    assert losses(report)["undated"] < 10


@pytest.mark.parametrize(
    ("when", "start", "words"),
    [
        ("2021-05-24", {"year": 2021, "month": 5, "day": 24}, None),
        ("2021-05", {"year": 2021, "month": 5}, None),
        ("2021", {"year": 2021}, None),
        ("2021-05-24T20:15Z", {"year": 2021, "month": 5, "day": 24, "hour": 20, "minute": 15}, None),
        ("[..2021-05-24]", {"year": 2021, "month": 5, "day": 24}, "24 May 2021 or before"),
        (
            "[2021-05-24..2021-05-28]",
            {"year": 2021, "month": 5, "day": 24},
            "some time from 24 May 2021 to 28 May 2021",
        ),
        ("2021-05-24/2021-05-25", {"year": 2021, "month": 5, "day": 24}, "from 24 May 2021 to 25 May 2021"),
        ("2021-05-24?", {"year": 2021, "month": 5, "day": 23}, "24 May 2021 (doubtful)"),
    ],
)
def test_an_uncertain_date_is_placed_and_said_in_words(tmp_path, when, start, words):
    data, report = export(record(event("e", when=when)), "timelinejs", tmp_path)
    (slide,) = data["events"]
    assert slide["start_date"] == start
    assert slide.get("display_date") == words
    assert losses(report).get("uncertain-date", 0) == (words is not None)


def test_an_undated_event_is_named_and_not_placed(tmp_path):
    data, report = export(record(event("e")), "timelinejs", tmp_path)
    assert data["events"] == []
    assert losses(report)["undated"] == 1


def test_slides_are_grouped_by_who_acted_and_keep_the_voice(tmp_path):
    made = record(event("e", when="2021-05-26", actors=["bah-ndaw"], voice="hedged", hedge="rumoured"))
    slide = export(made, "timelinejs", tmp_path)[0]["events"][0]
    assert slide["group"] == "Bah N’Daw"
    assert slide["text"]["headline"] == "There are rumours that arrests"


def test_foreign_text_cannot_put_markup_into_the_page(tmp_path):
    data, _ = export(record(event("e", when="2021", text="<script>x</script>")), "timelinejs", tmp_path)
    assert "<script>" not in json.dumps(data)


def test_a_stay_is_an_era_only_where_both_bounds_are_told_plainly(tmp_path):
    made = record(
        tenure("a", began="2020-09-25", ended="2021-05-26"), tenure("b", holder="assimi-goita", began="2021-06-07")
    )
    data, report = export(made, "timelinejs", tmp_path)
    (era,) = data["eras"]
    assert era["text"]["headline"] == "Bah N’Daw, President of the Transition"
    assert (era["start_date"], era["end_date"]) == (
        {"year": 2020, "month": 9, "day": 25}, {"year": 2021, "month": 5, "day": 26},
    )  # fmt: skip
    assert losses(report)["open-stay"] == 1


def test_malis_map_satisfies_the_schema_with_longitude_first(mali, tmp_path):
    data, report = export(mali, "geojson", tmp_path)
    Draft202012Validator(schema("geojson")).validate(data)
    bamako = next(one for one in data["features"] if one["id"] == "bamako")
    assert bamako["geometry"]["coordinates"] == [-8.0, 12.64]
    off = [one for one in mali.of(Event) if one.place is None]
    words = sum(one.where is not None for one in off)
    others = sum(not isinstance(one, Event) for one in mali.statements())
    assert losses(report) == {"words": words, "nowhere": len(off) - words, "kinds": others}


def test_a_place_without_coordinates_is_a_feature_without_geometry(tmp_path):
    made = record(("place", {"id": "kati", "name": "Kati", "latitude": 12.7}), event("e", place="kati", when="2021-05"))
    data, report = export(made, "geojson", tmp_path)
    Draft202012Validator(schema("geojson")).validate(data)
    assert data["features"][0]["geometry"] is None
    assert data["features"][0]["properties"]["events"][0]["when"] == "2021-05"
    assert losses(report)["unlocated"] == 1


def test_a_view_as_known_on_a_day_leaves_out_what_came_later(mali, tmp_path):
    before, _ = export(View(mali, known=date(2021, 5, 27)), "geojson", tmp_path)
    after, _ = export(mali, "geojson", tmp_path)
    count = [sum(len(one["properties"]["events"]) for one in data["features"]) for data in (before, after)]
    assert count[0] < count[1]


def test_popolo_has_only_asserted_stays_and_plain_dates(mali, tmp_path):
    data, report = export(mali, "popolo", tmp_path)
    dates = [one[name] for one in data["memberships"] for name in ("start_date", "end_date") if name in one]
    assert dates
    assert all(len(text) in (4, 7, 10) for text in dates)
    assert all(mali[one["id"]].voice == "asserted" for one in data["memberships"])
    people = {one["id"] for one in data["persons"]}
    assert all(one["person_id"] in people for one in data["memberships"])
    stays = [one for one in mali.statements() if isinstance(one, Tenure | Membership)]
    assert losses(report)["voice"] == sum(one.voice != "asserted" for one in stays)


def test_popolo_does_not_cut_a_moment_to_its_day(tmp_path):
    data, report = export(record(tenure("t", began="2021-05-24T20:15Z")), "popolo", tmp_path)
    assert "start_date" not in data["memberships"][0]
    assert losses(report)["moment-date"] == 1
