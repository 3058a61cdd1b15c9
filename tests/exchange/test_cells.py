"""Cells: every value reads back as it was written, and what a person types is taken only where it is clear."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncture.exchange.sheets.cells import Cell, like_formula, plain, read, safe, shown
from juncture.exchange.sheets.columns import SHEETS, Column, Form, columns
from juncture.record.record import KINDS

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).map(str.strip).filter(bool)
IDS = st.sampled_from(["bah-ndaw", "assimi-goita", "cnsp", "x-2021-05"])


def moment(*parts: int) -> datetime:
    """A moment as a spreadsheet's cell holds it."""
    return datetime(*parts)  # noqa: DTZ001 - cells know no time zone


def back(form: Form, value, **given):
    column = Column("x", form, **given)
    return read(column, Cell("events!B2", shown(column, value)))


@given(st.lists(TEXTS, max_size=4))
def test_texts_read_back_whatever_they_hold(values):
    assert back(Form.WORDS, values) == (values or None)


@given(st.lists(IDS, max_size=4))
def test_ids_read_back(values):
    assert back(Form.IDS, values) == (values or None)


@given(st.dictionaries(TEXTS, TEXTS, max_size=3))
def test_pairs_read_back(value):
    assert back(Form.PAIRS, value) == (value or None)


@given(st.dictionaries(TEXTS, st.lists(IDS, min_size=1, max_size=3), max_size=3))
def test_roles_read_back(value):
    assert back(Form.ROLES, value) == (value or None)


@given(st.booleans() | st.none())
def test_flags_read_back(value):
    assert back(Form.FLAG, value) == value


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
def test_a_csv_cell_never_begins_like_a_formula_and_reads_back(text):
    assert not safe(text)[:1].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain(safe(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "\t=1", "''@x"])
def test_what_begins_like_a_formula_is_known(text):
    assert like_formula(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2021-05-24", "2021-05-24"), (" 2021-05 ", "2021-05"), ("[..2021-05-24]", "[..2021-05-24]"),
        ("24 May 2021", "2021-05-24"), ("May 24, 2021", "2021-05-24"), ("24th of", None), ("24 mai 2021", "2021-05-24"),
        ("1er juin 2021", "2021-06-01"), ("août 2020", "2020-08"), ("Sept. 2020", "2020-09"), ("31 June 2021", None),
        ("24 May", None), ("24 May 21", None), ("May 2021", "2021-05"), (2021, "2021"), (2021.0, "2021"),
        (moment(2021, 5, 24), "2021-05-24"), (date(2021, 5, 24), "2021-05-24"), ("tomorrow", None), (True, None),
    ],
)  # fmt: skip
def test_dates_as_people_type_them(typed, meant):
    cell = Cell("events!B2", typed, shown_as="yyyy-mm-dd")
    if meant is None:
        with pytest.raises(ValueError, match="can be read"):
            read(Column("when", Form.DATE), cell)
    else:
        assert read(Column("when", Form.DATE), cell) == meant


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("24/05/2021", ["2021-05-24 (day first)"]),
        ("05/24/2021", ["2021-05-24 (month first)"]),
        ("03/04/2021", ["2021-04-03 (day first)", "2021-03-04 (month first)"]),
        ("3.4.2021", ["2021-04-03 (day first)", "2021-03-04 (month first)"]),
        ("24-05-2021", ["2021-05-24 (day first)"]),
        ("03/04/21", ["the year in full"]),
        ("44/55/2021", ["is no date"]),
    ],
)
def test_figures_whose_order_is_not_known_are_refused_with_the_way_out(typed, ways):
    with pytest.raises(ValueError, match="Write") as raised:
        read(Column("when", Form.DATE), Cell("events!B2", typed))
    assert repr(typed) in str(raised.value)
    assert all(way in str(raised.value) for way in ways)


@pytest.mark.parametrize(
    ("value", "shown_as", "said"),
    [
        (moment(2021, 5, 1), "mmm-yy", "2021-05 as text for the month"),
        (moment(2021, 5, 24), "d-mmm", "shows no year"),
        (moment(2021, 5, 24, 20, 15), "yyyy-mm-dd hh:mm", "2021-05-24T20:15Z"),
        (44340, "General", "it would be 2021-05-24"),
        (12, "General", "12 is no date"),
    ],
)
def test_a_date_that_the_program_made_is_not_trusted_beyond_what_it_shows(value, shown_as, said):
    with pytest.raises(ValueError, match=said):
        read(Column("when", Form.DATE), Cell("events!B2", value, shown_as=shown_as))


@pytest.mark.parametrize(
    ("form", "cell", "said"),
    [
        (Form.TEXT, Cell("x!B2", "=A1", "formula"), "'=A1' is a formula, and what it shows is not trusted"),
        (Form.TEXT, Cell("x!B2", "#REF!", "error"), "holds the error #REF!"),
        (Form.TEXT, Cell("x!B2", "B2:B3", "merged"), "cells B2:B3 are merged"),
        (Form.TEXT, Cell("x!B2", moment(2021, 5, 24)), "made a date"),
        (Form.TEXT, Cell("x!B2", time(20, 15)), "made a date or time"),
        (Form.NUMBER, Cell("x!B2", "12,64"), "'12,64' is no number. Write figures with a point"),
        (Form.NUMBER, Cell("x!B2", "nan"), "is no number"),
        (Form.NUMBER, Cell("x!B2", True), "is no number"),
        (Form.FLAG, Cell("x!B2", "perhaps"), "neither yes nor no"),
        (Form.PAIRS, Cell("x!B2", "Q1"), "is no pair"),
        (Form.WORDS, Cell("x!B2", "[broken"), "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_with_the_value(form, cell, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        read(Column("x", form), cell)


def test_numbers_where_text_belongs_are_read_as_they_show():
    assert read(Column("name", Form.TEXT), Cell("x!B2", 22.0)) == "22"


def test_every_kind_has_a_sheet_with_a_column_for_each_field_that_people_write():
    assert sorted(SHEETS.values()) == sorted(set(KINDS) - {"dossier", "page"})
    names = {column.name: column for column in columns("event")}
    assert list(names)[:2] == ["id", "text"]
    assert (names["actors"].form, names["actors"].kinds) == (Form.IDS, ("actor",))
    assert (names["roles"].form, names["when"].form, names["from"].form) == (Form.ROLES, Form.DATE, Form.PASSAGES)
    assert (names["voice"].vocabulary, names["voice"].required, names["year"].choices) == (
        "voice", True, ("stated", "inferred"),
    )  # fmt: skip
    assert "sha256" not in {column.name for column in columns("source")}


def test_every_value_of_mali_reads_back_from_its_cell(mali):
    for held in mali.held.values():
        entry = held.entry
        if entry.kind not in SHEETS.values():
            continue
        values = entry.model_dump(mode="json", by_alias=True)
        for column in columns(entry.kind):
            value = values.get(column.name)
            found = read(column, Cell("x!A1", shown(column, value)))
            assert found == (None if value in (None, [], {}, "") else value), (entry.id, column.name)
