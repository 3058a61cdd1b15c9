"""What could happen, by the crisis as a system: the options compared, what would turn that, and what to watch.

Everything here is computed from the judgements in ``system.toml``. They are the analysts' own, each on its passages;
shares are of scenarios and of matrices drawn, and none is the probability of an event.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from juncture.brief.context import Context
from juncture.brief.document import Block, Bullets, Paragraph, Part, Reference, Section, Sentence
from juncture.brief.references import held
from juncture.brief.sections.ahead_shown import chart, comparison, diagram, other_goals, swings, tableau
from juncture.brief.sentences import note
from juncture.futures import sayings
from juncture.futures.files import SYSTEM
from juncture.futures.flips import Flip
from juncture.futures.sayings import Said
from juncture.futures.study import Study, ask, study
from juncture.futures.theses import Weighed
from juncture.futures.tomlfile import parse_toml
from juncture.record.truth import Truth

#: Options compared in a brief, matrices drawn for it, of these used for theses, and passages cited for one sentence.
OPTIONS, SAMPLES, TESTED, SEED, CITED = 3, 300, 100, 1, 4
#: Flips and indicators that a brief tells.
TOLD = 4


def outlook_of_system(context: Context) -> Section | None:
    """The engine's answer; None where the dossier holds no system, or one without options and goals."""
    page = context.record.page(SYSTEM)
    if page is None or page.text is None:
        return None
    model = parse_toml(page.text, SYSTEM)
    if not model.options or not model.goals:
        return None
    unknown = {id for j in model.judgements() for id in j.rests_on if context.statement(id) is None}
    if unknown:
        said = note(
            "The crisis as a system is not run here: its judgements rest on statements that were not yet public"
        )
        return Section("outlook", "What could happen", (Paragraph((said,), role="note"),))
    found = answered(page.text)
    parts = (
        Part("The options compared", tuple(_compared(context, found))),
        Part("Scenarios that the options lead to", (tableau(found),)),
        Part("What would have to be true", tuple(_conditions(context, found))),
        Part("Which single judgement flips it", tuple(_flips(context, found))),
        Part("What to watch", tuple(_watched(context, found))),
        Part("The reasoning of the sources, put to the system", tuple(_theses(context, found))),
    )
    kept = tuple(part for part in parts if part.blocks)
    return Section("outlook", "What could happen", (_lead(found),), kept, gist=(_gist(found),))


@lru_cache(maxsize=4)
def answered(text: str) -> Study:
    """The study of a system's text; the same text gives the same study."""
    return study(ask(parse_toml(text, SYSTEM), most=OPTIONS), SAMPLES, SEED, whole=False, tested=TESTED)


def _lead(found: Study) -> Paragraph:
    model = found.model
    judged = sum(1 for j in model.judgements() if j.value)
    said = (
        f"Computed from the crisis as a system: {len(model.descriptors)} descriptors and {judged} judgements of one "
        f"upon another, the analysts’ own, each on its passages. A scenario is consistent where no descriptor "
        f"is pulled to another variant. {sayings.drawn(found)} "
        "Shares are of scenarios and of matrices; none is the probability of an event."
    )
    return Paragraph((Sentence(said),), role="note")


def cited(context: Context, said: Said) -> Sentence:
    """A sentence of a study with its references."""
    return Sentence(said.text, refs(context, said.passages))


def refs(context: Context, passages: Iterable[str]) -> tuple[Reference, ...]:
    """References for the first passages beneath a sentence."""
    return held(context, passages, CITED)


def _compared(context: Context, found: Study) -> Iterable[Block]:
    yield comparison(found, lambda passages: refs(context, passages))
    yield chart(found.comparison)
    for side in found.comparison.sides:
        told = (sayings.structural, sayings.path, sayings.ensemble, sayings.regret)
        sentences = [cited(context, said) for say in told if (said := say(found, side))]
        yield Paragraph(tuple(sentences))
    if len(found.model.goals) > 1:
        yield other_goals(found)
    yield diagram(found, lambda passages: refs(context, passages))


def _conditions(context: Context, found: Study) -> Iterable[Block]:
    items = tuple((cited(context, sayings.conditions(found, one)),) for one in found.conditions)
    if items:
        yield Bullets(items)


def _flips(context: Context, found: Study) -> Iterable[Block]:
    items: list[tuple[Sentence, ...]] = []
    for one, other in found.pairs:
        turned = found.moves.reversals(one.id, other.id)
        items.append((cited(context, sayings.flips_of_pair(found, one.id, other.id, turned)),))
    goal = found.question.goal.label
    for side in found.comparison.sides:
        name = side.option.label
        reach = "can be met" if side.met else "is out of reach"
        lead = f"With “{name}” the goal “{goal}” {reach} among the consistent scenarios"
        items.append(_turned(context, found, lead, found.moves.flips(side.option.id)))
        if side.option.id in found.moves.reached and found.question.start:
            lead = f"The path from {sayings.lowered(found.question.start.label)} with “{name}”"
            items.append(_turned(context, found, lead, found.moves.path_flips(side.option.id)))
    yield Bullets(tuple(items))
    yield from swings(found, lambda passages: refs(context, passages))


def _turned(context: Context, found: Study, lead: str, flips: tuple[Flip, ...]) -> tuple[Sentence, ...]:
    """How a conclusion is turned by one judgement within its range, or that none does."""
    if not flips:
        return (Sentence(f"{lead}: no single judgement, moved within its stated range, changes that."),)
    count = len({one.judgement for one in flips})
    many = "one judgement does" if count == 1 else f"each of {count} judgements does by itself"
    ends = " to a cycle" if flips[0].after is Truth.UNKNOWN else ""
    said = sayings.flip(found, flips[0])
    return (
        Sentence(f"{lead}: {many} change that{ends}, moved within its stated range. The nearest:"),
        cited(context, said),
    )


def _watched(context: Context, found: Study) -> Iterable[Block]:
    """What speaks for the goal: what bears on it, which may be seen before it, and apart from that what follows it."""
    leads, follows = (dict[tuple[str, str], Said]() for _ in range(2))
    for side in found.comparison.sides:
        positive = [one for one in found.indicators[side.option.id] if one.tells > 0]
        for told, roles in ((leads, ("leading", "loop")), (follows, ("consequence", "apart"))):
            for one in [one for one in positive if one.role in roles][:TOLD]:
                told.setdefault((one.descriptor, one.variant), sayings.indicator(found, one, side.option.label))
    for lead, told in (
        ("What bears on the goal and may warn of it", leads),
        ("What follows the goal or goes with it, and confirms it at most", follows),
    ):
        if told:
            yield Paragraph((note(lead),), role="note")
            yield Bullets(tuple((cited(context, said),) for said in told.values()))


def _theses(context: Context, found: Study) -> Iterable[Block]:
    if not found.theses:
        return
    failed = [one for one in found.theses if not one.borne_out]
    apart = [one for one in found.theses if one.borne_out and one.path is Truth.UNKNOWN]
    total = len(found.theses)
    if failed:
        lead = f"The system as judged does not bear out {len(failed)} of {total} lines of reasoning."
    else:
        lead = f"The system as judged bears out all {total} lines of reasoning among its consistent scenarios."
    if apart:
        lead += f" On the path from the start {len(apart)} of them make no difference, which is said of each."
    yield Paragraph((Sentence(lead),))
    yield Bullets(tuple((cited(context, sayings.thesis(one)),) for one in (*failed, *apart, *_rest(found))))


def _rest(found: Study) -> list[Weighed]:
    return [one for one in found.theses if one.borne_out and one.path is not Truth.UNKNOWN]


def _gist(found: Study) -> str:
    met = ", ".join(
        f"{side.met} of {len(side.scenarios)} with “{side.option.label}”" for side in found.comparison.sides
    )
    return f"{found.question.goal.label} in {met} (consistent scenarios, no probabilities)."
