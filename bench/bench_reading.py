"""How fast reading is: words a second from text to proposals, the coder's share beside the parser's,
two processes beside one.

The text is of our own (tests/reading/texts), repeated; give another file as the argument. Numbers
are of this machine, now.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
import tomllib
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from juncture.reading.coder.naming import learn
from juncture.reading.coder.reading import proposals_of, propose_all
from juncture.reading.corpus.running import run
from juncture.reading.documents.document import Document
from juncture.reading.documents.loading import from_text, load
from juncture.reading.parsing import parse_all

TEXTS = Path(__file__).resolve().parent.parent / "tests" / "reading" / "texts"


def documents(argument: str | None, times: int = 200) -> list[Document]:
    """The documents to read, repeated."""
    if argument:
        return [load(argument)] * (times // 4)
    texts = [tomllib.loads(file.read_text(encoding="utf-8"))["text"].strip() for file in sorted(TEXTS.glob("*.toml"))]
    return [from_text(text) for text in texts] * (times // 4)


def stages(read: list[Document]) -> None:
    """The parser's time and the coder's."""
    words = sum(document.words() for document in read)
    parsing = coding = 0.0
    for first in range(0, len(read), 32):
        some = [(document, learn(document.text)) for document in read[first : first + 32]]
        start = time.perf_counter()
        parsed = list(parse_all([(document, names.merged()) for document, names in some]))
        parsing += time.perf_counter() - start
        start = time.perf_counter()
        for (document, names), sentences in zip(some, parsed, strict=True):
            proposals_of(document, sentences, names)
        coding += time.perf_counter() - start
    print(f"{words:,} words: parser {words / parsing:,.0f} words/s, coder {words / coding:,.0f} words/s")
    print(f"the coder takes {coding / parsing:.2f} of the parser's time")


def end_to_end(read: list[Document]) -> None:
    """Text to proposals, documents made anew."""
    words = sum(document.words() for document in read)
    start = time.perf_counter()
    for _ in propose_all(from_text(document.text) for document in read):
        pass
    print(f"end to end, one process: {words / (time.perf_counter() - start):,.0f} words/s")


def corpus(read: list[Document], copies: int) -> None:
    """A corpus with one process and with two, and the memory at its end."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "docs.jsonl"
        import json

        with source.open("w", encoding="utf-8") as file:
            for number in range(copies):
                text = read[number % len(read)].text
                file.write(json.dumps({"id": str(number), "text": text, "date": "2023-01-01"}) + "\n")
        took = []
        for workers in (1, 2):
            start = time.perf_counter()
            ran = run(source, Path(folder) / f"{workers}.parquet", workers=workers)
            took.append(time.perf_counter() - start)
            print(f"corpus of {ran.read:,} documents, {workers} process(es): {ran.words / took[-1]:,.0f} words/s")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"two processes are {took[0] / took[1]:.2f} times one; peak memory of the first {peak:,.0f} MB")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    read = documents(arguments[0] if arguments else None)
    list(propose_all(read[:4]))
    stages(read)
    end_to_end(read)
    corpus(read, 800)
