"""Bodies that belong to each other in a circle: a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

import rustworkx

from juncture.record.checks.finding import Finding, Severity
from juncture.record.saying import said
from juncture.record.statements import Membership
from juncture.record.view import View


def circular_memberships(view: View) -> Iterator[Finding]:
    """Members that, by way of their bodies, belong to themselves."""
    graph: rustworkx.PyDiGraph[str, str] = rustworkx.PyDiGraph()
    nodes: dict[str, int] = {}
    for one in view.of(Membership):
        if one.voice == "denied":
            continue
        for name in (one.member, one.body):
            if name not in nodes:
                nodes[name] = graph.add_node(name)
        graph.add_edge(nodes[one.member], nodes[one.body], one.id)
    for group in rustworkx.strongly_connected_components(graph):
        knot = graph.subgraph(sorted(group))
        steps = rustworkx.digraph_find_cycle(knot, 0) if knot.num_edges() else []
        if steps:
            circle = " → ".join([*(knot[a] for a, _ in steps), knot[steps[0][0]]])
            yield Finding(
                code="circular-membership",
                severity=Severity.ERROR,
                message=said(
                    "Membership runs in a circle: %(circle)s. Correct or remove one of these memberships.",
                    circle=circle,
                ),
                entries=tuple(id for a, b in steps for id in knot.get_all_edge_data(a, b)),
            )
