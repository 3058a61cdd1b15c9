"""From a template and an answer to what is sent: in the reader's language, everything escaped."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from juncture import __version__
from juncture.brief import asset as of_brief
from juncture.web import csrf, languages, terms
from juncture.web.clocks import Clocks
from juncture.web.dating import day_words, when_words
from juncture.web.days import heights
from juncture.web.identity import Role, user_or_nobody
from juncture.web.shelf import Opened
from juncture.web.wording import marked


def show(
    request: Request,
    template: str,
    *,
    status: int = 200,
    dossier: Opened | None = None,
    clocks: Clocks | None = None,
    **shown: Any,
) -> Response:
    """A page. In every template: ``dossier``, ``clocks``, ``user``, ``language``, ``csrf_token`` and ``pages``."""
    language = languages.language_of(request)
    page = environment(language).get_template(template)
    text = page.render(
        request=request,
        dossier=dossier,
        clocks=clocks or Clocks(),
        user=user_or_nobody(request),
        has_accounts=request.app.state.team is not None,
        language=language,
        languages=[(one, languages.own_name(one), _in_language(request, one)) for one in languages.LANGUAGES],
        csrf_token=csrf.token(request),
        pages=request.app.state.pages,
        **shown,
    )
    response = HTMLResponse(text, status, {"vary": "cookie, accept-language", "content-language": language})
    return dressed(request, response)


def dressed(request: Request, response: Response) -> Response:
    """The response with the cookies that this visit needs."""
    csrf.keep_visit(request, response)
    if (chosen := request.query_params.get("lang")) in languages.LANGUAGES:
        response.set_cookie(languages.COOKIE, str(chosen), max_age=languages.YEAR, samesite="lax", httponly=True)
    return response


@cache
def environment(language: str) -> Environment:
    """The templates, in a language."""
    made = Environment(
        loader=PackageLoader("juncture.web", "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(languages.translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"asset": asset, "front": front, "Role": Role, "version": __version__, "word": terms.label}
    made.filters |= {
        "path": lambda text: quote(str(text), safe=""),
        "day": partial(day_words, language=language),
        "when": partial(when_words, language=language),
        "heights": heights,
        "told": partial(marked, language=language),
        "drawn": Markup,  # only for pictures: the brief escapes what it draws
    }
    return made


@cache
def asset(name: str) -> str:
    """The address of a file of ours; it changes with the file's content, so that browsers may keep it for good."""
    return f"/static/{name}?v={hashlib.sha256(static(name)).hexdigest()[:12]}"


@cache
def static(name: str) -> bytes:
    """A file of ours; the brief's own are taken from the brief, its style for whatever stands in a ``.sheet``."""
    if name == "brief.css":
        return f":where(.sheet) {{\n{of_brief(name)}}}\n".encode()
    if name in ("tokens.css", "brief.js"):
        return of_brief(name).encode()
    return files("juncture.web").joinpath("static", name).read_bytes()


@cache
def front(name: str) -> str:
    """The address of a front-end library, empty where it is not installed: every page works without."""
    file = files("juncture.web").joinpath("vendor", name)
    return f"/vendor/{name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}" if file.is_file() else ""


def _in_language(request: Request, language: str) -> str:
    asked = {**request.query_params, "lang": language}
    return f"?{urlencode(asked)}"
