"""Text that is safe to show: nothing in it steers a terminal, a page or the direction of the text around it."""

from __future__ import annotations

import re

#: Control characters, and marks that override the direction of what follows (a name can hide its end with them).
_UNSHOWN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]"
)
_SPACES = re.compile(r"[ \t\n\u00a0\u2028\u2029]+")


def clean(text: str) -> str:
    """Text without control characters, its white space folded; scripts and their own directions are kept.

    >>> clean("Goïta\\x1b[31m \\n arrested")
    'Goïta[31m arrested'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", _UNSHOWN.sub("", _SPACES.sub(" ", text))).strip()
