"""Names of accounts: they stand as authors in the journal for good, so two that look alike are one.

A name is plain letters and digits of any script, with single dots, hyphens, underscores or one ``@``
between them. Its *handle* is what it is looked up by: without regard to case, accents or compatibility forms.
"""

from __future__ import annotations

import re
import unicodedata

from juncture.record.fields import shortened
from juncture.record.folding import fold_text
from juncture.record.plain import plain
from juncture.record.saying import said
from juncture.web.accounts.problems import AccountError

LONGEST = 64
_FORM = re.compile(r"[^\W_]+(?:[._@-][^\W_]+)*")


def checked(name: str) -> str:
    """A name in the form in which it is kept; raises :class:`AccountError` for one that will not do.

    >>> checked("Aïssata.Diallo")
    'Aïssata.Diallo'
    >>> checked("ana<script>")
    Traceback (most recent call last):
    juncture.web.accounts.problems.AccountError: 'ana<script>' will not do as a name; ...
    """
    composed = unicodedata.normalize("NFC", name)
    marks = unicodedata.normalize("NFKC", composed) != composed or len(_scripts(composed)) > 1
    if len(composed) > LONGEST or not _FORM.fullmatch(composed) or marks or not handle(composed):
        raise AccountError(
            said(
                "%(name)s will not do as a name; write up to %(longest)s letters and digits of one script, with "
                "single dots, hyphens or underscores between them, as in 'aissata.diallo'.",
                name=shortened(name),
                longest=LONGEST,
            )
        )
    return composed


def handle(name: str) -> str:
    """What a name is looked up by.

    >>> handle("Aïssata.Diallo") == handle("aissata.diallo")
    True
    """
    return fold_text(plain(name[: 4 * LONGEST]).encode("utf-8", "replace").decode()).casefold()


def _scripts(name: str) -> set[str]:
    """The scripts of a name's letters, told by the first words of their Unicode names."""
    return {unicodedata.name(one, "?").split(" ")[0] for one in name if one.isalpha()}
