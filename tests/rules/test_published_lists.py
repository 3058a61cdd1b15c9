"""The letter on the Cline list's own columns, against the published lists of Powell & Thyne and of Colpus.

The figures are what came out the first time; they are held so that a change shows, and are not tuned.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from juncture.record.truth import Truth
from juncture.rules import decide, definitions
from juncture.rules.cline import facts_of_row
from juncture.rules.codings import Agreement, Listed, agreement, kappa, match, read_colpus, read_powell_thyne

DATA = next((p / "shared/data" for p in Path(__file__).parents if (p / "shared/data").is_dir()), Path("shared/data"))
CLINE, PT, COLPUS = (
    DATA / name
    for name in ("cline_coup_data_2.1.2.csv", "pt_v2023.09.08_powell_thyne.tsv", "colpus_basic_1946-2022.csv")
)
needs_lists = pytest.mark.skipif(
    not (CLINE.is_file() and PT.is_file() and COLPUS.is_file()),
    reason=f"the published lists do not lie in {DATA}; their licences do not let them travel with the project",
)


def _rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="latin-1", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@pytest.fixture(scope="module")
def powell_thyne() -> Agreement:
    return agreement(definitions()["powell-thyne"], _rows(CLINE), read_powell_thyne(_rows(PT, "\t")))


@pytest.fixture(scope="module")
def colpus() -> Agreement:
    return agreement(definitions()["colpus"], _rows(CLINE), read_colpus(_rows(COLPUS)))


@needs_lists
def test_all_981_events_are_judged_by_every_definition() -> None:
    rows = _rows(CLINE)
    assert len(rows) == 981
    verdicts = [decide(one, facts_of_row(row)) for row in rows for one in definitions().values()]
    assert len(verdicts) == 981 * 7


@needs_lists
def test_powell_thyne_letter_against_their_list(powell_thyne: Agreement) -> None:
    assert powell_thyne.judged == 929
    assert (powell_thyne.yes_listed, powell_thyne.yes_unlisted) == (356, 109)
    assert (powell_thyne.no_listed, powell_thyne.no_unlisted) == (24, 268)
    assert powell_thyne.agreement == pytest.approx(0.824, abs=0.001)
    assert powell_thyne.kappa == pytest.approx(0.648, abs=0.001)


@needs_lists
def test_colpus_letter_against_their_list(colpus: Agreement) -> None:
    assert colpus.judged == 980
    assert (colpus.yes_listed, colpus.yes_unlisted) == (426, 134)
    assert (colpus.no_listed, colpus.no_unlisted) == (8, 224)
    assert colpus.agreement == pytest.approx(0.821, abs=0.001)
    assert colpus.kappa == pytest.approx(0.627, abs=0.001)


@needs_lists
def test_every_disagreement_and_every_open_row_has_a_reason(powell_thyne: Agreement, colpus: Agreement) -> None:
    for found in (powell_thyne, colpus):
        apart = [row for row in found.rows if row.letter is Truth.UNKNOWN or (row.letter is Truth.YES) != row.listed]
        assert all(row.reason for row in apart)
        assert sum(found.reasons.values()) == len(apart)


@needs_lists
def test_the_misdated_coup_of_mali_is_still_found(powell_thyne: Agreement) -> None:
    mali = next(row for row in powell_thyne.rows if row.event == "43205242021")
    assert (mali.letter, mali.listed, mali.days_apart) == (Truth.YES, True, 3)


@needs_lists
def test_the_letter_leaves_the_success_of_mali_open_since_no_column_tells_how_long() -> None:
    row = next(one for one in _rows(CLINE) if one["coup_id"] == "43205242021")
    verdict = decide(definitions()["powell-thyne"], facts_of_row(row))
    assert (verdict.attempt, verdict.success) == (Truth.YES, Truth.UNKNOWN)
    assert decide(definitions()["cline"], facts_of_row(row)).success is Truth.YES


def test_what_no_column_says_is_unknown() -> None:
    row = {"coup_id": "1", "year": "1980", "month": "1", "day": "1", "realized": "1", "military": "1", "popular": "1"}
    facts = facts_of_row(row)
    assert facts.truth("mass-led") is Truth.UNKNOWN
    assert facts.truth("security") is Truth.UNKNOWN
    assert facts.truth("democratically-elected") is Truth.UNKNOWN
    assert facts_of_row({**row, "military": "0"}).truth("mass-led") is Truth.YES


def test_events_are_matched_one_to_one_the_nearest_first() -> None:
    listed = [
        Listed("432", date(2021, 5, 21), True),
        Listed("432", date(2021, 5, 25), True),
        Listed("520", date(2021, 5, 24), True),
    ]
    events = [("432", date(2021, 5, 24)), ("432", date(2021, 5, 22))]
    assert match(events, listed, 7) == {0: 1, 1: 0}
    assert match(events, listed, 0) == {}


def test_kappa_is_one_for_agreement_and_nought_for_chance() -> None:
    assert kappa(10, 0, 0, 10) == 1
    assert kappa(5, 5, 5, 5) == 0
