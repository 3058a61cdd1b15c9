"""Questions to a dossier."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from juncture.cli.options import AsOf, Dossier, Json, Known, Recorded


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (holders, timeline, actors, stances, claims, statements, check, diff):
        app.command()(command)


def holders(
    dossier: Dossier,
    office: Annotated[str | None, typer.Option("--office", metavar="ID", help="One office only.")] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Who holds which office on a day, by what right, since when, on whose word.

    An office is held, contested, vacant or unknown; an unknown bound is never filled in.

    Example: juncture holders examples/mali-2021 --as-of 2021-05-25 --known 2021-05-27
    """
    from juncture import api
    from juncture.cli.output import asked, left_out, print_json, print_table, say

    record = api.open(dossier, recorded=recorded)
    answer = api.holders(record, as_of=as_of, known=known, office=office)
    if as_json:
        print_json(answer)
        return
    told = [one for one in answer.holders if one.holders or one.last]
    rows = [row for one in told for row in _holder_rows(record, one)]
    print_table(f"Office holders of {asked(answer)}", ("Office", "Status", "Holder", "Since", "Until", "Sources"), rows)
    silent = [one.name for one in answer.holders if one not in told]
    if silent:
        say(f"Nothing recorded for that day: {'; '.join(silent)}.")
    if note := left_out(answer):
        say(note)


def _holder_rows(record: Any, one: Any) -> list[tuple[str, ...]]:
    from juncture.cli.output import places

    if not one.holders:
        last = "; ".join(f"(last: {holder.name})" for holder in one.last)
        return [(one.name, one.status, last, "", one.last[0].until or "unknown", places(one.last[0].sources, 2))]
    rows = []
    for number, holder in enumerate(one.holders):
        name = holder.name + ("" if holder.capacity == "titular" else f", {holder.capacity}")
        name += "" if one.status != "unknown" else " (not settled)"
        for suspension in holder.suspensions:
            speaker = suspension.speaker or suspension.by
            said = f", says {record[speaker].name}" if speaker else ""
            name += f"\nsuspended from {suspension.began or 'an unknown day'}{said}"
        since = holder.since or (f"seen {', '.join(holder.seen)}" if holder.seen else "unknown")
        first = (one.name, one.status) if number == 0 else ("", "")
        rows.append((*first, name, since, holder.until or "unknown", places(holder.sources, 2)))
    return rows


def timeline(
    dossier: Dossier, as_of: AsOf = None, known: Known = None, recorded: Recorded = None, as_json: Json = False
) -> None:
    """The events in order, each once, with every date that a source gives.

    Example: juncture timeline examples/mali-2021 --known 2021-05-27
    """
    from juncture import api
    from juncture.cli.output import asked, left_out, places, print_json, print_table

    answer = api.timeline(api.open(dossier, recorded=recorded), as_of=as_of, known=known)
    if as_json:
        print_json(answer)
        return
    rows = []
    for one in answer.timeline:
        dates = list(dict.fromkeys(telling.when or "undated" for telling in one.tellings))
        voice = ", ".join(dict.fromkeys(telling.voice for telling in one.tellings))
        sources = [citation for telling in one.tellings for citation in telling.sources]
        shown = " or ".join(dates) + (" (in conflict)" if one.dates_conflict else "")
        rows.append((shown, one.text or one.id, one.type or one.act or "", voice, places(sources, 2)))
    columns = ("When", "What", "Type", "Voice", "Sources")
    print_table(f"Timeline of {asked(answer)}", columns, rows, left_out(answer))


def actors(
    dossier: Dossier, as_of: AsOf = None, known: Known = None, recorded: Recorded = None, as_json: Json = False
) -> None:
    """The actors, the most mentioned first, with their offices and bodies."""
    from juncture import api
    from juncture.cli.output import asked, left_out, print_json, print_table

    answer = api.actors(api.open(dossier, recorded=recorded), as_of=as_of, known=known)
    if as_json:
        print_json(answer)
        return
    rows = [
        (one.id, one.name, one.type, ", ".join(one.offices), ", ".join(one.bodies), str(one.mentions))
        for one in answer.actors
    ]
    columns = ("Id", "Name", "Type", "Offices", "Belongs to", "Mentions")
    print_table(f"Actors of {asked(answer)}", columns, rows, left_out(answer))


def stances(
    dossier: Dossier,
    actor: Annotated[str | None, typer.Option("--actor", metavar="ID", help="One actor only.")] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="ID", help="One issue or other target only.")
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Who stands where: supports, opposes, conditional, reserves judgement.

    Example: juncture stances examples/mali-2021 --target takeover-may-2021
    """
    from juncture import api
    from juncture.cli.output import asked, left_out, places, print_json, print_table

    record = api.open(dossier, recorded=recorded)
    answer = api.stances(record, as_of=as_of, known=known, actor=actor, target=target)
    if as_json:
        print_json(answer)
        return
    rows = []
    for one in answer.stances:
        voice = one.voice + (f" ({one.hedge})" if one.hedge else "")
        position = one.position + (f", {one.strength}" if one.strength else "")
        named = getattr(record[one.target], "name", None) or one.target
        rows.append((record[one.actor].name, position, named, one.when or "", voice, places(one.sources, 2)))
    columns = ("Actor", "Position", "On", "When", "Voice", "Sources")
    print_table(f"Stances in {asked(answer)}", columns, rows, left_out(answer))


def claims(
    dossier: Dossier,
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="ID", help="One speaker only.")] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """What somebody is said to have said, apart from what a source says itself."""
    from juncture import api
    from juncture.cli.output import asked, left_out, places, print_json, print_table

    answer = api.claims(api.open(dossier, recorded=recorded), as_of=as_of, known=known, speaker=speaker)
    if as_json:
        print_json(answer)
        return
    rows = [
        (one.speaker or "", one.text or one.id, one.voice, one.valid.text or "", places(one.passages, 2))
        for one in answer.claims
    ]
    columns = ("Speaker", "Says", "Voice", "When", "Sources")
    print_table(f"Claims in {asked(answer)}", columns, rows, left_out(answer))


def statements(
    dossier: Dossier,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Of this kind; may be repeated.")
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """Every statement of the record, with its voice, time and passages."""
    from juncture import api
    from juncture.cli.output import asked, left_out, places, print_json, print_table

    answer = api.statements(api.open(dossier, recorded=recorded), as_of=as_of, known=known, kinds=kind or ())
    if as_json:
        print_json(answer)
        return
    rows = [(one.id, one.kind, one.voice, one.valid.text or "", places(one.passages, 1)) for one in answer.statements]
    columns = ("Id", "Kind", "Voice", "When", "Sources")
    print_table(f"Statements of {asked(answer)}", columns, rows, left_out(answer))


def check(
    dossier: Dossier, as_of: AsOf = None, known: Known = None, recorded: Recorded = None, as_json: Json = False
) -> None:
    """What to look at: conflicts between sources, gaps, slips. Ends with status 1 where there is a slip."""
    from juncture import api
    from juncture.cli.output import asked, left_out, print_json, print_table, say

    answer = api.check(api.open(dossier, recorded=recorded), as_of=as_of, known=known)
    if as_json:
        print_json(answer)
    elif answer.findings:
        rows = [(one.severity, one.code, one.message) for one in answer.findings]
        print_table(f"Findings in {asked(answer)}", ("Severity", "Code", "Finding"), rows, left_out(answer))
    else:
        say(f"Nothing to look at in {asked(answer)}.")
    if any(one.severity == "error" for one in answer.findings):
        raise typer.Exit(1)


def diff(
    dossier: Dossier,
    earlier: Annotated[str, typer.Argument(metavar="EARLIER", help="The earlier of two knowledge dates.")],
    later: Annotated[
        str | None, typer.Argument(metavar="LATER", help="The later one; all that is held where left out.")
    ] = None,
    as_of: AsOf = None,
    recorded: Recorded = None,
    as_json: Json = False,
) -> None:
    """What became known between two days, and which office holders that moved.

    Example: juncture diff examples/mali-2021 2021-05-27 2021-06-02 --as-of 2021-05-25
    """
    from juncture import api
    from juncture.cli.output import asked, places, print_json, print_table, says

    answer = api.diff(api.open(dossier, recorded=recorded), earlier=earlier, known=later, as_of=as_of)
    if as_json:
        print_json(answer)
        return
    found = answer.difference
    changed = [(one.name, _outline(one.before), _outline(one.after)) for one in found.offices]
    print_table(f"Offices of {asked(answer)}", ("Office", f"As known on {earlier}", "Now"), changed)
    new = [(one.id, one.kind, says(one), places(one.passages, 1)) for one in (*found.new, *found.more_support)]
    print_table(f"Statements that became public after {earlier}", ("Id", "Kind", "Says", "Source"), new)


def _outline(one: Any) -> str:
    held = "; ".join(f"{holder.name}, until {holder.until}" if holder.until else holder.name for holder in one.holders)
    return f"{one.status}: {held}" if held else str(one.status)
