"""A document's calendar: what its own dates say of its 'now', so that a bare day,
'last August' or 'two years ago' is a date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from juncture.reading.coder.relative import ago
from juncture.reading.coder.times import DAYS, SEASONS, Time, month_of


class Calendar:
    """What a document's own dates say of its 'now', so that 'last August' and '24 May' find their year."""

    def __init__(self, times: list[Time], published: str | None) -> None:
        self.published = _as_day(published) if published else None
        full = [day for time in times for day in _full(time)]
        self.latest = self.published or (max(full) if full else None)
        bare = (
            [
                self._nearest(int(re.sub(r"\D", "", time.parts["d"])), month_of(time.parts["m"]))
                for time in times
                if time.kind == "day" and "y" not in time.parts
            ]
            if self.latest
            else []
        )
        self.newest = self.published or max(
            [day for day in bare if day] + ([self.latest] if self.latest else []), default=None
        )
        self._days = sorted({day for day in bare if day} | {day for time in times for day in _exact(time)})

    @property
    def written(self) -> date | None:
        """The day by which the text was written: its publication, else shortly after its newest date."""
        newest = self.newest if self.newest in self._days else None
        return self.published or (newest + timedelta(days=2) if newest else None)

    @property
    def window(self) -> str | None:
        """The stretch that 'now' means: from the newest run of days told to the day of writing."""
        if self.newest is None:
            return None
        near = [day for day in self._days if 0 <= (self.newest - day).days <= 10]
        if not near:
            return self.newest.isoformat()[:7] if not self.published else self.published.isoformat()
        return f"{near[0].isoformat()}/{(self.written or self.newest).isoformat()}"

    def _nearest(self, day: int, month: int) -> date | None:
        """The day and month in the year that fits best."""
        if self.latest is None:
            return None
        found = [one for shift in (-1, 0, 1) if (one := _day(self.latest.year + shift, month, day))]
        return min(found, key=self._distance, default=None)

    def _distance(self, day: date) -> int:
        """How far a day lies from what the document is about.

        With a day of publication the past is near; without one, what comes after the newest full date is.
        """
        days = (day - self.latest).days if self.latest else 0
        if self.published:
            return -days if days <= 0 else days * 6
        return days if days >= 0 else -days * 3

    def resolve(self, time: Time, *, ahead: bool = False) -> Time:
        """The expression with its value, where it can be had; a weekday of what is still to come lies ahead."""
        method = getattr(self, f"_{time.kind}", None)
        if method is None:
            return time
        parts = {**time.parts, "way": "next"} if ahead and time.kind == "weekday" else time.parts
        value = method(parts)
        if value is None:
            return time
        edtf, inferred = value if isinstance(value, tuple) else (value, False)
        edtf = _related(edtf, time)
        assumed = None
        if inferred:
            shown = (
                f"published {self.published}" if self.published else f"the document's latest full date, {self.latest}"
            )
            assumed = (
                f"year of {time.text!r} inferred from {shown}"
                if time.kind in ("day", "range", "bare", "last")
                else f"{time.text!r} counted from {shown}"
            )
        return replace(time, edtf=edtf, inferred=inferred, assumed=assumed)

    def _iso(self, p: dict[str, str]) -> str | None:
        found = _day(int(p["y"]), int(p["m"]), int(p["d"]))
        return found.isoformat() if found else None

    def _day(self, p: dict[str, str]) -> object:
        day, month = int(re.sub(r"\D", "", p["d"])), month_of(p["m"])
        found = _day(int(p["y"]), month, day) if "y" in p else self._nearest(day, month)
        return (found.isoformat(), "y" not in p) if found else None

    def _range(self, p: dict[str, str]) -> object:
        first = self._day({"d": p["d1"], **{k: p[k] for k in ("m", "y") if k in p}})
        last = self._day({"d": p["d2"], **{k: p[k] for k in ("m", "y") if k in p}})
        if not isinstance(first, tuple) or not isinstance(last, tuple) or first[0] > last[0]:
            return None
        return f"{first[0]}/{last[0]}", first[1]

    def _month(self, p: dict[str, str]) -> str:
        return f"{p['y']}-{month_of(p['m']):02d}"

    def _months(self, p: dict[str, str]) -> str:
        return f"{p['y']}-{month_of(p['m1']):02d}/{p['y']}-{month_of(p['m2']):02d}"

    def _last(self, p: dict[str, str]) -> object:
        if self.newest is None:
            return None
        month = month_of(p["m"])
        year = self.newest.year
        if p["way"] == "last" and month >= self.newest.month:
            year -= 1
        elif p["way"] == "next" and month <= self.newest.month:
            year += 1
        elif p["way"] in ("early", "late", "mid") and month > self.newest.month:
            year -= 1
        return f"{year}-{month:02d}", True

    def _bare(self, p: dict[str, str]) -> object:
        month = month_of(next(iter(p.values())))
        if self.newest is None:
            return None
        year = self.newest.year - (month > self.newest.month)
        return f"{year}-{month:02d}", True

    def _season(self, p: dict[str, str]) -> str:
        return f"{p['y']}-{SEASONS[p['s']]}"

    def _decade(self, p: dict[str, str]) -> str:
        return f"{p['y']}X"

    def _years(self, p: dict[str, str]) -> str | None:
        first = p.get("y1") or p["y3"]
        last = p.get("y2") or p["y4"]
        last = first[:2] + last if len(last) == 2 else last
        return f"{first}/{last}" if first <= last else None

    def _year(self, p: dict[str, str]) -> str:
        return p["y"]

    def _weekday(self, p: dict[str, str]) -> object:
        if self.published is None:
            return None
        back = (self.published.weekday() - DAYS[p["w"].lower()]) % 7
        way = p.get("way", "").lower()
        if p.get("of", "").lower() == "last":
            return (
                self.published - timedelta(days=self.published.weekday() + 7 - DAYS[p["w"].lower()])
            ).isoformat(), True
        if way == "next":
            back -= 7
        elif way == "last" and back == 0:
            back = 7
        return (self.published - timedelta(days=back)).isoformat(), True

    def _deictic(self, p: dict[str, str]) -> object:
        if self.published is None:
            return None
        shift = {"yesterday": -1, "tomorrow": 1, "overnight": 0}.get(p["w"].lower(), 0)
        return (self.published + timedelta(days=shift)).isoformat(), True

    def _ago(self, p: dict[str, str]) -> object:
        way = p["way"].lower()
        if self.newest is None or way in ("later", "earlier", "prior"):
            return None
        return ago(self.newest, p["n"].lower(), p["unit"].lower()), True

    def _lastunit(self, p: dict[str, str]) -> object:
        if self.newest is None:
            return None
        way, unit = p["way"].lower(), p["unit"].lower()
        shift = -1 if way in ("last", "previous", "past") else 1 if way == "next" else 0
        if unit == "year":
            return str(self.newest.year + shift), True
        if unit == "month":
            month = self.newest.year * 12 + self.newest.month - 1 + shift
            return f"{month // 12}-{month % 12 + 1:02d}", True
        if unit == "week" and self.published:
            monday = self.newest - timedelta(days=self.newest.weekday()) + timedelta(weeks=shift)
            return f"[{monday.isoformat()}..{(monday + timedelta(days=6)).isoformat()}]", True
        return None

    def _now(self, _: dict[str, str]) -> object:
        return (self.window, True) if self.window else None


def _related(edtf: str, time: Time) -> str:
    if "/" in edtf or "[" in edtf or "~" in edtf:
        return edtf
    if time.relation == "since":
        return f"{edtf}/.."
    if time.relation in ("until", "till"):
        return f"../{edtf}"
    if time.relation in ("before",):
        return f"[..{edtf}]"
    if time.relation == "after" and time.kind in ("day", "month"):
        return f"[{edtf}..]"
    return edtf


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _as_day(text: str) -> date | None:
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    return _day(int(match[1]), int(match[2] or 12), int(match[3] or 28)) if match else None


def _full(time: Time) -> list[date]:
    """Days no later than which a fully dated expression was written."""
    p = time.parts
    if time.kind == "month":
        found = _day(int(p["y"]), month_of(p["m"]), 1)
        return [found] if found else []
    return _exact(time)


def _exact(time: Time) -> list[date]:
    p = time.parts
    if time.kind in ("day", "iso") and "y" in p:
        month = int(p["m"]) if p["m"].isdigit() else month_of(p["m"])
        found = _day(int(p["y"]), month, int(re.sub(r"\D", "", p["d"])))
        return [found] if found else []
    return []
