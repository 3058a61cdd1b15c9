"""Files that a program sends: laid down for as long as they are read, under names that lead nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import File as Sending
from fastapi import UploadFile

from juncture.record.problems import JunctureError
from juncture.web.forms import File, bare

Upload = Annotated[UploadFile, Sending(description="A file, as multipart/form-data.")]
Uploads = Annotated[list[UploadFile], Sending(description="Files, as multipart/form-data.", max_length=20)]


def taken(upload: UploadFile) -> File:
    """A file with its bytes."""
    return File(bare(upload.filename or ""), upload.file.read())


@contextmanager
def laid_down(uploads: Iterable[UploadFile]) -> Iterator[list[Path]]:
    """The files on disk, each in a folder of its own; a sentence about one names it as it was sent."""
    with TemporaryDirectory(prefix="juncture-") as folder:
        try:
            yield [_laid(Path(folder) / str(number), taken(one)) for number, one in enumerate(uploads)]
        except JunctureError as error:
            told = re.sub(rf"{re.escape(folder)}/\d+/", "", str(error))
            raise JunctureError(told) from None


def _laid(folder: Path, file: File) -> Path:
    folder.mkdir()
    path = folder / plain_name(file.name)
    path.write_bytes(file.content)
    return path


def plain_name(name: str) -> str:
    """A name that every file system takes; the end of a long one, which holds the suffix.

    >>> plain_name(".."), plain_name("mali.xlsx"), len(plain_name("é" * 300 + ".csv").encode())
    ('file', 'mali.xlsx', 200)
    """
    end = name.strip(". ").encode("utf-8", "ignore")[-200:]
    return end.decode("utf-8", "ignore").replace("/", "") or "file"
