"""The network: a few actors as labelled boxes, a few arrows between them, thicker where more stands behind.

A hostile tie is a solid arrow, a cooperative one dotted, an official act grey, each with its word. The layout is
seeded, so the same record always gives the same picture.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import hypot
from typing import Literal

from juncture.brief.pictures.fitting import width, wrap
from juncture.brief.pictures.svg import element, fill, lines, picture, stroke, titled, words

WIDTH, SIZE, LEADING = 900.0, 13.0, 16.0
MARGIN, SEED = 8.0, 20210524


Sign = Literal["hostile", "cooperative", "official"]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or a group of actors."""

    label: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie: from which node to which, of what sign, with how many deeds, and its words."""

    source: int
    target: int
    sign: Sign
    weight: int
    label: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    def leaving(self, from_x: float, from_y: float, dx: float, dy: float, room: float) -> tuple[float, float]:
        """Where a line from a point inside the box, in a direction, leaves the box with a little room around it."""
        ways = [
            (edge - start) / step
            for start, step, middle, half in (
                (from_x, dx, self.x, self.width / 2 + room),
                (from_y, dy, self.y, self.height / 2 + room),
            )
            if step
            for edge in (middle - half, middle + half)
        ]
        share = min((way for way in ways if way >= 0), default=0.0)
        return from_x + dx * share, from_y + dy * share


def draw_network(nodes: list[Node], edges: list[Edge], description: str, id: str) -> str:
    """The picture of these ties."""
    height = 200.0 + 36.0 * len(nodes)
    boxes = _apart(_placed(nodes, edges, height), height)
    bottom = max(box.y + box.height / 2 for box in boxes) + 14
    taken = [_rect(box) for box in boxes]
    drawn = []
    for edge in sorted(edges, key=lambda edge: (-edge.weight, edge.source, edge.target)):
        both = any(other.source == edge.target and other.target == edge.source for other in edges)
        twin = any(other is not edge and (other.source, other.target) == (edge.source, edge.target) for other in edges)
        drawn.append(_arrow(edge, boxes, _shift(edge, both, twin), taken, id))
    named = [titled(node.spoken, _box(box)) for node, box in zip(nodes, boxes, strict=True)]
    defs = element("defs", _head(id))
    return picture(WIDTH, bottom + 26, "Network", description, defs, *drawn, *named, _legend(bottom + 12, id), id=id)


def _shift(edge: Edge, both: bool, twin: bool) -> float:
    return (9.0 if both else 0.0) + (11.0 if twin and edge.sign != "hostile" else 0.0)


def _placed(nodes: list[Node], edges: list[Edge], height: float) -> list[Box]:
    """Boxes where a spring layout puts them, spread over the picture.

    Faint springs between all of them keep parts that no arrow joins from drifting off.
    """
    import rustworkx

    graph: rustworkx.PyGraph[int, float] = rustworkx.PyGraph()
    graph.add_nodes_from(list(range(len(nodes))))
    for number in range(len(nodes)):
        for other in range(number + 1, len(nodes)):
            tied = sum(edge.weight for edge in edges if {edge.source, edge.target} == {number, other})
            graph.add_edge(number, other, 1.0 if tied else 0.08)
    layout = rustworkx.spring_layout(graph, seed=SEED, num_iter=400, weight_fn=float, k=1.2)
    places = [tuple(layout[number]) for number in range(len(nodes))]
    xs, ys = _spread([p[0] for p in places]), _spread([p[1] for p in places])
    boxes = []
    for node, x, y in zip(nodes, xs, ys, strict=True):
        label = tuple(wrap(node.label, 210, SIZE, 4))
        wide = max(width(line, SIZE) for line in label) + 18
        tall = len(label) * LEADING + 10
        boxes.append(Box(round(110 + x * (WIDTH - 220), 1), round(40 + y * (height - 90), 1), wide, tall, label))
    return boxes


def _spread(values: list[float]) -> list[float]:
    """Values evened out between 0 and 1: part by their place in order, part by where they lay."""
    low, high = min(values), max(values)
    if high - low < 1e-9:
        return [0.5] * len(values)
    order = {number: rank for rank, number in enumerate(sorted(range(len(values)), key=lambda n: values[n]))}
    last = max(1, len(values) - 1)
    return [0.4 * (value - low) / (high - low) + 0.6 * order[number] / last for number, value in enumerate(values)]


def _apart(boxes: list[Box], height: float) -> list[Box]:
    """Boxes pushed apart until none touches another, each kept inside the picture."""
    for _ in range(300):
        moved = False
        for i in range(len(boxes)):
            for j in range(i + 1, len(boxes)):
                one, other = boxes[i], boxes[j]
                over_x = (one.width + other.width) / 2 + 60 - abs(one.x - other.x)
                over_y = (one.height + other.height) / 2 + 40 - abs(one.y - other.y)
                if over_x > 0 and over_y > 0:
                    moved = True
                    boxes[i], boxes[j] = _pushed(one, other, over_x, over_y)
        boxes = [_inside(box, height) for box in boxes]
        if not moved:
            break
    return boxes


def _pushed(one: Box, other: Box, over_x: float, over_y: float) -> tuple[Box, Box]:
    if over_x < over_y:
        step = over_x / 2 * (1 if one.x >= other.x else -1)
        return replace(one, x=one.x + step), replace(other, x=other.x - step)
    step = over_y / 2 * (1 if one.y >= other.y else -1)
    return replace(one, y=one.y + step), replace(other, y=other.y - step)


def _inside(box: Box, height: float) -> Box:
    x = min(max(box.x, box.width / 2 + MARGIN), WIDTH - box.width / 2 - MARGIN)
    y = min(max(box.y, box.height / 2 + MARGIN), height - box.height / 2 - MARGIN)
    return replace(box, x=x, y=y)


def _rect(box: Box) -> tuple[float, float, float, float]:
    return box.x - box.width / 2, box.y - box.height / 2, box.x + box.width / 2, box.y + box.height / 2


def _arrow(edge: Edge, boxes: list[Box], shift: float, taken: list[tuple[float, float, float, float]], id: str) -> str:
    source, target = boxes[edge.source], boxes[edge.target]
    length = hypot(target.x - source.x, target.y - source.y) or 1.0
    nx, ny = -(target.y - source.y) / length * shift, (target.x - source.x) / length * shift
    dx, dy = target.x - source.x, target.y - source.y
    x1, y1 = source.leaving(source.x + nx, source.y + ny, dx, dy, 1)
    x2, y2 = target.leaving(target.x + nx, target.y + ny, -dx, -dy, 6)
    line: dict[str, object] = {"stroke_width": 1.1 + 0.7 * min(edge.weight, 5)}
    if edge.sign == "cooperative":
        line |= {
            "stroke_dasharray": "0.1 6",
            "stroke_linecap": "round",
            "stroke_width": 2.2 + 0.5 * min(edge.weight, 4),
        }
    tone = {"hostile": "ink", "cooperative": "accent", "official": "quiet"}[edge.sign]
    path = element(
        "path", d=f"M{x1:.1f} {y1:.1f} L{x2:.1f} {y2:.1f}", marker_end=f"url(#{id}-head)", **stroke(tone), **line
    )
    said = edge.label + (f" ×{edge.weight}" if edge.weight > 1 else "")
    return titled(edge.spoken, path, _edge_label(said, (x1, y1, x2, y2), taken))


def _edge_label(
    said: str, ends: tuple[float, float, float, float], taken: list[tuple[float, float, float, float]]
) -> str:
    """The word of an arrow, at the place along it where it touches no box and no other word."""
    x1, y1, x2, y2 = ends
    wide = width(said, SIZE - 1.5)
    best, fewest = (0.0, 0.0), 1e9
    for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8):
        for dy in (-5.0, 12.0, 0.0):
            x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share + dy
            x = min(max(x, wide / 2 + 2), WIDTH - wide / 2 - 2)
            rect = (x - wide / 2 - 2, y - 11, x + wide / 2 + 2, y + 3)
            over = sum(_overlap(rect, other) for other in taken)
            if over < fewest:
                best, fewest = (x, y), over
    x, y = best
    taken.append((x - wide / 2 - 2, y - 11, x + wide / 2 + 2, y + 3))
    return element(
        "text", words(said), x=x, y=y, text_anchor="middle", font_size=SIZE - 1.5, font_style="italic",
        fill="currentColor", class_="halo",
    )  # fmt: skip


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0


def _box(box: Box) -> str:
    ground = element(
        "rect", x=box.x - box.width / 2, y=box.y - box.height / 2, width=box.width, height=box.height, rx=3,
        fill="white", stroke="currentColor", stroke_width=1, class_="ground-fill",
    )  # fmt: skip
    first = box.y - (len(box.lines) - 1) * LEADING / 2 + 4.5
    return ground + lines(
        list(box.lines), box.x, first, LEADING, font_size=SIZE, text_anchor="middle", fill="currentColor"
    )


def _head(id: str) -> str:
    arrow = element("path", d="M0 0 L9 4.5 L0 9 z", fill="currentColor")
    return element(
        "marker", arrow, id=f"{id}-head", viewBox="0 0 9 9", refX=8, refY=4.5, markerWidth=9, markerHeight=9,
        markerUnits="userSpaceOnUse", orient="auto",
    )  # fmt: skip


def _legend(y: float, id: str) -> str:
    parts, x = [], 0.0
    for said, tone, extra in (
        ("hostile (its kind in italics, × how many deeds)", "ink", {"stroke_width": 1.8}),
        ("official act", "quiet", {"stroke_width": 1.8}),
        ("cooperative", "accent", {"stroke_width": 2.7, "stroke_dasharray": "0.1 6", "stroke_linecap": "round"}),
    ):
        parts.append(element("path", d=f"M{x:.1f} {y:.1f} h34", marker_end=f"url(#{id}-head)", **stroke(tone), **extra))
        parts.append(element("text", words(said), x=x + 44, y=y + 4, font_size=SIZE - 1, **fill("ink")))
        x += 44 + width(said, SIZE - 1) + 24
    return element("g", *parts, aria_hidden="true")
