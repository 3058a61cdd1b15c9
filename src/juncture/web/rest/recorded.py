"""A dossier as its own file stood at a moment of record time, for every question that can be asked about one."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from fastapi import Depends, HTTPException, Query
from starlette.requests import Request

from juncture.record.canonical import digest
from juncture.record.following import Edition
from juncture.record.opening import end_of, open_record
from juncture.record.problems import JunctureError, StoreError
from juncture.web.page import opened
from juncture.web.shelf import Opened

_MEANS = "What the dossier's own file said by then: a day or a moment. It needs a journal."


def asked(
    request: Request,
    slug: str,
    recorded: Annotated[str, Query(max_length=40, description=_MEANS, examples=["2026-06-01"])] = "",
) -> Opened:
    """The dossier that an address names, as it stands now or as it was recorded by a moment."""
    dossier = opened(request, slug)
    if not recorded:
        return dossier
    try:
        end_of(recorded)
    except StoreError as error:
        raise JunctureError(str(error)) from None
    try:
        return _by(dossier.slug, dossier.address, dossier.stamp, dossier.in_store, recorded)
    except StoreError as error:
        raise HTTPException(409, str(error)) from None


@lru_cache(maxsize=2)
def _by(slug: str, address: str, stamp: str, in_store: bool, recorded: str) -> Opened:
    record = open_record(address, recorded=recorded)
    return Opened(slug, address, Edition(record, digest(f"{stamp} {recorded}")[:24]), in_store)


#: For the signature of a question: the dossier, as of record time where that is asked.
Asked = Annotated[Opened, Depends(asked)]
