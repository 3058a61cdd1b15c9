"""What the methods of bargaining say, in sentences that commands print and the brief cites."""

from __future__ import annotations

from juncture.futures.bargaining import Settlement
from juncture.futures.sayings import Said
from juncture.futures.settling import NAMES, Pull, Settling
from juncture.futures.stakes import Issue, Party

#: What is said wherever bargaining is shown.
LABEL = (
    "Bargaining is a second kind of model, apart from scenarios and judgements: stakeholders with a position, a "
    "salience and a capability on one question. The numbers are the analysts’ own. No outcome here is a forecast."
)


def name(settlement: Settlement) -> str:
    """What a method is called."""
    return NAMES[settlement.method, settlement.reading]


def settlement(issue: Issue, one: Settlement) -> str:
    """Where a method settles, with its band.

    >>> from juncture.futures.stakesfile import parse_table
    >>> from juncture.futures.settling import settle
    >>> issue = parse_table("name,position,salience,capability\\nECOWAS,60,0.9,3\\nofficers,10,1,4\\n")
    >>> settlement(issue, settle(issue, samples=10).settlements[1])
    'Weighted median: 10; 7.6 to 14.6 in nine of ten draws of the inputs up to 10% off.'
    """
    near = issue.near(one.outcome)
    beside = f", nearest to “{near.name}” ({near.at:g})" if near else ""
    band = f"{figure(one.low)} to {figure(one.high)} in nine of ten draws of the inputs {one.varied}"
    outside = not one.low <= one.outcome <= one.high
    touchy = " The figure as stated lies outside that band: small changes of the inputs move it." if outside else ""
    return f"{name(one)}: {figure(one.outcome)}{beside}; {band}.{touchy}"


def rounds(found: Settling) -> str:
    """The way of the model, round by round."""
    first, *after = found.medians
    if not after:
        return "Everybody stands at one place, so there is nothing to bargain over."
    steady = next(n for n in range(len(after)) if len(set(after[n:])) == 1)
    told = ", ".join(figure(median) for median in after[: steady + 1])
    stays = ", where it stays" if steady < len(after) - 1 else ""
    return f"In the model as replicated the median stands at {figure(first)}, and after each round at {told}{stays}."


def pull(one: Pull) -> Said:
    """A number that moves the model, and what it rests on."""
    low, high = one.input.within or (one.input.value, one.input.value)
    text = (
        f"{one.quantity.capitalize()} of {one.party.name}: at {figure(low)} the model settles at {figure(one.at_low)}, "
        f"at {figure(high)} at {figure(one.at_high)}."
    )
    return Said(text, one.input.passages)


def stake(party: Party) -> list[tuple[str, Said]]:
    """A party's three numbers in words, each with what it rests on."""
    told: list[tuple[str, Said]] = []
    for quantity, one in party.inputs:
        within = f" ({figure(one.within[0])} to {figure(one.within[1])})" if one.within else ""
        own = ", our own judgement" if one.own else ""
        told.append((quantity, Said(f"{figure(one.value)}{within}{own}", one.passages)))
    return told


def figure(value: float) -> str:
    """A number in as many places as tell.

    >>> figure(44.83), figure(8.4159), figure(0.5), figure(65.0)
    ('45', '8.4', '0.5', '65')
    """
    return f"{value:.0f}" if abs(value) >= 20 else f"{round(value, 1):g}"
