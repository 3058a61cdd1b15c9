"""Where an ensemble is worked through: here, on several threads or processes of this machine, or on a cluster of Dask.

This is the one module that knows Dask (extra ``dask``). What it yields is a ``spread``, which
:func:`juncture.futures.compare` and :func:`juncture.futures.report` take; results never depend on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

import numpy as np

from juncture import __version__
from juncture.futures.trial import Chunk, Spread, Trial
from juncture.record.problems import JunctureError

#: Workers that one machine is asked for at most, seconds that a scheduler has to answer, chunks that each thread has
#: in hand or waiting.
MOST, PATIENCE, AHEAD = 256, 4, 2
ACCEPTED = "write 4, threads:4, processes:4, or a scheduler's address such as tcp://localhost:8786"


@dataclass(frozen=True, slots=True)
class Where:
    """What ``--workers`` asks for: ``place`` is a number, or the address of a scheduler.

    >>> Where.of("threads:4"), Where.of("tcp://localhost:8786")
    (Where(kind='threads', place='4'), Where(kind='cluster', place='tcp://localhost:8786'))
    """

    kind: Literal["threads", "processes", "cluster"]
    place: str

    @classmethod
    def of(cls, text: str) -> Where:
        """Read it; a number alone means so many threads."""
        if re.fullmatch(r"(tcp|tls)://\S+:\d+", text):
            return cls("cluster", text)
        found = re.fullmatch(r"(?:(threads|processes):)?(\d+)", text)
        if found is None:
            raise JunctureError(f"--workers {text!r} cannot be read; {ACCEPTED}.")
        if not 1 <= int(found[2]) <= MOST:
            raise JunctureError(f"--workers {text!r} asks for {found[2]} workers; 1 to {MOST} are possible.")
        return cls("processes" if found[1] == "processes" else "threads", found[2])


@contextmanager
def workers(text: str | None) -> Iterator[Spread]:
    """A spread over the workers that a text names, for as long as it is wanted; over none where it is None.

    A script that asks for processes does so under ``if __name__ == "__main__":``, as always in Python.

    >>> from juncture.futures import compare, load, sample
    >>> mali = load("examples/mali-2021")
    >>> with workers("threads:2") as spread:
    ...     compare(mali, mali.options[:1], mali.goals[0], ensemble=sample(mali, 200), spread=spread).sides[0].met
    46
    """
    if text is None:
        yield map
        return
    where = Where.of(text)
    distributed = _distributed()
    with ExitStack() as stack:
        yield _over(distributed, _client(distributed, where, stack), where)


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise JunctureError("--workers needs the extra 'dask'; pip install 'juncture[dask]' brings it.") from None
    return distributed


def _client(distributed: Any, where: Where, stack: ExitStack) -> Any:
    import dask

    stack.enter_context(dask.config.set({"distributed.comm.timeouts.connect": f"{PATIENCE}s"}))
    if where.kind == "cluster":
        return _remote(distributed, where.place, stack)
    count, apart = int(where.place), where.kind == "processes"
    cluster = distributed.LocalCluster(
        n_workers=count if apart else 1, threads_per_worker=1 if apart else count, processes=apart,
        dashboard_address="127.0.0.1:0", memory_limit=0, silence_logs="CRITICAL",
    )  # fmt: skip
    return stack.enter_context(distributed.Client(stack.enter_context(cluster), set_as_default=False))


def _remote(distributed: Any, address: str, stack: ExitStack) -> Any:
    """The client of a cluster that somebody else started, once its workers are known to be like us."""
    try:
        client = stack.enter_context(distributed.Client(address, timeout=f"{PATIENCE}s", set_as_default=False))
    except (OSError, ValueError) as error:
        raise JunctureError(
            f"no scheduler answers at {address} within {PATIENCE} seconds ({_short(error)}). "
            "Start one with 'dask scheduler', or leave --workers out."
        ) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise JunctureError(
            f"the scheduler at {address} has no workers; start some with 'dask worker {address}'."
        ) from None
    try:
        found = client.run(versions)
    except Exception as error:  # noqa: BLE001 - whatever a worker raises comes back as it is
        raise JunctureError(f"the workers of {address} cannot run Juncture: {_short(error)}.") from None
    for worker, theirs in found.items():
        if theirs != versions():
            ours = " with NumPy ".join(versions())
            raise JunctureError(
                f"the worker {worker} has Juncture {' with NumPy '.join(theirs)}, here it is {ours}; "
                "the same seed would not draw the same everywhere. Install the same versions."
            )
    return client


def versions() -> tuple[str, str]:
    """What has to be alike everywhere, so that the same seed draws the same: of Juncture, of NumPy."""
    return __version__, np.__version__


def _over(distributed: Any, client: Any, where: Where) -> Spread:
    """Chunks as they are finished, with no more of them under way than keep every thread busy."""

    def spread(trial: Trial, numbers: Iterable[int]) -> Iterator[Chunk]:
        waiting = iter(numbers)
        sent = client.scatter(trial, broadcast=True, hash=False)
        ahead = AHEAD * max(1, sum(client.nthreads().values()))
        first = [client.submit(_work, sent, number, pure=False) for number in islice(waiting, ahead)]
        running = distributed.as_completed(first, loop=client.loop)
        for done in running:
            try:
                chunk = done.result()
            except (distributed.KilledWorker, OSError, ImportError) as error:
                raise JunctureError(f"a worker of {where.place} failed: {_short(error)}.") from None
            done.release()
            for number in islice(waiting, 1):
                running.add(client.submit(_work, sent, number, pure=False))
            yield chunk

    return spread


def _work(trial: Trial, number: int) -> Chunk:
    return trial(number)


def _short(error: BaseException) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
