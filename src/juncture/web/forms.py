"""What a form sent: fields of text and files, within limits, each under its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

MOST_FIELDS = 400
MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class File:
    """A file that was sent: what it was called, without any path, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields and files of a form; an empty field is the same as none."""

    texts: dict[str, tuple[str, ...]]
    files: tuple[File, ...] = ()

    def text(self, name: str) -> str:
        """A field's text without white space around it; empty where it was not sent.

        >>> Sent({"title": (" A page ",)}).text("title")
        'A page'
        """
        return self.texts.get(name, ("",))[0].strip()

    def secret(self, name: str) -> str:
        """A password as it was typed."""
        return self.texts.get(name, ("",))[0]

    def whole(self, name: str) -> str:
        """A field's text as it was written, with the line ends that browsers change put right."""
        return self.texts.get(name, ("",))[0].replace("\r\n", "\n")

    def several(self, name: str) -> tuple[str, ...]:
        """The texts of a field that may be sent more than once, the empty ones left out."""
        return tuple(text.strip() for text in self.texts.get(name, ()) if text.strip())


async def read(request: Request) -> FormData:
    """The form of a request; it is read once and kept with the request."""
    largest = request.app.state.settings.upload_limit
    return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=largest)


async def sent(request: Request) -> Sent:
    """What a form sent, for a page's signature: :data:`Form`."""
    form = await read(request)
    texts: dict[str, list[str]] = {}
    files: list[File] = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read()
            if content or value.filename:
                files.append(File(bare(value.filename or ""), content))
        else:
            texts.setdefault(name, []).append(value)
    return Sent({name: tuple(given) for name, given in texts.items()}, tuple(files))


Form = Annotated[Sent, Depends(sent)]


def bare(name: str) -> str:
    """A file's name without a path or anything that steers.

    >>> bare("..\\\\..\\\\etc/pass\\x00wd.txt")
    'passwd.txt'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable())[:200]
