"""What the interface of programs answers with beside the commands' answers: dossiers, entries, journal, proposals."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from juncture.record.citation import Answer


class DossierAnswer(Answer):
    """A dossier on the table, by the short name that stands in its addresses."""

    name: str
    id: str
    title: str
    version: str
    in_store: bool
    sources: int
    statements: int


class DossiersOutput(Answer):
    """The dossiers that are served."""

    name: ClassVar[str] = "dossiers"

    output_schema: str = "juncture.dossiers/1"
    dossiers: tuple[DossierAnswer, ...]


class AttachedOutput(Answer):
    """A source whose text was attached: whether it is new, how long its text is, and how many statements cite it."""

    name: ClassVar[str] = "attached"

    output_schema: str = "juncture.attached/1"
    dossier: str
    source: str
    new: bool
    length: int
    cited: int


class FormatAnswer(Answer):
    """A format that dossiers are exchanged in: which way, what it holds and what it loses."""

    name: str
    label: str
    way: Literal["out", "in", "out and in"]
    suffixes: tuple[str, ...]
    holds: str
    loses: str
    proposes: bool


class FormatsOutput(Answer):
    """The formats that dossiers are exchanged in, besides their own folder."""

    name: ClassVar[str] = "formats"

    output_schema: str = "juncture.formats/1"
    formats: tuple[FormatAnswer, ...]


class LineAnswer(Answer):
    """A line of a journal: what was done to which entry, when, by whom and why; ``entry`` as it was written, if any."""

    seq: int
    at: str
    author: str
    action: str
    kind: str
    id: str
    version: str
    why: str = ""
    entry: dict[str, Any] | None
    hash: str


class JournalOutput(Answer):
    """A journal's lines in order; ``head`` says where it stands."""

    name: ClassVar[str] = "journal"

    output_schema: str = "juncture.journal/1"
    dossier: str
    head: str
    lines: tuple[LineAnswer, ...]


class EntryOutput(Answer):
    """An entry as it is written down, its ``version``, and the corrections of it that await a decision.

    Where a dossier is a folder there is no journal, so nobody is named as author.
    """

    name: ClassVar[str] = "entry"

    output_schema: str = "juncture.entry/1"
    dossier: str
    id: str
    kind: str
    version: str
    proposed: bool = False
    author: str | None = None
    at: str | None = None
    entry: dict[str, Any]
    beside: tuple[LineAnswer, ...] = ()


class ProposalAnswer(Answer):
    """What awaits a decision: the entry, why it was proposed, and its passage in the text around it."""

    id: str
    kind: str
    version: str
    author: str
    at: str
    account: str
    entry: dict[str, Any]
    source: str
    before: str
    exact: str
    after: str


class ProposalsOutput(Answer):
    """The proposals that await a decision, and how far the review has come."""

    name: ClassVar[str] = "proposals"

    output_schema: str = "juncture.proposals/1"
    dossier: str
    pending: int
    accepted: int
    rejected: int
    proposals: tuple[ProposalAnswer, ...]


class JournalHealth(Answer):
    """When a workbench last verified a journal, and what it found; None while it has not."""

    verified_at: str | None
    whole: bool | None


class StoreHealth(Answer):
    """Whether a store answers, its schema, and its journals in the order of their dossiers' ids."""

    reachable: bool
    kind: str
    store_schema: str | None
    journals: tuple[JournalHealth, ...]


class HealthOutput(Answer):
    """Whether a workbench can do its work; it names neither dossiers nor places."""

    name: ClassVar[str] = "health"

    output_schema: str = "juncture.health/1"
    status: Literal["ok", "failing"]
    stores: tuple[StoreHealth, ...]
    versions: dict[str, str]
