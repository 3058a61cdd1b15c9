"""The sentences of the engine in the reader's language; what only English has is marked as English."""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup, escape

from juncture.record.saying import Said
from juncture.web.dating import day_words
from juncture.web.languages import translations

_PLACES = re.compile(r"%\(\w+\)[rs]")


def worded(text: str, language: str) -> str:
    """A sentence in a language: by its template, or as it is where there is none or no translation.

    >>> from juncture.record.saying import said
    >>> worded(said("there is no role %(role)r%(near)s", role="chef", near="."), "fr")
    "il n’y a pas de rôle 'chef'."
    """
    say = translations(language)
    if not isinstance(text, Said):
        return say.gettext(text) if text else ""
    values = {name: _value(value, language) for name, value in text.values.items()}
    if text.several is None:
        return say.gettext(text.template) % values if values else say.gettext(text.template)
    return say.ngettext(text.template, text.several, int(str(text.values["num"]))) % values


def marked(text: str, language: str) -> Markup:
    """A sentence for a page, marked as English where it is said in no other language.

    >>> marked("the <disk> is full", "fr")
    Markup('<span lang="en">the &lt;disk&gt; is full</span>')
    """
    shown = escape(worded(text, language))
    return shown if is_said(text, language) else Markup('<span lang="en">{}</span>').format(shown)


def is_said(text: str, language: str) -> bool:
    """Whether every word of a sentence that is ours can be said in a language."""
    if language == "en":
        return True
    if not isinstance(text, Said):
        return translations(language).gettext(text) != text
    frame = re.search(r"\w", _PLACES.sub("", text.template))
    known = text.several is not None or not frame or translations(language).gettext(text.template) != text.template
    return known and all(is_said(one, language) for one in text.values.values() if isinstance(one, Said))


def _value(value: object, language: str) -> object:
    if isinstance(value, Said):
        return worded(value, language)
    return day_words(value, language) if isinstance(value, date) and language != "en" else value
