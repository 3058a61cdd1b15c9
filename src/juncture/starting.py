"""Starting a dossier with a country's leaders: who ruled when, as a list of leaders has it, proposed for decision.

Lists of leaders name whoever ruled in effect, whatever the office was called, so the office that is proposed says so,
and an end that a list does not give stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from juncture.exchange import Brought, Manner
from juncture.exchange.bringing import bring_rows
from juncture.exchange.holders.rows import Row, read_rows
from juncture.precedents.listing import Listing, Tenure
from juncture.precedents.lists import read_list
from juncture.record.countries import find_state
from juncture.record.folder.starting import start_folder
from juncture.record.opening import import_folder
from juncture.record.problems import JunctureError

#: The lists of leaders that are read, beside lists of holders in the manner of Wikidata.
LEADERS = ("archigos", "reign-leaders")


@dataclass(frozen=True, slots=True)
class Started:
    """A dossier's new folder and, where leaders were proposed, the store in which they wait."""

    folder: Path
    store: Path | None = None
    brought: Brought | None = None


def start(
    folder: Path, *, title: str | None = None, country: str | None = None, holders: Path | None = None,
    author: str | None = None,
) -> Started:  # fmt: skip
    """Start a dossier; ``holders`` is a list of leaders (Archigos, REIGN) or of holders (Wikidata), or None.

    Proposals wait in a store beside the folder, because a folder of text files keeps none. Where the list cannot be
    read, or has nobody of the country, nothing is started.
    """
    if holders is None:
        return Started(start_folder(folder, title=title, country=country))
    if country is None:
        raise JunctureError("leaders are those of a country; name it with --country, for instance --country NER.")
    rows = leaders(holders, country)
    store = folder.with_name(f"{folder.name}.sqlite")
    if store.exists():
        raise JunctureError(f"{str(store)!r} already exists; choose another name or move it away.")
    start_folder(folder, title=title, country=country)
    import_folder(folder, str(store), author=author)
    return Started(folder, store, bring_rows(rows, holders, str(store), Manner(author, propose=True)))


def leaders(file: Path, country: str) -> list[Row]:
    """The holders that a file names, those of a country where the file has several."""
    if not file.exists():
        raise JunctureError(f"there is no file {str(file)!r}.")
    if file.suffix.lower() == ".json" or _is_holders(file):
        return read_rows(file)
    listing = read_list(file)
    if listing.id not in LEADERS:
        raise JunctureError(f"{file.name!r} is {listing.title}, which lists no leaders; read are Archigos and REIGN.")
    found = [_row(listing, one) for one in listing.tenures if one.state.iso == country]
    if not found:
        state = find_state(country)
        said = f"{state.name} ({country})" if state else f"{country!r}, which is no country that is known"
        raise JunctureError(f"{listing.name} ({listing.years}) has no leader of {said}.")
    return found


def _is_holders(file: Path) -> bool:
    """Whether a table has the columns of a list of holders."""
    with file.open(encoding="utf-8", errors="replace") as opened:
        columns = {name.strip().lower() for name in opened.readline().replace(";", ",").replace("\t", ",").split(",")}
    return bool(columns & {"person", "holder", "personlabel"}) and bool(
        columns & {"position", "office", "positionlabel"}
    )


def _row(listing: Listing, one: Tenure) -> Row:
    return Row(
        place=f"line {one.line}",
        person_label=one.leader,
        position_label=f"Leader of {one.state.name} in effect",
        start=str(one.since),
        end=str(one.until) if one.until else "",
        reference=listing.name,
        locator=one.id,
    )
