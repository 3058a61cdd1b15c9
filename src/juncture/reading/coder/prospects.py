"""Options open to somebody, advice, risks and unknowns, with the likelihood that the text gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from juncture.reading.coder.clause import subject
from juncture.reading.coder.factuality import judge
from juncture.reading.coder.found import Found
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.spans import clause_words, noun_words, quoted, text_of
from juncture.reading.coder.stand import Stand
from juncture.reading.coder.writing import said
from juncture.reading.lexicon import word_set
from juncture.reading.parsing import Sentence, Token

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text

_LEVERS = frozenset(("SANCTION", "AID", "REQUEST", "CONSULT", "SUPPORT", "COOPERATE", "MOBILIZE", "REJECT"))


def options(text: Text) -> Iterator[Proposal]:
    """Courses that the text names, levers that somebody could use, and its advice; consequences told after them."""
    for sentence in text.sentences:
        named = [*_named(sentence, text), *_counted(sentence, text)]
        yield from named
        if not named:
            yield from _levers(sentence, text)
        yield from _advice(sentence, text)


def _named(sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """'One option is to stand firm and demand ...'; 'A second course would be to ...'."""
    for verb in sentence.tokens:
        if verb.lemma != "be" or not verb.verb:
            continue
        head = verb.get("nsubj")
        if head is None or head.lemma not in word_set("prospects", "courses"):
            continue
        for course in verb.all("xcomp", "ccomp", "attr")[:1]:
            if not course.verb and course.tag != "VBG":
                inner = course.get("acl", "relcl")
                if inner is None and not course.noun:
                    continue
            words = course.subtree() if course.verb else noun_words(course, relative=True)
            whole = [word for word in words if word.tag != "TO" or word.i > course.i]
            yield _option(
                text_of(text.document, whole),
                [head, *noun_words(head), verb, *words],
                "option named",
                (head.text, course.text),
                sentence,
                text,
                gains=_follows(sentence, text),
            )


_HAVING = frozenset(("be", "have", "face", "remain", "see", "exist"))


def _counted(sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """The courses that sentences tell after they were counted: 'There are two ways forward. They could ... Or ...'."""
    if not any(_several(token) for token in sentence.tokens):
        return
    for later in text.sentences[sentence.number + 1 : sentence.number + 5]:
        root = next((token for token in later.tokens if token.dep == "ROOT"), None)
        modal = root is not None and any(kid.lower in ("could", "can", "may", "might") for kid in root.all("aux"))
        doer = subject(root) if root is not None else None
        if root is None or not modal or later.block is not sentence.block:
            continue
        if doer is None or not (text.cast.group(doer) or doer.tag == "PRP"):
            continue
        words = [word for word in clause_words(root) if word.i >= root.i]
        who = tuple(actor.name for actor in text.cast.group(doer))
        course = text_of(text.document, words)
        yield _option(course, clause_words(root), "option counted", (root.text,), later, text, who=who)


def _several(token: Token) -> bool:
    """'Two ways forward', 'three choices', where a sentence says that there are or that somebody has so many."""
    if token.tag != "NNS" or token.lemma not in word_set("prospects", "courses"):
        return False
    counted = any(kid.dep == "nummod" or kid.lower in ("several", "both") for kid in token.kids)
    return counted and any(up.lemma in _HAVING for up in token.above() if up.verb)


def _follows(sentence: Sentence, text: Text) -> list[str]:
    """The consequences that the next sentences claim for an option:
    'That stance would lead to ...; it would also ...'."""
    found = []
    for later in text.sentences[sentence.number + 1 : sentence.number + 4]:
        root = next((token for token in later.tokens if token.dep == "ROOT"), None)
        if root is None or later.block is not sentence.block:
            break
        doer = root.get("nsubj")
        refers = doer is not None and (
            doer.lower in ("this", "that", "it")
            or any(kid.lower in word_set("prospects", "refer") for kid in doer.kids if kid.dep == "det")
        )
        hypothetical = any(
            kid.dep == "aux" and kid.lower in ("would", "could", "may", "might", "will") for kid in root.kids
        )
        if not hypothetical:
            break
        if refers or hypothetical:
            found.append(text_of(text.document, clause_words(root)))
    return found


def _levers(sentence: Sentence, text: Text) -> Iterator[Proposal]:
    for event in text.events_in(sentence):
        if _lever(event):
            yield _option(
                text_of(text.document, [word for word in clause_words(event.trigger) if word.i >= event.trigger.i]),
                clause_words(event.trigger),
                "option lever",
                (event.trigger.text,),
                sentence,
                text,
                who=tuple(actor.name for actor in event.actors),
            )


def _lever(event: Found) -> bool:
    """Whether an event is something that somebody could do: 'ECOWAS could suspend Mali'."""
    if (
        not event.trigger.verb
        or event.root not in _LEVERS
        or not event.actors
        or event.stand.negated
        or event.stand.in_condition
    ):
        return False
    auxiliaries = {
        kid.lower
        for one in (event.trigger, *(up for up in event.trigger.above() if up.verb and event.trigger.dep == "conj"))
        for kid in one.all("aux")
    }
    if not auxiliaries & {"could", "can"}:
        return False
    return event.trigger.dep in ("ROOT", "conj", "ccomp") and not event.stand.speakers


def _advice(sentence: Sentence, text: Text) -> Iterator[Proposal]:
    """'The partners should attach conditions'; 'it is essential to'; 'only if they stand united'."""
    for token in sentence.tokens:
        if token.dep == "aux" and token.lower in word_set("prospects", "advising") and token.head.verb:
            verb = token.head
            doer = subject(verb)
            if doer is None or any(kid.lower in ("have", "has") for kid in verb.all("aux")) or _reported(verb):
                continue
            if token.lower == "must" and not text.cast.group(doer):
                continue
            stand = judge(verb)
            for one in (verb, *[kid for kid in verb.all("conj") if kid.verb and kid.get("nsubj") is None]):
                words = clause_words(one)
                proposal = _option(
                    text_of(text.document, [word for word in words if word.i >= one.i]),
                    words,
                    "option advised",
                    (token.text, one.text),
                    sentence,
                    text,
                    who=tuple(actor.name for actor in text.cast.group(doer)),
                    stand=stand,
                )
                yield proposal.with_fields(advised_by="author")
        elif token.lower == "if" and token.dep in ("mark", "advmod") and token.i and _only(token, sentence):
            clause = token.head
            if clause.head.lemma in word_set("law", "grants"):
                continue  # what a law asks for is a condition of its power, and no advice
            yield _option(
                text_of(text.document, [w for w in clause_words(clause) if w is not token]),
                [token, *clause_words(clause)],
                "option needed",
                ("only", "if"),
                sentence,
                text,
            )
        elif token.lemma in word_set("prospects", "needs") and token.head.lemma == "be" and token.dep == "acomp":
            inner = token.get("xcomp", "ccomp") or token.head.get("xcomp", "ccomp")
            if inner is not None:
                yield _option(
                    text_of(text.document, clause_words(inner)),
                    [token.head, token, *clause_words(inner)],
                    "option advised",
                    (token.text,),
                    sentence,
                    text,
                ).with_fields(advised_by="author")


def _reported(verb: Token) -> bool:
    return any(
        up.lemma in word_set("factuality", "saying") and verb.dep == "ccomp" for up in (verb.head,)
    ) or verb.dep in ("advcl", "relcl")


def _only(token: Token, sentence: Sentence) -> bool:
    before = next((word for word in sentence.tokens if word.i == token.i - 1), None)
    return before is not None and before.lower == "only"


def _option(
    course: str,
    words: list[Token],
    rule: str,
    tokens: tuple[str, ...],
    sentence: Sentence,
    text: Text,
    *,
    who: tuple[str, ...] = (),
    gains: list[str] | None = None,
    stand: Stand | None = None,
) -> Proposal:
    name = " ".join(course.split()[:6])
    account: dict[str, Any] = (
        said(stand, text) if stand is not None and stand.condition is not None else {"voice": "asserted"}
    )
    if account["voice"] == "conditional" and not account.get("condition"):
        account = {"voice": "asserted"}
    fields: dict[str, Any] = {"text": course, "name": name[:1].upper() + name[1:], "open_to": who}
    return Proposal(
        "option",
        {key: value for key, value in fields.items() if value},
        (quoted(text.document, words),),
        rule,
        tokens=tokens,
        confidence=0.7,
        section=sentence.block.section,
        extra={"consequences": tuple(gains or ())},
        **account,
    )
