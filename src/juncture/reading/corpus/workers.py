"""Who codes the batches: this process, several of them, or Dask's workers on this machine or on a cluster.

Batches come back in the order in which they were given out, with one more in flight than there are workers: what is
read does not depend on who reads, and memory does not grow with the corpus.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any

from juncture.reading.corpus.batches import Batch, code_batch
from juncture.reading.corpus.items import Item
from juncture.reading.documents.document import DocumentError

LOCAL = ("threads", "processes")
_ENDED = "a worker ended before its work was done, perhaps for lack of memory; the same command goes on from here."


def coded(waiting: Iterator[list[Item]], workers: int, cluster: str | None) -> Iterator[Batch]:
    """The batches, coded.

    ``cluster`` is the address of a Dask scheduler, or ``threads`` or ``processes`` for Dask on this machine.
    """
    if cluster is not None:
        yield from _on_dask(waiting, workers, cluster)
    elif workers > 1:
        yield from _in_processes(waiting, workers)
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


def _on_dask(waiting: Iterator[list[Item]], workers: int, cluster: str) -> Iterator[Batch]:
    with _client(cluster, workers) as client:
        from distributed import KilledWorker

        limit = sum(client.nthreads().values()) + 1
        try:
            yield from _in_flight(waiting, lambda *task: client.submit(*task, pure=False), limit)
        except KilledWorker:
            raise DocumentError(_ENDED) from None


def _client(cluster: str, workers: int) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise DocumentError("--cluster needs Dask: pip install 'juncture[dask]'.") from None
    if cluster in LOCAL:
        processes = cluster == "processes"
        return Client(  # type: ignore[no-untyped-call]
            processes=processes,
            n_workers=workers if processes else 1,
            threads_per_worker=1 if processes else workers,
            dashboard_address=None,
        )
    try:
        return Client(cluster, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError):
        raise DocumentError(
            f"no Dask scheduler answers at {cluster!r}; give its address (tcp://host:8786), or threads or processes "
            "for Dask on this machine."
        ) from None


def _in_flight(waiting: Iterator[list[Item]], submit: Callable[..., Any], limit: int) -> Iterator[Batch]:
    flying = [submit(code_batch, batch) for batch in islice(waiting, limit)]
    while flying:
        yield flying.pop(0).result()
        flying += [submit(code_batch, batch) for batch in islice(waiting, 1)]
