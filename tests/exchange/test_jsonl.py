"""JSON lines: everything out and back, and a view never taken for the whole."""

from __future__ import annotations

import json
from datetime import date

from exchange_making import emptied, record, tenure

from juncture import exchange
from juncture.record.view import View


def test_mali_goes_out_and_comes_back_the_same(mali, tmp_path):
    exchange.export(mali, "jsonl", tmp_path / "m.jsonl")
    assert exchange.read("jsonl", tmp_path / "m.jsonl", mali).entries == ()
    incoming = exchange.read("jsonl", tmp_path / "m.jsonl", emptied(mali))
    assert incoming.report.faults == ()
    assert {one.entry.id: one.entry for one in incoming.entries} == {
        id: one.entry for id, one in mali.held.items() if one.entry.kind not in ("dossier", "page")
    }


def test_a_changed_line_is_a_change(tmp_path):
    made = record(tenure("t"))
    file = tmp_path / "m.jsonl"
    exchange.export(made, "jsonl", file)
    file.write_text(file.read_text("utf-8").replace('"id":"t"', '"id":"t","began":"2020-09-25"'), encoding="utf-8")
    (changed,) = exchange.read("jsonl", file, made).entries
    assert str(changed.entry.began) == "2020-09-25"


def test_a_view_of_a_day_does_not_take_passages_away(tmp_path):
    later = ("source", {"id": "later", "title": "Later", "published": "2021-06-01"})
    made = record(later, tenure("t", **{"from": ["report", "later"]}))
    exchange.export(View(made, known=date(2021, 5, 28)), "jsonl", tmp_path / "v.jsonl")
    assert '"later"' not in (tmp_path / "v.jsonl").read_text("utf-8")
    incoming = exchange.read("jsonl", tmp_path / "v.jsonl", made)
    assert incoming.entries == ()
    assert "only entries new to the record" in incoming.report.notes[0].message


def test_each_line_that_cannot_be_read_is_named(tmp_path):
    stay = {"kind": "tenure", "holder": "nobody", "office": "president-of-transition", "voice": "asserted"}
    rows = [
        '{"kind": "event"',
        '{"kind": "evnt", "id": "x"}',
        '{"kind": "actor", "id": "X Y", "name": "n", "type": "person"}',
        json.dumps({**stay, "id": "mali"}),
        "[]",
        json.dumps({**stay, "id": "q"}),
    ]
    file = tmp_path / "bad.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    incoming = exchange.read("jsonl", file, record())
    assert incoming.entries == ()
    said = [str(fault) for fault in incoming.report.faults]
    assert "line 1: this is no JSON" in said[0]
    assert "did you mean 'event'" in said[1]
    assert "'X Y' is no id" in said[2]
    assert "'mali' is an id of the record already, of kind actor" in said[3]
    assert "line 5" in said[4]
    assert "line 6, holder" in said[5]
