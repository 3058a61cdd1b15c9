"""The texts of sources, which stay with the user: checked against the hash that the record names."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from juncture.record.canonical import digest
from juncture.record.folding import fold, fold_text
from juncture.record.items import Source
from juncture.record.problems import SourceError

LIMIT = 64 * 1024 * 1024
FOLDED_LIMIT = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What the record keeps of a text: its hashes, its length, and where its paragraphs and its folds are."""

    sha256: str
    fingerprint: str
    length: int
    paragraphs: tuple[int, ...]
    folds: tuple[int, ...]


def facts(text: str) -> TextFacts:
    """Measure a text.

    >>> facts("On 24 May.\\n\\nThe day after.").paragraphs
    (0, 12)
    """
    folds = fold_map(text) if len(text) <= FOLDED_LIMIT else ()
    return TextFacts(digest(text), digest(fold_text(text)), len(text), tuple(paragraph_starts(text)), folds)


def paragraph_starts(text: str) -> Iterator[int]:
    """Where each block between blank lines starts."""
    place, blank = 0, True
    for line in text.splitlines(keepends=True):
        if line.strip() and blank:
            yield place
        blank = not line.strip()
        place += len(line)


def paragraph_of(source: Source, place: int) -> int | None:
    """The number of the paragraph that holds a place, from 1; None where paragraphs were not recorded."""
    return bisect_right(source.paragraphs, place) or None if source.paragraphs else None


def read_text(path: Path) -> str:
    """A text file as Unicode; raises :class:`SourceError` for a file that is none."""
    try:
        if path.stat().st_size > LIMIT:
            raise SourceError(f"{str(path)!r} is larger than {LIMIT // 1024 // 1024} MB; split it into documents.")
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{str(path)!r} cannot be read: {error.strerror}.") from None
    if b"\x00" in raw[:4096]:
        raise SourceError(f"{str(path)!r} is no text (it holds zero bytes); attach the document's plain text.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{str(path)!r} is not UTF-8 (byte {error.start} cannot be read); save it as UTF-8."
        raise SourceError(message) from None


def fit(text: str, source: Source) -> str:
    """The user's copy in the form that the record's positions count in; raises where it is another text.

    Line ends, a byte-order mark, composed letters and the end of the file may differ; they are put
    right. Where only quotes, dashes, spaces or diacritics differ, the copy's own characters are set where
    the recorded ones stood, so that every position holds; without the record's folds it is refused.
    """
    if source.sha256 is None or digest(text) == source.sha256:
        return text
    for candidate in _same_text(text):
        if digest(candidate) == source.sha256:
            return candidate
    if source.fingerprint and digest(fold_text(text)) == source.fingerprint:
        if source.folds and source.length:
            return align(text, source.folds, source.length)
        raise SourceError(
            f"this copy of {source.id!r} has the same words, but its quotation marks, dashes or spaces differ from "
            f"the text whose positions were recorded (sha256 {source.sha256[:12]}...). "
            "Save the page as the record had it."
        )
    length = f"{source.length:,} code points, " if source.length else ""
    raise SourceError(
        f"this is another text than the one {source.id!r} was recorded from: it has {len(text):,} code points, "
        f"sha256 {digest(text)[:12]}...; the record has {length}sha256 {source.sha256[:12]}..."
    )


def is_text_of(text: str, source: Source) -> bool:
    """Whether positions of this source can be counted in a text: it is the recorded one, or one set in its places."""
    if source.sha256 is None or digest(text) == source.sha256:
        return True
    known = source.fingerprint and source.folds and len(text) == source.length
    return bool(known) and digest(fold_text(text)) == source.fingerprint and fold_map(text) == source.folds


def fold_map(text: str) -> tuple[int, ...]:
    """How folding moves the characters of a text: a place, and how far back they stand from there on; and so forth.

    >>> fold_map("On 24 May.\\n\\nThe day – after")
    (0, 0, 12, 1)
    """
    found: list[int] = []
    for index, place in enumerate(_places(text)):
        if not found or place - index != found[-1]:
            found += [place, place - index]
    return tuple(found)


def align(text: str, folds: tuple[int, ...], length: int) -> str:
    """A copy's characters at the places that the recorded text gave them; the two fold to the same words.

    >>> recorded, copy = "On  24 May –\\n\\nthe day", "On 24 May - the day"
    >>> align(copy, fold_map(recorded), len(recorded))
    'On  24 May -  the day'
    """
    composed = unicodedata.normalize("NFC", text)
    characters = [" "] * length
    shifts = folds[1::2]
    starts = [place - shift for place, shift in zip(folds[::2], shifts, strict=True)]
    for index, place in enumerate(_places(composed)):
        characters[index + shifts[bisect_right(starts, index) - 1]] = composed[place]
    return "".join(characters)


def _places(text: str) -> list[int]:
    """Where the folded characters of a text stand in it, spaces at its ends left out."""
    folded = fold(text)
    start = 1 if folded.text.startswith(" ") else 0
    return folded.places[start : len(folded.text.rstrip())]


def _same_text(text: str) -> Iterator[str]:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for form in (plain, unicodedata.normalize("NFC", plain), unicodedata.normalize("NFD", plain)):
        yield form
        yield form.rstrip("\n")
        yield form.rstrip("\n") + "\n"
        yield form.replace("\n", "\r\n")


def read_texts(folder: Path, sources: Iterable[Source]) -> dict[str, str]:
    """The texts that a folder holds, by source; one that does not fit is kept as it is, for the checks to show."""
    texts = {}
    for source in sources:
        file = folder / f"{source.id}.txt"
        if file.is_file():
            text = read_text(file)
            try:
                texts[source.id] = fit(text, source)
            except SourceError:
                texts[source.id] = text
    return texts
