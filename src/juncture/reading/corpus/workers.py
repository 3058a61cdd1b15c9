"""Who codes the batches: this process, several of them, or Dask's workers on this machine or on a cluster.

Batches come back in the order in which they were given out, with one more in flight than there are workers: what is
read does not depend on who reads, and memory does not grow with the corpus.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from juncture.reading.corpus.batches import Batch, code_batch
from juncture.reading.corpus.items import Item
from juncture.reading.documents.document import DocumentError

#: Workers that one machine is asked for at most, and seconds that a scheduler has to answer.
MOST, PATIENCE = 256, 4
_ENDED = "a worker ended before its work was done, perhaps for lack of memory; the same command goes on from here."


@dataclass(frozen=True, slots=True)
class Where:
    """Who codes: so many processes of this machine, Dask's threads or processes on it, or a Dask cluster's workers.

    >>> Where.of("4"), Where.of("threads:2"), Where.of("tcp://localhost:8786")
    (Where(kind='own', place='4'), Where(kind='threads', place='2'), Where(kind='cluster', place='tcp://localhost:8786'))
    """

    kind: Literal["own", "threads", "processes", "cluster"] = "own"
    place: str = "1"

    @classmethod
    def of(cls, text: str) -> Where:
        """Read it; a number alone means so many processes, without Dask."""
        if re.fullmatch(r"(tcp|tls)://\S+:\d+", text):
            return cls("cluster", text)
        found = re.fullmatch(r"(?:(threads|processes):)?(\d+)", text)
        if found is None or not 1 <= int(found[2]) <= MOST:
            raise DocumentError(
                f"--workers {text!r} cannot be used; write a number from 1 to {MOST}, threads:4, processes:4, or a "
                "scheduler's address such as tcp://localhost:8786."
            )
        return cls("threads" if found[1] == "threads" else "processes" if found[1] else "own", found[2])


def coded(waiting: Iterator[list[Item]], where: Where) -> Iterator[Batch]:
    """The batches, coded."""
    if where.kind != "own":
        yield from _on_dask(waiting, where)
    elif int(where.place) > 1:
        yield from _in_processes(waiting, int(where.place))
    else:
        yield from map(code_batch, waiting)


def _in_processes(waiting: Iterator[list[Item]], workers: int) -> Iterator[Batch]:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        with ProcessPoolExecutor(workers, mp_context=_context()) as pool:
            yield from _in_flight(waiting, pool.submit, workers + 1)
    except BrokenProcessPool:
        raise DocumentError(_ENDED) from None


def _context() -> Any:
    """Processes that share the parser which is loaded once, where the system can fork; else each loads its own."""
    import multiprocessing

    if "fork" in multiprocessing.get_all_start_methods() and platform.system() == "Linux":
        from juncture.reading.parsing import model

        model()
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _on_dask(waiting: Iterator[list[Item]], where: Where) -> Iterator[Batch]:
    with _client(where) as client:
        from distributed import KilledWorker

        limit = sum(client.nthreads().values()) + 1
        try:
            yield from _in_flight(waiting, lambda *task: client.submit(*task, pure=False), limit)
        except KilledWorker:
            raise DocumentError(_ENDED) from None


def _client(where: Where) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise DocumentError(
            f"--workers {where.kind} needs Dask: pip install 'juncture[dask]'; a number alone does without."
        ) from None
    if where.kind == "cluster":
        try:
            client: Any = Client(where.place, timeout=PATIENCE)  # type: ignore[no-untyped-call]
        except (OSError, ValueError):
            raise DocumentError(
                f"no Dask scheduler answers at {where.place} within {PATIENCE} seconds; "
                "start one with 'dask scheduler'."
            ) from None
        if not client.nthreads():
            client.close()
            raise DocumentError(
                f"the scheduler at {where.place} has no workers; start some with 'dask worker {where.place}'."
            )
        return client
    count, apart = int(where.place), where.kind == "processes"
    return Client(  # type: ignore[no-untyped-call]
        processes=apart, n_workers=count if apart else 1, threads_per_worker=1 if apart else count,
        dashboard_address=None,
    )  # fmt: skip


def _in_flight(waiting: Iterator[list[Item]], submit: Callable[..., Any], limit: int) -> Iterator[Batch]:
    flying = [submit(code_batch, batch) for batch in islice(waiting, limit)]
    while flying:
        yield flying.pop(0).result()
        flying += [submit(code_batch, batch) for batch in islice(waiting, 1)]
