"""The linked conflict, counted in exports of the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from juncture import outputs
from juncture.record import listing
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.statements import Event
from juncture.record.when import day_of

if TYPE_CHECKING:
    from juncture.conflict import Export

from juncture.api.asked import Day, event_of, head, view


def conflict_exports(address: str, files: Iterable[Path] = ()) -> list[Export]:
    """The exports of ACLED or UCDP GED that lie in a dossier's folder under ``conflict/``, and those in files named."""
    from juncture.conflict import read_export
    from juncture.record.folder.layout import EXPORTS
    from juncture.record.store import is_store

    beside = [] if is_store(address) else sorted(Path(address).glob(f"{EXPORTS}/*.csv"))
    return [read_export(file) for file in (*beside, *files)]


def conflict(
    record: Record,
    exports: Iterable[Export],
    event: str | None = None,
    *,
    months: int = 6,
    as_of: Day = None,
    known: Day = None,
) -> outputs.ConflictOutput:
    """The linked conflict before and after an event, the dossier's turning point where none is named.

    ``months`` is how many whole months each side has at most. Nothing later than ``as_of`` is counted.
    """
    from juncture.brief.relevance import conflict_statements
    from juncture.conflict import Question, cautions, compare, known_as, says
    from juncture.record.statements import Influence

    if months < 1:
        raise JunctureError(f"{months} months leave nothing to compare; give at least 1.")
    given = list(exports)
    if not given:
        raise JunctureError(
            "there is no export to count in; name a CSV file of ACLED or UCDP GED, or put it into the folder conflict/ "
            "of the dossier."
        )
    seen = view(record, as_of=as_of, known=known)
    one = event_of(seen, event or record.meta.turning_point or "")
    question = Question(on=_day_of(one), months=months, until=seen.as_of or seen.known)
    found = [compare(export, question, known_as(record, _named(export))) for export in given]
    causal = [claim for claim in conflict_statements(seen).values() if isinstance(claim, Influence)]
    return outputs.ConflictOutput(
        event=one.id,
        exports=tuple(outputs.ExportAnswer(counts=c, says=says(c), cautions=cautions(c)) for c in found),
        claims=tuple(listing.answer(record, claim) for claim in causal),
        **head(seen, "conflict"),
    )


def _day_of(event: Event) -> date:
    """The one day on which an event surely was; raises where nobody knows it."""
    when = event.when
    first, last = (when.begin.earliest, when.end.latest) if when else (None, None)
    if first is None or last is None or day_of(first) != day_of(last):
        said = f" ({when})" if when else ""
        raise JunctureError(f"the event {event.id!r} has no single day{said}, so nothing is before or after it.")
    return day_of(first)


def _named(export: Export) -> set[str]:
    return {name for one in export.events for name in one.actors}
