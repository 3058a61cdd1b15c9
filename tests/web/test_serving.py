"""`juncture serve` from the shell: it says where it is, stops when told, and refuses what would be unsafe."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from web_making import settings

from juncture.web.places import nearby
from juncture.web.serving import _socket

COMMAND = "import sys; sys.argv = ['juncture', 'serve', *sys.argv[1:]]; from juncture.cli import main; main()"


@contextmanager
def started(*words: object) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", COMMAND, *map(str, words), "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert found, said
    return found[0]


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_when_told(lantern: Path, told: signal.Signals) -> None:
    with started(lantern, "--port", 0) as process:
        address = address_of(process)
        transport = httpx.HTTPTransport(retries=40)
        with httpx.Client(transport=transport, timeout=30) as client:
            assert "The Lantern Islands" in client.get(address).text
        process.send_signal(told)
        rest, _ = process.communicate(timeout=20)
        assert "The workbench has stopped." in rest
        assert "Traceback" not in rest


def test_a_port_that_is_taken_is_named(lantern: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with started(lantern, "--port", port) as process:
            said, _ = process.communicate(timeout=30)
    assert process.returncode == 2
    assert f"port {port} on 127.0.0.1 cannot be used" in said


def test_an_address_that_others_can_reach_is_refused(lantern: Path) -> None:
    with started(lantern, "--host", "0.0.0.0") as process:
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "has no accounts" in said


def test_a_folder_that_is_no_dossier_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with started(tmp_path) as process:
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "Traceback" not in said


def test_dossiers_in_and_beneath_a_folder_are_found(lantern: Path, desk: str) -> None:
    assert nearby(lantern.parent) == [desk, str(lantern)]
    assert nearby(lantern) == [str(lantern)]
    assert nearby(lantern / "record") == []


def test_no_answer_waits_until_the_browser_has_acknowledged_the_one_before(lantern: Path) -> None:
    async def waits() -> int:
        heard: asyncio.Queue[int] = asyncio.Queue()

        def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            heard.put_nowait(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with _socket(settings(lantern)) as listening:
            server = await asyncio.start_server(met, sock=listening)
            _, writer = await asyncio.open_connection(*listening.getsockname())
            writer.close()
            found = await asyncio.wait_for(heard.get(), 10)
            server.close()
        return found

    with ThreadPoolExecutor(1) as pool:  # a browser that tests drive keeps a loop of its own in this thread
        assert pool.submit(lambda: asyncio.run(waits())).result() != 0
