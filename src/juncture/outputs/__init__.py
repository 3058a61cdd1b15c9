"""What each question answers with: the JSON that commands print, pages use and scripts read.

Every output names its schema and the clocks it was asked with. Within one schema number, fields are
only ever added.
"""

from __future__ import annotations

from typing import Any, ClassVar

from juncture.exchange.report import Brought, Report
from juncture.outputs.archive import BackupOutput, RestoreOutput
from juncture.outputs.ask import AnswerLine as AnswerLine
from juncture.outputs.ask import AskOutput as AskOutput
from juncture.outputs.bargaining import BargainOutput as BargainOutput
from juncture.outputs.base import Output
from juncture.outputs.conflict import ConflictOutput as ConflictOutput
from juncture.outputs.conflict import ExportAnswer as ExportAnswer
from juncture.outputs.desk import AttachedOutput as AttachedOutput
from juncture.outputs.desk import DossiersOutput as DossiersOutput
from juncture.outputs.desk import EntryOutput as EntryOutput
from juncture.outputs.desk import FormatsOutput as FormatsOutput
from juncture.outputs.desk import HealthOutput as HealthOutput
from juncture.outputs.desk import JournalOutput as JournalOutput
from juncture.outputs.desk import ProposalsOutput as ProposalsOutput
from juncture.outputs.futures import FuturesOutput as FuturesOutput
from juncture.outputs.precedents import PrecedentsOutput as PrecedentsOutput
from juncture.outputs.reading import MergedOutput as MergedOutput
from juncture.outputs.reading import ReadOutput as ReadOutput
from juncture.outputs.scenarios import ScenariosOutput as ScenariosOutput
from juncture.outputs.team import AccountsOutput, AuditOutput, TokensOutput
from juncture.record.checks.finding import Finding as CheckFinding
from juncture.record.citation import Answer, Citation
from juncture.record.differences import Difference
from juncture.record.fields import near
from juncture.record.folder.schema import file_schema
from juncture.record.holders import OfficeAnswer
from juncture.record.listing import StatementAnswer
from juncture.record.network import ActorAnswer, Tie
from juncture.record.problems import JunctureError
from juncture.record.search import Hit
from juncture.record.stances import StanceAnswer, StanceMatrix
from juncture.record.timeline import TimelineEntry
from juncture.record.truth import Truth
from juncture.rules import Finding, Flip, MatrixRow, Practice, Verdict

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class HoldersOutput(Output):
    """Each office on the ``as_of`` day: who holds it, or that it is vacant, contested or unknown."""

    name: ClassVar[str] = "holders"
    holders: tuple[OfficeAnswer, ...]


class TimelineOutput(Output):
    """The events in order, each occurrence once."""

    name: ClassVar[str] = "timeline"
    timeline: tuple[TimelineEntry, ...]


class ActorsOutput(Output):
    """The actors and the ties between them."""

    name: ClassVar[str] = "actors"
    actors: tuple[ActorAnswer, ...]
    ties: tuple[Tie, ...]


class StancesOutput(Output):
    """Who stands where, statement by statement and as a matrix."""

    name: ClassVar[str] = "stances"
    stances: tuple[StanceAnswer, ...]
    matrix: StanceMatrix


class ClaimsOutput(Output):
    """What somebody is said to have said."""

    name: ClassVar[str] = "claims"
    claims: tuple[StatementAnswer, ...]


class StatementsOutput(Output):
    """All statements."""

    name: ClassVar[str] = "statements"
    statements: tuple[StatementAnswer, ...]


class CheckOutput(Output):
    """What to look at."""

    name: ClassVar[str] = "check"
    findings: tuple[CheckFinding, ...]


class DiffOutput(Output):
    """What changed between two knowledge dates."""

    name: ClassVar[str] = "diff"
    difference: Difference


class LawFinding(Answer):
    """Whether an act was lawful, as a tree of questions, and what would change the answer."""

    event: str
    text: str | None
    question: str
    truth: Truth
    answer: str
    reasons: tuple[Finding, ...]
    sources: tuple[Citation, ...]
    would_change: tuple[Flip, ...]


class LawOutput(Output):
    """The acts of a dossier that an office's powers can be set against, each with its finding."""

    name: ClassVar[str] = "law"
    findings: tuple[LawFinding, ...]


class DefineOutput(Output):
    """What each definition calls an event, by its letter, and beside it what its holders said and did."""

    name: ClassVar[str] = "define"
    event: str
    text: str | None
    definitions: dict[str, Verdict]
    practice: dict[str, tuple[Practice, ...]]
    would_change: dict[str, tuple[Flip, ...]]


class MatrixOutput(Output):
    """Attempt and success of several events under every definition."""

    name: ClassVar[str] = "matrix"
    matrix: tuple[MatrixRow, ...]


class VerifyOutput(Answer):
    """Whether a journal is whole, and where it breaks."""

    name: ClassVar[str] = "verify"

    output_schema: str = "juncture.verify/1"
    dossier: str
    whole: bool
    lines: int
    head: str
    broken_at: int | None = None
    reason: str | None = None


class ImportOutput(Answer):
    """What an import did: entries asserted, superseded and retracted, and those that only the store holds."""

    name: ClassVar[str] = "import"

    output_schema: str = "juncture.import/1"
    dossier: str
    version: str
    asserted: int
    superseded: int
    retracted: int
    missing: int
    texts: int


class CopyOutput(Answer):
    """What a copy from store to store brought that the target did not hold."""

    name: ClassVar[str] = "copy"

    output_schema: str = "juncture.copy/1"
    dossier: str
    version: str
    lines: int
    texts: int


class FoundPassage(Answer):
    """A place where the words stand: the passage to write under ``from``, and the words around it."""

    passage: str
    start: int
    end: int
    context: str


class FindOutput(Answer):
    """Where words stand in a source's text."""

    name: ClassVar[str] = "find"

    output_schema: str = "juncture.find/1"
    dossier: str
    source: str
    passages: tuple[FoundPassage, ...]


class SearchOutput(Output):
    """Passages and statements that hold all the words searched for, the best first.

    ``total`` counts all that there are; ``searched`` says in how many of the ``sources`` there was a text to look in.
    """

    name: ClassVar[str] = "search"
    words: str
    total: int
    hits: tuple[Hit, ...]
    sources: int
    searched: int


class SourceAnswer(Answer):
    """A source, with whether its text is at hand and fits, and what rests on it."""

    id: str
    title: str
    publisher: str | None
    author: str | None
    type: str | None
    language: str | None
    url: str | None
    published: str | None
    published_evidence: str | None
    reliability: str | None
    sha256: str | None
    length: int | None
    text: str
    statements: int


class SourcesOutput(Output):
    """The sources of a dossier."""

    name: ClassVar[str] = "sources"
    sources: tuple[SourceAnswer, ...]


OUTPUTS: dict[str, type[Answer]] = {
    model.name: model
    for model in (
        HoldersOutput, TimelineOutput, ActorsOutput, StancesOutput, ClaimsOutput, StatementsOutput, CheckOutput,
        DiffOutput, LawOutput, DefineOutput, MatrixOutput, ScenariosOutput, FuturesOutput, BargainOutput,
        ConflictOutput, PrecedentsOutput, AskOutput, VerifyOutput, CopyOutput, ImportOutput, SourcesOutput, FindOutput,
        SearchOutput, Report, Brought, ReadOutput, MergedOutput, AccountsOutput, TokensOutput, AuditOutput,
        BackupOutput, RestoreOutput, DossiersOutput, EntryOutput, JournalOutput, ProposalsOutput, HealthOutput,
        AttachedOutput, FormatsOutput,
    )
}  # fmt: skip

#: What has a JSON Schema: the files that people write, each output, and the brief as data.
SCHEMAS: tuple[str, ...] = ("dossier", *OUTPUTS, "brief")


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a dossier's files, or of an output by its name.

    >>> json_schema("holders")["properties"]["output_schema"]
    {'const': 'juncture.holders/1'}
    """
    if name not in SCHEMAS:
        raise JunctureError(f"there is no schema {name!r}{near(name, SCHEMAS)}")
    if name == "dossier":
        return file_schema()
    if name == "brief":
        from juncture.brief import json_schema as schema_of_brief

        return {"$schema": DIALECT, **schema_of_brief()}
    found = OUTPUTS[name].model_json_schema(mode="serialization")
    found["properties"]["output_schema"] = {"const": f"juncture.{name}/1"}
    return {"$schema": DIALECT, **found}
