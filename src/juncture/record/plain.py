"""Foreign text made safe to show: what would steer a terminal or turn the reading direction becomes visible."""

from __future__ import annotations

import re

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """A text in which control characters and direction overrides are shown instead of obeyed.

    >>> plain("Bah \\x1b[31mN’Daw")
    'Bah ␛[31mN’Daw'
    """
    return _STEERING.sub(_visible, text)


def escaped(json: str) -> str:
    r"""JSON in which those characters are written as escapes: its reader gets the same value, a terminal is left alone.

    >>> print(escaped('"\N{CONTROL SEQUENCE INTRODUCER}31m"'))
    "\u009b31m"
    """
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
