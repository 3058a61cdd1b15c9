"""How the search grows with descriptors and density: lines of figures, and a picture of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil, floor, log10
from pathlib import Path
from time import perf_counter

from juncture.brief.pictures.svg import element, fill, picture, stroke, words
from juncture.futures.compiled import available
from juncture.futures.matrix import Matrix
from juncture.futures.problem import pose
from juncture.futures.search import Solver, search

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760.0, 420.0, 62.0, 660.0, 24.0, 366.0
DENSITIES: tuple[tuple[float | None, str, str, range, range], ...] = (
    (None, "dense", "contested", range(8, 25, 2), range(8, 19, 2)),
    (0.4, "40 %", "accent", range(8, 31, 2), range(8, 25, 2)),
    (0.2, "20 %", "quiet", range(10, 46, 5), range(10, 31, 5)),
)


@dataclass(frozen=True, slots=True)
class Point:
    density: str
    tone: str
    solver: str
    descriptors: int
    seconds: float
    nodes: int
    scenarios: int


def measure(family: Callable[..., Matrix]) -> Iterator[Point]:
    """Three variants a descriptor, the slowest of seeds 1 to 3, each at the best of up to five runs."""
    solvers: tuple[Solver, ...] = ("numpy", "fast") if available() else ("numpy",)
    for density, name, tone, far, near in DENSITIES:
        for solver in solvers:
            for count in far if solver == "fast" else near:
                yield max(
                    (_point(family(count, density, seed), name, tone, solver) for seed in (1, 2, 3)),
                    key=lambda point: point.seconds,
                )


def _point(matrix: Matrix, name: str, tone: str, solver: Solver) -> Point:
    problem = pose(matrix)
    taken: list[float] = []
    while len(taken) < 5 and (len(taken) < 2 or sum(taken) < 1.0):
        start = perf_counter()
        found = search(problem, solver=solver)
        taken.append(perf_counter() - start)
    return Point(name, tone, solver, len(matrix.sizes), min(taken), found.nodes, found.count)


def growth(family: Callable[..., Matrix], out: Path | None) -> None:
    """Print the figures as CSV, and draw them where a file is named."""
    print("density,solver,descriptors,seconds,nodes,scenarios")
    points = []
    for one in measure(family):
        points.append(one)
        print(f"{one.density},{one.solver},{one.descriptors},{one.seconds:.5f},{one.nodes},{one.scenarios}", flush=True)
    if out is not None:
        out.write_text(draw(points) + "\n", encoding="utf-8")
        print(f"Drawn to {out}.")


def draw(points: list[Point]) -> str:
    """The points as lines on a scale of powers of ten: whole for the compiled search, dashed for NumPy."""
    low = floor(log10(min(p.seconds for p in points)))
    high = ceil(log10(max(p.seconds for p in points)))
    first, last = min(p.descriptors for p in points), max(p.descriptors for p in points)

    def x(count: float) -> float:
        return round(LEFT + (count - first) / (last - first) * (RIGHT - LEFT), 1)

    def y(seconds: float) -> float:
        return round(BOTTOM - (log10(seconds) - low) / (high - low) * (BOTTOM - TOP), 1)

    marks = [_rule(y(10.0**power), f"{10.0**power:g} s") for power in range(low, high + 1)]
    marks += [
        element("text", words(str(n)), x=x(n), y=BOTTOM + 18, text_anchor="middle", font_size=12, **fill("ink"))
        for n in range(first + (-first) % 5, last + 1, 5)
    ]
    under = "descriptors of three variants; the slowest of three random matrices"
    marks.append(element("text", words(under), x=LEFT, y=BOTTOM + 40, font_size=12, **fill("ink")))
    lines = [[p for p in points if _key(p) == key] for key in dict.fromkeys(map(_key, points))]
    marks += [_line(line, x, y) for line in lines]
    marks += _labels([(x(line[-1].descriptors) + 6, y(line[-1].seconds) + 4, line[-1]) for line in lines])
    said = "Time to the complete set of consistent scenarios, by descriptors and density, on a scale of powers of ten."
    return picture(WIDTH, HEIGHT, "Growth of the search", said, *marks, id="growth")


def _rule(y: float, said: str) -> str:
    line = element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, stroke_width=0.6, opacity=0.4, **stroke("quiet"))
    return line + element("text", words(said), x=LEFT - 6, y=y + 4, text_anchor="end", font_size=12, **fill("ink"))


def _line(line: list[Point], x: Callable[[float], float], y: Callable[[float], float]) -> str:
    places = [(x(p.descriptors), y(p.seconds)) for p in line]
    one = line[0]
    dashes = "4 3" if one.solver == "numpy" else None
    path = " ".join(f"{'L' if n else 'M'}{a} {b}" for n, (a, b) in enumerate(places))
    drawn = element("path", d=path, stroke_width=1.8, stroke_dasharray=dashes, **stroke(one.tone))
    return drawn + "".join(element("circle", cx=a, cy=b, r=2.4, **fill(one.tone)) for a, b in places)


def _key(point: Point) -> tuple[str, str]:
    return point.density, point.solver


def _labels(ends: list[tuple[float, float, Point]]) -> list[str]:
    """What each line is, at its end; labels that would touch are moved apart."""
    drawn: list[tuple[float, float]] = []
    marks = []
    for x, level, one in sorted(ends, key=lambda end: end[:2]):
        y = level
        while any(abs(x - left) < 92 and abs(y - taken) < 14 for left, taken in drawn):
            y += 2
        drawn.append((x, y))
        said = f"{one.density}, {'NumPy' if one.solver == 'numpy' else 'compiled'}"
        halo: dict[str, object] = {"stroke": "white", "stroke_width": 4, "paint_order": "stroke"}
        marks.append(element("text", words(said), x=x, y=y, font_size=12, **halo, **fill(one.tone)))
    return marks
