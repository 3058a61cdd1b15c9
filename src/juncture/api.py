"""The questions a dossier answers, under the names of the commands.

>>> import juncture
>>> mali = juncture.open("examples/mali-2021")
>>> answer = juncture.holders(mali, as_of="2021-05-25", known="2021-05-27", office="vice-president-of-transition")
>>> answer.holders[0].holders[0].name
'Assimi Goïta'
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juncture import outputs
from juncture.record import checks, differences, listing, network
from juncture.record import holders as holders_
from juncture.record import stances as stances_
from juncture.record import timeline as timeline_
from juncture.record.citation import is_its_text
from juncture.record.fields import near
from juncture.record.items import Office, Source
from juncture.record.opening import dossier_of, open_record
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.statements import Event
from juncture.record.version import version
from juncture.record.view import View
from juncture.record.when import When, day_of

if TYPE_CHECKING:
    from juncture.brief import Document
    from juncture.conflict import Export
    from juncture.record.search import Found
    from juncture.rules import Definition, Flip

Day = date | str | None


def open(address: str, *, recorded: str | None = None) -> Record:  # noqa: A001
    """The record at an address: a dossier's folder, or a store such as ``desk.sqlite#mali-2021``."""
    return open_record(str(address), recorded=recorded)


def day(value: Day, name: str = "date") -> date | None:
    """A day from its ISO text; raises a sentence for anything else.

    >>> day("2021-05-25")
    datetime.date(2021, 5, 25)
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise JunctureError(f"{name} {value!r} is no day. Write one such as 2021-05-25.") from None


def view(record: Record, *, as_of: Day = None, known: Day = None) -> View:
    """The record as of a day, as known publicly by a day; see :class:`juncture.record.view.View`."""
    return View(record, as_of=day(as_of, "as-of"), known=day(known, "known"))


def brief(
    record: Record, *, as_of: Day = None, known: Day = None, since: Day = None, exports: Iterable[Export] = ()
) -> Document:
    """The brief, with the dates that the dossier's head names where none are given.

    ``exports`` are data on the linked conflict, whose counts its section then shows.
    """
    from juncture.brief import brief as make
    from juncture.brief.sections.conflict_counts import counted

    meta = record.meta
    seen = view(record, as_of=as_of or _last_day(meta.as_of), known=known or _last_day(meta.known))
    compared = day(since, "since") or _last_day(meta.since)
    if compared and seen.known and compared >= seen.known:
        compared = None
    return make(seen, since=compared, extra=[counted(export) for export in exports])


def render(document: Document, form: str = "html", *, paper: str = "a4") -> str | bytes:
    """A brief in one of the forms: ``html``, ``md`` or ``json`` as text, ``pdf`` or ``docx`` as bytes.

    ``paper`` is the size of those two, ``a4`` or ``letter``; they need the extra ``print``.
    """
    from juncture.brief import to_docx, to_html, to_json, to_markdown, to_pdf

    texts = {"html": to_html, "md": to_markdown, "json": to_json}
    papers = {"pdf": to_pdf, "docx": to_docx}
    if form in papers:
        return papers[form](document, paper)
    if form not in texts:
        raise JunctureError(f"there is no form {form!r}{near(form, [*texts, *papers])}")
    return texts[form](document)


def write(document: Document, folder: Path, form: str = "html", *, paper: str = "a4") -> Path:
    """Write a brief into a folder, as ``brief.html``, ``brief.pdf`` and so on by its form, in one step."""
    from juncture.record.folder.writing import write_file

    made = render(document, form, paper=paper)
    try:
        return write_file(folder / f"brief.{form}", made)
    except OSError as error:
        raise JunctureError(f"the brief cannot be written to {str(folder)!r}: {error.strerror}.") from None


def holders(
    record: Record, *, as_of: Day = None, known: Day = None, office: str | None = None
) -> outputs.HoldersOutput:
    """Who holds which office on a day, as known on a day.

    Without ``as_of``, the day that the dossier's head names, or else the day of ``known``, or today.
    """
    seen = view(record, as_of=as_of, known=known)
    on = seen.as_of or _last_day(record.meta.as_of) or seen.known or datetime.now(UTC).date()
    if office is not None and not isinstance(record.get(office), Office):
        raise JunctureError(
            f"the dossier has no office {office!r}{near(office, [one.id for one in record.of(Office)])}"
        )
    seen = View(record, as_of=on, known=seen.known)
    return outputs.HoldersOutput(holders=tuple(holders_.holders(seen, on, office)), **head(seen, "holders"))


def timeline(record: Record, *, as_of: Day = None, known: Day = None) -> outputs.TimelineOutput:
    """The events in order, each occurrence once with every date that is given for it."""
    seen = view(record, as_of=as_of, known=known)
    return outputs.TimelineOutput(timeline=tuple(timeline_.timeline(seen)), **head(seen, "timeline"))


def actors(record: Record, *, as_of: Day = None, known: Day = None) -> outputs.ActorsOutput:
    """The actors, the most mentioned first, and the ties between them."""
    seen = view(record, as_of=as_of, known=known)
    found, ties = tuple(network.actors(seen)), tuple(network.ties(seen))
    return outputs.ActorsOutput(actors=found, ties=ties, **head(seen, "actors"))


def stances(
    record: Record, *, as_of: Day = None, known: Day = None, actor: str | None = None, target: str | None = None
) -> outputs.StancesOutput:
    """Who stands where."""
    _must_hold(record, actor, target)
    seen = view(record, as_of=as_of, known=known)
    found = tuple(stances_.stances(seen, actor, target))
    return outputs.StancesOutput(stances=found, matrix=stances_.matrix(seen), **head(seen, "stances"))


def claims(record: Record, *, as_of: Day = None, known: Day = None, speaker: str | None = None) -> outputs.ClaimsOutput:
    """What somebody is said to have said."""
    _must_hold(record, speaker)
    seen = view(record, as_of=as_of, known=known)
    return outputs.ClaimsOutput(claims=tuple(listing.claims(seen, speaker)), **head(seen, "claims"))


def statements(
    record: Record, *, as_of: Day = None, known: Day = None, kinds: Iterable[str] = ()
) -> outputs.StatementsOutput:
    """All statements, or those of some kinds."""
    from juncture.record.statements import STATEMENTS

    wanted = tuple(kinds)
    for kind in wanted:
        if kind not in STATEMENTS:
            raise JunctureError(f"there is no kind of statement {kind!r}{near(kind, STATEMENTS)}")
    seen = view(record, as_of=as_of, known=known)
    return outputs.StatementsOutput(statements=tuple(listing.statements(seen, wanted)), **head(seen, "statements"))


def check(record: Record, *, as_of: Day = None, known: Day = None) -> outputs.CheckOutput:
    """What an analyst should look at: conflicts, gaps, slips."""
    seen = view(record, as_of=as_of, known=known)
    return outputs.CheckOutput(findings=tuple(checks.check(seen)), **head(seen, "check"))


def diff(record: Record, *, earlier: Day, known: Day = None, as_of: Day = None) -> outputs.DiffOutput:
    """What changed in what was known, between ``earlier`` and ``known``; offices are compared on ``as_of``."""
    since = day(earlier, "earlier")
    if since is None:
        raise JunctureError("diff needs the earlier of two knowledge dates.")
    seen = view(record, as_of=as_of or _last_day(record.meta.as_of), known=known)
    if seen.known and seen.known < since:
        raise JunctureError(f"the earlier date {since} comes after the later one {seen.known}.")
    return outputs.DiffOutput(difference=differences.difference(seen, since), **head(seen, "diff"))


def law(record: Record, event: str | None = None, *, as_of: Day = None, known: Day = None) -> outputs.LawOutput:
    """Whether the law gave the power for an act, or for each act that an office's powers can be set against."""
    from juncture import rules

    seen = view(record, as_of=as_of, known=known)
    events = [_event(seen, event)] if event else [one for one in rules.judgeable(seen) if one.acting_as]
    return outputs.LawOutput(findings=tuple(_finding(seen, one) for one in events), **head(seen, "law"))


def _finding(seen: View, event: Event) -> outputs.LawFinding:
    from juncture import rules

    finding = rules.judge(seen, event.id)
    return outputs.LawFinding(
        event=event.id,
        text=event.text,
        question=finding.question,
        truth=finding.truth,
        answer=finding.answer,
        reasons=finding.reasons,
        sources=finding.cited(),
        would_change=tuple(rules.would_turn(finding)),
    )


def define(
    record: Record,
    event: str,
    *,
    as_of: Day = None,
    known: Day = None,
    definitions: Iterable[Definition] = (),
) -> outputs.DefineOutput:
    """What each definition calls an event; ``definitions`` of your own stand beside those that come with Juncture."""
    from juncture import rules

    seen = view(record, as_of=as_of, known=known)
    one = _event(seen, event)
    using = [*rules.definitions().values(), *definitions]
    found = rules.define(seen, one.id, using)
    turns: dict[str, list[Flip]] = {}
    for flip in rules.would_change(seen, one.id, using):
        turns.setdefault(flip.of.split(":")[0], []).append(flip)
    return outputs.DefineOutput(
        event=one.id,
        text=one.text,
        definitions=found.definitions,
        practice=found.practice,
        would_change={id: tuple(flips) for id, flips in turns.items()},
        **head(seen, "define"),
    )


def own_definitions(address: str, files: Iterable[Path] = ()) -> list[Definition]:
    """The definitions that lie beside a dossier's folder in ``definitions/*.toml``, and those in files named."""
    from juncture.record.store import is_store
    from juncture.rules import read_definition, read_definitions

    beside = {} if is_store(address) else read_definitions(Path(address))
    return [*beside.values(), *(read_definition(file) for file in files)]


def conflict_exports(address: str, files: Iterable[Path] = ()) -> list[Export]:
    """The exports of ACLED or UCDP GED that lie in a dossier's folder under ``conflict/``, and those in files named."""
    from juncture.conflict import read_export
    from juncture.record.folder.layout import EXPORTS
    from juncture.record.store import is_store

    beside = [] if is_store(address) else sorted(Path(address).glob(f"{EXPORTS}/*.csv"))
    return [read_export(file) for file in (*beside, *files)]


def conflict(
    record: Record,
    exports: Iterable[Export],
    event: str | None = None,
    *,
    months: int = 6,
    as_of: Day = None,
    known: Day = None,
) -> outputs.ConflictOutput:
    """The linked conflict before and after an event, the dossier's turning point where none is named.

    ``months`` is how many whole months each side has at most. Nothing later than ``as_of`` is counted.
    """
    from juncture.brief.relevance import conflict_statements
    from juncture.conflict import Question, cautions, compare, known_as, says
    from juncture.record.statements import Influence

    if months < 1:
        raise JunctureError(f"{months} months leave nothing to compare; give at least 1.")
    given = list(exports)
    if not given:
        raise JunctureError(
            "there is no export to count in; name a CSV file of ACLED or UCDP GED, or put it into the folder conflict/ "
            "of the dossier."
        )
    seen = view(record, as_of=as_of, known=known)
    one = _event(seen, event or record.meta.turning_point or "")
    question = Question(on=_day_of(one), months=months, until=seen.as_of or seen.known)
    found = [compare(export, question, known_as(record, _named(export))) for export in given]
    causal = [claim for claim in conflict_statements(seen).values() if isinstance(claim, Influence)]
    return outputs.ConflictOutput(
        event=one.id,
        exports=tuple(outputs.ExportAnswer(counts=c, says=says(c), cautions=cautions(c)) for c in found),
        claims=tuple(listing.answer(record, claim) for claim in causal),
        **head(seen, "conflict"),
    )


def _day_of(event: Event) -> date:
    """The one day on which an event surely was; raises where nobody knows it."""
    when = event.when
    first, last = (when.begin.earliest, when.end.latest) if when else (None, None)
    if first is None or last is None or day_of(first) != day_of(last):
        said = f" ({when})" if when else ""
        raise JunctureError(f"the event {event.id!r} has no single day{said}, so nothing is before or after it.")
    return day_of(first)


def _named(export: Export) -> set[str]:
    return {name for one in export.events for name in one.actors}


def matrix(record: Record, events: Iterable[str], *, as_of: Day = None, known: Day = None) -> outputs.MatrixOutput:
    """Several events under every definition."""
    from juncture import rules

    seen = view(record, as_of=as_of, known=known)
    rows = rules.matrix(seen, [_event(seen, event).id for event in events])
    return outputs.MatrixOutput(matrix=rows, **head(seen, "matrix"))


def _event(seen: View, id: str) -> Event:
    found = seen.record.get(id)
    if not isinstance(found, Event):
        events = [event.id for event in seen.record.of(Event)]
        raise JunctureError(f"the dossier has no event {id!r}{near(id, events)}")
    return found


def sources(record: Record) -> outputs.SourcesOutput:
    """The sources, whether their texts are at hand, and how many statements rest on each."""
    found = tuple(_source(record, source, len(record.resting_on(source.id))) for source in record.of(Source))
    return outputs.SourcesOutput(sources=found, **head(View(record), "sources"))


def find(record: Record, source: str, words: str) -> outputs.FindOutput:
    """Where words stand in a source's text; quotes, dashes and accents may differ."""
    from juncture.record.attaching import find_passages

    found = tuple(
        outputs.FoundPassage(passage=str(passage), start=passage.start or 0, end=passage.end or 0, context=context)
        for passage, context in find_passages(record, source, words)
    )
    return outputs.FindOutput(dossier=record.meta.id, source=source, passages=found)


def search(
    where: Record | str, words: str, *, kinds: Iterable[str] = (), source: str | None = None, limit: int = 20,
    offset: int = 0,
) -> outputs.SearchOutput:  # fmt: skip
    """Passages and statements that hold all these words, the best first; of a store by its address, through its index.

    >>> import juncture
    >>> found = juncture.search(juncture.open("examples/mali-2021"), '"vice president" strip*', kinds=["event"])
    >>> [one.id for one in found.hits][:1]
    ['prerogatives-removed-2021-05-25']
    """
    from juncture.record.search import parse, search_record, search_store
    from juncture.record.store import is_store, open_store

    query = parse(words)
    narrowed: dict[str, Any] = {"kinds": _searchable(kinds), "source": source, "limit": limit, "offset": offset}
    if not (isinstance(where, str) and is_store(where)):
        record = open(where) if isinstance(where, str) else where
        _must_be_source(source, (one.id for one in record.of(Source)))
        found = search_record(record, query, **narrowed)
        return _searched(found, words, record.meta.id, version(record), record.recorded)
    store = open_store(where)
    try:
        dossier = dossier_of(store, where)
        if source is not None:
            _must_be_source(source, (line.id for line in store.standing(dossier) if line.kind == Source.kind))
        return _searched(
            search_store(store, dossier, query, **narrowed), words, dossier, f"journal {store.head(dossier).short}"
        )
    finally:
        store.close()


def _searchable(kinds: Iterable[str]) -> tuple[str, ...]:
    from juncture.record.search.units import PASSAGE
    from juncture.record.statements import STATEMENTS

    known, wanted = (PASSAGE, *STATEMENTS), tuple(kinds)
    for kind in wanted:
        if kind not in known:
            raise JunctureError(f"there is no kind {kind!r} to search for{near(kind, known)}")
    return wanted


def _must_be_source(source: str | None, known: Iterable[str]) -> None:
    names = [] if source is None else list(known)
    if source is not None and source not in names:
        raise JunctureError(f"the dossier has no source {source!r}{near(source, names)}")


def _searched(
    found: Found, words: str, dossier: str, version: str, recorded: str | None = None
) -> outputs.SearchOutput:
    return outputs.SearchOutput(
        output_schema="juncture.search/1",
        dossier=dossier,
        version=version,
        recorded=recorded,
        words=words,
        total=found.total,
        hits=found.hits,
        sources=found.sources,
        searched=found.searched,
    )


def _source(record: Record, source: Source, statements: int) -> outputs.SourceAnswer:
    text = "absent"
    if source.id in record.texts:
        text = "attached" if is_its_text(record, source.id) else "changed"
    given = source.model_dump(mode="json", include=set(outputs.SourceAnswer.model_fields))
    return outputs.SourceAnswer(**given, text=text, statements=statements)


def _last_day(when: When | None) -> date | None:
    return day_of(when.end.latest) if when and when.end.latest is not None else None


def _must_hold(record: Record, *ids: str | None) -> None:
    for id in ids:
        if id is not None and id not in record.held:
            raise JunctureError(f"the dossier holds no entry {id!r}{near(id, record.held)}")


def head(seen: View, name: str) -> dict[str, Any]:
    return {
        "output_schema": f"juncture.{name}/1",
        "dossier": seen.record.meta.id,
        "version": version(seen.record),
        "as_of": seen.as_of,
        "known": seen.known,
        "recorded": seen.record.recorded,
        "left_out": len(seen.left_out),
    }
