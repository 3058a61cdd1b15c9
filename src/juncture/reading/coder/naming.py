"""Names: the gazetteer of countries and bodies, and what a document itself teaches (acronyms, people)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from juncture.reading.lexicon import table, word_set
from juncture.reading.parsing import plain
from juncture.record.countries import table as countries
from juncture.record.folding import fold_text

_PART = r"(?:[A-Z0-9À-Þ][\w'’.\-]*|of|for|the|and|de|des|du|la|le|et|in|&|pour|al)"
_LONG_SHORT = re.compile(rf"((?:{_PART},? )+{_PART}) \(([A-Z][A-Za-z0-9/-]{{1,12}})(?:[,;] [^)]*)?\)")
_SHORT_LONG = re.compile(rf"\b([A-Z][A-Z0-9/-]{{1,12}}) \(((?:{_PART},? )+{_PART})\)")
_LOWER = frozenset(["of", "for", "the", "and", "de", "des", "du", "la", "le", "et", "in", "&", "pour", "al"])


@dataclass(frozen=True, slots=True)
class Known:
    """A name that needs no explanation: what it stands for."""

    name: str
    type: str
    country: str | None = None


@cache
def gazetteer() -> dict[str, Known]:
    """Countries, capitals and bodies by every name they go under.

    >>> gazetteer()["ecowas"].type, gazetteer()["bamako"].country
    ('intergovernmental', 'MLI')
    """
    found: dict[str, Known] = {}
    for iso, entry in countries("countries").items():
        first = entry["names"][0]
        for capital in entry["capitals"]:
            found[plain(capital).lower()] = Known(capital, "place", iso)
        for name in entry["names"]:
            found[plain(name).lower()] = Known(first, "state", iso)
    for type_, bodies in table("bodies").items():
        for full, names in bodies.items():
            for name in names:
                found[plain(name).lower()] = Known(full, type_)
    return found


@cache
def demonyms() -> dict[str, str]:
    """The adjectives and nouns of countries: 'malian' -> MLI."""
    return {plain(word).lower(): iso for iso, entry in countries("countries").items() for word in entry["demonyms"]}


def country_in(words: list[str]) -> str | None:
    """The country that some words name, by name, demonym or capital.

    >>> country_in(["Malian", "officials"]), country_in(["the", "Burkina", "Faso", "army"])
    ('MLI', 'BFA')
    """
    lower = [word.lower() for word in words]
    for size in (3, 2, 1):
        for start in range(len(lower) - size + 1):
            phrase = " ".join(lower[start : start + size])
            known = gazetteer().get(phrase)
            if known is not None and known.country and words[start][:1].isupper():
                return known.country
            if phrase in demonyms():
                return demonyms()[phrase]
            if phrase.endswith("s") and phrase[:-1] in demonyms() and words[start][:1].isupper():
                return demonyms()[phrase[:-1]]
    return None


@dataclass(slots=True)
class Names:
    """What a document teaches about names: short forms and long, and people by their last names."""

    long: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    #: Last names that two people of the document bear, so that one alone names neither.
    shared: set[str] = field(default_factory=set)

    def merged(self) -> list[str]:
        """Names that the parser should see as one word."""
        bodies = [name for bodies in table("bodies").values() for names in bodies.values() for name in names]
        return [*self.long.values(), *(name for name in bodies if name.count(" ") >= 2)]

    def meet(self, words: list[str]) -> str:
        """Note a person's name, and give the fullest form of it that is known.

        >>> names = Names()
        >>> names.meet(["Bah", "N'Daw"]), names.meet(["N'Daw"])
        ("Bah N'Daw", "Bah N'Daw")
        >>> names.meet(["Ibrahim", "Keïta"]), names.meet(["Modibo", "Keïta"]), names.meet(["Keïta"])
        ('Ibrahim Keïta', 'Modibo Keïta', 'Keïta')
        """
        if not words:
            return ""
        full = " ".join(words)
        if len(words) == 1 and fold_text(full).lower() in self.shared:
            return full
        for part in (words[-1], words[0]) if len(words) == 1 else (words[-1],):
            key = fold_text(part).lower()
            known = self.people.get(key)
            if known is None:
                continue
            if fold_text(full).lower() in fold_text(known).lower():
                return known
            given, other = fold_text(words[0]).lower(), fold_text(known.split()[0]).lower()
            if fold_text(known).lower() in fold_text(full).lower() or (given == other and len(words) > 1):
                longer = max((full, known), key=len)
                self._note(longer)
                return longer
        if len(words) > 1 or fold_text(full).lower() not in self.people:
            self._note(full)
        return full

    def _note(self, full: str) -> None:
        parts = full.split()
        last = fold_text(parts[-1]).lower()
        known = fold_text(self.people.get(last, "")).lower().split()
        if len(parts) > 1 < len(known) and known[-1] == last and not set(known[:-1]) & _folded(parts[:-1]):
            self.shared.add(last)
        self.people[last] = full
        if len(parts) > 1:
            self.people.setdefault(fold_text(parts[0]).lower(), full)
            for middle in parts[1:-1]:
                self.people.setdefault(fold_text(middle).lower(), full)

    def person(self, word: str) -> str | None:
        """The person of that last name, if the document has named one and no other."""
        key = fold_text(word).lower()
        return None if key in self.shared else self.people.get(key)


def _folded(words: list[str]) -> set[str]:
    return {fold_text(word).lower() for word in words}


def learn(text: str) -> Names:
    """The acronyms that a text explains.

    >>> learn("the National Committee for the Salvation of the People (CNSP)").long
    {'CNSP': 'National Committee for the Salvation of the People'}
    """
    names = Names()
    for match in _LONG_SHORT.finditer(text):
        _note(names, match[1], match[2])
    for match in _SHORT_LONG.finditer(text):
        _note(names, match[2], match[1])
    return names


def _note(names: Names, long: str, short: str) -> None:
    words = long.split()
    if not any(character.isupper() for character in short[1:]) and not short.isupper():
        return
    while words and (words[0] in _LOWER or words[0].lower() in ("the", "a", "former", "president", "leader")):
        words = words[1:]
    letters = [character.lower() for character in short if character.isalnum()]
    best: list[str] = []
    for start in range(len(words)):
        tail = words[start:]
        if tail[0] in _LOWER:
            continue
        initials = [part[0].lower() for word in tail for part in re.split(r"[-/]", word) if part and word not in _LOWER]
        shared = sum(min(initials.count(letter), letters.count(letter)) for letter in set(letters))
        if shared >= max(2, round(len(letters) * 0.6)) and len(initials) <= len(letters) + 2:
            best = tail
            break
    if best:
        name = " ".join(best)
        names.long[short] = name
        names.short[plain(name).lower()] = short


@cache
def sector_of(lemma: str) -> str | None:
    """The PLOVER sector of a noun for people or bodies that act."""
    return _sectors().get(lemma)


@cache
def _sectors() -> dict[str, str]:
    found: dict[str, str] = {}
    for sector, entry in table("agents").items():
        for word in entry["words"]:
            found.setdefault(word, sector)
    return found


def is_title(word: str) -> bool:
    """Whether a word is a title before a name.

    >>> is_title("Colonel"), is_title("N'Daw")
    (True, False)
    """
    lower = word.lower()
    return any(lower in word_set("titles", kind) for kind in ("ranks", "courtesies", "religious", "offices"))
