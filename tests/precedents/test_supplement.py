"""The supplement: what it holds has sources, what it does not hold is unknown, and a wrong row is refused."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncture.precedents.supplement import coverage, coverage_table, read_supplement, supplement, terms
from juncture.precedents.supplement.checks import cited
from juncture.precedents.supplement.coverage import COLUMNS, applies
from juncture.precedents.supplement.loading import parse_supplement
from juncture.record.problems import JunctureError, RecordError
from juncture.record.truth import Truth

SOURCE = '[[source]]\nid = "list"\ntitle = "A list"\npublisher = "Its makers"\n'
COUP = '[[coup]]\nid = "mli-2021-05"\ncountry = "MLI"\nday = "2021-05-24"\nname = "Second coup"\nfrom = "list"\n'


def refusal(*rows: str) -> str:
    with pytest.raises(RecordError) as caught:
        parse_supplement({"rows.toml": "\n".join([SOURCE, *rows])})
    return str(caught.value)


def test_every_source_that_ships_is_rested_on() -> None:
    used = {place.source for _, place in cited(supplement())}
    assert [one.id for one in supplement().sources if one.id not in used] == []


def test_a_suspended_member_is_a_member() -> None:
    assert supplement().member("MLI", "ecowas", date(2021, 7, 1)) is Truth.YES


@pytest.mark.parametrize(
    ("country", "body", "day", "truth"),
    [
        ("MRT", "ecowas", date(1999, 12, 31), Truth.YES),
        ("MRT", "ecowas", date(2000, 12, 15), Truth.UNKNOWN),
        ("MRT", "ecowas", date(2005, 8, 3), Truth.NO),
        ("MLI", "au", date(2002, 7, 8), Truth.NO),
        ("MLI", "au", date(2002, 7, 9), Truth.YES),
        ("NER", "ecowas", date(2025, 2, 1), Truth.NO),
        ("GHA", "ecowas", date(2090, 1, 1), Truth.UNKNOWN),
        ("TCD", "au", date(2021, 4, 20), Truth.UNKNOWN),
    ],
)
def test_membership_goes_by_the_day(country: str, body: str, day: date, truth: Truth) -> None:
    assert supplement().member(country, body, day) is truth


@given(first=st.dates(), last=st.dates(), day=st.dates())
def test_between_two_known_days_membership_is_settled_on_every_day(first: date, last: date, day: date) -> None:
    first, last = sorted((first, last))
    row = f'[[membership]]\ncountry = "MLI"\nbody = "ecowas"\nfrom = "list"\nsince = "{first}"\nuntil = "{last}"\n'
    rows = parse_supplement({"rows.toml": SOURCE + row})
    assert rows.member("MLI", "ecowas", day) is Truth.of(first <= day <= last)


def test_a_body_that_no_row_knows_is_answered_with_those_that_are() -> None:
    with pytest.raises(JunctureError, match="'ecowas'"):
        supplement().member("MLI", "ecowaz", date(2021, 5, 24))


def test_an_unknown_coup_is_answered_with_the_nearest() -> None:
    with pytest.raises(JunctureError, match="did you mean 'mli-2021-05'"):
        supplement().coup("mli-2021-5")


def test_a_cell_that_is_left_out_is_unknown() -> None:
    (coup,) = parse_supplement({"rows.toml": SOURCE + COUP}).coups
    assert coup.reinstated is None
    assert coup.cells() == {}


def test_unknown_is_not_written_into_a_cell() -> None:
    assert "leave the cell out" in refusal(COUP + 'military = { value = "unknown", from = "list" }')


def test_a_cell_without_a_source_is_refused_with_its_line() -> None:
    assert refusal(COUP + 'ousted = { value = "Bah N’Daw" }') == (
        "rows.toml, line 12, ousted.from: a coup needs 'from' here."
    )


def test_a_source_that_is_not_there_is_refused_with_the_nearest() -> None:
    assert "did you mean 'list'" in refusal(COUP + 'ousted = { value = "Bah N’Daw", from = "lists#7" }')


def test_a_date_that_does_not_exist_is_refused() -> None:
    assert "2021-02 has 28 days" in refusal(COUP.replace("2021-05-24", "2021-02-30"))


def test_a_code_that_does_not_exist_is_answered_with_the_nearest() -> None:
    assert "did you mean 'jailed'" in refusal(COUP + 'fate = { value = "jaild", from = "list" }')


def test_a_misspelt_column_is_refused() -> None:
    assert "a coup has no 'oustd' here" in refusal(COUP + 'oustd = { value = "Bah N’Daw", from = "list" }')


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('transition_promised = { value = "abc", from = "list" }', "'abc' is no date that can be read"),
        ('transition_promised = { value = 2022, from = "list" }', "months as a number up to 240, or a date"),
        ('transition_promised = { value = true, from = "list" }', "True is no promise"),
        ('military = { value = "maybe", from = "list" }', "write 'yes', 'no' or 'contested'"),
        ('ousted = "Bah N’Daw"', 'is no cell; write { value = ..., from = "source#place" }'),
        ('fate = { value = [], from = "list" }', "rows.toml, line 12, fate.value"),
        ('ousted = { value = "Bah N’Daw", from = "list@9-3" }', "not after its start"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_answered_in_one_sentence_with_the_way_out(row: str, said: str) -> None:
    answer = refusal(COUP + row)
    assert said in answer
    assert len(answer.splitlines()) == 1


def test_a_country_is_written_as_its_iso_code() -> None:
    assert "'Mali' is no country code" in refusal(COUP.replace('"MLI"', '"Mali"'))


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "mali.toml").write_bytes("# Baré".encode("latin-1"))
    with pytest.raises(RecordError, match=r"mali\.toml: the file cannot be read"):
        read_supplement(tmp_path)


def test_a_kind_of_row_that_does_not_exist_is_refused() -> None:
    assert "there is no kind of row 'coups'; did you mean 'coup'?" in refusal("[[coups]]")


def test_who_was_reinstated_on_a_day_was_reinstated() -> None:
    assert "'reinstated' is 'yes'" in refusal(COUP + 'reinstated_on = { value = "2021-06-01", from = "list" }')


def test_nothing_that_follows_a_coup_comes_before_it() -> None:
    assert "before the event itself" in refusal(COUP + 'transition_ended_on = { value = "2020-01-01", from = "list" }')


@pytest.mark.parametrize("key", ["4320524202", "43213242021", "2021-05-24"])
def test_a_key_that_is_no_coup_id_is_refused(key: str) -> None:
    assert "no key of the list cline" in refusal(COUP + f'lists = {{ cline = "{key}" }}')


def test_a_key_of_another_event_is_refused() -> None:
    assert "more than 31 days from" in refusal(COUP + 'lists = { cline = "43208182020" }')


def test_a_list_that_nobody_knows_is_refused() -> None:
    assert "did you mean 'cline'" in refusal(COUP + 'lists = { clin = "43205242021" }')


def test_two_rows_of_one_id_are_refused() -> None:
    assert "the coup 'mli-2021-05' stands there 2 times" in refusal(COUP, COUP)


def test_a_state_is_in_a_body_once_at_a_time() -> None:
    row = '[[membership]]\ncountry = "MRT"\nbody = "ecowas"\nfrom = "list"\n'
    first, second = row + 'since = "1975"\nuntil = "2000"\n', row + 'since = "1999"\n'
    assert "MRT is in ecowas twice at one time" in refusal(first, second)
    assert len(parse_supplement({"a.toml": SOURCE + first + second.replace("1999", "2030")}).memberships) == 2


def test_a_response_names_a_coup_that_is_there_and_does_not_precede_it() -> None:
    row = '[[response]]\nsender = "ecowas"\nkind = "suspension"\nfrom = "list"\n'
    assert "did you mean 'mli-2021-05'" in refusal(COUP, row + 'coup = "mli-2021-06"\non = "2021-05-30"\n')
    assert "before the event itself" in refusal(COUP, row + 'coup = "mli-2021-05"\non = "2021-05-01"\n')


def test_a_folder_without_rows_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="holds no rows"):
        read_supplement(tmp_path)


def test_a_file_that_is_no_toml_is_named() -> None:
    with pytest.raises(RecordError, match=r"a\.toml: this is not TOML"):
        parse_supplement({"a.toml": "[[coup"})


def test_coverage_counts_every_column_once_and_nothing_twice() -> None:
    rows = coverage(supplement().coups)
    assert [one.column for one in rows] == list(COLUMNS)
    assert all(0 <= one.filled <= one.coups <= len(supplement().coups) for one in rows)
    assert all(one.filled + one.unknown == one.coups for one in rows)


def test_a_column_counts_only_the_coups_that_it_can_have_a_value_for() -> None:
    attempt = COUP + 'outcome = { value = "attempted", from = "list" }'
    (coup,) = parse_supplement({"rows.toml": SOURCE + attempt}).coups
    counted = {one.column: one.coups for one in coverage([coup])}
    assert (counted["outcome"], counted["ousted"], counted["reinstated_on"]) == (1, 0, 0)


def test_no_cell_that_ships_is_one_that_its_column_cannot_have() -> None:
    odd = [(one.id, name) for one in supplement().coups for name in one.cells() if not applies(name, one)]
    assert odd == []


def test_every_column_and_no_other_has_a_meaning() -> None:
    assert tuple(terms("column")) == COLUMNS


def test_the_table_of_coverage_has_a_line_for_each_column() -> None:
    lines = coverage_table(supplement()).splitlines()
    assert [line.split("`")[1] for line in lines[2:]] == list(COLUMNS)
