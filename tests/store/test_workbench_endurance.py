"""A workbench that is killed while it writes, and one whose disk is full: what it acknowledged is there."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "web"))

from web_making import send, visit  # noqa: E402

from juncture.record.folder.starting import start_folder  # noqa: E402
from juncture.record.opening import import_folder  # noqa: E402
from juncture.record.store import open_store  # noqa: E402

COMMAND = "import sys; sys.argv = ['juncture', 'serve', *sys.argv[1:]]; from juncture.cli import main; main()"
PAGE = "/d/lantern/statements/new?kind=event"
WRITES = "/d/lantern/statements"


def lantern(tmp_path: Path, address: str) -> str:
    import_folder(start_folder(tmp_path / "lantern", title="The Lantern Islands", country=None), address, author="ana")
    return address


@contextmanager
def served(address: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    command = [sys.executable, "-c", COMMAND, address, "--port", "0", "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        with httpx.Client(base_url=found[0], timeout=30, transport=httpx.HTTPTransport(retries=40)) as client:
            yield process, client
    finally:
        process.kill()
        process.communicate()


def form_token(client: httpx.Client) -> dict[str, str]:
    found = re.search(r'"X-CSRF-Token": "([0-9a-f]+)"', client.get(PAGE).text)
    assert found
    return {"X-CSRF-Token": found[1]}


def actor(id: str, name: str = "Somebody") -> dict[str, str]:
    return {"kind": "actor", "id": id, "name": name, "type": "person"}


def journaled(address: str) -> list[str]:
    """What the journal holds, once it was found to be whole."""
    with closing(open_store(address)) as store:
        assert store.verify("lantern").whole
        return [line.id for line in store.lines("lantern")]


@pytest.mark.slow
def test_a_server_killed_while_it_writes_loses_nothing_that_it_acknowledged(fresh: Callable[[], str], tmp_path: Path):
    address = lantern(tmp_path, fresh())
    kept: list[str] = []
    enough = threading.Event()

    def write(client: httpx.Client) -> None:
        token = form_token(client)
        try:
            for number in range(10_000):
                if client.post(WRITES, data=actor(f"actor-{number}"), headers=token).status_code == 303:
                    kept.append(f"actor-{number}")
                if len(kept) == 10:
                    enough.set()
        except httpx.HTTPError:
            return

    with served(address) as (process, client):
        writer = threading.Thread(target=write, args=(client,))
        writer.start()
        assert enough.wait(60)
        process.send_signal(signal.SIGKILL)
        writer.join()
    held = [id for id in journaled(address) if id.startswith("actor-")]
    assert held[: len(kept)] == kept
    assert len(held) - len(kept) in (0, 1)  # the answer to the last one may not have got through
    with served(address) as (_, client):
        assert kept[-1] in client.get(PAGE).text
        assert client.post(WRITES, data=actor("afterwards"), headers=form_token(client)).status_code == 303
    assert journaled(address) == [*journaled(address)[:-1], "afterwards"]


def test_a_full_disk_is_a_sentence_on_the_page_and_nothing_is_lost(small_disk: Path, tmp_path: Path):
    address = lantern(tmp_path, str(small_disk / "desk.sqlite"))
    with visit(address) as client:
        (small_disk / "ballast").write_bytes(b"x" * 400_000)
        kept, refused = written_until_full(client)
        assert refused.status_code == 503
        assert "the disk is full" in refused.text
        assert "Traceback" not in refused.text
        assert journaled(address)[-len(kept) :] == kept
        assert kept[-1] in client.get(PAGE).text
        (small_disk / "ballast").unlink()
        assert send(client, WRITES, data=actor("afterwards")).status_code == 303
    assert journaled(address)[-len(kept) - 1 :] == [*kept, "afterwards"]


def written_until_full(client: Any) -> tuple[list[str], Any]:
    """The ids that were acknowledged, and the answer that was not one."""
    kept: list[str] = []
    for number in range(400):
        answer = send(client, WRITES, data=actor(f"actor-{number}", "A long name " * 400))
        if answer.status_code != 303:
            return kept, answer
        kept.append(f"actor-{number}")
    raise AssertionError("the disk did not fill up")
