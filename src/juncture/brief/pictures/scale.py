"""Days along a picture: where each falls, and the labels of the axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from juncture.brief.dates import MONTHS
from juncture.brief.pictures.fitting import width
from juncture.brief.pictures.svg import element, stroke, words
from juncture.record.when import DAY, Bound, instant


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from ``first`` to ``last``, both whole, drawn from ``left`` to ``right``."""

    first: date
    last: date
    left: float
    right: float

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / max(1, (self.last - self.first).days + 1)

    def start(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days * self.day_width

    def middle(self, day: date) -> float:
        return self.start(day) + self.day_width / 2

    def second(self, second: int) -> float:
        """Where a moment falls, kept inside the picture."""
        place = self.left + (second - instant(self.first)) / DAY * self.day_width
        return min(max(place, self.left), self.right)

    def reach(self, begin: Bound, end: Bound) -> tuple[float, float]:
        """From where to where something with these bounds may reach; an unknown bound reaches the edge."""
        low = self.left if begin.earliest is None else self.second(begin.earliest)
        high = self.right if end.latest is None else self.second(end.latest + 1)
        return low, max(high, low + self.day_width)

    def ticks(self, size: float) -> list[tuple[date, str]]:
        """The days that get a label: as many as have room, the first of a month among them where there is one."""
        room = width("24 May", size) + 14
        step = next((n for n in (1, 2, 3, 7, 14) if n * self.day_width >= room), 0)
        days = [date.fromordinal(n) for n in range(self.first.toordinal(), self.last.toordinal() + 1)]
        if step:
            chosen = days[::step]
        else:
            firsts = [day for day in days if day.day == 1]
            skip = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120) if n * 30.4 * self.day_width >= room + 14), 240)
            chosen = [day for day in firsts if (day.year * 12 + day.month - 1) % skip == 0]
        return [(day, _tick(day, by_day=bool(step))) for day in chosen]

    def axis(self, top: float, bottom: float, size: float) -> str:
        """The axis: labels above, a faint line down from each."""
        marks = []
        by_day = self.day_width >= 8
        for day, said in self.ticks(size):
            x = self.middle(day) if by_day else self.start(day)
            marks.append(
                element("line", x1=x, x2=x, y1=top, y2=bottom, stroke_width=0.6, opacity=0.35, **stroke("quiet"))
            )
            marks.append(
                element("text", words(said), x=x, y=top - 6, text_anchor="middle", font_size=size, fill="currentColor")
            )
        return "".join(marks)


def _tick(day: date, *, by_day: bool) -> str:
    month = MONTHS[day.month - 1][:3] if len(MONTHS[day.month - 1]) > 4 else MONTHS[day.month - 1]
    return f"{day.day} {month}" if by_day else f"{month} {day.year}"
