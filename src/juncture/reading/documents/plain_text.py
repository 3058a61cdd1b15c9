"""Bytes to text: the encoding found, line ends made alike, with what had to be assumed."""

from __future__ import annotations

import unicodedata

from juncture.reading.documents.document import DocumentError, Piece

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Bytes as text, with notes on what was assumed.

    >>> decode("N’Daw".encode("cp1252"), "a.txt")
    ('N’Daw', ('not UTF-8; read as Windows-1252',))
    """
    if not raw.strip():
        raise DocumentError(f"{name!r} is empty; there is nothing to read in it.")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), ()
    _refuse_binary(raw, name)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    lines = [_line(line) for line in raw.split(b"\n")]
    mixed = any(line is None for _, line in lines) or any(good and not _ascii(text) for text, good in lines)
    note = "UTF-8 and Windows-1252 lines in one file; each read as its own" if mixed else ""
    return "\n".join(text for text, _ in lines), (note or "not UTF-8; read as Windows-1252",)


def _line(line: bytes) -> tuple[str, bool]:
    try:
        return line.decode("utf-8"), True
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace"), False


def _ascii(text: str) -> bool:
    return text.isascii()


def _refuse_binary(raw: bytes, name: str) -> None:
    head = raw[:8192]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if b"\x00" in head or odd > len(head) * 0.02:
        raise DocumentError(
            f"{name!r} is no text, whatever its name says; give the document as text, HTML, PDF or DOCX."
        )


def with_plain_lines(text: str) -> tuple[str, tuple[Piece, ...]]:
    """Text with its line ends as single newlines, and the pieces that lead back to the file.

    >>> with_plain_lines("a\\r\\nb")
    ('a\\nb', (Piece(start=0, original=0, locator=None), Piece(start=2, original=3, locator=None)))
    """
    if "\r" not in text:
        return text, (Piece(0, 0),)
    parts, pieces, place, length = [], [Piece(0, 0)], 0, 0
    while (found := text.find("\r", place)) >= 0:
        parts.append(text[place:found] + "\n")
        length += found - place + 1
        place = found + (2 if text.startswith("\r\n", found) else 1)
        pieces.append(Piece(length, place))
    parts.append(text[place:])
    return "".join(parts), tuple(pieces)


def right_to_left(text: str) -> bool:
    """Whether most letters of the text run from right to left.

    >>> right_to_left("انقلاب في مالي"), right_to_left("Mali")
    (True, False)
    """
    letters = [character for character in text[:4000] if character.isalpha()]
    leftward = sum(unicodedata.bidirectional(character) in ("R", "AL") for character in letters)
    return leftward * 2 > len(letters)
