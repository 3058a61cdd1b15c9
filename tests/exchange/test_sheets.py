"""Workbooks and CSV: out, edited as people edit, and back in as changes; every bad cell named with its place."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from exchange_making import entries, record, tenure
from openpyxl import Workbook, load_workbook

from juncture import exchange
from juncture.exchange.sheets.columns import columns
from juncture.record.problems import JunctureError
from juncture.record.view import View

STAY = tenure("ndaw-president", text="Bah N’Daw was president", began="2020-09-25")
ARRESTS = ("event", {"id": "arrests", "act": "detain", "text": "officers arrested him", "when": "2021-05-24",
                     "voice": "asserted", "from": ["report"], "roles": {"host": ["mali"]}})  # fmt: skip


def column(sheet: Any, name: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == name)


class Desk:
    """A workbook on somebody's desk: written from a record, edited, read again."""

    def __init__(self, made, path: Path) -> None:
        self.record, self.path = made, path
        exchange.export(made, "xlsx", path)
        self.book = load_workbook(path)

    def cell(self, sheet: str, name: str, row: int = 2) -> Any:
        return self.book[sheet][f"{column(self.book[sheet], name)}{row}"]

    def place(self, sheet: str, name: str, row: int = 2) -> str:
        return f"{sheet}!{column(self.book[sheet], name)}{row}"

    def add(self, sheet: str, **values: Any) -> int:
        row = max(cell.row for line in self.book[sheet].iter_rows() for cell in line if cell.value is not None) + 1
        for name, value in values.items():
            self.cell(sheet, name.rstrip("_"), row).value = value
        return row

    def read(self, made=None):
        self.book.save(self.path)
        return exchange.read("xlsx", self.path, made or self.record)


@pytest.fixture
def desk(tmp_path):
    return Desk(record(STAY, ARRESTS), tmp_path / "m.xlsx")


def faults(incoming) -> dict[str, str]:
    return {fault.place: fault.message for fault in incoming.report.faults}


# Out


def test_a_workbook_is_made_for_people(mali, tmp_path):
    exchange.export(mali, "xlsx", tmp_path / "m.xlsx")
    book = load_workbook(tmp_path / "m.xlsx")
    assert book.sheetnames[:4] == ["read me", "events", "tenures", "suspensions"]
    assert book["_juncture"].sheet_state == "veryHidden"
    for kind, sheet in (("event", book["events"]), ("source", book["sources"])):
        assert [cell.value for cell in sheet[1]] == [one.name for one in columns(kind)]
        assert sheet.freeze_panes == "B2"
        assert all(cell.comment and cell.comment.text for cell in sheet[1])
        assert all(8 <= one.width <= 60 for one in sheet.column_dimensions.values())
    assert book["events"].max_row == 1 + sum(one.kind == "event" for one in mali.statements())


def test_codes_are_chosen_from_lists_that_hold_them_all(mali, tmp_path):
    exchange.export(mali, "xlsx", tmp_path / "m.xlsx")
    book = load_workbook(tmp_path / "m.xlsx")
    sheet = book["tenures"]
    rules = {str(rule.sqref).split(":")[0][:-1]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    area = rules[column(sheet, "capacity")].replace("codes!", "").replace("$", "")
    assert [row[0].value for row in book["codes"][area]] == ["titular", "acting", "interim", "claimed"]
    assert rules[column(sheet, "holder")] == "actors!$A$2:$A$5000"
    assert rules[column(sheet, "year")] == '"stated,inferred"'


def test_text_that_begins_like_a_formula_is_text(tmp_path):
    made = record(("claim", {"id": "c", "text": "=HYPERLINK(1)", "voice": "asserted", "note": "-x"}))
    desk = Desk(made, tmp_path / "m.xlsx")
    cell = desk.cell("claims", "text")
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", "=HYPERLINK(1)", True)
    with zipfile.ZipFile(tmp_path / "m.xlsx") as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist() if "worksheets" in name)
    assert exchange.read("xlsx", tmp_path / "m.xlsx", made).entries == ()


def test_control_characters_and_texts_too_long_for_a_cell_are_named_and_stay_as_they_are(tmp_path):
    made = record(("claim", {"id": "c", "text": "a\x07b", "voice": "asserted", "note": "x" * 40_000}))
    report = exchange.export(made, "xlsx", tmp_path / "m.xlsx")
    assert [loss.entries for loss in report.losses if loss.code == "cells"] == [("c.text", "c.note")]
    assert exchange.read("xlsx", tmp_path / "m.xlsx", made).entries == ()


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_mali_goes_out_and_comes_back_without_a_change(mali, tmp_path, format):
    exchange.export(mali, format, tmp_path / "m.x")
    incoming = exchange.read(format, tmp_path / "m.x", mali)
    assert (incoming.entries, incoming.report.faults, incoming.gone) == ((), (), ())


# Edits


def test_an_edited_cell_is_the_only_change(desk):
    desk.cell("tenures", "ended").value = "[2021-05-24..2021-05-26]"
    (changed,) = desk.read().entries
    assert changed.entry == desk.record["ndaw-president"].model_copy(update={"ended": changed.entry.ended})
    assert str(changed.entry.ended) == "[2021-05-24..2021-05-26]"


def test_an_emptied_cell_makes_the_field_unknown(desk):
    desk.cell("tenures", "began").value = None
    (changed,) = desk.read().entries
    assert changed.entry.began is None


def test_new_rows_may_name_each_other(desk):
    desk.add("actors", id="moctar-ouane", name="Moctar Ouane", type="person")
    desk.add("offices", id="prime-minister", name="Prime Minister")
    desk.add("tenures", id="ouane", holder="moctar-ouane", office="prime-minister", voice="asserted", from_="report")
    incoming = desk.read()
    assert incoming.report.faults == ()
    assert {one.entry.id for one in incoming.entries} == {"moctar-ouane", "prime-minister", "ouane"}


def test_a_deleted_row_is_named_and_not_retracted(desk):
    desk.book["tenures"].delete_rows(2)
    incoming = desk.read()
    assert (incoming.entries, incoming.gone) == ((), ("ndaw-president",))
    assert "ndaw-president" in incoming.merged(desk.record)
    assert "ndaw-president" not in incoming.merged(desk.record, retract=True)


def test_a_row_whose_id_cannot_be_read_is_not_taken_for_a_deleted_one(desk):
    desk.cell("tenures", "id").value = '="ndaw"&"-president"'
    incoming = desk.read()
    assert incoming.gone == ()
    assert "is a formula" in faults(incoming)[desk.place("tenures", "id")]


def test_sorted_rows_and_moved_or_missing_columns_are_no_changes(desk):
    sheet = desk.book["actors"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)][::-1]
    sheet.delete_rows(2, sheet.max_row)
    for row in rows:
        sheet.append(row)
    sheet.delete_cols(2)
    sheet.move_range("A1:A9", cols=20)
    assert desk.read().entries == ()


def test_an_excel_date_is_a_day_and_a_day_with_its_name_is_taken_and_said(desk):
    desk.cell("events", "when").value = date(2021, 5, 25)
    desk.cell("tenures", "began").value = "25 September 2020"
    desk.cell("tenures", "ended").value = "26 May 2021"
    incoming = desk.read()
    found = {one.entry.id: one.entry for one in incoming.entries}
    assert str(found["arrests"].when) == "2021-05-25"
    assert str(found["ndaw-president"].ended) == "2021-05-26"
    assert found["ndaw-president"].began == desk.record["ndaw-president"].began
    places = {note.place for note in incoming.report.notes}
    assert places == {desk.place("tenures", "began"), desk.place("tenures", "ended")}


def test_what_the_record_became_meanwhile_is_kept_where_the_sheet_was_left_alone(desk):
    now = record(tenure("ndaw-president", text="Bah N’Daw was president", began="2020-09-25", ended="2021-05"), ARRESTS)
    desk.cell("tenures", "note").value = "checked"
    (changed,) = desk.read(now).entries
    assert (str(changed.entry.ended), changed.entry.note) == ("2021-05", "checked")


def test_a_cell_that_both_changed_is_a_conflict(desk):
    now = record(tenure("ndaw-president", text="Bah N’Daw was president", began="2020-09"), ARRESTS)
    desk.cell("tenures", "began").value = "2020-09-24"
    incoming = desk.read(now)
    assert incoming.entries == ()
    message = faults(incoming)[desk.place("tenures", "began")]
    assert "now has '2020-09' here, and the cell says '2020-09-24'" in message


def test_to_read_the_same_sheet_twice_changes_nothing_more(desk):
    desk.cell("tenures", "began").value = "2020-09-24"
    desk.add("actors", id="moctar-ouane", name="Moctar Ouane", type="person")
    incoming = desk.read()
    after = replace(desk.record, held=incoming.merged(desk.record))
    assert len(incoming.entries) == 2
    assert exchange.read("xlsx", desk.path, after).entries == ()


def test_an_entry_retracted_meanwhile_is_not_brought_back(desk):
    desk.cell("tenures", "note").value = "checked"
    incoming = desk.read(record(ARRESTS))
    assert "was retracted" in faults(incoming)[desk.place("tenures", "id")]


def test_a_sheet_of_another_dossier_is_refused(desk):
    other = replace(desk.record, meta=desk.record.meta.model_copy(update={"id": "niger-2023"}))
    with pytest.raises(JunctureError, match="from the dossier 'mali-2021', not 'niger-2023'"):
        desk.read(other)


def test_without_what_it_was_written_from_every_cell_that_differs_is_a_change(desk):
    del desk.book["_juncture"]
    desk.cell("tenures", "began").value = "2020-09-24"
    incoming = desk.read()
    assert [one.entry.id for one in incoming.entries] == ["ndaw-president"]
    assert "not at hand" in incoming.report.notes[0].message


def test_passages_that_a_view_left_out_are_not_lost(tmp_path):
    later = ("source", {"id": "later", "title": "Later", "published": "2021-06-01"})
    made = record(later, tenure("t", **{"from": ["report", "later"]}))
    exchange.export(View(made, known=date(2021, 5, 28)), "xlsx", tmp_path / "v.xlsx")
    book = load_workbook(tmp_path / "v.xlsx")
    sheet = book["tenures"]
    assert sheet[f"{column(sheet, 'from')}2"].value == "report"
    sheet[f"{column(sheet, 'note')}2"].value = "checked"
    book.save(tmp_path / "v.xlsx")
    (changed,) = exchange.read("xlsx", tmp_path / "v.xlsx", made).entries
    assert [str(one) for one in changed.entry.passages] == ["report", "later"]


# Bad input


def test_a_formula_is_a_fault_by_cell(desk):
    desk.cell("tenures", "ended").value = "=TODAY()"
    incoming = desk.read()
    assert incoming.entries == ()
    assert "'=TODAY()' is a formula" in faults(incoming)[desk.place("tenures", "ended")]


def test_merged_cells_are_faults_in_every_row_that_they_cover(desk):
    row = desk.add("tenures", id="second", holder="cnsp", office="president-of-transition", voice="asserted")
    letter = column(desk.book["tenures"], "holder")
    desk.book["tenures"].merge_cells(f"{letter}2:{letter}{row}")
    incoming = desk.read()
    assert incoming.entries == ()
    assert set(faults(incoming)) == {f"tenures!{letter}2", f"tenures!{letter}{row}"}
    assert f"cells {letter}2:{letter}{row} are merged" in incoming.report.faults[0].message


def test_three_forms_of_one_date(desk):
    rows = {text: desk.add("events", id=f"e{number}", act="detain", voice="asserted", when=text)
            for number, text in enumerate(("2021-05-26", "26/05/2021", "26 May 2021", "05/06/2021"))}  # fmt: skip
    incoming = desk.read()
    assert {one.entry.id: str(one.entry.when) for one in incoming.entries} == {"e0": "2021-05-26", "e2": "2021-05-26"}
    said = faults(incoming)
    assert "Write 2021-05-26 (day first)." in said[desk.place("events", "when", rows["26/05/2021"])]
    assert "2021-06-05 (day first) or 2021-05-06" in said[desk.place("events", "when", rows["05/06/2021"])]


def test_a_month_that_the_program_made_a_day_of_is_refused(desk):
    cell = desk.cell("events", "when")
    cell.value, cell.number_format = date(2021, 5, 1), "mmm-yy"
    assert "without its day" in faults(desk.read())[desk.place("events", "when")]


def test_a_renamed_column_suggests_the_near_one_and_empties_nothing(desk):
    sheet = desk.book["events"]
    sheet[f"{column(sheet, 'text')}1"].value = "texts"
    place = f"events!{column(sheet, 'texts')}1"
    incoming = desk.read()
    assert incoming.entries == ()
    assert faults(incoming)[place].startswith("events have no column 'texts'; did you mean 'text'?")


def test_a_sheet_without_ids_and_a_sheet_of_no_kind_are_named(desk):
    desk.book["events"].delete_rows(1)
    desk.book.create_sheet("actor").append(["id"])
    said = faults(desk.read())
    assert "no column 'id'" in said["events!A1"]
    assert "did you mean 'actors'" in said["actor"]


def test_rows_without_id_with_a_used_one_or_a_wrong_one(desk):
    one = desk.add("actors", name="Moctar Ouane", type="person")
    two = desk.add("actors", id="cnsp", name="Again", type="person")
    three = desk.add("actors", id="arrests", name="An event", type="person")
    four = desk.add("actors", id="Moctar Ouane", name="Moctar Ouane", type="person")
    said = faults(desk.read())
    assert "for instance 'moctar-ouane'" in said[f"actors!A{one}"]
    assert "stands in actors!A" in said[f"actors!A{two}"]
    assert "already, of kind event" in said[f"actors!A{three}"]
    assert "is no id" in said[f"actors!A{four}"]


def test_codes_references_and_missing_fields_are_named_by_cell(desk):
    row = desk.add("tenures", id="x", holder="bah-ndav", office="cnsp", voice="assertd")
    also = desk.add(
        "tenures", id="y", holder="bah-ndav", office="cnsp", voice="asserted", from_="report@5-9999; report2"
    )
    bare = desk.add("tenures", id="z", voice="asserted")
    incoming = desk.read()
    said = faults(incoming)
    assert "did you mean 'asserted'" in said[desk.place("tenures", "voice", row)]
    assert "did you mean 'bah-ndaw'" in said[desk.place("tenures", "holder", also)]
    assert "an office is wanted here" in said[desk.place("tenures", "office", also)]
    assert desk.place("tenures", "from", also) in said
    assert "needs the field 'holder'" in said[desk.place("tenures", "holder", bare)]
    assert incoming.entries == ()


def test_a_row_falls_with_the_new_row_that_it_names(desk):
    desk.add("actors", id="new-man", name="New man", type="person", country="Mali")
    row = desk.add("tenures", id="x", holder="new-man", office="president-of-transition", voice="asserted")
    incoming = desk.read()
    assert incoming.entries == ()
    assert "holds no such actor" in faults(incoming)[desk.place("tenures", "holder", row)]


def test_one_cell_far_below_does_not_make_a_million_rows(desk):
    desk.book["events"]["A1048576"].number_format = "@"
    desk.book["events"]["B1048576"].value = "   "
    assert desk.read().entries == ()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"id,name\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99])
def test_a_file_that_is_no_workbook_is_a_sentence(tmp_path, content):
    (tmp_path / "m.xlsx").write_bytes(content)
    with pytest.raises(JunctureError, match="no XLSX workbook"):
        exchange.read("xlsx", tmp_path / "m.xlsx", record())


def test_a_workbook_that_would_unpack_without_measure_is_not_opened(desk, monkeypatch):
    monkeypatch.setattr("juncture.exchange.sheets.workbook_in.LARGEST", 1_000)
    with pytest.raises(JunctureError, match="would unpack to"):
        desk.read()


def test_a_workbook_cut_short_or_of_another_kind_is_a_sentence(desk):
    whole = desk.path.read_bytes()
    desk.path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(JunctureError, match="cut short"):
        exchange.read("xlsx", desk.path, desk.record)
    with zipfile.ZipFile(desk.path, "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    with pytest.raises(JunctureError, match="no XLSX workbook"):
        exchange.read("xlsx", desk.path, desk.record)


def test_a_workbook_of_strangers_is_read_by_its_headings(tmp_path):
    book = Workbook()
    book.active.title = "Actors"
    book.active.append([" ID ", "Name", "type"])
    book.active.append(["moctar-ouane", "Moctar Ouane", "person"])
    book.save(tmp_path / "s.xlsx")
    incoming = exchange.read("xlsx", tmp_path / "s.xlsx", record())
    assert [one.entry.id for one in incoming.entries] == ["moctar-ouane"]


def test_without_the_extra_a_sentence_names_it(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(JunctureError, match=r"juncture\[sheets\]"):
        exchange.export(record(), "xlsx", tmp_path / "m.xlsx")


# CSV


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_an_edited_csv_is_a_change_and_the_mark_for_excel_is_no_text(tmp_path):
    made = record(STAY, ARRESTS)
    exchange.export(made, "csv", tmp_path)
    assert (tmp_path / "events.csv").read_bytes().startswith(b"\xef\xbb\xbfid,text")
    edit(tmp_path / "tenures.csv", "2020-09-25", "2020-09")
    (changed,) = exchange.read("csv", tmp_path, made).entries
    assert str(changed.entry.began) == "2020-09"


def test_a_single_file_with_semicolons_is_read_too(tmp_path):
    (tmp_path / "actors.csv").write_text("id;name;type;names\nouane;Moctar Ouane;person;\n", encoding="utf-8")
    incoming = exchange.read("csv", tmp_path / "actors.csv", record())
    assert [one.entry.name for one in incoming.entries] == ["Moctar Ouane"]


def test_dates_that_excel_made_of_ours_are_refused_by_cell(tmp_path):
    made = record(STAY, ARRESTS)
    exchange.export(made, "csv", tmp_path)
    edit(tmp_path / "tenures.csv", "2020-09-25", "25/09/2020")
    (fault,) = exchange.read("csv", tmp_path, made).report.faults
    assert fault.place.startswith("tenures!")
    assert "2020-09-25 (day first)" in fault.message


def test_formulas_in_text_go_out_harmless_and_come_back_as_they_were(tmp_path):
    note = "=cmd|' /C calc'!A0"
    made = record(("claim", {"id": "c", "text": "@x", "voice": "asserted", "note": note}),
                  ("place", {"id": "kati", "name": "Kati", "longitude": -8.07}))  # fmt: skip
    exchange.export(made, "csv", tmp_path)
    text = (tmp_path / "claims.csv").read_text("utf-8-sig")
    assert "'@x" in text
    assert f"'{note}" in text
    assert ",-8.07," in (tmp_path / "places.csv").read_text("utf-8-sig")
    assert exchange.read("csv", tmp_path, made).entries == ()
    (tmp_path / "juncture-base.jsonl").unlink()
    assert exchange.read("csv", tmp_path, made).entries == ()


def test_a_csv_in_another_encoding_or_broken_is_a_sentence(tmp_path):
    (tmp_path / "actors.csv").write_bytes("id,name\nx,Keïta\n".encode("cp1252"))
    with pytest.raises(JunctureError, match="not UTF-8"):
        exchange.read("csv", tmp_path, record())
    (tmp_path / "actors.csv").write_text('id,name\nx,"Keïta\n', encoding="utf-8")
    with pytest.raises(JunctureError, match="no CSV that can be read"):
        exchange.read("csv", tmp_path, record())


def test_an_empty_folder_is_a_sentence(tmp_path):
    with pytest.raises(JunctureError, match="holds no CSV file"):
        exchange.read("csv", tmp_path, record())


def test_the_small_record_is_what_the_tests_say():
    assert [one.entry.id for one in entries(STAY)] == ["ndaw-president"]
