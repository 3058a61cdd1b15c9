"""A study told in sentences, each with the passages it rests on: what commands print and the brief cites."""

from __future__ import annotations

from dataclasses import dataclass

from juncture.futures import wording
from juncture.futures.comparison import Side
from juncture.futures.conditions import Conditions
from juncture.futures.ensemble import DRAWN
from juncture.futures.flips import Flip
from juncture.futures.indicators import Indicator
from juncture.futures.model import Model
from juncture.futures.study import Study
from juncture.futures.succession import Path
from juncture.futures.theses import Weighed
from juncture.record.truth import Truth


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or a few, and the passages beneath."""

    text: str
    passages: tuple[str, ...] = ()


def drawn(study: Study) -> str:
    """How the matrices of a study were drawn; a share of them is no probability."""
    ensemble = study.comparison.ensemble
    if ensemble is None:
        return "No matrices were drawn."
    some = "1 matrix was" if ensemble.size == 1 else f"{ensemble.size} matrices were"
    among = f"; {len(ensemble.experts) + 1} experts with the model itself" if ensemble.experts else ""
    return f"{some} drawn by the way “{ensemble.how}” with seed {ensemble.seed}: {DRAWN[ensemble.how]}{among}."


def structural(study: Study, side: Side) -> Said:
    """What an option makes possible among the consistent scenarios."""
    name, goal, total = side.option.label, study.question.goal.label, len(side.scenarios)
    if not total:
        text = f"With “{name}” no scenario is consistent: the judgements pull against each other wherever one starts."
    elif side.met == 0:
        text = f"With “{name}” none of {total} consistent scenarios meets the goal “{goal}”."
    elif side.met == total:
        text = f"With “{name}” every consistent scenario ({total}) meets the goal “{goal}”."
    else:
        meet = "meets" if side.met == 1 else "meet"
        text = f"With “{name}” {side.met} of {total} consistent scenarios {meet} the goal “{goal}”."
    if not side.scenarios.complete:
        text += " The search stopped at its budget; there may be more."
    return Said(text, study.passages(side))


def path(study: Study, side: Side) -> Said | None:
    """Where the path from the start leads with an option."""
    if side.path is None or study.question.start is None:
        return None
    model, end = study.model, side.path.attractor
    steps = len(side.path.states) - 1
    wanted = [d for d, _ in study.question.goal.wanted]
    lead = f"From {lowered(study.question.start.label)}, “{side.option.label}”"
    if not end.fixed:
        turning = "; ".join(
            f"{model.descriptor(d).label}: {' and '.join(_variant(model, d, v) for v in end.takes(d))}"
            for d in model.ids
            if len(end.takes(d)) > 1
        )
        said = f"{lead} leads into a cycle of {end.period}: {turning}.{_breach(side.path)}"
        return Said(said, study.path_passages(side))
    final = end.variants[0]
    ends = wording.places(model, [(d, final[d]) for d in wanted])
    met = all(final[d] in variants for d, variants in study.question.goal.wanted)
    judged = "the goal is met" if met else "the goal is not met"
    count = f"{steps} step{'' if steps == 1 else 's'}"
    return Said(
        f"{lead} comes to rest after {count} at “{ends}”; {judged}.{_breach(side.path)}", study.path_passages(side)
    )


def _breach(path: Path) -> str:
    """What a path breaches, for constraints do not steer it."""
    if not path.breached:
        return ""
    where = "Its end" if path.attractor.breached else "A state on the way"
    return f" {where} breaches a constraint, which steers no path: {'; '.join(map(str, path.breached))}."


def ensemble(study: Study, side: Side) -> Said | None:
    """How an option fares in the matrices drawn."""
    fare = side.fare
    if fare is None:
        return None
    text = (
        f"In {wording.percent(fare.possible)} of {len(fare.share)} matrices drawn, some consistent scenario with "
        f"“{side.option.label}” meets the goal, in {wording.percent(fare.certain)} each one does; "
        f"on average {wording.percent(float(fare.score.mean()))} of the scenarios do."
    )
    if fare.reached is not None and fare.periods is not None and study.question.start is not None:
        text += (
            f" The path from {lowered(study.question.start.label)} ends there in "
            f"{wording.percent(float((fare.reached == 1).mean()))} of the matrices"
        )
        round_ = float((fare.periods > 1).mean())
        text += f" and goes round without end in {wording.percent(round_)}." if round_ else "."
    return Said(text, study.passages(side))


def regret(study: Study, side: Side) -> Said | None:
    """How far an option falls short of the best."""
    if side.regret is None:
        return None
    mean, most = float(side.regret.mean()), float(side.regret.max())
    text = (
        f"“{side.option.label}” falls short of the best option by {points(mean)} on average, "
        f"and by {points(most)} in the matrix that suits it worst."
    )
    return Said(text, study.passages(side))


def points(share: float) -> str:
    """A difference of two shares.

    >>> points(0.138), points(0.0), points(0.01)
    ('14 points', '0 points', '1 point')
    """
    rounded = round(100 * share)
    return f"{rounded} point{'' if rounded == 1 else 's'}"


def conditions(study: Study, found: Conditions) -> Said:
    """What would have to be true for one option to come out ahead of another."""
    names = {option.id: option.label for option in study.question.options}
    text = wording.conditions(study.model, found, names[found.one], names[found.other])
    held = dict.fromkeys(p for c in found.conditions for p in wording.condition_passages(study.model, c))
    return Said(text, tuple(held))


_BECOMES = {Truth.YES: "could be met", Truth.NO: "would be out of reach", Truth.UNKNOWN: "would be open"}


def flip(study: Study, one: Flip) -> Said:
    """A single judgement that reverses a conclusion."""
    return Said(wording.flip(study.model, one), one.passages)


def flips_of_pair(study: Study, first: str, second: str, flips: tuple[Flip, ...]) -> Said:
    """How firmly it stands which of two options scores higher."""
    lead = standing(study, first, second)
    honest = [one for one in flips if one.honest]
    if not flips:
        return Said(f"{lead}; no single judgement changes that.")
    if not honest:
        count = "1 judgement changes" if len(flips) == 1 else f"{len(flips)} judgements change"
        return Said(f"{lead}; {count} that alone, only beyond its stated range. The nearest: {_first(study, flips)}",
                    flips[0].passages)  # fmt: skip
    judgements = len({one.judgement for one in honest})
    count = "1 judgement, moved" if judgements == 1 else f"each of {judgements} judgements, moved by itself"
    return Said(
        f"{lead}, but {count} within its stated range, changes that. The nearest: {_first(study, tuple(honest))}",
        honest[0].passages,
    )


def standing(study: Study, one: str, other: str) -> str:
    """Which of two options scores higher, as a clause; an option without any consistent scenario scores 0."""
    sides = [study.comparison.side(id) for id in (one, other)]
    ours, theirs = (side.met / len(side.scenarios) if len(side.scenarios) else 0.0 for side in sides)
    ahead, behind = (sides[1], sides[0]) if theirs > ours else sides
    verb = "and" if ours == theirs else "scores higher than"
    alike = " score alike" if ours == theirs else ""
    return f"“{ahead.option.label}” {verb} “{behind.option.label}”{alike} among the consistent scenarios"


def _first(study: Study, flips: tuple[Flip, ...]) -> str:
    return wording.flip(study.model, flips[0])


def indicator(study: Study, one: Indicator, option: str = "") -> Said:
    """A variant to watch, among the scenarios of an option."""
    said = wording.place(study.model, one.descriptor, one.variant)
    direction = "for" if one.tells > 0 else "against"
    under = f" of “{option}”" if option else ""
    text = (
        f"“{said}” speaks {direction} the goal: it is met in {wording.percent(one.with_it)} of the scenarios{under} "
        f"with it and in {wording.percent(one.without_it)} of those without. {_role(study.model, one)}"
    )
    pushed = wording.of_places(study.model, [(one.descriptor, one.variant)])
    return Said(text, one.passages or pushed or wording.upon(study.model, one.descriptor, one.variant))


def _role(model: Model, one: Indicator) -> str:
    """Which way an indicator stands to the goal."""
    between = " and ".join(f"“{model.descriptor(d).label}”" for d in one.via)
    way = f"through {between}" if between else "directly"
    return {
        "leading": f"It leads: it bears on the goal {way}.",
        "loop": f"It bears on the goal {way}, and the goal on it in turn.",
        "consequence": "It is a consequence: the goal bears on it, and it does not bear on the goal.",
        "apart": "It neither bears on the goal nor follows from it; the two go together.",
    }[one.role]


def thesis(tested: Weighed) -> Said:
    """What the model makes of a thesis of the source."""
    told = f"The source reasons that {tested.thesis.text}."
    (a, b), (n, m) = tested.met, tested.scenarios
    counts = f"{a} of {n} consistent scenarios against {b} of {m}"
    verdict = {
        Truth.YES: f"The scenarios bear it out ({counts})",
        Truth.NO: f"The scenarios do not bear it out: they say the opposite ({counts})",
        Truth.UNKNOWN: f"The scenarios do not bear it out: they show no difference ({counts})",
    }[tested.structural]
    drawn = ""
    if tested.shares is not None:
        drawn = f", and so do {wording.percent(tested.shares[0])} of {tested.matrices} matrices drawn"
        if tested.structural is not Truth.YES:
            drawn = f"; {wording.percent(tested.shares[0])} of {tested.matrices} matrices drawn do"
    along = {
        None: "",
        Truth.YES: " The path from the start does too.",
        Truth.NO: " The path from the start says the opposite.",
        Truth.UNKNOWN: " The path from the start does not: it ends alike on both sides.",
    }[tested.path]
    if tested.structural is not Truth.YES and tested.path is Truth.YES:
        along = " The path from the start does."
    built_in = " Nothing else in the system bears on it: it is built in, not found." if tested.built_in else ""
    return Said(f"{told} {verdict}{drawn}.{along}{built_in}", tested.thesis.passages)


def lowered(text: str) -> str:
    """A label inside a sentence."""
    return text[:1].lower() + text[1:]


def _variant(model: Model, descriptor: str, variant: str) -> str:
    found = model.descriptor(descriptor)
    return found.variants[found.index(variant)].label
