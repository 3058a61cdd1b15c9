"""What is particular to a store in PostgreSQL: its address, its rights, connections that drop, a disk that is full."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from juncture.record.journal import Action, Change
from juncture.record.problems import StoreError
from juncture.record.store import open_store
from juncture.record.store import postgres as module
from juncture.record.store.sql import SqlStore

pytestmark = pytest.mark.postgres


def people(*ids: str) -> list[Change]:
    return [Change(Action.ASSERT, "actor", id, "{}") for id in ids]


@pytest.fixture
def desk(postgres: Callable[[], str]) -> Iterator[SqlStore]:
    store = open_store(postgres(), create=True)
    assert isinstance(store, SqlStore)
    store.append("mali", people("a"), "ana")
    yield store
    store.close()


def refusal(address: str, *, create: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(address, create=create)
    assert "Traceback" not in str(caught.value)
    return str(caught.value)


def elsewhere(server: str, database: str) -> str:
    """Another database of the same server."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)


def drop_others(store: SqlStore) -> None:
    """End every other connection to the database, as an administrator would."""
    with store.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND application_name = 'juncture' AND datname = current_database()"
            )
        )
        connection.rollback()


# Addresses


def test_without_the_driver_a_sentence_names_the_extra():
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from juncture.record.store import open_store\n"
        "from juncture.record.problems import StoreError\n"
        "try: open_store('postgresql://ana@desk.example/crises')\n"
        "except StoreError as error: print(error)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "needs the PostgreSQL driver; install it with: pip install 'juncture[postgres]'." in said


def test_a_server_that_is_not_there_is_a_sentence_without_the_password(tmp_path: Path):
    said = refusal(f"postgresql://ana:s3cret@/crises?host={tmp_path}#mali")
    assert "cannot be opened" in said
    assert "s3cret" not in said
    assert "ana:***" in said


def test_an_address_that_is_none_is_a_sentence():
    assert "write postgresql://USER@HOST/DATABASE#DOSSIER" in refusal("postgresql://ana@host:port/x")


@pytest.mark.parametrize("name", ["Desk", "a-b", "x;drop", "ä"])
def test_a_schema_is_named_in_plain_letters(name: str):
    assert "names no schema; write lower-case letters" in refusal(f"postgresql://ana@host/x?schema={name}")


def test_a_database_that_is_not_there_is_a_sentence(server: str):
    assert re.search(r"cannot be opened: .*does not exist", refusal(elsewhere(server, "nowhere")))


def test_schemas_of_one_database_are_stores_of_their_own(postgres: Callable[[], str]):
    one, other = postgres(), postgres()
    for address, dossier in ((one, "mali"), (other, "niger")):
        with closing(open_store(address, create=True)) as store:
            store.append(dossier, people("a"), "ana")
    with closing(open_store(one)) as store:
        assert [held.id for held in store.dossiers()] == ["mali"]


def test_a_server_too_old_is_refused(postgres: Callable[[], str], monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patch:
        patch.setattr(module, "OLDEST", 99)
        assert re.search(r"runs on PostgreSQL \d+; 99 or later is needed", refusal(postgres(), create=True))


def test_a_database_of_another_encoding_is_refused(desk: SqlStore, server: str):
    with desk.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        name = f"latin_{os.getpid()}"
        connection.exec_driver_sql(f"CREATE DATABASE {name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
        assert "in LATIN1, which cannot hold every name" in refusal(elsewhere(server, name), create=True)
        connection.exec_driver_sql(f"DROP DATABASE {name}")


# Rights


def test_one_who_may_only_read_reads_and_gets_a_sentence_when_writing(desk: SqlStore, server: str):
    role, schema = f"reader_{os.getpid()}", desk.schema
    with desk.engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN")
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {role}")
        connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}")
    mark = "&" if "?" in server else "?"
    address = re.sub(r"//[^/@]*@", f"//{role}@", server) + f"{mark}schema={schema}"
    with closing(open_store(address)) as store:
        assert [line.id for line in store.lines("mali")] == ["a"]
        with pytest.raises(StoreError, match=r"cannot be written: permission denied .*It is as it was before"):
            store.append("mali", people("b"), "eve")
    assert desk.head("mali").seq == 1
    with desk.engine.begin() as connection:
        connection.exec_driver_sql(f"DROP OWNED BY {role}")
        connection.exec_driver_sql(f"DROP ROLE {role}")


# Connections that drop


def test_a_connection_dropped_in_a_step_leaves_the_store_as_before(desk: SqlStore, postgres: Callable[[], str]):
    with closing(open_store(postgres(), create=True)) as other:
        assert isinstance(other, SqlStore)

        def interrupted() -> None:
            with desk.step("mali"):
                desk.append("mali", people("b"), "ana")
                drop_others(other)
                desk.append("mali", people("c"), "ana")

        with pytest.raises(StoreError, match=r"the database ended the connection\. It is as it was before"):
            interrupted()
    assert [line.id for line in desk.lines("mali")] == ["a"]
    desk.append("mali", people("d"), "ana")
    assert desk.verify("mali").whole


def test_a_connection_dropped_while_lines_stream_in_is_a_sentence(desk: SqlStore, postgres: Callable[[], str]):
    with closing(open_store(postgres(), create=True)) as other:
        assert isinstance(other, SqlStore)

        def interrupting() -> Iterator[Change]:
            yield from people(*(f"n{n}" for n in range(3_000)))
            drop_others(other)
            yield from people(*(f"m{n}" for n in range(3_000)))

        with pytest.raises(StoreError, match="It is as it was before"):
            desk.append("mali", interrupting(), "ana")
    assert desk.head("mali").seq == 1


def test_a_connection_dropped_before_the_seal_says_that_the_step_is_there_whole_or_not(
    desk: SqlStore, postgres: Callable[[], str]
):
    with closing(open_store(postgres(), create=True)) as other:
        assert isinstance(other, SqlStore)

        def interrupted() -> None:
            with desk.step("mali"):
                desk.append("mali", people("b"), "ana")
                drop_others(other)

        with pytest.raises(StoreError, match="there as a whole or not at all; look at the end of the journal"):
            interrupted()
    assert desk.head("mali").seq in (1, 2)
    assert desk.verify("mali").whole


def test_a_connection_that_died_while_idle_is_not_noticed(
    desk: SqlStore, postgres: Callable[[], str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "IDLE", -1.0)
    with closing(open_store(postgres(), create=True)) as other:
        assert isinstance(other, SqlStore)
        drop_others(other)
    assert desk.head("mali").seq == 1


def test_a_connection_that_died_while_reading_is_a_sentence(desk: SqlStore, postgres: Callable[[], str]):
    with closing(open_store(postgres(), create=True)) as other:
        assert isinstance(other, SqlStore)

        def interrupted() -> None:
            with desk.snapshot():
                assert desk.head("mali").seq == 1
                drop_others(other)
                desk.head("mali")

        with pytest.raises(StoreError, match="cannot be read: the database ended the connection"):
            interrupted()
    assert desk.head("mali").seq == 1


# Text and room


def test_a_zero_character_is_refused_with_a_sentence(desk: SqlStore):
    with pytest.raises(StoreError, match=r"cannot be written: .*NUL.* It is as it was before"):
        desk.put_text("mali", "report", "a\0b")
    assert desk.texts("mali") == {}


@pytest.fixture
def tiny(desk: SqlStore, tmp_path: Path) -> Iterator[str]:
    """A table space of 3 MB, which only root can have made."""
    if os.geteuid() != 0:
        pytest.skip("Only root may mount a small disk to fill.")
    with desk.engine.connect() as connection:
        owner = Path(str(connection.exec_driver_sql("SHOW data_directory").scalar())).stat().st_uid
        connection.rollback()
    place = Path(tempfile.mkdtemp(prefix="juncture-tiny-"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size=3m,uid={owner},mode=700", "tmpfs", str(place)]
    if subprocess.run(mount, check=False).returncode:
        place.rmdir()
        pytest.skip("A small disk cannot be mounted here.")
    auto = desk.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    name = f"tiny_{os.getpid()}"
    with auto:
        auto.exec_driver_sql(f"CREATE TABLESPACE {name} LOCATION '{place}'")
        yield name
        auto.exec_driver_sql(f"DROP SCHEMA {desk.schema} CASCADE")
        auto.exec_driver_sql("CHECKPOINT")
        auto.exec_driver_sql(f"DROP TABLESPACE {name}")
    subprocess.run(["umount", "--lazy", place], check=True)
    place.rmdir()


def test_a_full_disk_is_a_sentence_and_the_store_as_before(desk: SqlStore, tiny: str):
    with desk.engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE journal SET TABLESPACE {tiny}")
    long = [Change(Action.ASSERT, "claim", f"c{n}", '{"entry":"' + "x" * 900 + '"}') for n in range(6_000)]
    with pytest.raises(StoreError, match=r"cannot be written: .*[Nn]o space left.* It is as it was before"):
        desk.append("mali", long, "ana")
    assert desk.head("mali").seq == 1
    assert desk.verify("mali").whole


def test_a_reader_does_not_wait_for_a_writer(desk: SqlStore):
    with desk.step("mali"):
        desk.append("mali", people("b"), "ana")
        seen: list[int] = []
        from threading import Thread

        reader = Thread(target=lambda: seen.append(desk.head("mali").seq))
        reader.start()
        reader.join(30)
        assert seen == [1]
