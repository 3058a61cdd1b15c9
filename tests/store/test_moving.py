"""A dossier moves from store to store: the same hashes, the same texts, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import velmora

from juncture.record.copying import copy_dossier
from juncture.record.journal import Action, Change
from juncture.record.opening import open_record
from juncture.record.problems import StoreError
from juncture.record.store import open_store


@pytest.fixture
def filled(tmp_path: Path) -> str:
    address = str(tmp_path / "source.sqlite")
    with closing(open_store(address, create=True)) as store:
        velmora.fill(store)
        store.append("other", [Change(Action.ASSERT, "actor", "a", "{}")], "ana")
    return address


def everything(address: str) -> tuple[object, ...]:
    with closing(open_store(address)) as store:
        assert store.verify("velmora").whole
        return (
            next(one for one in store.dossiers() if one.id == "velmora"),
            list(store.lines("velmora")),
            list(store.standing("velmora")),
            list(store.kept_texts("velmora")),
        )


def test_a_dossier_goes_there_and_back_unchanged(filled: str, fresh: Callable[[], str]):
    there, back = fresh(), fresh()
    copied = copy_dossier(f"{filled}#velmora", there)
    assert (copied.dossier, copied.lines, copied.texts) == ("velmora", 18, 3)
    copy_dossier(there, f"{back}#velmora")
    assert everything(filled) == everything(there) == everything(back)
    assert open_record(back).held == open_record(f"{filled}#velmora").held


def test_a_copy_that_is_there_already_gets_only_what_it_lacks(filled: str, address: str):
    copy_dossier(f"{filled}#velmora", address)
    again = copy_dossier(f"{filled}#velmora", address)
    assert (again.lines, again.texts) == (0, 0)
    with closing(open_store(filled)) as store:
        store.append("velmora", [Change(Action.RETRACT, "claim", "rumour")], "ben")
        store.put_text("velmora", "renn-letter", velmora.LETTER + " P.S.")
    more = copy_dossier(f"{filled}#velmora", address)
    assert (more.lines, more.texts) == (1, 1)
    assert everything(filled) == everything(address)


def test_a_target_that_went_its_own_way_is_left_as_it_is(filled: str, address: str):
    copy_dossier(f"{filled}#velmora", address)
    with closing(open_store(address)) as target:
        target.append("velmora", [Change(Action.RETRACT, "claim", "rumour")], "ben")
    before = everything(address)
    with pytest.raises(StoreError, match="has gone on to line 19; the one given ends at line 18"):
        copy_dossier(f"{filled}#velmora", address)
    with closing(open_store(filled)) as store:
        store.append("velmora", [Change(Action.RETRACT, "actor", "council")], "ana")
    with pytest.raises(StoreError, match="have parted"):
        copy_dossier(f"{filled}#velmora", address)
    assert everything(address) == before


def test_a_journal_that_was_altered_in_its_store_does_not_travel(filled: str, address: str):
    with closing(open_store(filled)) as store, store.writing() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("update journal set author = 'eve' where seq = 9")
    with pytest.raises(StoreError, match="the journal of 'velmora' breaks at line 9: its content was altered"):
        copy_dossier(f"{filled}#velmora", address)
    with closing(open_store(address)) as target:
        assert target.dossiers() == []


def test_a_dossier_keeps_its_id(filled: str, address: str):
    with pytest.raises(StoreError, match="cannot become 'harbour': its journal is sealed with its id"):
        copy_dossier(f"{filled}#velmora", f"{address}#harbour")


def test_a_folder_is_not_copied_but_imported(filled: str, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="'juncture import' brings a folder into a store"):
        copy_dossier(f"{filled}#velmora", str(tmp_path / "folder"))
