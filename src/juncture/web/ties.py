"""The network of actors: which of them and which of their ties a reader asks for, and the picture of these."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from juncture.brief.naming import capitalised, label, of_many, plain_label
from juncture.brief.pictures.network import Edge, Node, Sign, draw_network
from juncture.outputs import ActorsOutput
from juncture.record.network import ActorAnswer, Tie
from juncture.record.record import Record
from juncture.record.vocabulary import vocabulary

#: A picture with more than this can no longer be read; the table holds the rest.
MOST_TIES, MOST_ACTORS = 16, 12
FRIENDLY = ("supports", "belongs to")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the network is asked for: a type of actor, hostile ties, those named often, one and its neighbours."""

    type: str = ""
    hostile: bool = False
    least: int = 0
    around: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """The actors and ties that were asked for, the most mentioned first."""

    actors: tuple[ActorAnswer, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Some of a network drawn, and how many ties are not."""

    svg: str
    description: str
    left_out: int


def chosen(answer: ActorsOutput, wanted: Wanted) -> Network:
    """The part of the network that is asked for; the actor in the middle of a neighbourhood always belongs to it."""
    kept = {
        one.id
        for one in answer.actors
        if one.id == wanted.around or (one.mentions >= wanted.least and wanted.type in ("", one.type))
    }
    ties = [one for one in answer.ties if one.source in kept and one.target in kept]
    ties = [one for one in ties if one.hostile or not wanted.hostile]
    if wanted.around:
        ties = [one for one in ties if wanted.around in (one.source, one.target)]
    tied = {end for one in ties for end in (one.source, one.target)} | {wanted.around}
    narrowed = wanted.hostile or wanted.around
    actors = (one for one in answer.actors if one.id in kept and (not narrowed or one.id in tied))
    return Network(tuple(actors), tuple(ties))


def draw(record: Record, network: Network) -> Picture | None:
    """The picture of the ties that most statements stand behind; None where there are none."""
    rank = {one.id: place for place, one in enumerate(network.actors)}
    bundles = _bundled(network)
    order = sorted(bundles, key=lambda key: (-_weight(bundles[key]), rank[key[0]] + rank[key[1]], key))
    kept: list[Bundle] = []
    ends: dict[str, None] = {}
    for key in order:
        grown = ends | dict.fromkeys(key[:2])
        if len(kept) < MOST_TIES and len(grown) <= MOST_ACTORS:
            kept.append(key)
            ends = grown
    if not kept:
        return None
    number = {id: place for place, id in enumerate(ends)}
    nodes = [Node(capitalised(plain_label(record, id)), label(record, id)) for id in ends]
    edges = [_edge(record, key, bundles[key], number) for key in kept]
    description = (
        f"{of_many(len(nodes), 'actor')} and {of_many(len(edges), 'tie')}: solid for hostile, dotted for cooperative, "
        "grey for an official act, thicker where more statements stand behind it. The table has them all in words."
    )
    return Picture(draw_network(nodes, edges, description, "network"), description, len(bundles) - len(kept))


Bundle = tuple[str, str, Sign]


def sign_of(tie: Tie) -> Sign:
    """How a tie is drawn: an act on an office that is no deed between actors is neither hostile nor friendly."""
    if tie.hostile:
        return "hostile"
    return "cooperative" if tie.kind in vocabulary("plover") or tie.kind in FRIENDLY else "official"


def kind_label(kind: str) -> str:
    """What a kind of tie is called.

    >>> kind_label("ACCUSE"), kind_label("belongs to")
    ('accuse', 'belongs to')
    """
    for list_ in ("plover", "act", "position"):
        if kind in vocabulary(list_):
            return vocabulary(list_)[kind].label.replace("-", " ")
    return kind


def _bundled(network: Network) -> dict[Bundle, list[Tie]]:
    found: dict[Bundle, list[Tie]] = {}
    for tie in network.ties:
        found.setdefault((tie.source, tie.target, sign_of(tie)), []).append(tie)
    return found


def _weight(ties: list[Tie]) -> int:
    return len({id for tie in ties for id in tie.statements})


def _edge(record: Record, key: Bundle, ties: list[Tie], number: dict[str, int]) -> Edge:
    source, target, sign = key
    counted = Counter({tie.kind: len(tie.statements) for tie in ties})
    said = ", ".join(kind_label(kind) for kind, _ in counted.most_common(2))
    weight = _weight(ties)
    spoken = f"{label(record, source)} to {label(record, target)}: {said}, {of_many(weight, 'statement')}"
    return Edge(number[source], number[target], sign, weight, said, spoken)
