"""The finders of each kind of statement, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from juncture.reading.coder import (
    assessments,
    claims,
    influences,
    likenesses,
    offices,
    powers,
    prospects,
    stances,
    writing,
)
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.reading import Text

FINDERS: tuple[Callable[[Text], Iterable[Proposal]], ...] = (
    writing.events,
    offices.offices,
    stances.stances,
    powers.powers,
    influences.influences,
    prospects.options,
    assessments.assessments,
    claims.claims,
    likenesses.likenesses,
)
