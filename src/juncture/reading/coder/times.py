"""Expressions of time: found in the words of a sentence, resolved to EDTF against anchors, never made more precise.

A year that the text does not name is inferred from the document's other dates and marked so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from juncture.reading.lexicon import table, words
from juncture.reading.parsing import Sentence, Token, plain

_MONTHS = {name: number for number, name in enumerate(words("time", "months"), start=1)}
_ABBREVIATED = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_DAYS = {name: number for number, name in enumerate(words("time", "weekdays"))}
_NUMBERS: dict[str, int] = table("time")["numbers"]
_SHIFTS: dict[str, int] = table("time")["shift"]
_SEASONS: dict[str, int] = table("time")["seasons"]
_M = (
    "|".join(name.capitalize() for name in _MONTHS) + "|" + "|".join(f"{name.capitalize()}\\." for name in _ABBREVIATED)
)
_W = "|".join(name.capitalize() for name in _DAYS)
_N = "|".join(_NUMBERS) + r"|\d{1,3}"
_D = r"\d{1,2}(?:st|nd|rd|th)?"
_PATTERNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("shift", "(?i:\\b(?:" + "|".join(sorted(_SHIFTS, key=len, reverse=True)) + r"))\b(?! that\b)"),
        ("before", rf"(?i:\b(?P<n>{_N}|a few|a couple of|several) (?P<unit>day|week|month|year)s? (?P<way>after|before)\b)"),
        ("sequel", rf"(?i:\b(?:the |that |later (?:the |that )?)?(?P<s>same|next|following|previous) (?:day|morning|afternoon|evening|night)\b|\b(?P<h>hours|minutes) later\b|\blater (?:that|the same) (?P<l>day|evening|night|afternoon)\b|\b(?P<n>{_N}) (?P<unit>day|week)s? (?P<way>later|earlier)\b)"),
        ("iso", r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b"),
        ("range", rf"\b(?:between |from )?(?P<d1>{_D})(?: ?[-–] ?| and | to )(?P<d2>{_D}) (?P<m>{_M})(?:,? (?P<y>\d{{4}}))?\b"),
        ("day", rf"\b(?P<d>{_D}) (?P<m>{_M})(?:,? (?P<y>\d{{4}}))?\b(?! Movement)"),
        ("day", rf"\b(?P<m>{_M}) (?P<d>{_D})(?!\d)(?:,? (?P<y>(?:19|20)\d\d))?\b(?! Movement)"),
        ("months", rf"\b(?P<m1>{_M}) (?:and|to|or) (?P<m2>{_M}) (?P<y>\d{{4}})\b"),
        ("month", rf"\b(?:(?P<part>early|mid|late)[ -])?(?P<m>{_M}),? (?:of )?(?P<y>(?:19|20)\d\d)\b"),
        ("last", rf"\b(?P<way>last|this|next|early|late|mid)[ -](?P<m>{_M})\b"),
        ("bare", rf"(?<=\b[Ii]n )(?P<m>{_M})\b|(?<=\b[Ss]ince )(?P<m2>{_M})\b|(?<=\b[Uu]ntil )(?P<m3>{_M})\b|(?<=\b[Bb]y )(?P<m4>{_M})\b|(?<=the )(?P<m5>January|February|April|June|July|August|September|October|November|December)\b(?! \d)"),
        ("season", r"\b(?:the )?(?P<s>spring|summer|autumn|fall|winter) (?:of )?(?P<y>(?:19|20)\d\d)\b"),
        ("decade", r"\bthe (?:(?:early|late|mid)[ -])?(?P<y>(?:19|20)\d)0s\b"),
        ("years", r"\b(?:between|from) (?P<y1>(?:19|20)\d\d) (?:and|to) (?P<y2>(?:19|20)\d\d)\b|\b(?P<y3>(?:19|20)\d\d)[-–](?P<y4>(?:19|20)?\d\d)\b"),
        ("year", r"\b(?:(?P<part>early|mid|late)[ -])?(?P<y>(?:19|20)\d\d)\b(?! (?:people|troops|soldiers|men|members|officers|homes|tons|dollars|refugees))"),
        ("weekday", rf"\b(?:(?P<way>last|next|this|on) )?(?P<w>{_W})(?: (?:morning|evening|night|afternoon))?\b"),
        ("deictic", r"(?i:\b(?P<w>yesterday|today|tomorrow|tonight|overnight)\b)"),
        ("ago", rf"(?i:\b(?P<n>{_N}|a few|a couple of|several|many) (?P<unit>day|week|month|year|hour)s? (?P<way>ago|earlier|back|later|prior)\b)"),
        ("lastunit", r"(?i:\b(?P<way>last|this|next|past|previous|earlier this|later this) (?P<unit>week|month|year|night)\b)"),
        ("now", r"(?i:\b(?:so far|this time(?: around)?|to date|for the time being|at present|currently)\b)"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time: its place, its kind, and its value once it is resolved."""

    kind: str
    start: int
    end: int
    text: str
    parts: dict[str, str] = field(default_factory=dict, hash=False, compare=False)
    relation: str = ""
    edtf: str | None = None
    inferred: bool = False
    assumed: str | None = None


def find(text: str, sentence: Sentence) -> list[Time]:
    """The expressions of time in a sentence, the longest at each place."""
    shown = plain(text[sentence.start : sentence.end])
    figures = _FIGURE.search(shown) is not None
    if not figures and not _WORDS.search(shown):
        return []
    found: list[Time] = []
    for kind, pattern in _PATTERNS if figures else _IN_WORDS:
        for match in pattern.finditer(shown):
            start, end = match.span()
            if any(one.start - sentence.start < end and start < one.end - sentence.start for one in found):
                continue
            parts = {key: value for key, value in match.groupdict().items() if value}
            if not _is_a_name(sentence, sentence.start + start, sentence.start + end):
                before = shown[:start].rstrip().rsplit(" ", 1)[-1].lower() if start else ""
                found.append(Time(kind, sentence.start + start, sentence.start + end, match[0], parts, before))
    return sorted(found, key=lambda one: one.start)


_FIGURE = re.compile(r"\d")
_NEED_FIGURES = frozenset(("iso", "range", "day", "months", "month", "season", "decade", "years", "year"))
_IN_WORDS = tuple(pair for pair in _PATTERNS if pair[0] not in _NEED_FIGURES)
_WORDS = re.compile(
    rf"(?i)\b(?:{'|'.join(_MONTHS)}|{'|'.join(_DAYS)}|ago|earlier|later|back|day after|day before|days? after|weeks? after|months? after|days? before|weeks? before|months? before|hours after|eve|yesterday|today|tomorrow|tonight|last|this|next|past|previous|same|following|later|so far|to date|for the time being|at present|currently|overnight)\b"
)


def _is_a_name(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words stand inside a name that is one token ('5 June Movement')."""
    return any(
        token.start <= start and end <= token.end and token.end - token.start > end - start for token in sentence.tokens
    )


def head_of(time: Time, sentence: Sentence) -> Token | None:
    """The word of an expression whose head lies outside it."""
    inside = [token for token in sentence.tokens if token.start < time.end and time.start < token.end]
    return next((token for token in inside if token.head not in inside or token.head is token), None)


def month_of(word: str) -> int:
    """The number of a month by its name or short form."""
    lower = word.lower().rstrip(".")
    return _MONTHS.get(lower) or _ABBREVIATED[lower]


class Calendar:
    """What a document's own dates say of its 'now', so that 'last August' and '24 May' find their year."""

    def __init__(self, times: list[Time], published: str | None) -> None:
        self.published = _as_day(published) if published else None
        full = [day for time in times for day in _full(time)]
        self.latest = self.published or (max(full) if full else None)
        bare = [self._nearest(int(re.sub(r"\D", "", time.parts["d"])), month_of(time.parts["m"]))
                for time in times if time.kind == "day" and "y" not in time.parts] if self.latest else []  # fmt: skip
        self.newest = self.published or max(
            [day for day in bare if day] + ([self.latest] if self.latest else []), default=None
        )
        self._days = sorted({day for day in bare if day} | {day for time in times for day in _exact(time)})

    @property
    def window(self) -> str | None:
        """The stretch that 'now' means: from the newest run of days told to the day of writing."""
        if self.newest is None:
            return None
        near = [day for day in self._days if 0 <= (self.newest - day).days <= 10]
        if not near:
            return self.newest.isoformat()[:7] if not self.published else self.published.isoformat()
        last = self.published or self.newest + timedelta(days=2)
        return f"{near[0].isoformat()}/{last.isoformat()}"

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

    def resolve(self, time: Time) -> Time:
        """The expression with its value, where it can be had."""
        method = getattr(self, f"_{time.kind}", None)
        if method is None:
            return time
        value = method(time.parts)
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
        return f"{p['y']}-{_SEASONS[p['s']]}"

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
        back = (self.published.weekday() - _DAYS[p["w"].lower()]) % 7
        if p.get("way") == "next":
            back -= 7
        elif p.get("way") == "last" and back == 0:
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

    def _now(self, p: dict[str, str]) -> object:
        return (self.window, True) if self.window else None


def ago(now: date, number: str, unit: str) -> str:
    """A time so many units before now, as vague as its words.

    >>> ago(date(2021, 5, 26), "a few", "month"), ago(date(2021, 5, 26), "two", "year")
    ('[2020-11..2021-03]', '2019~')
    """
    vague = number in ("a few", "several", "a couple of", "few", "couple", "many")
    count = _NUMBERS.get(number) or (int(number) if number.isdigit() else 3)
    if unit in ("hour", "day") and not vague:
        return (now - timedelta(days=count if unit == "day" else 0)).isoformat()
    if unit == "year":
        return f"{now.year - count:04d}~"
    if unit == "month":
        first, last = (_months_back(now, 6), _months_back(now, 2)) if vague else (_months_back(now, count),) * 2
        return f"[{first}..{last}]" if vague else f"{first}~"
    days = (7 if unit == "week" else 1) * count
    low, high = (
        (now - timedelta(days=int(days * 1.7)), now - timedelta(days=int(days * 0.6)))
        if vague
        else (now - timedelta(days=days + 3), now - timedelta(days=days - 3))
    )
    return f"[{low.isoformat()}..{high.isoformat()}]"


def _months_back(now: date, count: int) -> str:
    month = now.year * 12 + now.month - 1 - count
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


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


def sequel_days(time: Time) -> int | None:
    """How many days an expression such as 'the next day' or 'two days later' lies from what was told before."""
    p = {key: value.lower() for key, value in time.parts.items()}
    if "s" in p:
        return {"same": 0, "previous": -1}.get(p["s"], 1)
    if "h" in p or "l" in p:
        return 0
    number = _NUMBERS.get(p["n"]) or (int(p["n"]) if p["n"].isdigit() else None)
    if number is None or p["n"] in ("several", "few"):
        return None
    return number * (7 if p["unit"] == "week" else 1) * (1 if p["way"] == "later" else -1)


def shifted(edtf: str, days: int) -> str | None:
    """A day moved by some days; None for anything less precise than a day.

    >>> shifted("2021-05-24", 1)
    '2021-05-25'
    """
    match = re.fullmatch(r"\d{4}-\d\d-\d\d", edtf)
    return (date.fromisoformat(edtf) + timedelta(days=days)).isoformat() if match else None
