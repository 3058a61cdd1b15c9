"""The rows together, and the questions that are put to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from juncture.precedents.supplement.rows import Coup, Membership, Response, Source
from juncture.precedents.supplement.terms import terms
from juncture.record.fields import near
from juncture.record.problems import JunctureError
from juncture.record.truth import Truth
from juncture.record.when import Bound, When, covers


@dataclass(frozen=True, slots=True)
class Supplement:
    """Sources, memberships, coups in order of time, and the answers to them."""

    sources: tuple[Source, ...]
    memberships: tuple[Membership, ...]
    coups: tuple[Coup, ...]
    responses: tuple[Response, ...]

    def source(self, id: str) -> Source:
        """The source of this id, which every cell that names it has."""
        for one in self.sources:
            if one.id == id:
                return one
        raise JunctureError(f"the supplement has no source {id!r}{near(id, [one.id for one in self.sources])}")

    def coup(self, id: str) -> Coup:
        """The coup of this id; an unknown id is answered with the nearest one."""
        for one in self.coups:
            if one.id == id:
                return one
        raise JunctureError(f"the supplement has no coup {id!r}{near(id, [one.id for one in self.coups])}")

    def listed(self, name: str, key: str) -> Coup | None:
        """The coup that a list has under this key: Cline's ``coup_id``, or the date in the other lists.

        >>> from juncture.precedents.supplement import supplement
        >>> supplement().listed("cline", "43205242021").id
        'mli-2021-05'
        """
        return next((one for one in self.coups if one.lists.get(name) == key), None)

    def responses_to(self, coup: str) -> tuple[Response, ...]:
        """The answers to a coup, in order of time."""
        return tuple(sorted((one for one in self.responses if one.coup == coup), key=lambda one: one.on))

    def member(self, country: str, body: str, day: date) -> Truth:
        """Whether a state belonged to a body on a day; a suspended member is a member.

        A state without a row is unknown, and so is a day after the last one that a source shows.

        >>> from datetime import date
        >>> from juncture.precedents.supplement import supplement
        >>> rows = supplement()
        >>> str(rows.member("MLI", "ecowas", date(2021, 5, 24))), str(rows.member("MRT", "ecowas", date(2008, 8, 6)))
        ('yes', 'no')
        >>> str(rows.member("FRA", "ecowas", date(2021, 5, 24)))
        'unknown'
        """
        if body not in terms("body"):
            raise JunctureError(f"the supplement knows no body {body!r}{near(body, terms('body'))}")
        times = [covers(*_bounds(one.since, one.until), day) for one in self._times(country, body)]
        return reduce(or_, times) if times else Truth.UNKNOWN

    def _times(self, country: str, body: str) -> list[Membership]:
        return [one for one in self.memberships if (one.country, one.body) == (country, body)]


def _bounds(since: When, until: When | None) -> tuple[Bound, Bound]:
    return since.begin, until.end if until else Bound()
