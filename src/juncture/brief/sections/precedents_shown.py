"""Tables and pictures of past cases: the rates, the curves, and the cases along the years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from juncture.brief import dates
from juncture.brief.document import Cell, Figure, Reference, Sentence, Table
from juncture.brief.naming import capitalised
from juncture.brief.notes import cell
from juncture.brief.pictures.rates import RateRow, draw_rates
from juncture.brief.pictures.strip import Mark, draw_strip
from juncture.brief.pictures.survival import CurveStep, draw_survival
from juncture.brief.sections.precedents_told import case_references
from juncture.precedents import Curve, Group, Rate, Subject, installed

#: A curve on fewer cases is told in the table and not drawn.
DRAWN = 5


def list_reference(of: Group | Rate) -> Reference:
    """A list as a whole."""
    return Reference("cline-2-1-2", "Cline Center 2.1.2", f"{of.since.year}–{of.until.year}")


def rates_table(rates: Sequence[Rate]) -> Table:
    """Each rate with its counts, its interval and its list."""
    rows = tuple(_rate_row(one) for one in rates)
    head = ("In such cases", "k of n", "Share, 95 % interval", "Unknown", "List and years")
    return Table("How often it was so", head, rows)


def _rate_row(one: Rate) -> tuple[Cell, ...]:
    years = f"{one.name}, {one.since.year}–{one.until.year}"
    label = cell(Sentence(capitalised(one.label), (list_reference(one),)))
    if one.share is None:
        least = f"at least {one.k} of {one.n + one.unknown}" if one.n else "none known"
        return label, cell(least), cell("no share: only a yes is recorded"), cell(str(one.unknown)), cell(years)
    return label, cell(f"{one.k} of {one.n}"), cell(share(one)), cell(str(one.unknown)), cell(years)


def share(one: Rate) -> str:
    """A share with its interval where SciPy is there."""
    found = one.jeffreys if installed() else None
    spread = f" ({found.low:.0%} to {found.high:.0%})" if found else ""
    return f"{one.share:.0%}{spread}" if one.share is not None else ""


def rates_figure(rates: Sequence[Rate]) -> Iterable[Figure]:
    """The rates with an interval, on one axis."""
    rows = []
    for one in rates:
        interval = one.jeffreys
        if one.share is not None and interval is not None:
            said = f"{one.k} of {one.n}: {share(one)}. {one.name}, {one.since.year}–{one.until.year}"
            rows.append(RateRow(capitalised(one.label), one.share, interval.low, interval.high, said))
    if rows:
        caption = "Rates and their intervals"
        description = f"{len(rows)} rates, each a dot on its interval; the table after the picture gives the figures."
        alternative = Table(caption, ("It", "Figures"), tuple((cell(r.label), cell(r.said)) for r in rows), folded=True)
        svg = draw_rates(rows, description, "precedents-rates")
        yield Figure("precedents-rates", caption, svg, description, alternative)


def curve_figures(curves: Sequence[Curve]) -> Iterable[Figure]:
    """The curves that rest on enough cases in which the event came."""
    for number, one in enumerate(one for one in curves if one.k >= DRAWN and one.n > one.k // 2):
        apart = f"; of {one.left_out} more it is not known" if one.left_out else ""
        caption = f"Months to {one.event}: share of {one.n} cases still waiting (Kaplan-Meier, 95 % band{apart})"
        half = f"half had seen it by {one.median:.0f} months" if one.median is not None else "half never saw it"
        description = f"It came in {one.k} of {one.n} cases; {half}."
        rows = tuple((cell(f"{s.months:.0f}"), cell(f"{s.share:.0%}"), cell(str(s.at_risk))) for s in one.steps)
        alternative = Table(caption, ("Months", "Still waiting", "At risk"), rows, folded=True)
        steps = [CurveStep(s.months, s.share, s.low, s.high) for s in one.steps]
        id = f"precedents-curve-{number + 1}"
        yield Figure(id, caption, draw_survival(steps, list(one.censored), description, id), description, alternative)


def strip_figure(rates: Sequence[Rate]) -> Iterable[Figure]:
    """The cases of the class along the years, marked by the first rate that has a share."""
    one = next((rate for rate in rates if rate.share is not None), None)
    if one is None:
        return
    hits = {hit.case.id for hit in one.cases}
    marks = [_mark(subject, subject.case.id in hits, one.label) for subject in one.of]
    caption = f"The cases by year: in a full one, {one.label}"
    description = f"{len(marks)} cases along the years; a full mark stands for yes, an empty one for no."
    rows = tuple((cell(Sentence(mark.said, case_references(s.case))),) for mark, s in zip(marks, one.of, strict=True))
    alternative = Table(caption, ("Case",), rows, folded=True)
    legend = (one.label, "not so", "unknown")
    svg = draw_strip(marks, legend, description, "precedents-strip")
    yield Figure("precedents-strip", caption, svg, description, alternative)


def _mark(subject: Subject, so: bool, label: str) -> Mark:
    day = dates.words(subject.case.when)
    return Mark(subject.case.first, subject.case.state.name, so, f"{subject.case.state.name}, {day}: "
                f"{label if so else 'not so'}")  # fmt: skip
