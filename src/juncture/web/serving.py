"""Starting and stopping the workbench: a socket that is ours before anything is said, then uvicorn on it."""

from __future__ import annotations

import gc
import os
import signal
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

import uvicorn

from juncture.record.problems import JunctureError
from juncture.web import logs
from juncture.web.app import create_app
from juncture.web.settings import Settings, loopback

PORT = 8377
#: How long requests that are under way may take when the workbench is told to stop, in seconds.
PATIENCE = 5
#: New objects between two looks for cycles; with the usual 700 a large record takes half as long again to be read.
COLLECTING = 50_000


def settings_for(
    dossiers: tuple[str, ...], host: str, port: int | None, author: str, *, url: str | None = None
) -> Settings:
    """The settings for a host; ``url`` is where browsers reach it through a web server that passes requests on.

    >>> settings_for(("desk.sqlite",), "127.0.0.1", None, "ana", url="https://desk.example.org").https
    True
    """
    chosen = PORT if port is None else port
    if url is None and not loopback(host):
        return Settings(dossiers, host, chosen, author, names=("*",))  # no cookie goes to a foreign name
    own = Settings(dossiers, host, chosen, author)
    if url is None:
        return own
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise JunctureError(f"--url {url!r} is no address of a web server; write one such as https://desk.example.org")
    return replace(own, https=parts.scheme == "https", names=(*own.names, _shown(parts.hostname)))


def run(settings: Settings, *, tell: Callable[[str], None], opens: bool = True, log_json: bool = False) -> None:
    """Serve until told to stop; ``tell`` gets the sentences for whoever started it."""
    gc.set_threshold(COLLECTING, 20, 100)
    app = create_app(settings)
    if log_json:
        logs.to_stderr()
    if not settings.is_loopback and not settings.https:
        tell(
            "Passwords and texts travel unencrypted to whoever is on the way. Put the workbench behind a web server "
            "that speaks HTTPS, and name that with --url https://..."
        )
    listening = _socket(settings)
    address = f"http://{_shown(settings.host)}:{listening.getsockname()[1]}/"
    tell(f"The workbench is at {address} (Ctrl-C stops it).")
    config = uvicorn.Config(
        app,
        log_level="critical",
        server_header=False,
        proxy_headers=settings.https,
        timeout_graceful_shutdown=PATIENCE,
    )
    server = _Server(config, (lambda: _open(address)) if opens else None)
    server.run(sockets=[listening])
    tell("The workbench has stopped.")


class _Server(uvicorn.Server):
    """Opens the browser once there is something to see, and takes a signal as the wish to stop, not as a failure."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None] | None) -> None:
        super().__init__(config)
        self._then = started

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {one: signal.signal(one, self.handle_exit) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self._then:
            self._then()


def _socket(settings: Settings) -> socket.socket:
    """A listening socket: on the port that was asked for, or a free one where nobody asked and ours is taken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    ports = (settings.port, 0) if settings.port == PORT else (settings.port,)
    for port in ports:
        # Without the protocol's number asyncio leaves Nagle's wait on: 40 ms for each answer on an open connection.
        found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((settings.host.strip("[]"), port))
            found.listen()  # whoever comes before all is ready waits a moment and is not refused
        except OSError as error:
            found.close()
            reason = error.strerror
        else:
            return found
    raise JunctureError(
        f"port {settings.port} on {settings.host} cannot be used: {reason}. Choose another with --port."
    )


def _open(address: str) -> None:
    """Open a browser where somebody sits in front of one."""
    if (
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or os.name == "nt"
        or os.uname().sysname == "Darwin"
    ):
        webbrowser.open(address)


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
