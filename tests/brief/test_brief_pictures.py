"""The pictures: marks that say how sure they are, labels that do not lie on one another."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from small_dossiers import ARREST, NDAW, made, view

from juncture.brief import Document
from juncture.brief.context import Context
from juncture.brief.document import Figure
from juncture.brief.notes import blocks_of
from juncture.brief.pictures.fitting import Rows, width, wrap
from juncture.brief.pictures.network import Edge, Node, _apart, _placed, draw_network

SVG = "{http://www.w3.org/2000/svg}"


def figure(document: Document, id: str) -> Figure:
    found = [block for one in document.sections for block in blocks_of(one) if isinstance(block, Figure)]
    return next(one for one in found if one.id == id)


def drawn(**fields: object) -> ElementTree.Element:
    """The one mark of a timeline that holds one event, legend aside."""
    svg = figure(made(("event", {**ARREST, **fields})), "timeline").svg
    return next(group for group in ElementTree.fromstring(svg).iter(f"{SVG}g") if group.find(f"{SVG}title") is not None)


def shapes(mark: ElementTree.Element) -> list[ElementTree.Element]:
    return [one for one in mark if one.tag in (f"{SVG}circle", f"{SVG}rect")]


def test_a_day_is_a_point() -> None:
    assert [one.tag for one in shapes(drawn())] == [f"{SVG}circle"]


@pytest.mark.parametrize("when", ["2021-05-24/2021-05-26", "2021-05"])
def test_a_month_or_a_stretch_is_a_solid_bar(when: str) -> None:
    (bar,) = shapes(drawn(when=when))
    assert bar.tag == f"{SVG}rect"
    assert "accent-fill" in bar.attrib["class"]


@pytest.mark.parametrize("when", ["[2021-05-24..2021-05-26]", "2021-05-24?", "2021-05-24~"])
def test_an_uncertain_date_is_hatched(when: str) -> None:
    assert any("hatch" in one.attrib["fill"] for one in shapes(drawn(when=when)))


@pytest.mark.parametrize(("when", "side"), [("[..2021-05-24]", "left"), ("[2021-05-24..]", "right")])
def test_a_bound_that_nobody_gives_fades_out(when: str, side: str) -> None:
    assert any(f"-{side}-" in one.attrib["fill"] for one in shapes(drawn(when=when)))


def test_a_hedged_mark_is_dashed_and_a_denied_one_hollow() -> None:
    assert any("stroke-dasharray" in one.attrib for one in shapes(drawn(voice="hedged", hedge="rumoured")))
    denied = shapes(drawn(voice="denied", text="nobody was arrested"))
    assert not any("accent-fill" in one.attrib.get("class", "") for one in denied)
    assert not any("stroke-dasharray" in one.attrib for one in denied)


def test_every_mark_has_words_of_its_own() -> None:
    title = drawn(voice="hedged", hedge="rumoured").find(f"{SVG}title")
    assert title is not None
    assert title.text == "24 May 2021: There are rumours that officers arrested the president."


def test_a_label_that_must_be_cut_keeps_its_hedge() -> None:
    long = "the officers arrested " + "and held for a very long while " * 6
    mark = drawn(voice="hedged", hedge="unconfirmed", text=long)
    said = " ".join("".join(one.itertext()) for one in mark.iter(f"{SVG}tspan"))
    assert said.endswith("… (unconfirmed)")


def test_an_office_is_drawn_as_held_contested_and_vacant() -> None:
    acting = {
        "id": "acting",
        "holder": "goita",
        "office": "president",
        "capacity": "acting",
        "began": "2021-05-30",
        "as_of": "2021-06-02",
        "voice": "asserted",
    }
    ends = [
        ("tenure", {"id": "a", "holder": "ndaw", "office": "president", "ended": "2021-05-24", "voice": "asserted"}),
        ("tenure", {"id": "b", "holder": "ndaw", "office": "president", "ended": "2021-05-26", "voice": "asserted"}),
    ]
    document = made(("event", ARREST), ("tenure", NDAW), *ends, ("tenure", acting), turning_point="arrest")
    said = [title.text or "" for title in ElementTree.fromstring(figure(document, "tenures").svg).iter(f"{SVG}title")]
    assert any(line.endswith(": N’Daw") for line in said)
    assert any(line.endswith("N’Daw? contested") for line in said)
    assert any(line.endswith(": vacant") for line in said)
    assert any(line.endswith("Goïta, acting") for line in said)


def test_a_tie_says_its_sign_in_words() -> None:
    svg = figure(made(("event", ARREST)), "network").svg
    assert "1 hostile deed (coerce)" in svg


@pytest.mark.parametrize("count", [2, 5, 9])
def test_boxes_of_a_network_never_touch(count: int) -> None:
    nodes = [Node(f"Actor number {n} with a name of some length", "") for n in range(count)]
    edges = [Edge(n, (n + 1) % count, "hostile" if n % 2 else "cooperative", n + 1, "coerce", "") for n in range(count)]
    height = 200.0 + 36.0 * count
    boxes = _apart(_placed(nodes, edges, height), height)
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart_x = abs(one.x - other.x) >= (one.width + other.width) / 2
            apart_y = abs(one.y - other.y) >= (one.height + other.height) / 2
            assert apart_x or apart_y
    assert draw_network(nodes, edges, "", "network") == draw_network(nodes, edges, "", "network")


def test_rows_keep_what_would_overlap_apart() -> None:
    rows = Rows(gap=5)
    assert [rows.place(0, 100), rows.place(50, 150), rows.place(120, 200), rows.place(106, 114)] == [0, 1, 0, 0]


def test_text_is_cut_to_its_room() -> None:
    found = wrap("Comité national pour le salut du peuple " * 5, 150, 13, 2)
    assert len(found) == 2
    assert all(width(line, 13) <= 150 for line in found)


def test_a_timeline_without_dates_is_not_drawn() -> None:
    undated = {key: value for key, value in ARREST.items() if key != "when"}
    found = Context(view(("event", undated)))
    from juncture.brief.pictures.timeline import timeline_figure

    assert timeline_figure(found, found.occurrences) is None


def test_actors_are_drawn_together_only_where_they_took_part_together() -> None:
    rest = {"act": "detain", "type": "COERCE/arrest", "targets": ["mali"], "voice": "asserted", "when": "2021-05-25"}
    together = made(("event", {**rest, "id": "a", "actors": ["goita", "ndaw"]}))
    apart = made(
        ("event", {**rest, "id": "a", "actors": ["goita"]}), ("event", {**rest, "id": "b", "actors": ["ndaw"]})
    )
    assert "Goïta and N’Daw" in figure(together, "network").svg
    assert "Goïta and N’Daw" not in figure(apart, "network").svg
