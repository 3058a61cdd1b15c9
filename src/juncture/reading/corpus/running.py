"""Running over a corpus: batches to parts of a parquet folder, each finished before it counts,
so that a stop costs one batch.

``events.parquet`` is written from the parts at the end; ``events.parquet.parts`` holds them, with ``done.jsonl``
(what was read) and ``aside.jsonl`` (what was not, and why).
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from juncture.reading.coder.reading import propose_all
from juncture.reading.corpus.items import Item, items
from juncture.reading.corpus.rows import rows
from juncture.reading.documents.document import Document, DocumentError

BATCH = 64


@dataclass(slots=True)
class Ran:
    """How a run stands: documents read, set aside, passed over as done before; events and words; seconds."""

    read: int = 0
    aside: int = 0
    before: int = 0
    events: int = 0
    words: int = 0
    seconds: float = 0.0
    total: int | None = None

    def sentence(self) -> str:
        """The run in a sentence."""
        rate = f", {self.words / self.seconds:,.0f} words a second" if self.seconds else ""
        left = ""
        if self.total and self.seconds and self.read:
            remaining = (
                (self.total - self.read - self.aside - self.before) / max(self.read + self.aside, 1) * self.seconds
            )
            left = f", about {remaining:,.0f} seconds left" if remaining >= 1 else ""
        return (
            f"{self.read:,} documents read, {self.aside:,} set aside, {self.before:,} done before; "
            f"{self.events:,} events{rate}{left}."
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """What one batch came to."""

    rows: list[dict[str, Any]]
    done: list[str]
    aside: list[tuple[str, str]]
    words: int


def code_batch(batch: list[Item]) -> Batch:
    """Read and code a batch; a document that cannot be read is set aside with the reason."""
    documents: list[tuple[str, Document]] = []
    aside: list[tuple[str, str]] = []
    for item in batch:
        try:
            document = item.document()
        except DocumentError as error:
            aside.append((item.id, str(error)))
            continue
        if not any(block.role.coded for block in document.blocks):
            aside.append((item.id, "; ".join(document.notes) or "no running text was found in it"))
            continue
        documents.append((item.id, document))
    proposals = propose_all([document for _, document in documents], batch=BATCH)
    found: list[dict[str, Any]] = []
    for (name, document), proposed in zip(documents, proposals, strict=True):
        found += rows(name, document, proposed)
    return Batch(found, [name for name, _ in documents], aside, sum(document.words() for _, document in documents))


def run(
    corpus: Path, out: Path, *, workers: int = 1, tell: Callable[[Ran], None] | None = None, cluster: Any = None
) -> Ran:
    """Read a corpus into a parquet file; where a run was stopped, the next one goes on from there.

    ``cluster`` may be a Dask client, whose workers then code the batches.
    """
    parts = out.with_name(out.name + ".parts")
    parts.mkdir(parents=True, exist_ok=True)
    done = _done(parts)
    ran = Ran(total=_count(corpus))
    start = time.monotonic()
    waiting = (item for item in items(corpus) if not _known(item, done, ran))
    number = sum(1 for _ in parts.glob("part-*.parquet"))
    for batch in _coded(_batches(waiting), workers, cluster):
        number += 1
        _keep(parts, number, batch)
        ran.read += len(batch.done)
        ran.aside += len(batch.aside)
        ran.events += len(batch.rows)
        ran.words += batch.words
        ran.seconds = time.monotonic() - start
        if tell is not None:
            tell(ran)
    _join(parts, out)
    return ran


def _known(item: Item, done: set[str], ran: Ran) -> bool:
    known = item.id in done
    ran.before += known
    return known


def _batches(waiting: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(waiting)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _coded(batches: Iterator[list[Item]], workers: int, cluster: Any) -> Iterator[Batch]:
    """Batches coded here, in several processes, or on a Dask cluster; never more in flight than workers and one."""
    if cluster is not None:
        yield from _in_flight(batches, cluster.submit, max(2, len(cluster.scheduler_info()["workers"])) + 1)
    elif workers > 1:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        with ProcessPoolExecutor(workers, mp_context=_context()) as pool:
            yield from _in_flight(batches, pool.submit, workers + 1)
    else:
        for batch in batches:
            yield code_batch(batch)


def _context() -> Any:
    """Processes that share the parser which is loaded once, where the system can fork; else each loads its own."""
    import multiprocessing

    if "fork" in multiprocessing.get_all_start_methods() and platform.system() == "Linux":
        from juncture.reading.parsing import model

        model()
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _in_flight(batches: Iterator[list[Item]], submit: Callable[..., Any], limit: int) -> Iterator[Batch]:
    flying = [submit(code_batch, batch) for batch in islice(batches, limit)]
    while flying:
        yield flying.pop(0).result()
        flying += [submit(code_batch, batch) for batch in islice(batches, 1)]


def _count(corpus: Path) -> int | None:
    return sum(1 for _ in items(corpus)) if corpus.is_dir() else None


def _done(parts: Path) -> set[str]:
    found: set[str] = set()
    for name in ("done.jsonl", "aside.jsonl"):
        file = parts / name
        if file.is_file():
            for line in file.read_text(encoding="utf-8").splitlines():
                try:
                    found.add(json.loads(line)["doc"])
                except (ValueError, KeyError):
                    continue
    return found


def _schema() -> Any:
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    kinds = {"start": pa.int64(), "end": pa.int64(), "confidence": pa.float32(), "foreground": pa.bool_()}
    from juncture.reading.corpus.rows import COLUMNS

    listed = {f"{role}{tail}" for role in ("actor", "recipient") for tail in ("", "_country", "_sector")}
    return pa.schema([(name, kinds.get(name, texts if name in listed else text)) for name in COLUMNS])


def _keep(parts: Path, number: int, batch: Batch) -> None:
    """Write a batch's part whole, then note its documents as done."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    waiting = parts / f".part-{number:06d}"
    pq.write_table(pa.Table.from_pylist(batch.rows, schema=_schema()), waiting)
    waiting.replace(parts / f"part-{number:06d}.parquet")
    with (parts / "done.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps({"doc": name}) + "\n" for name in batch.done)
    with (parts / "aside.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"doc": name, "reason": reason}, ensure_ascii=False) + "\n" for name, reason in batch.aside
        )


def _join(parts: Path, out: Path) -> None:
    """One file from all parts, a part at a time."""
    import pyarrow.parquet as pq

    waiting = out.with_name(f".{out.name}")
    with pq.ParquetWriter(waiting, _schema()) as writer:
        for part in sorted(parts.glob("part-*.parquet")):
            writer.write_table(pq.read_table(part))
    waiting.replace(out)
