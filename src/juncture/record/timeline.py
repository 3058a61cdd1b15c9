"""Events in order, each occurrence once, with every date that a source gives for it."""

from __future__ import annotations

from collections.abc import Iterable

import rustworkx

from juncture.record.citation import Answer, Citation, cite
from juncture.record.listing import speaker_of
from juncture.record.occurrences import Occurrence, occurrences
from juncture.record.statements import Event
from juncture.record.truth import Truth
from juncture.record.validity import Validity, validity
from juncture.record.view import View


class Telling(Answer):
    """One statement about an occurrence: its date, voice and passages."""

    statement: str
    text: str | None
    when: str | None
    valid: Validity
    voice: str
    speaker: str | None
    hedge: str | None = None
    condition: str | None = None
    sources: tuple[Citation, ...] = ()


class TimelineEntry(Answer):
    """An occurrence: its type, who did what to whom, and what each source tells of it."""

    id: str
    text: str | None
    type: str | None
    act: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    announced_by: tuple[str, ...] = ()
    where: str | None = None
    when: str | None
    valid: Validity
    voice: str
    dates_conflict: bool = False
    tellings: tuple[Telling, ...]


def timeline(view: View) -> list[TimelineEntry]:
    """The occurrences in this view, in order of time.

    Events without a date stand beside those that they are recorded to follow or precede; the rest come last.
    """
    return [entry(view, one) for one in in_order(view.once(occurrences))]


def in_order(found: Iterable[Occurrence]) -> list[Occurrence]:
    """Occurrences by display order; an undated one goes by the events it is tied to."""
    listed = list(found)
    places = _places(listed)
    return sorted(listed, key=lambda one: (one.lead.id not in places, places.get(one.lead.id, ()), one.lead.id))


Place = tuple[int, int, int]


def _places(listed: list[Occurrence]) -> dict[str, Place]:
    """First and last second of each occurrence, and its step among those of one time: 1 follows 0.

    An undated occurrence takes the time of the latest that it follows, or else of the earliest that it precedes.
    """
    tied = _tied(listed)
    order = _in_order_of_ties([one for one in listed if one.lead.id in tied])
    places = {
        one.lead.id: (*own, 0) for one in listed if one.lead.id not in tied and (own := _own_place(one)) is not None
    }
    for one, earlier, _ in order:
        before = [places[id] for id in earlier if id in places]
        own = _own_place(one)
        if own is not None:
            steps = [step for first, last, step in before if (first, last) == own]
            places[one.lead.id] = (*own, max(steps, default=-1) + 1)
        elif before:
            first, last, step = max(before)
            places[one.lead.id] = (first, last, step + 1)
    for one, _, later in reversed(order):
        after = [places[id] for id in later if id in places]
        if one.lead.id not in places and after:
            first, last, step = min(after)
            places[one.lead.id] = (first, last, step - 1)
    return places


def _tied(listed: list[Occurrence]) -> set[str]:
    """The occurrences that are recorded to come before or after another."""
    tying = [(one.lead.id, id) for one in listed for event in one.events for id in (*event.after, *event.before)]
    lead = {event.id: one.lead.id for one in listed for event in one.events} if tying else {}
    return {id for tie in tying for id in (tie[0], lead.get(tie[1], tie[0]))}


def _in_order_of_ties(listed: list[Occurrence]) -> list[tuple[Occurrence, list[str], list[str]]]:
    """Occurrences with those recorded to come before and after each; where the ties run in a circle, in any order."""
    graph: rustworkx.PyDiGraph[Occurrence, None] = rustworkx.PyDiGraph(multigraph=False)
    nodes = graph.add_nodes_from(listed)
    node_of = {event.id: node for node, one in zip(nodes, listed, strict=True) for event in one.events}
    for node, one in zip(nodes, listed, strict=True):
        for event in one.events:
            graph.add_edges_from_no_data([(node_of[id], node) for id in event.after if node_of.get(id, node) != node])
            graph.add_edges_from_no_data([(node, node_of[id]) for id in event.before if node_of.get(id, node) != node])
    groups = reversed(rustworkx.strongly_connected_components(graph))
    return [
        (
            graph[node],
            [one.lead.id for one in graph.predecessors(node)],
            [one.lead.id for one in graph.successors(node)],
        )
        for group in groups
        for node in sorted(group)
    ]


def _own_place(one: Occurrence) -> tuple[int, int] | None:
    when = next((event.when for event in one.events if event.when), None)
    if when is None:
        return None
    first = when.begin.earliest if when.begin.earliest is not None else when.end.latest
    last = when.end.latest if when.end.latest is not None else first
    return (first, last) if first is not None and last is not None else None


def entry(view: View, one: Occurrence) -> TimelineEntry:
    """What each source of a view tells of an occurrence, as the timeline answers with it."""
    lead = one.lead
    return TimelineEntry(
        id=lead.id,
        text=lead.text,
        type=lead.type,
        act=lead.act,
        actors=lead.actors,
        targets=lead.targets,
        announced_by=lead.announced_by,
        where=lead.where,
        when=str(lead.when) if lead.when else None,
        valid=validity(lead),
        voice=lead.voice,
        dates_conflict=Truth.YES in one.date_conflicts(),
        tellings=tuple(_telling(view, event) for event in one.events),
    )


def _telling(view: View, event: Event) -> Telling:
    return Telling(
        statement=event.id,
        text=event.text,
        when=str(event.when) if event.when else None,
        valid=validity(event),
        voice=event.voice,
        speaker=speaker_of(view.record, event),
        hedge=event.hedge,
        condition=event.condition,
        sources=cite(view.record, event.passages),
    )
