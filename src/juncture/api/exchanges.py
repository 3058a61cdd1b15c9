"""What comes in and goes out: the formats, and a source's text."""

from __future__ import annotations

from juncture import outputs
from juncture.exchange import FORMATS, Format
from juncture.outputs.desk import FormatAnswer
from juncture.record.attaching import Attached


def formats() -> outputs.FormatsOutput:
    """The formats that dossiers are exchanged in.

    >>> [one.name for one in formats().formats if one.way == "out"]
    ['timelinejs', 'geojson', 'popolo']
    """
    return outputs.FormatsOutput(formats=tuple(map(_told, FORMATS.values())))


def _told(one: Format) -> FormatAnswer:
    way = "out and in" if one.writer and one.reader else "out" if one.writer else "in"
    shown = {name: getattr(one, name) for name in ("name", "label", "suffixes", "holds", "loses", "proposes")}
    return FormatAnswer(way=way, **shown)


def attached(dossier: str, done: Attached) -> outputs.AttachedOutput:
    """What attaching a text did."""
    length = done.source.length or done.length
    return outputs.AttachedOutput(dossier=dossier, source=done.source.id, new=done.new, length=length, cited=done.cited)
