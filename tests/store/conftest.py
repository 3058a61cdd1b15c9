"""Both databases under one suite: SQLite in a file, PostgreSQL in a schema of its own for each test."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from juncture.record.folder.starting import start_folder
from juncture.record.opening import import_folder
from juncture.record.store import Store, open_store

sys.path.insert(0, str(Path(__file__).parent.parent / "fixtures" / "stores"))
sys.path.insert(0, str(Path(__file__).parent.parent / "web"))

_NUMBERS = count()


def _without(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{reason} In continuous integration none may be skipped.")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL that may be written to."""
    if given := os.environ.get("JUNCTURE_TEST_POSTGRES"):
        yield from _own_database(given)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import pgserver
        except ImportError:
            _without("There is no PostgreSQL: pip install pgserver, or name a database in JUNCTURE_TEST_POSTGRES.")
        try:
            # Not below pytest's own folder, which others may not enter: started by root, the server is somebody else.
            folder = tempfile.mkdtemp(prefix="juncture-postgres-")
            started = pgserver.get_server(folder, cleanup_mode="delete")
        except (OSError, AssertionError, subprocess.SubprocessError) as error:
            _without(f"The PostgreSQL of pgserver does not start here: {error}.")
    yield started.get_uri()
    started.cleanup()


def _own_database(address: str) -> Iterator[str]:
    """A database of its own for each process of the tests, for some of them end every connection to it."""
    url, name = make_url(address).set(drivername="postgresql+psycopg"), f"juncture_test_{os.getpid()}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0"))
        yield url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """Which database a test is about."""
    return str(request.param)


@pytest.fixture
def fresh(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Callable[[], str]:
    """Gives the address of a new, empty place for a store at every call."""
    if database == "sqlite":
        return lambda: str(tmp_path / f"desk-{next(_NUMBERS)}.sqlite")
    return places(request.getfixturevalue("server"))


@pytest.fixture
def postgres(server: str) -> Callable[[], str]:
    return places(server)


def places(server: str) -> Callable[[], str]:
    mark = "&" if "?" in server else "?"
    return lambda: f"{server}{mark}schema=t{os.getpid()}_{next(_NUMBERS)}"


@pytest.fixture
def address(fresh: Callable[[], str]) -> str:
    return fresh()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address, create=True)
    yield opened
    opened.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, which only root can have made."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("Only root may mount a small disk to fill.")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def visiting() -> Iterator[Callable[..., Any]]:
    """Visits that let go of the store when the test is over."""
    from web_making import visit

    with ExitStack() as stack:
        yield lambda *dossiers: stack.enter_context(visit(*dossiers))


@pytest.fixture
def filled(address: str, tmp_path: Path) -> str:
    """A store with a small dossier."""
    folder = start_folder(tmp_path / "lantern", title="The Lantern Islands", country=None)
    import_folder(folder, address, author="ana")
    return address
