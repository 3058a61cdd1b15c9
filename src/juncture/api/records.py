"""What the record itself answers: who holds what, when, who, who stands where, what to look at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from juncture import outputs
from juncture.api.asked import Day, day, head, last_day, must_hold, view
from juncture.record import checks, differences, listing, network
from juncture.record import holders as holders_
from juncture.record import stances as stances_
from juncture.record import timeline as timeline_
from juncture.record.fields import near
from juncture.record.items import Office
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.view import View


def holders(
    record: Record, *, as_of: Day = None, known: Day = None, office: str | None = None
) -> outputs.HoldersOutput:
    """Who holds which office on a day, as known on a day.

    Without ``as_of``, the day that the dossier's head names, or else the day of ``known``, or today.
    """
    seen = view(record, as_of=as_of, known=known)
    on = seen.as_of or last_day(record.meta.as_of) or seen.known or datetime.now(UTC).date()
    if office is not None and not isinstance(record.get(office), Office):
        raise JunctureError(
            f"the dossier has no office {office!r}{near(office, [one.id for one in record.of(Office)])}"
        )
    seen = View(record, as_of=on, known=seen.known)
    return outputs.HoldersOutput(holders=tuple(holders_.holders(seen, on, office)), **head(seen, "holders"))


def timeline(record: Record, *, as_of: Day = None, known: Day = None) -> outputs.TimelineOutput:
    """The events in order, each occurrence once with every date that is given for it."""
    seen = view(record, as_of=as_of, known=known)
    return outputs.TimelineOutput(timeline=tuple(timeline_.timeline(seen)), **head(seen, "timeline"))


def actors(record: Record, *, as_of: Day = None, known: Day = None) -> outputs.ActorsOutput:
    """The actors, the most mentioned first, and the ties between them."""
    seen = view(record, as_of=as_of, known=known)
    found, ties = tuple(network.actors(seen)), tuple(network.ties(seen))
    return outputs.ActorsOutput(actors=found, ties=ties, **head(seen, "actors"))


def stances(
    record: Record, *, as_of: Day = None, known: Day = None, actor: str | None = None, target: str | None = None
) -> outputs.StancesOutput:
    """Who stands where."""
    must_hold(record, actor, target)
    seen = view(record, as_of=as_of, known=known)
    found = tuple(stances_.stances(seen, actor, target))
    return outputs.StancesOutput(stances=found, matrix=stances_.matrix(seen), **head(seen, "stances"))


def claims(record: Record, *, as_of: Day = None, known: Day = None, speaker: str | None = None) -> outputs.ClaimsOutput:
    """What somebody is said to have said."""
    must_hold(record, speaker)
    seen = view(record, as_of=as_of, known=known)
    return outputs.ClaimsOutput(claims=tuple(listing.claims(seen, speaker)), **head(seen, "claims"))


def statements(
    record: Record, *, as_of: Day = None, known: Day = None, kinds: Iterable[str] = ()
) -> outputs.StatementsOutput:
    """All statements, or those of some kinds."""
    from juncture.record.statements import STATEMENTS

    wanted = tuple(kinds)
    for kind in wanted:
        if kind not in STATEMENTS:
            raise JunctureError(f"there is no kind of statement {kind!r}{near(kind, STATEMENTS)}")
    seen = view(record, as_of=as_of, known=known)
    return outputs.StatementsOutput(statements=tuple(listing.statements(seen, wanted)), **head(seen, "statements"))


def check(record: Record, *, as_of: Day = None, known: Day = None) -> outputs.CheckOutput:
    """What an analyst should look at: conflicts, gaps, slips."""
    seen = view(record, as_of=as_of, known=known)
    return outputs.CheckOutput(findings=tuple(checks.check(seen)), **head(seen, "check"))


def diff(record: Record, *, earlier: Day, known: Day = None, as_of: Day = None) -> outputs.DiffOutput:
    """What changed in what was known, between ``earlier`` and ``known``; offices are compared on ``as_of``."""
    since = day(earlier, "earlier")
    if since is None:
        raise JunctureError("diff needs the earlier of two knowledge dates.")
    seen = view(record, as_of=as_of or last_day(record.meta.as_of), known=known)
    if seen.known and seen.known < since:
        raise JunctureError(f"the earlier date {since} comes after the later one {seen.known}.")
    return outputs.DiffOutput(difference=differences.difference(seen, since), **head(seen, "diff"))
