"""What has happened in such cases: a class of past cases in words, counted in every list, beside a dossier's event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from juncture import api
from juncture import precedents as room
from juncture.brief import cases as meeting
from juncture.brief.document import Figure
from juncture.brief.sections import precedents_shown as drawn
from juncture.foresight import past_answers as answers
from juncture.outputs.precedents import HappeningAnswer, PrecedentsOutput
from juncture.precedents.lists.reading import formats
from juncture.precedents.rates import under_definitions
from juncture.precedents.supplement import supplement
from juncture.record.fields import near
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.statements import Event
from juncture.record.version import version
from juncture.record.view import View


def precedents(
    record: Record,
    *,
    event: str | None = None,
    where: str | None = None,
    lists: Iterable[str] = (),
    rates: Iterable[str] = (),
    as_of: api.Day = None,
    known: api.Day = None,
    limit: int = 5,
) -> PrecedentsOutput:
    """Past cases such as an event of a dossier, the event on which the dossier turns where none is named.

    ``where`` is the class in words, made from the event where it is left out; ``lists`` are files of the user's, as
    FILE or NAME=FILE; ``rates`` are further questions, each a term of a filter.

    >>> import juncture
    >>> answer = juncture.precedents(juncture.open("examples/mali-2021"), where="Mali, since 1990, carried out")
    >>> [(one.list, one.n, one.outcomes) for one in answer.groups]
    [('cline', 5, {'attempted': 2, 'realised': 3})]
    """
    seen = api.view(record, as_of=as_of, known=known)
    happened, base, chosen = _asked(seen, event, where, lists)
    like = meeting.event_as_case(seen, happened, base)
    asked = [room.question(text, base.definitions) for text in rates] or None
    main = base.with_cases[0]
    group = chosen.chosen(base.subjects[main.id])
    found = room.rates(base, chosen, asked)
    return PrecedentsOutput(
        event=happened.id,
        text=happened.text,
        where=chosen.words,
        where_given=where is not None,
        itself=answers.happening(base.itself) if base.itself else None,
        lists=tuple(map(answers.listing, base.listings)),
        groups=tuple(map(answers.group, room.groups(base, chosen))),
        definitions=tuple(map(answers.group, under_definitions(base, chosen))),
        rates=tuple(map(answers.rate, found)),
        loosened=tuple(answers.loosened(one) for one in _loosened(base, chosen, found, asked)),
        curves=tuple(answers.curve(main.id, one) for one in room.curves(group.cases)),
        conflicts=_conflicts(base, chosen),
        nearest=tuple(map(answers.near, room.nearest(base, like, limit))),
        analogies=tuple(map(answers.analogy, meeting.analogies(seen, base))),
        **_head(seen),
    )


def pictures(
    record: Record, *, event: str | None = None, where: str | None = None, as_of: api.Day = None, known: api.Day = None
) -> tuple[Figure, ...]:
    """The rates of the class, the curves and the cases along the years, drawn as in the brief."""
    _, base, chosen = _asked(api.view(record, as_of=as_of, known=known), event, where, ())
    main = base.with_cases[0]
    found = [one for one in room.rates(base, chosen, None) if one.list == main.id]
    curves = room.curves(chosen.chosen(base.subjects[main.id]).cases) if room.installed() else ()
    rated = drawn.rates_figure(found) if room.installed() else ()
    return (*rated, *drawn.curve_figures(curves), *drawn.strip_figure(found))


def _asked(
    seen: View, event: str | None, where: str | None, lists: Iterable[str]
) -> tuple[Event, room.Base, room.Filter]:
    """The event, the lists beside it, and the class: in the user's words, or made of the event."""
    happened = _event(seen, event)
    base = meeting.base_of(read_lists(lists), known=seen.known, asking=meeting.asking_for(seen, happened))
    if where is not None:
        return happened, base, room.read_filter(where, base.definitions)
    return happened, base, meeting.default_filter(seen, happened, base)


def _head(seen: View) -> dict[str, object]:
    return {
        "output_schema": "juncture.precedents/1",
        "dossier": seen.record.meta.id,
        "version": version(seen.record),
        "as_of": seen.as_of,
        "known": seen.known,
        "recorded": seen.record.recorded,
        "left_out": len(seen.missing),
    }


def _event(seen: View, id: str | None) -> Event:
    wanted = id or seen.record.meta.turning_point
    found = seen.event(wanted)
    if found is not None:
        return found
    events = [one.id for one in seen.of(Event)]
    if wanted is None:
        raise JunctureError(
            "the dossier's head names no turning_point; say with --event which event is meant. "
            f"There are: {', '.join(events[:12])}{' ...' if len(events) > 12 else ''}."
        )
    if isinstance(seen.record.get(wanted), Event):
        raise JunctureError(f"the event {wanted!r} was not yet public on {seen.known}.")
    raise JunctureError(f"the dossier has no event {wanted!r}{near(wanted, events)}")


def read_lists(addresses: Iterable[str]) -> list[room.Listing]:
    """The list that comes with Juncture, and those in the files named; one of the same name takes its place."""
    found = {"cline": room.shipped()}
    given: dict[str, str] = {}
    for address in addresses:
        if address == "cline":
            continue
        if address == "supplement":
            found[address] = room.own_list(supplement())
            continue
        name, path = _address(address)
        listing = room.read_list(path, name)
        if listing.id in given:
            raise JunctureError(
                f"{address!r} and {given[listing.id]!r} are both the list {listing.id}; name one of them."
            )
        given[listing.id] = address
        found[listing.id] = listing
    return list(found.values())


def _address(text: str) -> tuple[str | None, Path]:
    name, mark, rest = text.partition("=")
    if mark and name in formats():
        return name, Path(rest)
    if mark and not Path(text).exists():
        raise JunctureError(f"there is no list {name!r}{near(name, formats())}")
    if text in formats():
        raise JunctureError(
            f"the list {text!r} does not come with Juncture: name your own copy of it, --list {text}=FILE."
        )
    return None, Path(text)


def _loosened(
    base: room.Base, chosen: room.Filter, found: Sequence[room.Rate], asked: Sequence[room.Question] | None
) -> Sequence[room.Loosened]:
    """Each term left out in turn, for the first rate that has a share, in its list."""
    first = next((one for one in found if one.share is not None), None)
    if first is None:
        return ()
    questions = asked or list(room.all_questions().values())
    question = next(one for one in questions if one.id == first.question)
    return room.loosened(base, chosen, question, base.listing(first.list))


def _conflicts(base: room.Base, chosen: room.Filter) -> tuple[HappeningAnswer, ...]:
    """The event itself and the happenings of the class, where the lists part on the date or the outcome."""
    inside = {id(base.itself)} | {
        id(one.happening) for many in base.subjects.values() for one in chosen.chosen(many).cases
    }
    parted = [one for one in base.happenings if id(one) in inside and (len(one.dates) > 1 or len(one.outcomes) > 1)]
    return tuple(map(answers.happening, parted))
