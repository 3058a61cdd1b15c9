"""Bargaining, on the emission standards of Bueno de Mesquita and Stokman (1994) as Scholz and others have them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juncture.futures import QuestionError, Stakeholder, bargain, weighted_mean, weighted_median

EMISSIONS = [
    Stakeholder(name, capability, position, salience)
    for name, capability, position, salience in [
        ("Netherlands", 0.08, 4, 0.8),
        ("Belgium", 0.08, 7, 0.4),
        ("Luxembourg", 0.03, 4, 0.2),
        ("Germany", 0.16, 4, 0.8),
        ("France", 0.16, 10, 0.6),
        ("Italy", 0.16, 10, 0.6),
        ("UK", 0.16, 10, 0.9),
        ("Ireland", 0.05, 7, 0.1),
        ("Denmark", 0.05, 4, 1.0),
        ("Greece", 0.08, 7, 0.7),
    ]
]


def medians(reading: str) -> list[float]:
    settled = bargain(EMISSIONS, samples=0, reading=reading)  # type: ignore[arg-type]
    return [
        weighted_median([replace(s, position=float(p)) for s, p in zip(EMISSIONS, r.positions, strict=True)])
        for r in settled.rounds
    ]


def test_the_baselines_are_those_of_both_replications() -> None:
    assert weighted_median(EMISSIONS) == 7.0
    assert weighted_mean(EMISSIONS) == pytest.approx(7.38995568685, abs=1e-11)
    assert bargain(EMISSIONS, "mean", samples=0).outcome == weighted_mean(EMISSIONS)


def test_ten_rounds_have_the_published_medians() -> None:
    published = [7.0, 8.4159, 9.6109, 9.9620, 9.9620, 9.9620, 7.4720, 8.8246, 9.6711, 9.6711, 7.0]
    assert [round(m, 4) for m in medians("replicated")] == published


def test_the_first_round_has_the_published_moves() -> None:
    first = bargain(EMISSIONS, samples=0).rounds[1]
    told = {(EMISSIONS[m.actor].name, m.kind, EMISSIONS[m.other].name): m.position for m in first.moves}
    assert told == {
        ("Belgium", "compromise", "France"): pytest.approx(8.41593231543, abs=1e-10),
        ("Luxembourg", "confrontation", "Belgium"): 7,
        ("Ireland", "confrontation", "Luxembourg"): 4,
    }


def test_risk_exponents_run_from_a_half_to_two() -> None:
    risks = bargain(EMISSIONS, samples=0).rounds[0].risks
    assert (risks.min(), risks.max()) == (pytest.approx(0.5), pytest.approx(2.0))


def test_the_words_of_the_paper_read_plainly_give_another_outcome() -> None:
    assert medians("plain")[1:] != medians("replicated")[1:]


def test_a_settlement_always_has_its_band() -> None:
    settled = bargain(EMISSIONS, samples=60, seed=5)
    assert settled.low <= settled.high
    assert len(settled.outcomes) == 60
    assert "with inputs up to 10% off" in str(settled)
    assert settled.high - settled.low > 1
    again = bargain(EMISSIONS, samples=60, seed=5)
    assert (again.outcomes == settled.outcomes).all()
    steady = bargain(EMISSIONS, "mean", samples=60, seed=5)
    assert steady.high - steady.low < settled.high - settled.low


def test_who_stands_together_has_nothing_to_bargain_over() -> None:
    same = [replace(s, position=5.0) for s in EMISSIONS]
    assert bargain(same, samples=0).outcome == 5.0


def test_what_is_no_stake_is_refused() -> None:
    with pytest.raises(QuestionError, match=r"has the salience 1\.5; accepted: 0 to 1"):
        Stakeholder("ECOWAS", 0.5, 18, 1.5)
    with pytest.raises(QuestionError, match="has the capability -1"):
        Stakeholder("ECOWAS", -1, 18, 0.5)
    with pytest.raises(QuestionError, match="at least two stakeholders"):
        bargain(EMISSIONS[:1])
    with pytest.raises(QuestionError, match="'vote' is no method"):
        bargain(EMISSIONS, "vote")  # type: ignore[arg-type]
    with pytest.raises(QuestionError, match="'strict' is no reading"):
        bargain(EMISSIONS, reading="strict")  # type: ignore[arg-type]
