"""The parts of a run: a parquet file for each batch, beside the table that they make in the end.

A part is moved into place whole, with the names of what was read and of what was set aside in its own head: a document
counts as read exactly when its events are there, whenever the run was stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from juncture.reading.corpus.batches import Batch
from juncture.reading.corpus.rows import COLUMNS
from juncture.reading.documents.document import DocumentError

_HEAD = b"juncture"


class Parts:
    """The folder of the parts of one table."""

    def __init__(self, out: Path, corpus: Path) -> None:
        """Open or make it; refuses parts that were made of another corpus."""
        self.out = out
        self.folder = out.with_name(out.name + ".parts")
        self.folder.mkdir(parents=True, exist_ok=True)
        self._of(corpus.resolve())
        self._number = max((int(part.stem.removeprefix("part-")) for part in self._files()), default=0)

    def _of(self, corpus: Path) -> None:
        label = self.folder / "corpus.txt"
        if not label.is_file():
            label.write_text(f"{corpus}\n", encoding="utf-8")
        elif (before := label.read_text(encoding="utf-8").strip()) != str(corpus):
            raise DocumentError(
                f"{str(self.folder)!r} holds what was read of another corpus ({before}); "
                f"name another --out, or remove that folder to start over."
            )

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("part-*.parquet"))

    def _heads(self) -> Iterator[dict[str, Any]]:
        import pyarrow.parquet as pq

        for part in self._files():
            yield json.loads(pq.read_schema(part).metadata[_HEAD])

    def names(self) -> set[str]:
        """The documents that were read or set aside before."""
        return {name for head in self._heads() for name in (*head["done"], *(name for name, _ in head["aside"]))}

    def keep(self, batch: Batch) -> None:
        """Write a batch's part whole."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._number += 1
        head = json.dumps({"done": batch.done, "aside": batch.aside})
        waiting = self.folder / f".part-{self._number:06d}"
        table = pa.Table.from_pylist(batch.rows, schema=_schema())
        pq.write_table(table.replace_schema_metadata({_HEAD: head}), waiting)
        waiting.replace(self.folder / f"part-{self._number:06d}.parquet")

    def join(self) -> None:
        """The table of all parts, a part at a time, and the list of what was set aside."""
        import pyarrow.parquet as pq

        waiting = self.out.with_name(f".{self.out.name}")
        with pq.ParquetWriter(waiting, _schema()) as writer:
            for part in self._files():
                writer.write_table(pq.read_table(part).replace_schema_metadata(None))
        waiting.replace(self.out)
        reasons = [{"doc": name, "reason": reason} for head in self._heads() for name, reason in head["aside"]]
        lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in reasons]
        aside_of(self.out).write_text("".join(lines), encoding="utf-8")


def aside_of(out: Path) -> Path:
    """The file that says what was set aside and why, once a run has ended.

    >>> aside_of(Path("events.parquet")).name
    'events.parquet.aside.jsonl'
    """
    return out.with_name(out.name + ".aside.jsonl")


def _schema() -> Any:
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    kinds = {"start": pa.int64(), "end": pa.int64(), "confidence": pa.float32(), "foreground": pa.bool_()}
    people = {f"{role}{tail}" for role in ("actor", "recipient") for tail in ("", "_country", "_sector")}
    listed = {"countries"} | people
    return pa.schema([(name, kinds.get(name, texts if name in listed else text)) for name in COLUMNS])
