"""How the workbench is set up; settled when it starts and never changed while it runs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workbench is started with.

    ``dossiers`` are addresses as the commands take them. ``author`` is the name under which changes are
    journaled where there are no accounts. ``secret`` seals the tokens of forms; without one given it lasts
    as long as the process.

    >>> Settings(("examples/mali-2021",)).is_loopback, Settings((), host="0.0.0.0").is_loopback
    (True, False)
    """

    dossiers: tuple[str, ...]
    host: str = "127.0.0.1"
    port: int = 8377
    author: str = "analyst"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    #: The largest request that is taken in, in bytes.
    upload_limit: int = 20 * MEGABYTE
    #: Whether browsers reach it over HTTPS, through a web server that passes requests on.
    https: bool = False
    #: The names under which browsers may call; others are refused, so that no foreign page can (DNS rebinding).
    names: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")

    @property
    def is_loopback(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return loopback(self.host)


def loopback(host: str) -> bool:
    """Whether a host is this machine alone.

    >>> loopback("localhost"), loopback("::1"), loopback("192.168.1.5"), loopback("desk.example.org")
    (True, True, False, False)
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
