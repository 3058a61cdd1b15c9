"""How past cases are shown in a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from juncture.cli.output import asked, print_table, say
from juncture.outputs.precedents import HappeningAnswer, IntervalAnswer, NearAnswer, PrecedentsOutput, RateAnswer

#: So many rows that were set aside are shown for a list; the JSON has them all.
_SOME = 5


def show(answer: PrecedentsOutput) -> None:
    """Print an answer."""
    made = "" if answer.where_given else " (made from the event; --where sets another)"
    say(f"Past cases such as {answer.event} of {asked(answer)}", style="bold")
    say(f"The class: {answer.where}{made}.")
    if answer.itself:
        say(f"The event itself in the lists: {_dates(answer.itself)}.")
    _show_class(answer)
    _show_rates(answer)
    _show_curves(answer)
    _show_cases(answer)
    _show_lists(answer)


def _show_class(answer: PrecedentsOutput) -> None:
    rows = [
        (one.name, f"{one.since.year}–{one.until.year}", str(one.n), str(one.open), _counts(one.outcomes))
        for one in answer.groups
    ]
    print_table("The class in each list", ("List", "Years", "Cases", "May be", "Outcomes"), rows)
    for one in answer.groups:
        if one.remark:
            say(f"{one.name}: {one.remark}", indent=2)
    if answer.definitions:
        lists = [(one.name, str(one.n), str(one.open), _counts(one.outcomes)) for one in answer.definitions]
        title = "The class under each definition’s letter, in the Cline Center’s list"
        print_table(title, ("Definition", "Cases", "May be", "Outcomes"), lists)


def _show_rates(answer: PrecedentsOutput) -> None:
    lists = list(dict.fromkeys((one.list, f"{one.name}, {one.since.year}–{one.until.year}") for one in answer.rates))
    told = {(one.label, one.list): one for one in answer.rates}
    labels = dict.fromkeys(one.label for one in answer.rates)
    rows = [(label, *(_cell(told[label, id]) for id, _ in lists)) for label in labels]
    if rows:
        title = "In how many cases: k of n, the share with its 95 % interval (Jeffreys), and of how many it is unknown"
        print_table(title, ("In such cases", *(name for _, name in lists)), rows)
    for name, told_of in _cautions(answer.rates):
        say(f"{name}: {told_of}", indent=2)
    if answer.loosened:
        first = answer.loosened[0].rate
        moved = [(one.without, f"{one.rate.k} of {one.rate.n}", _share(one.rate)) for one in answer.loosened]
        print_table(f"“{first.label}” in {first.list}, without one term", ("Without", "k of n", "Share"), moved)


def _cell(rate: RateAnswer) -> str:
    unknown = f"; {rate.unknown} unknown" if rate.unknown else ""
    if rate.share is None:
        if not rate.n:
            return f"unknown in all {rate.unknown}" if rate.unknown else "no case"
        return f"at least {rate.k} of {rate.n + rate.unknown}"
    return f"{rate.k} of {rate.n}: {_share(rate)}{unknown}"


def _cautions(rates: Iterable[RateAnswer]) -> Iterable[tuple[str, str]]:
    """The cautions about few cases; that nothing is known stands in the table."""
    return ((f"“{one.label}”, {one.list}", one.caution) for one in rates if one.caution and one.share is not None)


def _show_curves(answer: PrecedentsOutput) -> None:
    for one in answer.curves:
        median = f"half by {one.median_months:.0f} months" if one.median_months is not None else "no median"
        apart = f"; {one.left_out} not known" if one.left_out else ""
        say(f"Time to {one.event}: {one.k} of {one.n} cases saw it, {median} (Kaplan-Meier, {one.list}{apart}).")


def _show_cases(answer: PrecedentsOutput) -> None:
    rows = [
        (f"{one.case.state}, {_day(one.dates)}", _told(one), "; ".join(one.shared), "; ".join(one.apart))
        for one in answer.nearest
    ]
    if rows:
        print_table("The nearest cases", ("Case", "Name, and who lost power", "Shares", "Differs"), rows)
    told = [(one.said, one.says) for one in answer.analogies]
    if told:
        print_table("Cases that the dossier names", ("Case", "In the lists"), told)
    parted = [(one.cases[0].state, _dates(one), _outcomes(one)) for one in answer.conflicts]
    if parted:
        print_table("Where the lists part", ("State", "Dates", "Outcomes"), parted)


def _show_lists(answer: PrecedentsOutput) -> None:
    for one in answer.lists:
        counted = "1 case" if one.cases == 1 else f"{one.cases} cases"
        say(f"{one.name}, {one.since.year}–{one.until.year}: {counted} of {one.rows} rows ({one.terms}).")
        for remark in (*one.remarks, *one.problems[:_SOME]):
            say(remark, indent=2)
        if one.set_aside > _SOME:
            say(f"... and {one.set_aside - _SOME} more rows set aside; the JSON has them.", indent=2)


def _told(one: NearAnswer) -> str:
    return "; ".join(filter(None, (one.name, one.ousted)))


def _share(rate: RateAnswer) -> str:
    if rate.share is None:
        return "—"
    return f"{rate.share:.0%} ({_interval(rate.interval)})"


def _interval(one: IntervalAnswer | None) -> str:
    return f"{one.low:.0%}–{one.high:.0%}" if one else ""


def _counts(outcomes: dict[str, int]) -> str:
    return ", ".join(f"{number} {outcome}" for outcome, number in outcomes.items())


def _day(dates: Iterable[str]) -> str:
    return " or ".join(dates)


def _dates(one: HappeningAnswer) -> str:
    return "; ".join(f"{day} ({', '.join(lists)})" for day, lists in one.dates.items())


def _outcomes(one: HappeningAnswer) -> str:
    return "; ".join(f"{outcome} ({', '.join(lists)})" for outcome, lists in one.outcomes.items())
