"""Checks of how statements are worded: a denial that reads as what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juncture.record.checks.finding import Finding, Severity
from juncture.record.saying import said
from juncture.record.view import View

#: Words that make a clause negative, in the languages that dossiers are written in so far.
_NEGATIVE = re.compile(
    r"\b(?:not|no|nor|never|nobody|none|nothing|neither|without|cannot|lacks?|fails?|failed|unable|few|denie[sd]|refuse[sd]?)\b"
    r"|n['’]t\b|\b(?:ne|n['’]|pas|aucune?|jamais|sans|ni|refuse)\b",
    re.IGNORECASE,
)


def positive_denials(view: View) -> Iterator[Finding]:
    """Statements in the voice of a denial whose clause has no negation in it, so that a sentence would assert it."""
    for one in view.statements:
        if one.voice == "denied" and one.text and not _NEGATIVE.search(one.text):
            yield Finding(
                code="positive-denial",
                severity=Severity.ERROR,
                message=said(
                    "%(kind)s %(id)r is denied, but its text reads as if it were so; say 'not' in it: %(text)s.",
                    kind=said(one.kind),
                    id=one.id,
                    text=one.text,
                ),
                entries=(one.id,),
            )
