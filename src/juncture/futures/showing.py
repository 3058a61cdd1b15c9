"""Results that a notebook draws. The engine holds no pictures: whoever has them says here how a result is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_painters: list[Callable[[Any], str | None]] = []


def paint_with(paint: Callable[[Any], str | None]) -> None:
    """Draw results with this from now on: it gives SVG, or None for what it cannot draw."""
    _painters.append(paint)


class Shown:
    """A result that shows itself as SVG in a notebook, once ``juncture.foresight`` is loaded; else by its words."""

    __slots__ = ()

    def _repr_svg_(self) -> str | None:
        return next((svg for paint in _painters if (svg := paint(self)) is not None), None)
