"""The expected-utility model of group decisions as Scholz, Calbert and Smith (2011) set it down.

In every round each actor weighs, for each other actor, what a challenge would bring: the chance that it succeeds,
times what success and failure are worth to someone of its appetite for risk, less the status quo. That appetite is read
off how endangered the actor's position is. From the two sides' expectations follow confrontation, compromise or
capitulation, and each actor takes the offer that moves it least.

Two readings are kept. ``replicated`` follows what reproduces the published rounds: the chance of success is
measured against the votes on *all* pairs of positions, confrontations come before compromises, compromises are
ranked by the middle ground, and nobody capitulates. ``plain`` follows the words of the paper: the chance is measured
against the votes on this pair, the least move is taken whatever it is, and the weaker side capitulates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from juncture.futures.errors import QuestionError, unknown

Reading = Literal["replicated", "plain"]
Kind = Literal["confrontation", "compromise", "capitulation"]
READINGS: tuple[Reading, ...] = ("replicated", "plain")
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Move:
    """One actor's move in a round: by which kind of offer, from whom, and where to."""

    actor: int
    other: int
    kind: Kind
    position: float
    middle: float


@dataclass(frozen=True)
class Round:
    """The positions after a round, the risk exponents in it, and the moves that were made."""

    positions: Floats
    risks: Floats
    moves: tuple[Move, ...]


def play(inputs: Floats, rounds: int, reading: Reading = "replicated") -> tuple[Round, ...]:
    """Play some rounds from (capability, position, salience) rows; the first result is the state before any move."""
    if reading not in READINGS:
        raise QuestionError(unknown("reading of the model", reading, READINGS))
    capability, positions, salience = inputs.T.copy()
    width = float(positions.max() - positions.min())
    if width == 0:
        return (Round(positions, np.ones(len(positions)), ()),)
    table = _Table(capability * salience, salience, width, reading)
    way = [Round(positions.copy(), table.risks(positions), ())]
    for _ in range(rounds):
        risks = table.risks(positions)
        moves = table.moves(positions, risks)
        positions = positions.copy()
        for move in moves:
            positions[move.actor] = move.position
        way.append(Round(positions, risks, moves))
    return tuple(way)


class _Table:
    """The fixed side of a bargain: votes, salience, the width of the issue, the reading."""

    def __init__(self, votes: Floats, salience: Floats, width: float, reading: Reading) -> None:
        self.votes, self.salience, self.width, self.reading = votes, salience, width, reading

    def chances(self, x: Floats, risks: Floats) -> Floats:
        """The chance that the position of ``i`` carries against that of ``j``, from all actors' votes."""
        distance = (np.abs(x[:, None] - x[None, :]) / self.width) ** risks[:, None]
        lean = self.votes[:, None, None] * (distance[:, None, :] - distance[:, :, None])
        won = np.maximum(lean, 0).sum(axis=0)
        whole = np.abs(lean).sum() if self.reading == "replicated" else np.abs(lean).sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.nan_to_num(won / whole))

    def expectations(self, x: Floats, chances: Floats, risk: float) -> Floats:
        """What ``i`` expects of challenging ``j``, seen by someone with this risk exponent."""
        apart = np.abs(x[:, None] - x[None, :]) / self.width
        success, failure = 2 - 4 * (0.5 - 0.5 * apart) ** risk, 2 - 4 * (0.5 + 0.5 * apart) ** risk
        status_quo = 2 - 4 * 0.5**risk
        resisted = self.salience[None, :] * (chances * success + (1 - chances) * failure)
        return np.asarray(resisted + (1 - self.salience[None, :]) * success - status_quo)

    def risks(self, x: Floats) -> Floats:
        """The risk exponents: 0.5 for the actor whose position is most challenged, 2 for the safest."""
        even = np.ones(len(x))
        gains = self.expectations(x, self.chances(x, even), 1.0)
        np.fill_diagonal(gains, 0)
        danger = gains.sum(axis=0)
        spread = danger.max() - danger.min()
        if spread == 0:
            return even
        boldness = (2 * danger - danger.max() - danger.min()) / spread
        return np.asarray((1 - boldness / 3) / (1 + boldness / 3))

    def moves(self, x: Floats, risks: Floats) -> tuple[Move, ...]:
        chances = self.chances(x, risks)
        moves = []
        for i in range(len(x)):
            seen = self.expectations(x, chances, float(risks[i]))
            offers = [offer for j in range(len(x)) if x[i] != x[j] for offer in self._offer(x, seen, i, j)]
            if offers:
                moves.append(self._taken(offers, x[i]))
        return tuple(moves)

    def _offer(self, x: Floats, seen: Floats, i: int, j: int) -> list[Move]:
        """What ``j`` offers ``i``, given what ``i`` believes that both expect."""
        ours, theirs = float(seen[i, j]), float(seen[j, i])
        reach = abs(ours) + abs(theirs)
        middle = float((abs(ours) * x[i] + abs(theirs) * x[j]) / reach) if reach else float(x[i])
        if theirs > ours > 0:
            return [Move(i, j, "confrontation", float(x[j]), middle)]
        if theirs > 0 > ours and theirs > -ours:
            return [Move(i, j, "compromise", float(x[i] + (x[j] - x[i]) * abs(ours / theirs)), middle)]
        if theirs > 0 > ours and self.reading == "plain":
            return [Move(i, j, "capitulation", float(x[j]), middle)]
        return []

    def _taken(self, offers: list[Move], here: float) -> Move:
        if self.reading == "plain":
            return min(offers, key=lambda m: abs(m.position - here))
        confrontations = [m for m in offers if m.kind == "confrontation"]
        if confrontations:
            return min(confrontations, key=lambda m: abs(m.position - here))
        return min(offers, key=lambda m: m.middle)
