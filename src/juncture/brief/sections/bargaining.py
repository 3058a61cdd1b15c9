"""Where stakeholders may settle on one question: a second kind of model, small and labelled as such."""

from __future__ import annotations

from functools import lru_cache

from juncture.brief.context import Context
from juncture.brief.document import Block, Bullets, Cell, Figure, Paragraph, Part, Section, Sentence, Table
from juncture.brief.notes import cell
from juncture.brief.pictures.bargain import Stand, draw_bargain
from juncture.brief.references import held
from juncture.brief.sentences import note
from juncture.futures import settled
from juncture.futures.sayings import Said
from juncture.futures.settling import Settling, settle
from juncture.futures.stakes_seen import parties_seen
from juncture.futures.stakesfile import STAKEHOLDERS, parse_issue

#: Draws of the inputs for the bands, and how many numbers that move the model are told.
SAMPLES, TOLD = 100, 3
HEADING = "Bargaining, a second kind of model"


def bargaining(context: Context) -> Section | None:
    """A part of the outlook; None where the dossier holds no stakeholders."""
    page = context.record.page(STAKEHOLDERS)
    if page is None or page.text is None:
        return None
    issue = parse_issue(page.text)
    if parties_seen(issue, context.view)[1]:
        said = note("Bargaining is not run here: its numbers rest on statements that were not yet public")
        return _section((Paragraph((said,), role="note"),))
    found = bargained(page.text)
    return _section((
        Paragraph((Sentence(settled.LABEL),), role="note"),
        Paragraph((Sentence(f"The question: {issue.question}"), *([Sentence(issue.note)] if issue.note else []))),
        figure(found, context),
        Bullets(tuple((Sentence(settled.settlement(issue, one)),) for one in found.settlements)),
        Paragraph((Sentence(settled.rounds(found)), *_pulls(context, found))),
    ))  # fmt: skip


@lru_cache(maxsize=4)
def bargained(text: str) -> Settling:
    """The answer to the question in a text; the same text gives the same answer."""
    return settle(parse_issue(text), samples=SAMPLES)


def _section(blocks: tuple[Block, ...]) -> Section:
    return Section("outlook", "What could happen", parts=(Part(HEADING, blocks),))


def _pulls(context: Context, found: Settling) -> list[Sentence]:
    told = [settled.pull(one) for one in found.pulls[:TOLD] if one.width]
    lead = [Sentence("The single numbers that move the model most, over their ranges:")] if told else []
    return [*lead, *(_sentence(context, said) for said in told)]


def _sentence(context: Context, said: Said) -> Sentence:
    return Sentence(said.text, held(context, said.passages), "source" if said.passages else "analyst")


def figure(found: Settling, context: Context | None = None) -> Figure:
    """The stakeholders and the methods on one scale."""
    issue = found.issue
    most = max(one.influence for one in issue.stakeholders)
    ordered = sorted(issue.parties, key=lambda party: party.position.value)
    stands = []
    rows: list[tuple[Cell, ...]] = []
    for party in ordered:
        one, told = party.position, settled.stake(party)
        low, high = one.within or (one.value, one.value)
        words = "; ".join(f"{quantity} {said.text}" for quantity, said in told)
        stands.append(Stand(party.name, one.value, low, high, party.stakeholder.influence / most, words))
        numbers = (cell(_sentence(context, said) if context else Sentence(said.text)) for _, said in told)
        rows.append((cell(party.name), *numbers))
    outcomes = [
        Stand(settled.name(one), one.outcome, one.low, one.high, 1, settled.settlement(issue, one))
        for one in found.settlements
    ]
    rows += [(cell(one.label), cell(one.spoken), cell(""), cell("")) for one in outcomes]
    caption = "Bargaining: stakeholders by position, and where each method settles"
    description = f"{len(stands)} stakeholders and {len(outcomes)} methods on one scale; the table gives the numbers."
    svg = draw_bargain(
        issue.scale, [(m.at, m.name) for m in issue.marks], stands, outcomes, "outlook-bargaining", description
    )
    alternative = Table(caption, ("Stakeholder", "Position", "Salience", "Capability"), tuple(rows), folded=True)
    return Figure("outlook-bargaining", caption, svg, description, alternative)
