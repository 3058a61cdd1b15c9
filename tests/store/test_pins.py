"""Pinned briefs, alike in either store: each gives the record of its moment again, and a backup takes them along."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from juncture.record.backup import backup, restore
from juncture.record.entering import enter
from juncture.record.folder.starting import start_folder
from juncture.record.items import Actor
from juncture.record.opening import import_folder
from juncture.record.pins import KEPT, Pins
from juncture.record.problems import StoreError
from juncture.record.search.tables import INDEX


@pytest.fixture
def filled(address: str, tmp_path: Path) -> str:
    import_folder(start_folder(tmp_path / "lantern", title="The Lantern Islands", country=None), address, author="ana")
    return address


def test_a_pin_gives_the_record_of_its_moment_again(filled: str) -> None:
    with Pins(filled) as pins:
        made = pins.add(" For Tuesday ", "ana", known=date(2024, 3, 14))
        enter(filled, Actor(id="tobias-renn", name="Tobias Renn", type="person"), "ben")
        later = pins.add("Final", "ben")
        assert [one.name for one in pins.all()] == ["Final", "For Tuesday"]
        assert pins.get(made.key) == made
        assert (made.known, made.as_of, made.author) == (date(2024, 3, 14), None, "ana")
        assert pins.record(made).get("tobias-renn") is None
        assert pins.record(later).get("tobias-renn") is not None


def test_a_pin_that_is_taken_away_leaves_the_others_and_its_number_unused(filled: str) -> None:
    with Pins(filled) as pins:
        first, second = pins.add("One", "ana"), pins.add("Two", "ana")
        pins.remove(second.key)
        assert pins.all() == [first]
        assert pins.add("Three", "ana").key > second.key
        with pytest.raises(StoreError, match="no pin"):
            pins.get(second.key)


def test_a_backup_takes_pins_along(filled: str, tmp_path: Path) -> None:
    with Pins(filled) as pins:
        made = pins.add("For Tuesday", "ana")
    backup(filled, tmp_path / "b.zip", kept=[KEPT], left=[INDEX])
    target = str(tmp_path / "again.sqlite")
    restore(tmp_path / "b.zip", target, kept=[KEPT])
    with Pins(target) as pins:
        assert pins.all() == [made]
        assert pins.record(made).meta.title == "The Lantern Islands"


def test_a_folder_holds_no_pins_and_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="need a store"):
        Pins(str(tmp_path))
