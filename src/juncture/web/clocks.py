"""The two clocks that every page of a dossier can be asked with: as of a day, as known on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query

from juncture import api


@dataclass(frozen=True, slots=True)
class Clocks:
    """The days that a page is asked for; None leaves a clock open.

    >>> Clocks(known=date(2021, 5, 27)).query
    '?known=2021-05-27'
    """

    as_of: date | None = None
    known: date | None = None

    @property
    def asked(self) -> dict[str, Any]:
        """As the questions of :mod:`juncture.api` take them."""
        return {"as_of": self.as_of, "known": self.known}

    @property
    def query(self) -> str:
        """The end of an address that asks for these days; empty where both are open."""
        given = {name: day.isoformat() for name, day in self.asked.items() if day}
        return f"?{urlencode(given)}" if given else ""


def clocks(
    as_of: Annotated[
        str, Query(max_length=40, description="The day in the world that is described.", examples=["2021-05-25"])
    ] = "",
    known: Annotated[
        str, Query(max_length=40, description="Only what was public by this day.", examples=["2021-05-27"])
    ] = "",
) -> Clocks:
    """The clocks in an address; an empty one is left open, one that is no day gets a sentence."""
    return Clocks(api.day(as_of or None, "as-of"), api.day(known or None, "known"))


Asked = Annotated[Clocks, Depends(clocks)]
