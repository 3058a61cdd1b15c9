"""Lists for tests: where the published ones lie, and small ones in their layout, written here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from juncture.precedents import Listing, read_list

DATA = next((p / "shared/data" for p in Path(__file__).parents if (p / "shared/data").is_dir()), Path("shared/data"))
FILES = {
    "powell-thyne": "pt_v2023.09.08_powell_thyne.tsv",
    "colpus": "colpus_basic_1946-2022.csv",
    "archigos": "archigos_4.1.csv",
    "reign-leaders": "reign_leaderlist_3_21.csv",
    "reign-elections": "reign_electionlist_3_21.csv",
    "cline": "cline_coup_data_2.1.2.csv",
}
needs_lists = pytest.mark.skipif(
    not all((DATA / name).is_file() for name in FILES.values()),
    reason="the published lists are not beside the project; their terms do not let them travel with it",
)

PT_HEAD = "country\tccode\tccode_gw\tccode_polity\tyear\tmonth\tday\tcoup\tversion\n"


@cache
def published(name: str) -> Listing:
    """A published list, where it is at hand."""
    return read_list(DATA / FILES[name])


def pt_file(folder: Path, *rows: str, name: str = "pt.tsv") -> Path:
    """A file in the layout of Powell & Thyne; a row is: country ccode year month day coup."""
    lines = []
    for row in rows:
        country, code, year, month, day, coup = row.split("|")
        lines.append(f"{country}\t{code}\t\t\t{year}\t{month}\t{day}\t{coup}\tV0\n")
    path = folder / name
    path.write_text(PT_HEAD + "".join(lines), encoding="utf-8")
    return path
