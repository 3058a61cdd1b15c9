"""The languages of the interface: whose words a page uses, and the catalogues they come from.

A page's texts stand in English in its template. ``locale/LANGUAGE/*.po`` say them in another language, one
file for each page. What a source or the record says is never translated.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

from babel import Locale, negotiate_locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from starlette.requests import Request

LANGUAGES = ("en", "fr")
COOKIE = "juncture-language"
YEAR = 365 * 24 * 3600


def mark(text: str) -> str:
    """A text that a template translates later: it finds its way into the catalogues by this name."""
    return text


def language_of(request: Request) -> str:
    """The language to answer in: asked for (``?lang=fr``), chosen before, preferred by the browser, or English."""
    for given in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if given in LANGUAGES:
            return given
    return preferred(request.headers.get("accept-language", ""))


def preferred(header: str) -> str:
    """The first of our languages in a browser's list.

    >>> preferred("fr-ML,fr;q=0.9,en;q=0.5"), preferred("de"), preferred("en;q=0.4, fr;q=0.8")
    ('fr', 'en', 'fr')
    """
    wanted = [_weighed(part) for part in header[:200].split(",") if part.strip()]
    ordered = [name for _, name in sorted(wanted, key=lambda one: -one[0])]
    return negotiate_locale([name.replace("-", "_") for name in ordered], LANGUAGES) or "en"


def _weighed(part: str) -> tuple[float, str]:
    name, _, weight = part.strip().partition(";q=")
    try:
        return (float(weight) if weight else 1.0, name.strip())
    except ValueError:
        return (0.0, name.strip())


@cache
def translations(language: str) -> Translations:
    """The catalogues of a language as one."""
    merged = Catalog(locale=language)
    for catalogue in catalogues(language):
        for message in catalogue:
            if message.id and message.string:
                merged.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return Translations(compiled)


def catalogues(language: str) -> list[Catalog]:
    """The catalogues of a language, by name of file."""
    folder = files("juncture.web").joinpath("locale", language)
    if not folder.is_dir():
        return []
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".po")), key=lambda one: one.name)
    return [read_po(BytesIO(one.read_bytes()), locale=language) for one in found]


def own_name(language: str) -> str:
    """A language's name in itself.

    >>> own_name("fr")
    'français'
    """
    return str(Locale.parse(language).get_display_name() or language)
