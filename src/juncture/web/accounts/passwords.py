"""Passwords: kept as argon2id hashes, compared in the same time whether or not there is such an account."""

from __future__ import annotations

import unicodedata
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from juncture.record.saying import counted, said
from juncture.web.accounts.names import handle
from juncture.web.accounts.policy import policy
from juncture.web.accounts.problems import AccountError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

#: How many passwords are hashed at once: each takes 64 MB while it lasts.
AT_ONCE = 4


class Passwords:
    """Makes and checks hashes; ``hasher`` says how hard that is, and hashes made otherwise are renewed at sign-in."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        if hasher is None:
            hasher = _default()
        self._hasher = hasher
        self._room = BoundedSemaphore(AT_ONCE)
        self._nobody = hasher.hash("a password that nobody has")

    def hash(self, password: str) -> str:
        """The hash to keep."""
        with self._room:
            return self._hasher.hash(_composed(password))

    def fits(self, hash: str | None, password: str) -> bool:
        """Whether a password is the one behind a hash; for None the work is the same and the answer no."""
        from argon2.exceptions import Argon2Error, InvalidHashError

        given = _composed(password[: policy().longest + 1])
        with self._room:
            try:
                self._hasher.verify(hash or self._nobody, given)
            except (Argon2Error, InvalidHashError):
                return False
        return hash is not None

    def outdated(self, hash: str) -> bool:
        """Whether a hash was made with other settings than those of today."""
        return self._hasher.check_needs_rehash(hash)


def acceptable(name: str, password: str) -> str:
    """A password that may be set for an account; raises :class:`AccountError` with what would do."""
    rules = policy()
    if len(password) < rules.shortest:
        raise AccountError(
            counted(
                "the password has %(num)s character; take %(shortest)s or more: four words will do.",
                "the password has %(num)s characters; take %(shortest)s or more: four words will do.",
                len(password),
                shortest=rules.shortest,
            )
        )
    if len(password) > rules.longest:
        raise AccountError(
            said(
                "the password has %(length)s characters; take %(longest)s at most.",
                length=f"{len(password):,}",
                longest=rules.longest,
            )
        )
    if not password.isprintable() or not _encodes(password):
        raise AccountError(
            said("the password holds characters that cannot be typed; take letters, digits, signs and spaces.")
        )
    if len(set(password)) < 4 or handle(password) in (handle(name), handle(name) * 2):
        raise AccountError(said("the password can be guessed at once; take one that says nothing of its owner."))
    return password


def _composed(password: str) -> str:
    """One form for what two keyboards write in two ways."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode())


def _encodes(password: str) -> bool:
    return password == password.encode("utf-8", "replace").decode()


def _default() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ImportError:
        raise AccountError(
            "accounts need the extra 'web' (argon2 is not installed); pip install 'juncture[web]' brings it."
        ) from None
    return PasswordHasher()
