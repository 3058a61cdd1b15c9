"""Checks of office-holding: two holders, contested bounds, vacancies, bounds that nobody gives."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from juncture.record.checks.finding import Finding, Severity
from juncture.record.holders import by_office
from juncture.record.items import Actor, Office
from juncture.record.marks import Mark, begins, ends
from juncture.record.saying import listed, mark, said
from juncture.record.spells import Spell
from juncture.record.statements import Tenure
from juncture.record.validity import bounds
from juncture.record.view import View
from juncture.record.when import DAY, day_of

Span = tuple[int, int]

_DIFFERENT = {
    "start": mark("The start of %(holder)s as %(office)s is told differently: %(told)s."),
    "end": mark("The end of %(holder)s as %(office)s is told differently: %(told)s."),
}
_MISSING = {
    ("start",): mark("No source gives the start of %(holder)s as %(office)s."),
    ("end",): mark("No source gives the end of %(holder)s as %(office)s."),
    ("start", "end"): mark("No source gives the start or the end of %(holder)s as %(office)s."),
}


def two_holders(view: View) -> Iterator[Finding]:
    """Two holders of one seat on the same day, by firm statements."""
    for office, found in _by_office(view).items():
        if office.seats != 1:
            continue
        sure = sorted(((core, spell) for spell in found if (core := spell.core)), key=lambda pair: pair[0])
        reach: tuple[Span, Spell] | None = None
        for core, spell in sure:
            if reach and core[0] <= reach[0][1] and spell.holder != reach[1].holder:
                yield _two(view, office, reach[1], spell, core[0])
            if reach is None or core[1] > reach[0][1]:
                reach = (core, spell)


def contested_bounds(view: View) -> Iterator[Finding]:
    """Sources that give one stay in office two starts or two ends."""
    for office, found in _by_office(view).items():
        for spell in found:
            for word, marks_of in (("start", begins), ("end", ends)):
                if _disagree(spell, word):
                    marks, name = marks_of(view.record, spell), view.record[spell.holder].name
                    told: list[str] = [f"{mark.date} ({_witness(view, mark)})" for mark in marks if mark.date]
                    seen = [one for one in spell.firm if one.as_of]
                    told += [
                        said("seen in office on %(day)s (%(by)s)", day=one.as_of, by=_told_by(view, one))
                        for one in seen
                    ]
                    yield Finding(
                        code="contested-bound",
                        severity=Severity.CONFLICT,
                        message=said(_DIFFERENT[word], holder=name, office=office.name, told=listed(told)),
                        entries=tuple(dict.fromkeys([mark.statement for mark in marks] + [one.id for one in seen])),
                    )


def vacancies(view: View) -> Iterator[Finding]:
    """Days between one holder's firm end and the next one's firm start that no stay may reach into."""
    for office, found in _by_office(view).items():
        stays = [spell for spell in found if any(one.voice != "denied" for one in spell.tenures)]
        reaches = sorted(((_first_begin(spell), _latest_end(spell), spell) for spell in stays), key=lambda r: r[:2])
        left: tuple[float, Spell] | None = None
        for begin, end, spell in reaches:
            if left and begin - left[0] > DAY:
                yield _vacancy(view, office, left[1], spell, int(left[0]), int(begin))
            if left is None or end > left[0]:
                left = (end, spell)


def unknown_bounds(view: View) -> Iterator[Finding]:
    """Stays in office whose start or end no source gives."""
    for office, found in _by_office(view).items():
        for spell in found:
            begun = any(one.began or one.began_by for one in spell.tenures)
            ended = any(one.ended or one.ended_by for one in spell.tenures)
            missing = [word for word, given in (("start", begun), ("end", ended)) if not given]
            if missing:
                name = view.record[spell.holder].name
                yield Finding(
                    code="unknown-bound",
                    severity=Severity.GAP,
                    message=said(_MISSING[tuple(missing)], holder=name, office=office.name),
                    entries=tuple(one.id for one in spell.tenures),
                )


def _by_office(view: View) -> dict[Office, list[Spell]]:
    found = view.once(by_office)
    return {office: found[office.id] for office in view.record.of(Office) if office.id in found}


def _latest_end(spell: Spell) -> float:
    ends = [bounds(one)[1].latest for one in spell.firm]
    return max((end for end in ends if end is not None), default=inf)


def _first_begin(spell: Spell) -> float:
    begins = [bounds(one)[0].earliest for one in spell.firm]
    return min((begin for begin in begins if begin is not None), default=-inf)


def _disagree(spell: Spell, word: str) -> bool:
    side = [bounds(one)[0 if word == "start" else 1] for one in spell.firm]
    lows = [bound.earliest for bound in side if bound.earliest is not None]
    highs = [bound.latest for bound in side if bound.latest is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def _two(view: View, office: Office, one: Spell, other: Spell, second: int) -> Finding:
    names = [view.record[spell.holder].name for spell in (one, other)]
    return Finding(
        code="two-holders",
        severity=Severity.CONFLICT,
        message=said(
            "%(one)s and %(other)s are both recorded as %(office)s on %(day)s.",
            one=names[0],
            other=names[1],
            office=office.name,
            day=day_of(second),
        ),
        entries=tuple(tenure.id for spell in (one, other) for tenure in spell.tenures),
    )


def _vacancy(view: View, office: Office, left: Spell, later: Spell, end: int, begin: int) -> Finding:
    names = [view.record[spell.holder].name for spell in (left, later)]
    return Finding(
        code="vacancy",
        severity=Severity.GAP,
        message=said(
            "Nobody is recorded as %(office)s between %(end)s (%(left)s left) and %(begin)s (%(later)s began).",
            office=office.name,
            end=day_of(end),
            left=names[0],
            begin=day_of(begin),
            later=names[1],
        ),
        entries=tuple(tenure.id for spell in (left, later) for tenure in spell.tenures),
    )


def _witness(view: View, mark: Mark) -> str:
    return _who(view, mark.speaker, [citation.source for citation in mark.sources]) or mark.statement


def _told_by(view: View, one: Tenure) -> str:
    return _who(view, one.speaker, [passage.source for passage in one.passages]) or one.id


def _who(view: View, speaker: str | None, sources: list[str]) -> str:
    actor = view.record.get(speaker)
    return actor.name if isinstance(actor, Actor) else ", ".join(dict.fromkeys(sources))
