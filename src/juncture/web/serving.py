"""Starting and stopping the workbench: a socket that is ours before anything is said, then uvicorn on it."""

from __future__ import annotations

import os
import signal
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from juncture.record.problems import JunctureError
from juncture.web.app import create_app
from juncture.web.settings import Settings, loopback

PORT = 8377
#: How long requests that are under way may take when the workbench is told to stop, in seconds.
PATIENCE = 5


def settings_for(dossiers: tuple[str, ...], host: str, port: int | None, author: str) -> Settings:
    """The settings for one person on one machine; refuses an address that others can reach."""
    if not loopback(host):
        raise JunctureError(
            f"{host!r} can be reached from other machines, and this workbench has no accounts: whoever reaches it "
            "could read and change everything. Leave --host out, or set up accounts first."
        )
    return Settings(dossiers, host, PORT if port is None else port, author)


def run(settings: Settings, *, tell: Callable[[str], None], opens: bool = True) -> None:
    """Serve until told to stop; ``tell`` gets the sentences for whoever started it."""
    app = create_app(settings)
    listening = _socket(settings)
    address = f"http://{_shown(settings.host)}:{listening.getsockname()[1]}/"
    tell(f"The workbench is at {address} (Ctrl-C stops it).")
    config = uvicorn.Config(
        app,
        log_level="critical",
        server_header=False,
        proxy_headers=False,
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
    """A bound socket: on the port that was asked for, or a free one where nobody asked and ours is taken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    ports = (settings.port, 0) if settings.port == PORT else (settings.port,)
    for port in ports:
        found = socket.socket(family, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((settings.host.strip("[]"), port))
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
