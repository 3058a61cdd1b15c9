"""How fast reading is: words a second from text to proposals, the coder's share beside the parser's,
two processes beside one.

The text is of our own (tests/reading/texts), repeated; give another file as the argument. Numbers
are of this machine, now. With --petrarch FOLDER (a copy of PETRARCH2) and a Python 2.7 (--python2) the coding stage of
PETRARCH2 stands beside ours, on the parsed sentences that its own tests bring.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
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


def petrarch(folder: Path, python2: str, rounds: int = 20) -> None:
    """PETRARCH2's coding stage beside ours, on the same sentences; parsing is left out of both.

    Processor time, the best of all rounds: other work on the machine counts in neither.
    """
    xml = folder / "petrarch2" / "data" / "text" / "GigaWord.sample.PETR.xml"
    program = [python2, str(Path(__file__).with_name("petrarch2_coding.py")), str(folder), str(xml), str(rounds)]
    told = json.loads(subprocess.run(program, check=True, capture_output=True, text=True).stdout)
    sentences = [" ".join(text.split()) for text in told["sentences"]]
    theirs = len(sentences) / min(told["seconds"])
    print(f"PETRARCH2, coding only, {len(sentences)} sentences of its own tests: {theirs:,.0f} sentences/s, "
          f"{told['events']} events, {told['broken']} sentences broke it")  # fmt: skip
    read = [from_text(text) for text in sentences]
    names = [learn(document.text) for document in read]
    took, found = [], 0
    for _ in range(rounds):
        parsed = list(parse_all([(one, known.merged()) for one, known in zip(read, names, strict=True)]))
        start = time.process_time()
        coded = [proposals_of(one, *both) for one, *both in zip(read, parsed, names, strict=True)]
        took.append(time.process_time() - start)
        found = sum(proposal.kind == "event" for proposals in coded for proposal in proposals)
    ours = len(sentences) / min(took)
    print(f"Juncture, coding only, the same sentences: {ours:,.0f} sentences/s, {found} events beside the other kinds")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?")
    parser.add_argument("--petrarch", type=Path)
    parser.add_argument("--python2", default="python2.7")
    asked = parser.parse_args()
    if asked.petrarch:
        petrarch(asked.petrarch.resolve(), asked.python2)
    else:
        read = documents(asked.file)
        list(propose_all(read[:4]))
        stages(read)
        end_to_end(read)
        corpus(read, 800)
