"""Models come out of every kind of file as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.futures.samples import CIBSA, DATA, MALI, somewhereland

from juncture.futures import Model, ModelError, load, save
from juncture.futures.csvfile import parse_csv, to_csv
from juncture.futures.scwfile import format_project, from_model, parse_project, read_project, read_scw, to_model
from juncture.futures.slfile import format_sl, parse_sl, read_sl
from juncture.futures.tomlfile import parse_toml
from juncture.futures.tomlwriter import to_toml


@pytest.mark.parametrize("path", CIBSA, ids=lambda p: p.stem)
def test_a_project_is_written_back_byte_for_byte(path: Path) -> None:
    project = read_project(path)
    assert format_project(project).encode() == path.read_bytes()
    assert from_model(to_model(project), like=project) == project


@pytest.mark.parametrize("path", CIBSA, ids=lambda p: p.stem)
def test_a_solution_file_is_written_back_byte_for_byte(path: Path) -> None:
    solutions = path.with_suffix(".sl")
    assert format_sl(read_sl(solutions)).encode() == solutions.read_bytes()


@pytest.mark.parametrize("path", CIBSA, ids=lambda p: p.stem)
@pytest.mark.parametrize("ending", [".toml", ".scw", ".csv"])
def test_a_model_saved_and_loaded_has_the_same_hash(path: Path, ending: str, tmp_path: Path) -> None:
    model = read_scw(path)
    save(model, tmp_path / f"copy{ending}")
    again = load(tmp_path / f"copy{ending}")
    assert again.hash == model.hash or ending == ".csv"
    assert [s.rows for s in again.sections] == [s.rows for s in model.sections]


def test_a_reason_written_in_a_project_becomes_the_note_of_its_section() -> None:
    model = read_scw(DATA / "cibsa" / "CIB_natl_regional.scw")
    section = model.section("NURB", "NINEQ")
    assert section is not None
    assert section.note.startswith("Slow urbanization allows")
    assert model.diagonal


def test_long_names_come_back_from_a_project() -> None:
    model = parse_toml(MALI)
    again = to_model(parse_project(format_project(from_model(model))))
    assert [d.name for d in again.descriptors] == [d.name for d in model.descriptors]
    assert [v.name for d in again.descriptors for v in d.variants] == [
        v.name for d in model.descriptors for v in d.variants
    ]


def test_windows_line_ends_stay() -> None:
    text = CIBSA[0].read_text().replace("\n", "\r\n")
    assert format_project(parse_project(text)) == text


def test_toml_holds_everything() -> None:
    model = parse_toml(MALI)
    assert parse_toml(to_toml(model)) == model
    assert to_toml(parse_toml(to_toml(model))) == to_toml(model)


def test_names_that_need_quoting_survive() -> None:
    model = Model.of({'a "b"': ["x y", "è"], "c": ["1", "2"]}, {('a "b"', "c"): [[1, -1], [0, 0]]})
    assert parse_toml(to_toml(model)) == model
    assert parse_csv(to_csv(model)).hash == model.hash


def test_somewhereland_is_written_back_byte_for_byte() -> None:
    assert to_csv(somewhereland()) == (DATA / "stochasticcib" / "somewhereland.csv").read_text()


def test_a_folder_stands_for_its_system(tmp_path: Path) -> None:
    (tmp_path / "system.toml").write_text(MALI)
    assert load(tmp_path) == parse_toml(MALI)


def lines(*numbers: int) -> str:
    text = CIBSA[0].read_text().splitlines(keepends=True)
    return "".join(text[: numbers[0]])


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (1, "cut short: it ends at line 1, before its title"),
        (9, "before the end of the names"),
        (20, "before the end of the long names"),
        (46, "before row 4 of the 10 rows of the matrix"),
        (53, "before the end of the matrix"),
        (55, "before the end of a text"),
    ],
)
def test_a_project_cut_short_is_said_to_be(length: int, said: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse_project(lines(length), "global.scw")
    assert str(caught.value).startswith("global.scw is cut short")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("$ Scen", "Scen", "line 1: 'ScenarioWizard 4.0' is no ScenarioWizard project"),
        (" -FT", "FT", "line 4: 'FT' is no name"),
        (" 1 ,-3 , 2 ,", " 1 , x , 2 ,", "line 47: "),
        (" 3 ,-6 , 3 ,-1 , 1 , 0 , 0 , 0 , 0 , 0 \n#", " 3 ,-6 , 3 ,-1 , 1 , 0 , 0 , 0 , 0 , 0 \n0", "accepted: '#'"),
    ],
)
def test_a_project_that_is_none_is_said_to_be(old: str, new: str, said: str) -> None:
    text = CIBSA[0].read_text()
    assert old in text
    with pytest.raises(ModelError) as caught:
        parse_project(text.replace(old, new, 1), "global.scw")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "'' is no ScenarioWizard solution file"),
        ("$ ScenarioWizard 3.0\nSolution set\n four\n\n", "line 3: ' four' is no number"),
        ('$ ScenarioWizard 3.0\nSolution set\n 2 \n\n" 1 1",1,0,0,3,""\n', "announces 2 scenarios and holds 1"),
        ('$ ScenarioWizard 3.0\nSolution set\n 1 \n\n" 1 1",1,0,0\n', "line 5: "),
    ],
)
def test_a_solution_file_that_is_none_is_said_to_be(text: str, said: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse_sl(text, "global.sl")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        (",A1,A2,B1\nA1,0,0,0\n", "3 variants in the heading, 1 rows below it"),
        (",A1,B1,A2\nA1,0,0,0\nB1,0,0,0\nA2,0,0,0\n", "'A2' stands apart from the other variants of 'A'"),
        (",A1,B1\nA1,0,1\nB2,0,0\n", "line 3: the row is headed 'B2'; next in the heading is 'B1'"),
        (",A1,B1\nA1,0\nB1,0,0\n", "line 2: 1 values; the heading line has 2 variants"),
        (",A1,B1\nA1,0,x\nB1,0,0\n", "line 2: invalid literal"),
        (",left,right\nleft,0,0\nright,0,0\n", "'left' names no variant"),
    ],
)
def test_a_matrix_that_is_none_is_said_to_be(text: str, said: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse_csv(text, "matrix.csv")
    assert "matrix.csv" in str(caught.value)
    assert said in str(caught.value)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no file"):
        load(tmp_path / "system.xlsx")
    (tmp_path / "system.xlsx").touch()
    with pytest.raises(ModelError, match=r"accepted: \.toml, \.csv, \.scw"):
        load(tmp_path / "system.xlsx")
