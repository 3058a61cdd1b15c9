"""A survival curve: the share of cases still waiting for an event, month by month, with its interval as a band."""

from __future__ import annotations

from dataclasses import dataclass

from juncture.brief.pictures.svg import element, fill, picture, stroke, words

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 900.0, 60.0, 870.0, 24.0, 264.0


@dataclass(frozen=True, slots=True)
class CurveStep:
    """From so many months on, the share still waiting, with its interval where there is one."""

    months: float
    share: float
    low: float | None
    high: float | None


def draw_survival(steps: list[CurveStep], censored: list[float], description: str, id: str) -> str:
    """The picture of a curve; a stroke on it marks a case that was watched no longer.

    >>> "<path" in draw_survival([CurveStep(6, 0.5, 0.2, 0.7)], [9.0], "One step.", "s")
    True
    """
    last = max([step.months for step in steps] + censored) * 1.04 or 1.0
    path = _stairs([(0.0, 1.0), *((step.months, step.share) for step in steps)], last)
    band = element("path", d=_band(steps, last), opacity=0.16, **fill("accent"))
    line = element("path", d=_moves(path, last), stroke_width=2, **stroke("accent"))
    ticks = [_tick(months, steps, last) for months in censored]
    return picture(
        WIDTH, BOTTOM + 46, "Survival curve", description, _axes(last), band, line, *ticks, id=id
    )  # fmt: skip


def _x(months: float, last: float) -> float:
    return round(LEFT + months / last * (RIGHT - LEFT), 1)


def _y(share: float) -> float:
    return round(BOTTOM - share * (BOTTOM - TOP), 1)


def _stairs(points: list[tuple[float, float]], last: float) -> list[tuple[float, float]]:
    """Corner points of a curve that falls at each of these and is level between them."""
    found: list[tuple[float, float]] = []
    for months, share in points:
        if found:
            found.append((months, found[-1][1]))
        found.append((months, share))
    return [*found, (last, found[-1][1])]


def _moves(points: list[tuple[float, float]], last: float) -> str:
    return "M" + " L".join(f"{_x(months, last):g} {_y(share):g}" for months, share in points)


def _band(steps: list[CurveStep], last: float) -> str:
    known = [(one.months, one.low, one.high) for one in steps if one.low is not None and one.high is not None]
    if not known:
        return "M0 0"
    end = known[-1][0] if len(known) < len(steps) else last
    lower = _stairs([(months, low) for months, low, _ in known], end)
    upper = _stairs([(months, high) for months, _, high in known], end)
    return f"{_moves(upper, last)} L{_moves(lower[::-1], last)[1:]} Z"


def _tick(months: float, steps: list[CurveStep], last: float) -> str:
    share = next((one.share for one in reversed(steps) if one.months <= months), 1.0)
    x, y = _x(months, last), _y(share)
    return element("line", x1=x, x2=x, y1=y - 6, y2=y + 6, stroke_width=1.4, **stroke("ink"))


def _axes(last: float) -> str:
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = _y(share)
        parts.append(element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, stroke_width=0.6, opacity=0.4, **stroke("quiet")))
        parts.append(
            element("text", words(f"{share:.0%}"), x=LEFT - 8, y=y + 4, text_anchor="end", font_size=12, **fill("ink"))
        )
    step = next((n for n in (1, 3, 6, 12, 24, 48, 120) if last / n <= 10), 240)
    for months in range(0, int(last) + 1, step):
        x = _x(months, last)
        parts.append(element("line", x1=x, x2=x, y1=BOTTOM, y2=BOTTOM + 5, stroke_width=0.8, **stroke("quiet")))
        parts.append(
            element("text", words(str(months)), x=x, y=BOTTOM + 20, text_anchor="middle", font_size=12, **fill("ink"))
        )
    said = "months after the coup; a stroke across the line: a case that was watched no longer"
    return "".join(parts) + element("text", words(said), x=LEFT, y=BOTTOM + 40, font_size=12, **fill("ink"))
