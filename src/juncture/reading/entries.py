"""From proposals to entries of a record: names become ids, new actors and offices are proposed with what needs them.

Several tellings of one statement, in one manner, become one entry with the passages of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from juncture.reading.coder.proposal import Proposal
from juncture.record.canonical import canonical, digest
from juncture.record.fields import Identified
from juncture.record.folding import fold_text
from juncture.record.items import Actor, Instrument, Issue, Office
from juncture.record.record import Record, explain, parse

_TYPES = {"place": "organisation"}


@dataclass(frozen=True, slots=True)
class Told:
    """A proposal with the id of the source that it was read in."""

    source: str
    proposal: Proposal

    def passages(self) -> list[str]:
        """Its passages as a record writes them."""
        return [f"{self.source}@{one.start}-{one.end}" for one in self.proposal.passages]


@dataclass(slots=True)
class Drafted:
    """What tellings became: the items that they need, then their entry; or the sentence why they became none."""

    items: list[Identified] = field(default_factory=list)
    entry: Identified | None = None
    problem: str | None = None


def slug(text: str, limit: int = 60) -> str:
    """A text as an id.

    >>> slug("Bah N’Daw"), slug("Économie!")
    ('bah-ndaw', 'economie')
    """
    plain = fold_text(text).lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:limit].strip("-") or "unnamed"


class Drafter:
    """Drafts entries against a record; who is already in it, under any of his names, keeps his id."""

    def __init__(self, record: Record, spellings: Mapping[str, str] | None = None) -> None:
        self.record = record
        self.made: dict[str, Identified] = {}
        self._spellings = dict(spellings or {})
        self._known = {
            kind: {fold_text(name).lower(): one.id for one in record.of(model) for name in _names(one)}
            for kind, model in (("actor", Actor), ("office", Office), ("issue", Issue), ("instrument", Instrument))
        }

    def draft(self, tellings: Sequence[Told]) -> Drafted:
        """The entry of one statement, with the fields of the telling that says most and the passages of all."""
        lead = max(tellings, key=lambda one: len(one.proposal.fields))
        passages = list(dict.fromkeys(place for one in [lead, *tellings] for place in one.passages()))
        before = dict(self.made)
        try:
            kind, fields = self._fields(lead.proposal)
            said = self._said(lead.proposal)
            entry = parse(kind, {"id": _id(kind, tellings[0]), **said, **fields, "from": passages})
        except ValidationError as error:
            self.made = before
            message = "; ".join(problem.message for problem in explain(lead.proposal.kind, error, None))
            return Drafted(problem=f"{lead.source}: {lead.proposal.kind} at {lead.proposal.start}: {message}")
        return Drafted([one for id, one in self.made.items() if id not in before], entry)

    def _said(self, proposal: Proposal) -> dict[str, Any]:
        said: dict[str, Any] = {"voice": proposal.voice}
        if proposal.speaker:
            said["speaker"] = self._actor(proposal.speaker, proposal)
        if proposal.hedge:
            said["hedge"] = proposal.hedge
        if proposal.condition:
            said["condition"] = proposal.condition
        if proposal.year and proposal.kind == "event":
            said["year"] = proposal.year
        if proposal.voice == "attributed" and not proposal.speaker:
            said["voice"], said["hedge"] = "hedged", "reported"
        return said

    def _fields(self, proposal: Proposal) -> tuple[str, dict[str, Any]]:
        given = dict(proposal.fields)
        match proposal.kind:
            case "event":
                fields: dict[str, Any] = _only(given, "type", "act", "when", "where")
                for role in ("actors", "targets"):
                    fields[role] = [self._actor(name, proposal) for name in given.get(role, ())]
                return "event", fields
            case "tenure":
                times = _only(given, "as_of", "ended", "began", "capacity")
                return "tenure", {
                    "holder": self._actor(given["holder"], proposal, "person"),
                    "office": self._office(given),
                    **times,
                }
            case "membership":
                body = given.get("body") or given.get("role", "")
                times = _only(given, "as_of", "ended")
                return "membership", {
                    "member": self._actor(given["member"], proposal),
                    "body": self._actor(str(body), proposal, "organisation"),
                    "role": given.get("role"),
                    **times,
                }
            case "stance":
                kept = _only(given, "position", "strength", "when")
                return "stance", {
                    "actor": self._actor(given["actor"], proposal),
                    "target": self._issue(given["target"]),
                    **kept,
                }
            case "power":
                holder = self._office({"office": given.get("office", "not named")})
                return "power", {
                    "instrument": self._instrument(given["instrument"]),
                    "office": holder,
                    "modality": given["modality"],
                    "act": given["act"],
                }
            case "option":
                fields = {
                    "text": given["text"],
                    "name": given["name"],
                    "open_to": [self._actor(name, proposal) for name in given.get("open_to", ())],
                }
                return "option", fields
            case "likeness":
                return "assessment", {
                    "text": f"{given['this']} is said to resemble {given['that']}",
                    "topic": "judgement",
                }
            case "claim":
                return "claim", {
                    "text": given["text"],
                    "about": [self._actor(name, proposal) for name in given.get("about", ())],
                }
        return proposal.kind, given

    def _actor(self, name: str, proposal: Proposal, type_: str | None = None) -> str:
        about = proposal.extra.get("cast", {}).get(name, {})
        if fold_text(name).lower() not in self._known["actor"]:
            name = self._spellings.get(fold_text(name).lower(), name)
        kind = type_ or _TYPES.get(about.get("type", ""), about.get("type")) or "informal-group"
        fields = {
            "name": name,
            "type": kind,
            "plural": bool(about.get("plural")) or None,
            "country": about.get("country"),
        }
        return self._item("actor", name, {key: value for key, value in fields.items() if value})

    def _office(self, given: dict[str, Any]) -> str:
        body, country = given.get("body"), given.get("country")
        office = str(given["office"])
        name = office if not body or str(body).lower() in office.lower() else f"{office} of {body}"
        if country and not body:
            name = f"{name} ({country})"
        return self._item("office", name, {"name": name})

    def _issue(self, target: str) -> str:
        folded = fold_text(target).lower()
        for kind in ("actor", "issue"):
            if folded in self._known[kind]:
                return self._known[kind][folded]
        return self._item("issue", target, {"name": target})

    def _instrument(self, title: str) -> str:
        return self._item("instrument", title, {"title": title})

    def _item(self, kind: str, name: str, fields: dict[str, Any]) -> str:
        folded = fold_text(name).lower()
        known = self._known[kind].get(folded)
        if known is None:
            known = self._free(slug(name), kind)
            self._known[kind][folded] = known
            self.made[known] = parse(kind, {"id": known, **fields})
        return known

    def _free(self, id: str, kind: str) -> str:
        taken = id in self.record.held or id in self.made
        return f"{id}-{kind}" if taken else id


def _only(given: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: given[key] for key in keys if key in given}


def _names(one: Identified) -> Iterator[str]:
    for key in ("name", "short", "title"):
        if value := getattr(one, key, None):
            yield value
    yield from getattr(one, "names", ())


def _id(kind: str, one: Told) -> str:
    proposal = one.proposal
    fields = {key: str(value) for key, value in proposal.fields.items()}
    content = canonical([one.source, kind, proposal.start, proposal.end, fields])
    head = slug(" ".join(proposal.tokens) or proposal.rule, 40)
    return f"{kind}-{head}-{digest(content)[:8]}"


def account(tellings: Sequence[Told]) -> str:
    """How an entry explains itself, as remarks above it: the rule of its first telling, and where else it is told."""
    first = tellings[0].proposal
    lines = [
        (
            f"# proposed by the {first.coder} coder: {first.rule} "
            f"({' '.join(first.tokens)}), confidence {first.confidence:.2f}"
        )
    ]
    lines += [f"# assumed: {' '.join(one.split())}" for one in first.assumed]
    return "\n".join([*lines, *also_told(tellings[1:])])


def also_told(tellings: Sequence[Told]) -> list[str]:
    """A remark for each further telling, which says so where it gives no date."""
    return [
        f"# also told in {', '.join(one.passages())}"
        + ("" if one.proposal.fields.get("when") or one.proposal.kind != "event" else ", without a date")
        for one in tellings
    ]
