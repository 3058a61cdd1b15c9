"""Ensembles spread over workers and kept on disk: the same answer whoever works, and no run ever mixed with another."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest

import juncture
from juncture.foresight.keeping import kept
from juncture.foresight.workers import Where, workers
from juncture.futures import compare, load, sample
from juncture.futures.comparison import Comparison
from juncture.futures.ensemble import BLOCK
from juncture.futures.model import Model
from juncture.futures.trial import CHUNK, Chunk, Spread, Trial
from juncture.record.problems import JunctureError

MALI = str(Path(__file__).parents[2] / "examples" / "mali-2021")
SIZE = CHUNK * BLOCK + 300


@pytest.fixture(scope="module")
def mali() -> Model:
    return load(MALI)


def compared(model: Model, spread: Spread = map, size: int = SIZE, seed: int = 3) -> Comparison:
    drawn = sample(model, size, seed=seed)
    return compare(
        model, model.options[:2], model.goals[0], start=model.starts[0].places, ensemble=drawn, spread=spread
    )


def same(one: Comparison, other: Comparison) -> bool:
    assert one.inputs is not None
    assert other.inputs is not None
    return one.json() == other.json() and bool((one.inputs == other.inputs).all())


class Counting:
    """A spread that counts what it is asked for, and may be interrupted."""

    def __init__(self, most: int | None = None) -> None:
        self.done: list[int] = []
        self.most = most

    def __call__(self, trial: Trial, numbers: Iterable[int]) -> Iterator[Chunk]:
        for number in itertools.islice(numbers, self.most):
            self.done.append(number)
            yield trial(number)
        if self.most is not None:
            raise KeyboardInterrupt


@pytest.fixture(scope="module")
def alone(mali: Model) -> Comparison:
    return compared(mali)


def test_chunks_may_come_in_any_order(mali: Model, alone: Comparison) -> None:
    assert same(alone, compared(mali, lambda trial, numbers: [trial(n) for n in reversed(list(numbers))]))


@pytest.mark.slow
@pytest.mark.parametrize("where", ["2", "threads:1", "threads:3", "processes:2"])
def test_workers_of_this_machine_give_the_same_answer(mali: Model, alone: Comparison, where: str) -> None:
    with workers(where) as spread:
        assert same(alone, compared(mali, spread))


@pytest.mark.slow
def test_a_cluster_at_an_address_gives_the_same_answer_on_the_command_s_own_terms(mali: Model) -> None:
    distributed = pytest.importorskip("distributed")
    asked = {"samples": SIZE, "seed": 3, "options": [option.id for option in mali.options[:2]]}
    here = juncture.futures(MALI, **asked)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", memory_limit=0
    ) as cluster:
        there = juncture.futures(MALI, **asked, workers=cluster.scheduler_address)
    assert there.model_dump_json() == here.model_dump_json()


def test_an_address_where_nobody_answers_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("juncture.foresight.workers.PATIENCE", 1)
    with pytest.raises(JunctureError, match=r"no scheduler answers at tcp://127\.0\.0\.1:1 within 1 seconds"):
        workers("tcp://127.0.0.1:1").__enter__()


def test_a_scheduler_without_workers_is_said_to_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr("juncture.foresight.workers.PATIENCE", 1)
    with (
        distributed.LocalCluster(n_workers=0, processes=True, dashboard_address="127.0.0.1:0") as cluster,
        pytest.raises(JunctureError, match="has no workers; start some with 'dask worker tcp://"),
    ):
        workers(cluster.scheduler_address).__enter__()


@pytest.mark.parametrize(
    "text", ["", "many", "threads", "threads:", "processes:x", "-2", "2.5", "http://here:80", "tcp://here"]
)
def test_what_names_no_workers_is_refused_with_what_would(text: str) -> None:
    with pytest.raises(JunctureError, match="cannot be read; write 4, threads:4, processes:4, or"):
        Where.of(text)


def test_no_workers_and_too_many_are_refused() -> None:
    for text in ("0", "processes:0", "threads:100000"):
        with pytest.raises(JunctureError, match="1 to 256 are possible"):
            Where.of(text)


def test_the_extra_is_named_where_dask_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(JunctureError, match=r"needs the extra 'dask'; pip install 'juncture\[dask\]' brings it"):
        workers("2").__enter__()


def test_an_interrupted_run_goes_on_where_it_stopped(mali: Model, alone: Comparison, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        compared(mali, kept(tmp_path / "runs", Counting(1)))
    rest = Counting()
    assert same(alone, compared(mali, kept(tmp_path / "runs", rest)))
    assert rest.done == [1]
    nothing = Counting()
    assert same(alone, compared(mali, kept(tmp_path / "runs", nothing)))
    assert nothing.done == []


def test_a_larger_ensemble_goes_on_from_a_smaller_one(mali: Model, alone: Comparison, tmp_path: Path) -> None:
    compared(mali, kept(tmp_path), size=CHUNK * BLOCK + 100)
    more = Counting()
    assert same(alone, compared(mali, kept(tmp_path, more)))
    assert more.done == [1]


def test_another_model_question_recipe_or_seed_is_another_run(mali: Model) -> None:
    drawn, options, goal = sample(mali, 300), mali.options[:2], mali.goals[0]
    start = mali.starts[0].places
    first = Trial(mali, drawn, options, goal, start, "global", 0)
    section = mali.sections[0]
    surer = mali.replacing(dataclasses.replace(section, confidence="low"))
    others = [
        dataclasses.replace(first, model=surer),
        dataclasses.replace(first, ensemble=sample(mali, 300, seed=1)),
        dataclasses.replace(first, ensemble=sample(mali, 300, "sources")),
        dataclasses.replace(first, ensemble=sample(mali, 300, experts=[mali], how="experts")),
        dataclasses.replace(first, options=options[:1]),
        dataclasses.replace(first, options=options[::-1]),
        dataclasses.replace(first, goal=mali.goals[1]),
        dataclasses.replace(first, start=None),
        dataclasses.replace(first, rule="sequential"),
        dataclasses.replace(first, tolerance=1),
    ]
    assert len({trial.key for trial in (first, *others)}) == 1 + len(others)
    assert dataclasses.replace(first, ensemble=sample(mali, 5_000)).key == first.key


def chunk_file(folder: Path) -> Path:
    return next(folder.glob("*/000000.npz"))


def test_a_damaged_chunk_is_refused_and_named(mali: Model, tmp_path: Path) -> None:
    compared(mali, kept(tmp_path), size=300)
    file = chunk_file(tmp_path)
    whole = file.read_bytes()
    middle = len(whole) // 2
    for damaged in (
        b"",
        b"not a chunk",
        whole[:middle],
        whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :],
    ):
        file.write_bytes(damaged)
        with pytest.raises(JunctureError, match=r"000000\.npz' is damaged .*; delete it, and run again"):
            compared(mali, kept(tmp_path), size=300)
    file.unlink()
    compared(mali, kept(tmp_path), size=300)
    with np.load(file) as arrays:
        assert len(arrays["inputs"]) == 300


def test_a_chunk_of_another_run_is_refused(mali: Model, tmp_path: Path) -> None:
    compared(mali, kept(tmp_path / "one"), size=300)
    compared(mali, kept(tmp_path / "two"), size=300, seed=4)
    chunk_file(tmp_path / "one").write_bytes(chunk_file(tmp_path / "two").read_bytes())
    with pytest.raises(JunctureError, match=r"000000\.npz' belongs to another run"):
        compared(mali, kept(tmp_path / "one"), size=300)


def test_a_run_that_says_it_is_another_is_refused(mali: Model, tmp_path: Path) -> None:
    compared(mali, kept(tmp_path), size=300)
    head = next(tmp_path.glob("*/run.json"))
    for text, sentence in (("{}", "is damaged"), ("[", "is damaged"), ('{"key": "other"}', "tells of another run")):
        head.write_text(text, "utf-8")
        with pytest.raises(JunctureError, match=rf"run\.json' {sentence}"):
            compared(mali, kept(tmp_path), size=300)


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text("", "utf-8")
    with pytest.raises(JunctureError, match=r"holds something else than kept runs \(dossier.toml\); name a new one"):
        kept(tmp_path)
    with pytest.raises(JunctureError, match=r"names a folder; .* is a file"):
        kept(tmp_path / "dossier.toml")


def test_few_sources_give_few_matrices_and_each_is_solved_once(mali: Model) -> None:
    from juncture.futures.batch import alike

    drawn = sample(mali, 400, "sources").draw()
    first, which = alike(drawn)
    assert len(first) <= 4
    assert (drawn[first][which] == drawn).all()
