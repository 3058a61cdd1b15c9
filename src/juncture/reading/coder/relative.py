"""Times counted from another: so long ago, so long after what was told, within what follows it.

A count of days from a day is a day. Anything vaguer gives a range, never a day within it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from juncture.reading.coder.times import NUMBERS, Time

# Days that vague words span, nearest and farthest: "days later", "weeks later", "months later", "years later".
_SPAN = {"day": (2, 10), "week": (7, 60), "month": (40, 330), "year": (400, 3650)}
_VAGUE = frozenset(("a few", "several", "a couple of", "few", "couple", "many"))


def ago(now: date, number: str, unit: str) -> str:
    """A time so many units before now, as vague as its words.

    >>> ago(date(2021, 5, 26), "a few", "month"), ago(date(2021, 5, 26), "two", "year")
    ('[2020-11..2021-03]', '2019~')
    """
    vague = number in ("a few", "several", "a couple of", "few", "couple", "many")
    count = NUMBERS.get(number) or (int(number) if number.isdigit() else 3)
    if unit in ("hour", "day") and not vague:
        return (now - timedelta(days=count if unit == "day" else 0)).isoformat()
    if unit == "year":
        return f"{now.year - count:04d}~"
    if unit == "month":
        first, last = (months_back(now, 6), months_back(now, 2)) if vague else (months_back(now, count),) * 2
        return f"[{first}..{last}]" if vague else f"{first}~"
    days = (7 if unit == "week" else 1) * count
    low, high = (
        (now - timedelta(days=int(days * 1.7)), now - timedelta(days=int(days * 0.6)))
        if vague
        else (now - timedelta(days=days + 3), now - timedelta(days=days - 3))
    )
    return f"[{low.isoformat()}..{high.isoformat()}]"


def months_back(now: date, count: int) -> str:
    month = now.year * 12 + now.month - 1 - count
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def shifted(edtf: str, days: int) -> str | None:
    """A day moved by some days; None for anything less precise than a day.

    >>> shifted("2021-05-24", 1)
    '2021-05-25'
    """
    match = re.fullmatch(r"\d{4}-\d\d-\d\d", edtf)
    return (date.fromisoformat(edtf) + timedelta(days=days)).isoformat() if match else None


def first_day(edtf: str) -> date | None:
    """The first day that a date allows; None where it is open there.

    >>> first_day("2021-05"), first_day("[..2021-05-24]"), first_day("2012~")
    (datetime.date(2021, 5, 1), None, datetime.date(2012, 1, 1))
    """
    parts = re.split(r"\.\.|/", edtf.strip("[]"))
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", parts[0])
    if not match or int(match[2] or 1) > 12:
        return None
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))


def last_day(edtf: str) -> date | None:
    """The last day that a date allows; None where it is open there.

    >>> last_day("2021-02"), last_day("2021-05-24/.."), last_day("2021-05-24/2021-06-03")
    (datetime.date(2021, 2, 28), None, datetime.date(2021, 6, 3))
    """
    parts = re.split(r"\.\.|/", edtf.strip("[]"))
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", parts[-1])
    if not match or int(match[2] or 1) > 12:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    return date(year, month, int(match[3] or monthrange(year, month)[1]))


def spread(first: date | None, last: date | None) -> str | None:
    """Some day between two, either of which may be open.

    >>> spread(date(2021, 5, 24), date(2021, 5, 26)), spread(None, date(2021, 5, 26))
    ('[2021-05-24..2021-05-26]', '[..2021-05-26]')
    """
    if first is not None and first == last:
        return first.isoformat()
    if (first is None and last is None) or (first and last and last < first):
        return None
    return f"[{first.isoformat() if first else ''}..{last.isoformat() if last else ''}]"


def sequel(time: Time, anchor: str) -> str | None:
    """What 'the next day', 'two days later', 'weeks later' or 'the following year' is, told after another date.

    None where the date told before is too vague to count from.
    """
    p = {key.rstrip("0123456789"): value.lower() for key, value in time.parts.items()}
    if "within" in p or "same" in p:
        return anchor if len(anchor) in (7, 10) else None
    if "day" in p:
        return shifted(anchor, -1 if p["day"] in ("previous", "preceding") else 1)
    if "next" in p:
        return _next(anchor, p["next"], p["unit"])
    low = first_day(anchor)
    high = last_day(anchor)
    if low is None or high is None or (high - low).days > 31:
        return None
    if "ensuing" in p:
        return spread(low, high + timedelta(days=_SPAN[p["unit"]][1]))
    if "unit" not in p:
        return None
    back = p.get("way", "later") in ("earlier", "before", "previously")
    return _counted(p.get("n", "several"), p["unit"], anchor, (low, high), back)


def _next(anchor: str, way: str, unit: str) -> str | None:
    step = {"same": 0, "previous": -1, "preceding": -1}.get(way, 1)
    if unit == "year":
        return str(int(anchor[:4]) + step)
    day = first_day(anchor)
    if day is None or (unit == "week" and len(anchor) != 10) or len(anchor) not in (7, 10):
        return None
    if unit == "month":
        return months_back(day, -step)
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return spread(monday, monday + timedelta(days=6))


def _counted(number: str, unit: str, anchor: str, span: tuple[date, date], back: bool) -> str | None:
    sign = -1 if back else 1
    count = None if number in _VAGUE else NUMBERS.get(number) or (int(number) if number.isdigit() else None)
    if unit in ("hour", "minute"):
        return anchor if len(anchor) == 10 else None
    if count is None:
        near, far = _SPAN[unit]
    elif unit == "day" and span[0] == span[1]:
        return shifted(anchor, sign * count)
    elif unit in ("month", "year"):
        month = months_back(span[0], -sign * count * (12 if unit == "year" else 1))
        return f"{month}~" if unit == "month" else f"{month[:4]}~"
    else:
        days = count * (7 if unit == "week" else 1)
        near, far = (days - 2, days + 2) if unit == "week" else (days, days)
    ends = [span[0] + timedelta(days=sign * near), span[1] + timedelta(days=sign * far)]
    if back:
        ends = [span[0] - timedelta(days=far), span[1] - timedelta(days=near)]
    return spread(*ends)
