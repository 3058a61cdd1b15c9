"""The marks of a timeline: how a shape says how sure a date is, and its line whose word it is."""

from __future__ import annotations

from juncture.brief.pictures.fitting import width
from juncture.brief.pictures.scale import Scale
from juncture.brief.pictures.svg import element, fill, stroke, words
from juncture.record.edtf import parse
from juncture.record.statements import Event, Statement
from juncture.record.when import When

RADIUS = 5.5
BAR = 10.0


def draw_mark(event: Event, scale: Scale, y: float, id: str, tone: str) -> str:
    """The mark of one statement about a happening."""
    when = event.when
    if when is None:
        return ""
    left, right = scale.reach(when.begin, when.end)
    if when.precision in ("day", "moment") and not when.stretch and not (when.approximate or when.uncertain):
        return _point((left + right) / 2, y, event, tone)
    return _bar(left, right, y, when, event, id, tone)


def _line(statement: Statement) -> dict[str, object]:
    return {"stroke_dasharray": "3 2"} if statement.voice in ("hedged", "attributed", "planned", "conditional") else {}


def _hollow(statement: Statement) -> bool:
    return statement.voice in ("denied", "hedged", "attributed", "planned", "conditional")


def _point(x: float, y: float, event: Event, tone: str) -> str:
    if _hollow(event):
        ground = element("circle", cx=x, cy=y, r=RADIUS, class_="ground-fill", fill="white")
        return ground + element("circle", cx=x, cy=y, r=RADIUS, stroke_width=1.6, **stroke(tone), **_line(event))
    return element("circle", cx=x, cy=y, r=RADIUS, **fill(tone))


def _bar(left: float, right: float, y: float, when: When, event: Event, id: str, tone: str) -> str:
    box: dict[str, object] = {"x": left, "y": y - BAR / 2, "width": right - left, "height": BAR, "rx": 2}
    if when.begin.earliest is None or when.end.latest is None:
        side = "left" if when.begin.earliest is None else "right"
        return element("rect", **box, fill=f"url(#{id}-{side}-{tone})")
    if when.stretch or (when.precision not in ("range",) and not (when.approximate or when.uncertain)):
        if _hollow(event):
            return element("rect", **box, stroke_width=1.4, **stroke(tone), **_line(event))
        return element("rect", **box, opacity=0.75, **fill(tone))
    pattern = element("rect", **box, fill=f"url(#{id}-hatch-{tone})")
    return pattern + element("rect", **box, stroke_width=1, **stroke(tone), **_line(event))


def ring(left: float, right: float, y: float) -> str:
    """What goes around the mark of something that has just become known."""
    box = {"x": left - 4, "y": y - 9.5, "width": right - left + 8, "height": 19, "rx": 9.5}
    return element("rect", **box, stroke_width=1.4, **stroke("ink"))


def legend(x: float, y: float, id: str, size: float, *, ringed: bool = False) -> tuple[str, float]:
    """What the marks mean, in as many lines as are needed; the drawing and its height."""

    def example(text: str, voice: str = "asserted") -> Event:
        extra = {"speaker": "somebody"} if voice == "attributed" else {}
        return Event(id="example", act="create", voice=voice, when=parse(text), **extra)

    entries = [
        ("a day", example("2021-05-24")),
        ("a month or a stretch", example("2021-05-24/2021-05-25")),
        ("some day within", example("[2021-05-24..2021-05-25]")),
        ("one bound not known", example("[..2021-05-25]")),
        ("hedged, or one party’s word", example("2021-05-24", "hedged")),
        ("said not to have happened", example("2021-05-24", "denied")),
    ]
    parts, left, top = [], x, y + 10
    for said, event in entries:
        room = 40 + width(said, size - 1) + 18
        if left + room > 896:
            left, top = x, top + 20
        parts.append(_example(event, left, top, id))
        parts.append(element("text", words(said), x=left + 36, y=top + 4, font_size=size - 1, **fill("ink")))
        left += room
    if ringed:
        top += 20
        parts += [ring(x + 14, x + 26, top), _example(example("2021-05-24"), x, top, id)]
        said = "became known on the day that is asked for"
        parts.append(element("text", words(said), x=x + 36, y=top + 4, font_size=size - 1, **fill("ink")))
    return element("g", *parts, aria_hidden="true"), top - y + 8


def _example(event: Event, left: float, y: float, id: str) -> str:
    when = event.when
    assert when is not None
    if when.precision == "day" and not when.stretch:
        return _point(left + 20, y, event, "accent")
    return _bar(left + 4, left + 30, y, when, event, id, "accent")
