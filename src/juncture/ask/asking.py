"""A question in plain words, answered from the record and from nothing else."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import replace

from juncture import api
from juncture.ask.answers import ahead, checking, entries, events, law, offices, past, provisions, said, standing, terms
from juncture.ask.asked import Asked
from juncture.ask.coverage import left_out
from juncture.ask.reading import understood
from juncture.ask.reply import Asking, Reply
from juncture.brief.naming import listed
from juncture.outputs.ask import AskOutput
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.view import View

#: A question longer than this is a text.
LONGEST = 500

ANSWERS: Mapping[str, Callable[[Asking], Reply]] = {
    "check": checking.check,
    "rumoured": checking.rumoured,
    "sure": checking.sure,
    "changed": events.changed,
    "count": past.count,
    "precedent": past.likened,
    "provision": provisions.provision,
    "successor": terms.successor,
    "long": terms.long,
    "defined": law.defined,
    "lawful": law.lawful,
    "said": said.words_of,
    "stands": standing.standing,
    "when": events.when,
    "doer": events.doer,
    "holder": offices.holder,
    "posts": offices.posts,
    "risks": ahead.risks,
    "options": ahead.options,
    "open": ahead.unsettled,
    "causes": ahead.causes,
    "effects": ahead.effects,
    "happened": events.happened,
    "about": entries.about,
}


def ask(record: Record, question: str, *, as_of: api.Day = None, known: api.Day = None) -> AskOutput:
    """Answer a question in English or French; what is not known is said, and nothing is guessed.

    A knowledge date in the question ("as known on 27 May") counts like ``known``. Raises a sentence for an empty
    question and for one of more than 500 characters.

    >>> import juncture
    >>> mali = juncture.open("examples/mali-2021")
    >>> answer = ask(mali, "Who was prime minister on 20 May 2021?")
    >>> answer.understood, answer.says[0].text[:13], answer.answered
    ('Who held the office “Prime Minister of Mali” on 20 May 2021?', 'Moctar Ouane,', True)
    """
    if not question.strip():
        raise JunctureError("the question is empty; ask for instance: who was prime minister on 25 May 2021?")
    if len(question) > LONGEST:
        raise JunctureError(
            f"the question has {len(question)} characters, and {LONGEST} are read; ask one thing at a time."
        )
    view = api.view(record, as_of=as_of, known=known)
    asked = understood(view, question)
    if (clock := asked.day("known")) and clock.last_day:
        view = replace(view, known=clock.last_day)
    reply = _whole(view, asked, ANSWERS.get(asked.form or "", entries.near)(Asking(view, asked)))
    return AskOutput(
        question=question,
        understood=reply.understood + (f" As known on {view.known}." if view.known else ""),
        assumed=(*asked.notes, *reply.assumed),
        command=_command(record, reply, view.known),
        answered=reply.answered,
        says=reply.lines,
        not_known=reply.not_known,
        about=tuple(dict.fromkeys(one.id for one in asked.named("actor", "office", "issue", "event", "instrument"))),
        **api.head(view, "ask"),
    )


def _whole(view: View, asked: Asked, reply: Reply) -> Reply:
    """An answer that takes in all that was asked; one that leaves words out is not given for an answer."""
    missing = left_out(view.record, asked, reply) if reply.answered else []
    if not missing:
        return reply
    words = listed([f"“{word}”" for word in missing])
    it = "it" if len(missing) == 1 else "them"
    note = f"The question also says {words}, and the record has nothing that fits {it}; what follows leaves {it} out."
    return replace(reply, not_known=note)


def _command(record: Record, reply: Reply, known: object) -> str | None:
    if reply.command is None:
        return None
    verb, *rest = reply.command
    return shlex.join(["juncture", verb, record.meta.id, *rest, *(["--known", str(known)] if known else [])])
