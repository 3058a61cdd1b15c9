"""The page on the supplement, from its rows and terms themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juncture.precedents.supplement import Coup, Source, Supplement, coverage_table, supplement, terms

HEAD = """\
<!-- Made from the rows by `make reference`. Do not edit: edit the rows, or docs/tools/supplement_page.py. -->

# The supplement: West Africa since 1990

The lists of coups say when one happened and whether it succeeded. They do not say who belonged to ECOWAS on that
day, what became of the ousted, what transition was promised, how long it took, and who answered how. The supplement
does, for the states of ECOWAS and Mauritania since 1990: {realised} events in which power was lost, and {attempted}
attempts.

It lies in `src/juncture/precedents/supplement/rows/`, one TOML file a country, so that you can read it, correct it and
compare versions. A row looks like this:

```toml
[[coup]]
id = "mli-2021-05"
country = "MLI"
day = "2021-05-24"
name = "Second coup, within the transition"
from = ["cline-2-1-2#coup_id 43205242021", "crisis-group-2021-05@664-851"]
lists = {{ cline = "43205242021", powell-thyne = "2021-05-21", colpus = "2021-05-24" }}
ousted = {{ value = "Bah N’Daw", from = "crisis-group-2021-05@664-851" }}
```

## What is in it and what is not

- **Every cell has a source**, named with the place in it: a list and the id of its row, a text and the position in
  it, or a page as a whole. Facts alone were taken, in words of our own.
- **A cell that is not there is unknown**: no source that we read says it. It is never a "no". Nothing was written
  from memory.
- **What differs between sources stays visible.** Where the lists date one event differently, the day is a range or a
  note says so, and `lists` holds each list's own date; where sources part on a cell, its note says so, and
  `contested` is an answer.
- **What had not ended** when a source wrote is written `[DAY..]`: not before that day. The same goes for a membership
  whose end nobody knows, so that a question about a later day is answered with "unknown".
- **Which events**: every one that the Cline Center or Powell & Thyne have as realised, and three that are on no list,
  or after their last years: the ousting of Mali's prime minister in December 2012, the day in November 2014 on which
  Burkina Faso's chief of the army was set aside, and Guinea-Bissau in November 2025. Of attempts, those within a
  transition, and one on a junta of which no source that we read says whether it had begun one. Conspiracies and
  attempts on other governments are left to the lists. Some rows are events that Cline alone counts, one of them the end
  of a coup; their notes say what they are.
- **How it was read**: the lists in full; pages of the web in stored copies, most of them in extracts. Look at the page
  yourself before you lean on a single cell.

```pycon
>>> from datetime import date
>>> from juncture.precedents.supplement import supplement
>>> rows = supplement()
>>> str(rows.member("MRT", "ecowas", date(1999, 1, 1))), str(rows.member("MRT", "ecowas", date(2008, 8, 6)))
('yes', 'no')
>>> coup = rows.listed("cline", "43909162015")
>>> coup.name, coup.reinstated_on.value.text, [str(place) for place in coup.reinstated_on.sources]
('Coup of the presidential guard', '2015-09-23', ['cline-2-1-2#coup_id 43909232015'])
>>> [(one.kind, one.on.text) for one in rows.responses_to("mli-2021-05") if one.sender == "au"]
[('condemnation', '[2021-05-24..2021-05-27]'), ('suspension', '2021-06-01')]

```
"""

MISSING = """
What is missing, and why:

- **What was promised**: several juntas named no term, and no source that we read says that they named none.
- **The ousted** are missing where nobody held the office (Liberia, November 1990), where the list that has the event
  names no one and no other source was found (Liberia, 7 September 1994), where the successor of a dead president was
  passed over (Togo 2005), and where the event is the end of a coup (Burkina Faso, 23 September 2015).
- **Attempts** have little beside their outcome: what became of their targets no list codes.
- **Answers** were sought first for ECOWAS and the African Union. An event without one below is an event for which none
  was read, not one that nobody answered. Before 1997 next to nothing was found on either body. Ends of measures are
  missing where no source that we read names them: among them ECOWAS's suspension of Guinea in 2009, its sanctions on
  Guinea-Bissau in 2012, and what became of either body's measures on Mali, Burkina Faso and Niger since 2024.
- **Membership of the African Union** begins for all with the day on which it took over from its predecessor; the days
  on which the single states ratified were not read.
"""

SOURCES = """\
## Sources and their terms

Only the codes of the Cline Center's list may be passed on as data (CC BY 4.0). The other lists carry no licence that
we saw; they are cited cell by cell for single facts, and are not part of Juncture. Reports belong to their
publishers; a fact is taken from them, and their words are not.
"""


def page() -> str:
    """The page, as Markdown."""
    rows = supplement()
    outcomes = [one.outcome.value for one in rows.coups if one.outcome]
    head = HEAD.format(realised=outcomes.count("realised"), attempted=outcomes.count("attempted"))
    parts = [
        head,
        *_columns(),
        coverage_table(rows),
        MISSING,
        *_coups(rows),
        *_codes(),
        SOURCES,
        *_sources(rows.sources),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _columns() -> Iterator[str]:
    yield "## Columns, and how many of their cells are filled\n"
    yield "| column | what it says |\n| --- | --- |"
    yield from (f"| `{code}` | {meaning} |" for code, meaning in terms("column").items())
    yield "\nFilled, of the events that a column applies to:\n"


def _coups(rows: Supplement) -> Iterator[str]:
    yield "## Events\n"
    yield "| id | event | outcome | on the lists | answers |\n| --- | --- | --- | --- | --- |"
    for one in rows.coups:
        outcome = one.outcome.value if one.outcome else ""
        yield f"| `{one.id}` | {one.name} | {outcome} | {_lists(one)} | {len(rows.responses_to(one.id)) or ''} |"
    yield ""


def _lists(coup: Coup) -> str:
    return ", ".join(coup.lists) or "none"


def _codes() -> Iterator[str]:
    yield "## Codes\n"
    for name in ("office", "fate", "sender", "kind"):
        yield f"### {name}\n\n| code | meaning |\n| --- | --- |"
        yield from (f"| `{code}` | {meaning} |" for code, meaning in terms(name).items())
        yield ""


def _sources(sources: Iterable[Source]) -> Iterator[str]:
    yield "| id | title | publisher | published | terms |\n| --- | --- | --- | --- | --- |"
    for one in sorted(sources, key=lambda one: one.id):
        title = f"[{one.title}](<{one.url}>)" if one.url else one.title
        yield f"| `{one.id}` | {title} | {one.publisher} | {one.published or ''} | {one.licence or ''} |"
