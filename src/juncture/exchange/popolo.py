"""Popolo: people, organisations, posts and memberships, for what sources assert with plain dates.

That specification knows no voice, no capacity and no reason why a stay began or ended; see its issues 20 and 94.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from juncture.exchange.plain_dates import hold
from juncture.exchange.report import Findings, Report
from juncture.record.folder.writing import write_file
from juncture.record.items import Actor, Office
from juncture.record.record import Record
from juncture.record.statements import Membership, Statement, Tenure
from juncture.record.view import View


def write(view: View, target: Path) -> Report:
    """Write who held which post and belonged to which body."""
    found, record = Findings(), view.record
    memberships = [_membership(record, one, found) for one in view.statements if _is_held(record, one, found)]
    data = {
        "persons": [_actor(one) for one in record.of(Actor) if one.type == "person"],
        "organizations": [
            {**_actor(one), "classification": one.type} for one in record.of(Actor) if one.type != "person"
        ],
        "posts": [_post(one, found) for one in record.of(Office)],
        "memberships": memberships,
    }
    for name, listed in data.items():
        found.count(name, len(listed))
    file = write_file(target, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    return found.report("popolo", "export", record.meta.id, [file])


def _is_held(record: Record, one: Statement, found: Findings) -> bool:
    if not isinstance(one, Tenure | Membership):
        found.lose(f"kind-{one.kind}", f"{one.kind}, of which the format has no kind", one.id)
        return False
    if one.voice != "asserted" or (isinstance(one, Tenure) and one.capacity == "claimed"):
        found.lose("voice", "stay that its source does not assert", one.id)
        return False
    if record[one.holder if isinstance(one, Tenure) else one.member].type != "person":
        found.lose("member", "stay of a body, where only a person may be a member", one.id)
        return False
    return True


def _actor(one: Actor) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "other_names": [{"name": name} for name in one.names],
        "identifiers": [{"scheme": scheme, "identifier": value} for scheme, value in one.ids.items()],
    }


def _post(one: Office, found: Findings) -> dict[str, Any]:
    start = hold(one.created, one.id, "created", found, clock=False, kept=None)
    end = hold(one.abolished, one.id, "abolished", found, clock=False, kept=None)
    return _given(id=one.id, label=one.name, organization_id=one.body, start_date=start, end_date=end)


def _membership(record: Record, one: Statement, found: Findings) -> dict[str, Any]:
    assert isinstance(one, Tenure | Membership)
    began = hold(one.began, one.id, "began", found, clock=False, kept=None)
    ended = hold(one.ended, one.id, "ended", found, clock=False, kept=None)
    if one.as_of and not (began or ended):
        found.lose("seen", "day on which a stay was seen, its bounds unknown", one.id)
    if one.began_by or one.ended_by:
        found.lose("by-event", "event that began or ended a stay", one.id)
    if isinstance(one, Tenure):
        if one.capacity != "titular":
            found.lose("capacity", "capacity (acting, interim)", one.id, kept="role")
        who = {"person_id": one.holder, "post_id": one.office, "organization_id": record[one.office].body}
        role = None if one.capacity == "titular" else one.capacity
    else:
        who, role = {"person_id": one.member, "organization_id": one.body}, one.role
    sources = [record[id] for id in dict.fromkeys(passage.source for passage in one.passages)]
    listed = [_given(url=source.url, note=source.title) for source in sources]
    return _given(id=one.id, **who, role=role, start_date=began, end_date=ended, sources=listed)


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
