"""What judging costs: one judgement, 981 events under seven definitions, and clingo asked the same question.

``python bench/bench_rules.py`` prints microseconds and seconds. A cold judgement opens the view and builds
its law; one made anew has the law indexed and the holders known; a warm one also finds its parts kept.
The peer is clingo from PyPI; where it is missing, a sentence says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from juncture.brief.cases import coded_facts
from juncture.precedents import shipped
from juncture.record.opening import open_record
from juncture.record.view import View
from juncture.rules import Facts, decide, define, definitions, judge
from juncture.rules.law import law_of
from juncture.rules.verdict import truths_from

ROOT = Path(__file__).parents[1]
EVENT, KNOWN = "prerogatives-removed-2021-05-25", date(2021, 5, 29)

#: What the view keeps of findings, apart from offices, members and versions in force.
FINDINGS = frozenset(
    ("object", "said", "letter", "post", "anybody", "powers", "forbidden", "readings", "succession", "beside")
)

#: The same question in answer set programming: no power of an office held covers the act, readings apart.
PROGRAM = """
covers(P,A,O) :- power(P,F,A,O), held(F).
lawful(A,O) :- covers(_,A,O).
lawful(A,O) :- reading(R,court,A,O), vacant.
unlawful(A,O) :- act(A,O), not covers(_,A,O).
contested :- lawful(A,O), unlawful(A,O).
answer(contested) :- contested.
answer(no) :- unlawful(A,O), not contested.
answer(yes) :- lawful(A,O), not contested.
1 {vacant; seated} 1.
#show answer/1.
"""


def best(work: Callable[[], Any], repeats: int, rounds: int = 7) -> float:
    """The best mean of several rounds, in seconds."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(repeats):
            work()
        found.append((time.perf_counter() - start) / repeats)
    return min(found)


def main() -> None:
    """Print the figures."""
    record = open_record(str(ROOT / "examples" / "mali-2021"))
    view = View(record, known=KNOWN)
    judge(view, EVENT)
    law = law_of(view)
    indexed = {key: made for key, made in law.cache.items() if key[0] not in FINDINGS}

    def anew() -> None:
        law.cache.clear()
        law.cache.update(indexed)
        judge(view, EVENT)

    line("one judgement, cold (view, law, holders built)", best(lambda: judge(View(record, known=KNOWN), EVENT), 3, 3))
    line("one judgement, law indexed, findings made anew", best(anew, 50))
    again = best(lambda: judge(view, EVENT), 300)
    line("one judgement, warm (parts kept with the view)", again, "target 100")
    line("seven definitions on a dossier's event", best(lambda: define(view, EVENT), 5))
    _list()
    _clingo(view, again)


def line(what: str, seconds: float, note: str = "") -> None:
    """One figure, in microseconds below a tenth of a second."""
    figure = f"{seconds * 1e6:10.1f} µs" if seconds < 0.1 else f"{seconds:10.2f} s "
    print(f"{what:50}{figure}   {note}".rstrip())


def _list() -> None:
    cases = shipped().cases

    def all_of_them() -> list[Any]:
        facts: list[Facts] = [coded_facts(case) for case in cases]
        return [decide(definition, one) for one in facts for definition in definitions().values()]

    facts = [coded_facts(case) for case in cases]
    size = f"{len(cases)} events by {len(definitions())} definitions"
    line(f"{size}, with reasons", best(all_of_them, 1, 3), "target 2 s")
    bare = best(lambda: [truths_from(d, one) for one in facts for d in definitions().values()], 1, 3)
    line(f"{size}, truths alone", bare)


def _clingo(view: View, again: float) -> None:
    try:
        import clingo
    except ImportError:
        print("clingo: skipped, since it is not installed; 'pip install clingo' brings the peer")
        return
    facts = _facts(view)

    def ask() -> set[str]:
        control = clingo.Control(["0", "--warn=none"])
        control.add("base", [], PROGRAM + facts)
        control.ground([("base", [])])
        found: set[str] = set()
        control.solve(on_model=lambda model: found.update(str(one) for one in model.symbols(shown=True)))
        return found

    control = clingo.Control(["0", "--warn=none"])
    control.add("base", [], PROGRAM + facts)
    control.ground([("base", [])])
    seconds, solving = best(ask, 20), best(control.solve, 100)
    line("clingo, the same question, grounded and solved", seconds, f"{seconds / again:.1f} times ours")
    line("clingo, solving alone", solving, f"{solving / again:.1f} times ours")
    print(f"  It answers {', '.join(sorted(ask()))}: one model for each way the vacancy may be. It shows no powers")
    print("  searched, no passages and no holders of readings, and does not tell silence from refusal.")


def _facts(view: View) -> str:
    """The norms and readings of the view as facts of a logic program."""
    law = law_of(view)

    def atom(text: str | None) -> str:
        return '"' + (text or "any").replace('"', "'") + '"'

    powers = [f"power({atom(r.id)},{atom(r.office)},{atom(r.act)},{atom(r.object)})." for r in law.known_rules()]
    acts = [f'act("suspend",{atom(one)}).' for one in ("president-of-transition", "prime-minister")]
    read = [
        f'reading({atom(r.id)},{r.standing},"suspend",{atom(r.object)}).'
        for r in law.readings
        if r.effect == "gives" and r.act == "exercise"
    ]
    return "\n".join([*powers, *acts, *read, 'held("vice-president-of-transition").'])


if __name__ == "__main__":
    main()
