"""Who did what to whom, in the crisis itself: deeds by actor and target, as a picture and in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from juncture.brief.context import Context
from juncture.brief.document import Figure, Part, Sentence, Table
from juncture.brief.happenings import happened, in_window
from juncture.brief.naming import capitalised, listed, name, of_many, plain_label
from juncture.brief.notes import cell
from juncture.brief.pictures.network import Edge, Node, Sign, draw_network
from juncture.brief.sentences import tell
from juncture.record.network import CONFLICT, event_root
from juncture.record.statements import Event
from juncture.record.vocabulary import vocabulary

#: A picture with more ties than this is no picture.
MOST_TIES, MOST_NODES = 10, 9
#: Only so many actors, those with the most ties, are looked at for likeness; the rest stand alone.
MOST_COMPARED = 60
ID = "network"


_WORDS: dict[Sign, str] = {"hostile": "against", "cooperative": "with or for", "official": "upon"}


def sign_of(event: Event) -> Sign:
    """Whether a deed is hostile or cooperative by its PLOVER type; an act on an office that PLOVER lacks is neither."""
    root = event_root(event)
    if root in CONFLICT:
        return "hostile"
    return "cooperative" if root in vocabulary("plover") else "official"


@dataclass(frozen=True, slots=True)
class Deed:
    """One actor's deed upon another, by one statement."""

    actor: str
    target: str
    sign: Sign
    root: str
    event: Event


def deeds(context: Context) -> Part | None:
    """The deeds of the crisis, actors who did the same to the same taken together."""
    found = _deeds(context)
    if not found:
        return None
    groups = _grouped(found)
    tied: dict[tuple[tuple[str, ...], tuple[str, ...], Sign], list[Deed]] = {}
    for deed in found:
        key = (groups[deed.actor], groups[deed.target], deed.sign)
        if key[0] != key[1]:
            tied.setdefault(key, []).append(deed)
    if not tied:
        return None
    shown = _shown(context, tied)
    figure = _figure(context, shown, len(tied) - len(shown), tied)
    return Part("Who did what to whom", (figure,))


def _deeds(context: Context) -> list[Deed]:
    events = [
        event
        for one in context.occurrences
        if happened(one) and (context.window is None or in_window(context, one))
        for event in one.events
        if event.voice != "denied"
    ]
    return [
        Deed(actor, target, sign_of(event), event_root(event), event)
        for event in events
        for actor in event.actors
        for target in event.targets
        if actor != target
    ]


def _grouped(found: list[Deed]) -> dict[str, tuple[str, ...]]:
    """Actors who took the same part in the same events go together, where they share at least half of them."""
    ties: dict[str, set[Tie]] = {}
    for deed in found:
        ties.setdefault(deed.actor, set()).add(("actor", deed.event.id))
        ties.setdefault(deed.target, set()).add(("target", deed.event.id))
    groups: list[list[str]] = []
    compared = set(sorted(ties, key=lambda actor: -len(ties[actor]))[:MOST_COMPARED])
    for actor in ties:
        near = groups if actor in compared else []
        home = next(
            (group for group in near if group[0] in compared and all(_alike(actor, o, ties) for o in group)),
            None,
        )
        if home is None:
            groups.append([actor])
        else:
            home.append(actor)
    return {actor: tuple(group) for group in groups for actor in group}


Tie = tuple[str, str]


def _alike(one: str, other: str, ties: dict[str, set[Tie]]) -> bool:
    shared = ties[one] & ties[other]
    return bool(shared) and 2 * len(shared) >= len(ties[one] | ties[other])


Key = tuple[tuple[str, ...], tuple[str, ...], Sign]
Ties = dict[Key, list[Deed]]


def _shown(context: Context, tied: Ties) -> Ties:
    """The ties whose deeds the record refers to most, as many as a picture can bear."""

    def telling(item: tuple[Key, list[Deed]]) -> tuple[int, Key]:
        events = {deed.event.id for deed in item[1]}
        return -sum(2 + context.mentions[id] for id in events) - len(item[0][0]), item[0]

    ranked = sorted(tied.items(), key=telling)
    kept: Ties = {}
    nodes: set[tuple[str, ...]] = set()
    for key, behind in ranked:
        if len(kept) < MOST_TIES and len(nodes | {key[0], key[1]}) <= MOST_NODES:
            kept[key] = behind
            nodes |= {key[0], key[1]}
    return {key: behind for key, behind in tied.items() if key in kept}


def _weight(behind: list[Deed]) -> int:
    return len({deed.event.id for deed in behind})


def _figure(context: Context, shown: Ties, left_out: int, tied: Ties) -> Figure:
    ids = {group: number for number, group in enumerate(dict.fromkeys(end for key in shown for end in key[:2]))}
    nodes = [Node(_names(context, group), _all_names(context, group)) for group in ids]
    edges = [
        Edge(ids[a], ids[b], sign, _weight(behind), _verbs(behind), _spoken(context, (a, b, sign), behind))
        for (a, b, sign), behind in shown.items()
    ]
    description = (
        f"{of_many(len(nodes), 'actor or group', 'actors or groups')} and {of_many(len(edges), 'arrow')}: "
        "solid for hostile, dotted for cooperative, grey for an official act, thicker for several deeds. "
        "The table after the picture gives each deed with its source."
    )
    caption = "Who acted upon whom in the crisis"
    if left_out:
        caption += f"; {of_many(left_out, 'lesser tie')} stand{'s' if left_out == 1 else ''} in the table only"
    return Figure(ID, caption, draw_network(nodes, edges, description, ID), description, _table(context, tied))


def _names(context: Context, group: tuple[str, ...]) -> str:
    names = [plain_label(context.record, id) for id in group]
    return capitalised(listed(names) if len(names) <= 6 else f"{', '.join(names[:5])} and {len(names) - 5} more")


def _all_names(context: Context, group: tuple[str, ...]) -> str:
    return capitalised(listed(plain_label(context.record, id) for id in group))


def _verbs(behind: list[Deed]) -> str:
    counted = Counter(deed.root for deed in {(d.root, d.event.id): d for d in behind}.values())
    terms = vocabulary("plover")
    said = [terms[root].label if root in terms else root for root, _ in counted.most_common(2)]
    return ", ".join(said)


def _spoken(context: Context, key: tuple[tuple[str, ...], tuple[str, ...], Sign], behind: list[Deed]) -> str:
    return (
        f"{_all_names(context, key[0])} to {_all_names(context, key[1])}: "
        f"{of_many(_weight(behind), f'{key[2]} deed')} ({_verbs(behind)})"
    )


def _table(context: Context, tied: Ties) -> Table:
    rows = []
    for (a, b, sign), behind in tied.items():
        events = {deed.event.id: deed.event for deed in behind}
        said: list[Sentence] = [tell(context, event) for event in events.values()]
        rows.append((cell(_listed(context, a)), cell(_WORDS[sign]), cell(_listed(context, b)), cell(*said)))
    return Table("Who did what to whom, in words", ("Who", "Sign", "Whom", "What"), tuple(rows), wide=True, folded=True)


def _listed(context: Context, group: tuple[str, ...]) -> str:
    return capitalised(listed(name(context.record, id) for id in group))
