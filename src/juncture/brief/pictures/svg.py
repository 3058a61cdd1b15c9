"""Elements of a picture as text. Every attribute and every word goes through the escaping here."""

from __future__ import annotations

from html import escape

from juncture.brief.cleaning import clean


def element(tag: str, *children: str, **attributes: object) -> str:
    """An element; ``_`` in an attribute's name stands for ``-``, a trailing one is dropped. Children are SVG already.

    >>> element("text", words("Goïta & <N’Daw>"), x=3, text_anchor="end")
    '<text x="3" text-anchor="end">Goïta &amp; &lt;N’Daw&gt;</text>'
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{''.join(children)}</{tag}>" if children else f"<{tag}{written}/>"


def words(text: str) -> str:
    """Text as the content of an element."""
    return escape(clean(text), quote=False)


def titled(title: str, *children: str, **attributes: object) -> str:
    """A group with a title of its own, which pointers and screen readers show."""
    return element("g", element("title", words(title)), *children, role="img", aria_label=clean(title), **attributes)


def lines(text: list[str], x: float, y: float, leading: float, **attributes: object) -> str:
    """Several lines of text beneath one another, the first one's baseline at ``y``."""
    spans = [element("tspan", words(line), x=x, y=round(y + number * leading, 1)) for number, line in enumerate(text)]
    return element("text", *spans, **attributes)


def picture(width: float, height: float, title: str, description: str, *children: str, id: str) -> str:
    """A whole picture, named and described for whoever cannot see it."""
    head = (
        element("title", words(title), id=f"{id}-title"),
        element("desc", words(description), id=f"{id}-desc"),
    )
    return element(
        "svg",
        *head,
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        role="group",
        aria_labelledby=f"{id}-title",
        aria_describedby=f"{id}-desc",
        class_="picture",
        id=id,
    )


def hatch(id: str, tone: str = "accent") -> str:
    """The pattern of what is uncertain."""
    line = element("path", d="M-1 7 L7 -1 M-1 1 L1 -1 M5 7 L7 5", stroke_width=1.3, **stroke(tone))
    return element("pattern", line, id=id, width=6, height=6, patternUnits="userSpaceOnUse")


def fade(id: str, *, to_left: bool, tone: str = "accent") -> str:
    """The shading of an end that is not known."""
    stops = [
        element("stop", offset=offset, stop_color=TONES[tone], stop_opacity=opacity, class_=f"{tone}-stop")
        for offset, opacity in ((0, 0 if to_left else 1), (1, 1 if to_left else 0))
    ]
    return element("linearGradient", *stops, id=id)


#: What a picture is painted with where no page's style sheet says otherwise.
TONES = {"accent": "#1d4e79", "contested": "#a3460f", "quiet": "#6b6b6b", "ink": "currentColor"}


def fill(tone: str) -> dict[str, object]:
    """The attributes that fill a shape in a tone."""
    return {"fill": TONES[tone], "class_": f"{tone}-fill"}


def stroke(tone: str) -> dict[str, object]:
    """The attributes that outline a shape in a tone, unfilled."""
    return {"fill": "none", "stroke": TONES[tone], "class_": f"{tone}-stroke"}


def _value(value: object) -> str:
    return f"{round(value, 1):g}" if isinstance(value, float) else clean(str(value))
