"""What a question says that its answer leaves out: an answer to another question is worse than none."""

from __future__ import annotations

import re

from juncture.ask.asked import Asked
from juncture.ask.matching import rest, root, roots, told
from juncture.ask.reply import Reply
from juncture.ask.words import WORDS, form_words
from juncture.record.record import Record
from juncture.record.references import references
from juncture.record.statements import Statement, Tenure

_IDLE = frozenset((*WORDS["empty"]["words"], *WORDS["empty"]["light"]))


def left_out(record: Record, asked: Asked, reply: Reply) -> list[str]:
    """The words of a question that neither its form nor its answer accounts for, as they stand there.

    An entry that is named is accounted for where the answer says its name or rests on a statement about it.
    """
    said = " ".join([reply.understood, *reply.assumed, *(line.text for line in reply.lines)])
    statements = [one for line in reply.lines for id in line.statements if isinstance(one := record.get(id), Statement)]
    words = roots(said).union(*(told(record, one) for one in statements))
    about = {*reply.about, *(one.id for one in statements)}
    about |= {target for one in statements for _, target, _ in references(one)}
    about |= {one.office for one in record.of(Tenure) if one.holder in about}
    missing = [one.words for one in asked.named("actor", "office", "issue", "instrument", "event")
               if not (set(one.ids) & about or roots(one.words) <= words)]  # fmt: skip
    idle = _IDLE | form_words(asked.form)
    acts = {word for one in asked.named("act") for word in re.findall(r"[\w'-]+", one.words)}
    loose = (word for word in rest(asked) if len(word) > 2 and word not in idle and word not in acts)
    missing += [word for word in loose if root(word) not in words]
    return list(dict.fromkeys(missing))
