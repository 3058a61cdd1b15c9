"""Lists as their makers publish them, and what is wrong in files: said with its line, set aside, never dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from past_lists import PT_HEAD, needs_lists, pt_file, published

from juncture.precedents import Base, Outcome, read_list, shipped
from juncture.precedents.terms import read_term
from juncture.record.problems import JunctureError
from juncture.record.truth import Truth


@needs_lists
def test_the_list_that_ships_is_the_published_one_case_for_case() -> None:
    ours, theirs = shipped(), published("cline")
    assert [(c.id, c.state, c.when, c.outcome, c.flags, c.coded) for c in ours.cases] == [
        (c.id, c.state, c.when, c.outcome, c.flags, c.coded) for c in theirs.cases
    ]
    assert (theirs.version, theirs.until.year, len(theirs.set_aside)) == ("2.1.2", 2022, 0)


@needs_lists
@pytest.mark.parametrize(
    ("name", "rows", "cases", "set_aside", "years"),
    [
        ("powell-thyne", 491, 491, 0, "1950–2023"),
        ("colpus", 593, 593, 0, "1946–2022"),
        ("archigos", 3409, 356, 0, "1840–2015"),
    ],
)
def test_a_published_list_is_read_whole(name: str, rows: int, cases: int, set_aside: int, years: str) -> None:
    found = published(name)
    assert (found.id, found.rows, len(found.cases), len(found.set_aside), found.years) == (
        name, rows, cases, set_aside, years,
    )  # fmt: skip


@needs_lists
def test_reign_mixes_encodings_and_dates_one_election_on_a_day_that_does_not_exist() -> None:
    leaders, elections = published("reign-leaders"), published("reign-elections")
    assert [str(one) for one in leaders.remarks] == [
        "reign_leaderlist_3_21.csv, line 2451: the line is no UTF-8 and was read as Latin-1 (Windows-1252)."
    ]
    assert sorted((one.line, one.message) for one in elections.set_aside) == [
        (2485, "no state has the number 533, and country says 'Malawi'; the row was set aside."),
        (3517, "2025-11-31 does not exist: that month has 30 days; the row was set aside."),
    ]
    assert elections.until.year == 2021  # what is only announced for later years is no election held


def test_a_flag_that_a_list_does_not_code_is_unknown_and_never_no(tmp_path: Path) -> None:
    theirs = read_list(pt_file(tmp_path, "Mali|432|2021|5|21|2")).cases[0]
    assert theirs.flag("military") is Truth.UNKNOWN
    mali = next(one for one in shipped().cases if one.id == "43205242021")
    assert (mali.flag("military"), mali.flag("palace")) == (Truth.YES, Truth.NO)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Mali|432|2021|2|30|2", "2021-02-30 does not exist: that month has 28 days"),
        ("Mali|432|2021|13|1|2", "month 13 is not between 1 and 12"),
        ("Mali|432|May|5|1|2", "year 'May' is no number"),
        ("Mali|432|2021|5|1|3", "coup '3' is no code of this list (1, 2)"),
        ("Mali|436|2021|5|1|2", "ccode 436 is Niger, but country says 'Mali'"),
        ("Malli||2021|5|1|2", "no state is known as 'Malli'; did you mean 'Mali'?"),
        ("|9998|2021|5|1|2", "no state has the number 9998"),
    ],
)
def test_a_row_that_cannot_be_read_is_set_aside_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    found = read_list(pt_file(tmp_path, "Mali|432|2020|8|18|2", row))
    assert (found.rows, len(found.cases), len(found.set_aside)) == (2, 1, 1)
    assert str(found.set_aside[0]).startswith(f"pt.tsv, line 3: {said}")


def test_a_second_row_with_the_same_id_is_set_aside_and_the_first_is_named(tmp_path: Path) -> None:
    found = read_list(pt_file(tmp_path, "Mali|432|2020|8|18|2", "Mali|432|2020|8|18|1"))
    assert len(found.cases) == 1
    assert str(found.set_aside[0]) == (
        "pt.tsv, line 3: the id '432-2020-08-18' stands on line 2 already; the row was set aside."
    )


def test_a_row_with_shifted_columns_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "pt.tsv"
    path.write_text(PT_HEAD + "Mali\t432\t\t\t2020\t8\t18\t2\tV0\nMali\t432\t2021\t5\t21\t2\tV0\n", encoding="utf-8")
    found = read_list(path)
    assert str(found.set_aside[0]) == ("pt.tsv, line 3: the row has 7 cells and the file 9 columns; it was set aside.")
    assert found.rows == 2


def test_latin_1_within_utf_8_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "pt.tsv"
    rows = "Côte d’Ivoire\t437\t\t\t1999\t12\t24\t2\tV0\n".encode() + (
        "Côte d'Ivoire\t437\t\t\t2002\t9\t19\t1\tV0\n".encode("latin-1")
    )
    path.write_bytes(PT_HEAD.encode() + rows)
    found = read_list(path)
    assert [one.country for one in found.cases] == ["CIV", "CIV"]
    assert str(found.remarks[0]).startswith("pt.tsv, line 3: the line is no UTF-8")


def test_a_country_that_changed_its_name_or_its_border_is_the_state_of_its_year(tmp_path: Path) -> None:
    found = read_list(
        pt_file(
            tmp_path, "Upper Volta|439|1980|11|25|2", "Dahomey|434|1963|10|28|2",
            "Yemen People's Republic|680|1978|6|26|2",
            "Yemen|678|1978|6|24|1", "German Democratic Republic|265|1971|5|3|1",
        )
    )  # fmt: skip
    assert not found.set_aside
    assert {(one.country, one.state.number) for one in found.cases} == {
        ("BFA", 439), ("BEN", 434), ("YEM", 680), ("YEM", 678), ("DEU", 265),
    }  # fmt: skip


def test_a_missing_day_leaves_the_month_and_is_not_made_the_first(tmp_path: Path) -> None:
    path = tmp_path / "csp.csv"
    path.write_text("country,scode,mth,day,year,success\nMali,MLI,5,,2012,2\nMali,MLI,,,1978,3\n", encoding="utf-8")
    found = {str(one.when): one for one in read_list(path).cases}
    assert set(found) == {"2012-05", "1978"}
    assert not found["2012-05"].exact
    assert found["1978"].outcome is Outcome.CONSPIRACY


def test_sanctions_are_read_with_a_row_for_each_state_that_a_cell_names(tmp_path: Path) -> None:
    path = tmp_path / "gsdb.csv"
    path.write_text(
        "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,success\n"
        "1,Mali,ECOWAS,2022,2022,1,0,0,1,0,0,x\n2,Mali,EU,2017,2010,0,0,0,0,1,0,x\n",
        encoding="utf-8",
    )
    found = read_list(path)
    assert [(one.state.iso, one.sender, one.kinds) for one in found.sanctions] == [
        ("MLI", "ECOWAS", ("trade", "financial"))
    ]
    assert "end 2010 lies before begin 2017" in str(found.set_aside[0])


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"a,b,c\n1,2,3\n", "is none of the lists that are read"),
        (b"", "does not begin with a row of column names"),
        (b"PK\x03\x04rest", "is a workbook; save its sheet as CSV"),
        (b"\xd0\xcf\x11\xe0rest", "is a workbook; save its sheet as CSV"),
        (b"a\x00b\x00", "is no text"),
        (PT_HEAD.encode(), "holds no row that can be read as Powell & Thyne"),
        (PT_HEAD.encode() + b"Mali\t432\t\t\t2021\t2\t30\t2\tV0\n", "2021-02-30 does not exist"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(raw)
    with pytest.raises(JunctureError, match=said.replace("(", r"\(")):
        read_list(path)


def test_a_named_list_says_which_columns_a_file_lacks(tmp_path: Path) -> None:
    with pytest.raises(JunctureError, match="is no list colpus: it lacks the columns cwc_coding, date"):
        read_list(pt_file(tmp_path, "Mali|432|2020|8|18|2"), "colpus")
    with pytest.raises(JunctureError, match="no list 'powel-thyne'; did you mean 'powell-thyne'"):
        read_list(pt_file(tmp_path, "Mali|432|2020|8|18|2"), "powel-thyne")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(JunctureError, match="cannot be read: No such file"):
        read_list(tmp_path / "nowhere.csv")


@needs_lists
def test_a_list_of_leaders_says_who_lost_power() -> None:
    base = Base([shipped(), published("archigos")])
    coup = next(one.case for one in base.subjects["cline"] if one.case.id == "43203222012")
    leader = base.ousted(coup)
    assert leader is not None
    assert leader.leader == "Amadou Toure"


def test_sanctions_of_the_year_of_a_case_may_have_come_before_it(tmp_path: Path) -> None:
    path = tmp_path / "gsdb.csv"
    head = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other\n"
    path.write_text(head + "1,Mali,EU,2012,2013,1,0,0,0,0,0\n2,Niger,EU,2010,2019,1,0,0,0,0,0\n", encoding="utf-8")
    base = Base([shipped(), read_list(path)])
    told = {one.case.id: str(read_term("sanctions within 12 months").truth(one)) for one in base.subjects["cline"]}
    assert told["43203222012"] == "unknown"  # begun in 2012: before or after 22 March, the list does not say
    assert told["43203261991"] == "no"
    assert told["43208182020"] == "unknown"  # the list ends before
