"""Reading the user's exports of ACLED and UCDP GED: what is read, what is set aside, and where each fault stands."""

from datetime import date
from pathlib import Path

import pytest
from exports_made import ACLED, UCDP, battle, clash, write

from juncture.conflict import narrowed, read_export
from juncture.record.problems import JunctureError


def faults(path: Path) -> list[str]:
    return [str(problem) for problem in read_export(path).set_aside]


def test_the_columns_say_whose_export_it_is(tmp_path: Path) -> None:
    acled = read_export(write(tmp_path / "a.csv", ACLED, [clash(1, "2021-05-24")]))
    ucdp = read_export(write(tmp_path / "u.csv", UCDP, [battle(1, "2021-05-24")]))
    assert (acled.name, acled.events[0].deaths, acled.events[0].reports) == ("ACLED", 2, 2)
    assert (ucdp.name, ucdp.events[0].actors) == ("UCDP GED", ("Government of Mali", "JNIM"))


@pytest.mark.parametrize("text", ["2021-05-24", "24 May 2021", "24-May-2021", "24/05/2021", "2021-05-24 00:00:00.000"])
def test_every_form_of_date_that_the_makers_have_exported_is_read(text: str, tmp_path: Path) -> None:
    assert read_export(write(tmp_path / "a.csv", ACLED, [clash(1, text)])).events[0].first == date(2021, 5, 24)


def test_a_date_of_the_precision_of_a_week_or_a_month_is_not_taken_for_a_day(tmp_path: Path) -> None:
    rows = [clash(1, "2021-05-24", time_precision=2), clash(2, "2021-05-24", time_precision=3)]
    week, month = sorted(read_export(write(tmp_path / "a.csv", ACLED, rows)).events, key=lambda one: one.id)
    assert (week.first, week.last) == (date(2021, 5, 21), date(2021, 5, 27))
    assert (month.first, month.last) == (date(2021, 5, 1), date(2021, 5, 31))


def test_an_event_that_may_lie_in_two_months_lies_in_neither(tmp_path: Path) -> None:
    found = read_export(write(tmp_path / "u.csv", UCDP, [battle(1, "2021-05-29", "2021-06-03")])).events[0]
    assert found.month is None


def test_a_missing_number_of_deaths_is_unknown_and_not_none(tmp_path: Path) -> None:
    rows = [clash(1, "2021-05-24", fatalities=""), clash(2, "2021-05-25", fatalities=0)]
    assert [one.deaths for one in read_export(write(tmp_path / "a.csv", ACLED, rows)).events] == [None, 0]


def test_semicolons_and_lines_in_two_encodings_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", ACLED, [clash(1, "2021-05-24"), clash(2, "2021-05-25")], delimiter=";")
    lines = path.read_text().splitlines(keepends=True)
    mixed = lines[1].replace("Boni", "Ménaka").encode("latin-1") + lines[2].replace("Boni", "Ménaka").encode()
    path.write_bytes(lines[0].encode() + mixed)
    assert {one.place for one in read_export(path).events} == {"Ménaka"}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (clash(2, "2021-02-30"), "a.csv, line 3: event_date '2021-02-30' is no day that exists"),
        (clash(2, "2021-05-25", event_type="Mali"), "event_type 'Mali' is none of ACLED's; are the columns shifted?"),
        (clash(2, "2021-05-25", fatalities="many"), "fatalities 'many' is no count"),
        (clash(2, "2021-05-25", fatalities=-1), "fatalities '-1' is no count"),
        (clash(2, "2021-05-25", country=""), "country is empty"),
        (clash(1, "2021-05-25"), "the id 'MLI1' occurs a second time"),
        (clash(2, "2021-05-25", time_precision=9), "time_precision '9' is none of 1, 2 and 3"),
    ],
)
def test_a_row_that_cannot_be_read_is_set_aside_with_its_line(
    row: dict[str, object], fault: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", ACLED, [clash(1, "2021-05-24"), row])
    assert len(read_export(path).events) == 1
    assert fault in faults(path)[0]


def test_a_row_of_ucdp_that_ends_before_it_starts_is_set_aside(tmp_path: Path) -> None:
    path = write(tmp_path / "u.csv", UCDP, [battle(1, "2021-05-24"), battle(2, "2021-05-24", "2021-05-01")])
    assert "date_end 2021-05-01 comes before date_start 2021-05-24" in faults(path)[0]


def test_rows_with_too_many_or_too_few_cells_are_set_aside(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", ACLED, [clash(1, "2021-05-24")])
    row = path.read_text().splitlines()[1]
    path.write_text(path.read_text() + "MLI2,2021-05-25\n" + row.replace("MLI1", "MLI3") + ",x\n")
    short, long = faults(path)
    assert f"line 3: the row has 2 cells and the file {len(ACLED)} columns" in short
    assert f"line 4: the row has {len(ACLED) + 1} cells" in long


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "does not begin with a row of column names"),
        (b"a,b,c\n1,2,3\n", "Columns that it lacks"),
        (b"PK\x03\x04\x00\x00", "is a workbook; save its sheet as CSV"),
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(JunctureError, match=told):
        read_export(path)


def test_an_export_without_a_single_readable_row_is_refused_with_the_first_reason(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", ACLED, [clash(1, "someday")])
    with pytest.raises(JunctureError, match=r"no event that can be read \(1 rows\).*line 2: event_date 'someday'"):
        read_export(path)


def test_narrowing_keeps_what_the_file_covers_and_knows_accents(tmp_path: Path) -> None:
    rows = [clash(1, "2021-01-05"), clash(2, "2021-05-24", admin1="Ménaka"), clash(3, "2021-09-05")]
    export = read_export(write(tmp_path / "a.csv", ACLED, rows))
    kept = narrowed(export, place="menaka")
    assert [one.id for one in kept.events] == ["MLI2"]
    assert kept.covered == export.covered
    with pytest.raises(JunctureError, match="no event with the place 'Mopty'; did you mean 'Mopti'"):
        narrowed(export, place="Mopty")
