"""Exports in the columns of ACLED and UCDP GED, made up for tests: no row in them is real."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "civilian_targeting", "iso", "region", "country",
    "admin1", "location", "latitude", "longitude", "source", "notes", "fatalities",
)  # fmt: skip
UCDP = (
    "id", "year", "type_of_violence", "conflict_name", "dyad_name", "side_a", "side_b", "number_of_sources",
    "where_coordinates", "adm_1", "adm_2", "country", "date_prec", "date_start", "date_end", "best", "high", "low",
)  # fmt: skip

CLASH: dict[str, Any] = {
    "event_type": "Battles", "time_precision": 1, "actor1": "JNIM: Group for Support of Islam and Muslims",
    "actor2": "Military Forces of Mali (2020-2021)", "country": "Mali", "iso": 466, "admin1": "Mopti",
    "location": "Boni", "source": "Studio Tamani; RFI", "fatalities": 2,
}  # fmt: skip
BATTLE: dict[str, Any] = {
    "type_of_violence": 1, "side_a": "Government of Mali", "side_b": "JNIM", "number_of_sources": 2,
    "where_coordinates": "Boni town", "adm_1": "Mopti region", "country": "Mali", "best": 3,
}  # fmt: skip


def clash(number: int, day: date | str, **more: Any) -> dict[str, Any]:
    """A row of ACLED."""
    return {"event_id_cnty": f"MLI{number}", "event_date": str(day), **CLASH, **more}


def battle(number: int, first: str, last: str = "", **more: Any) -> dict[str, Any]:
    """A row of UCDP GED."""
    return {"id": number, "date_start": first, "date_end": last or first, **BATTLE, **more}


def write(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, Any]], **more: Any) -> Path:
    """Write an export as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, list(columns), restval="", **more)
        table.writeheader()
        table.writerows(rows)
    return path


def years(first: int, last: int, seed: int = 1) -> list[dict[str, Any]]:
    """Made-up clashes over some years, more of them in the dry season, some of them vague or not violent."""
    random_ = random.Random(seed)
    day, rows = date(first, 1, 1), []
    while day.year <= last:
        for _ in range(random_.choices((0, 1, 2), (6, 3 if day.month in (6, 7, 8, 9) else 5, 1))[0]):
            kind = random_.choice(("Battles", "Battles", "Violence against civilians", "Protests"))
            place = random_.choice(("Mopti", "Gao", "Menaka"))
            who = random_.choice((CLASH["actor1"], "Islamic State Sahel Province", "Dan Na Ambassagou"))
            vague, killed = random_.choice((1, 1, 1, 2)), random_.randint(0, 9)
            rows.append(clash(len(rows), day, event_type=kind, admin1=place, actor1=who, fatalities=killed,
                              time_precision=vague))  # fmt: skip
        day += timedelta(days=1)
    return rows
