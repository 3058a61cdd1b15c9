"""What the commands around accounts answer with."""

from __future__ import annotations

from typing import ClassVar

from juncture.record.citation import Answer


class AccountAnswer(Answer):
    """An account: its role as a whole, and its roles in single dossiers where they differ."""

    name: str
    role: str
    dossiers: dict[str, str]
    created: str


class AccountsOutput(Answer):
    """The accounts in use."""

    name: ClassVar[str] = "accounts"

    output_schema: str = "juncture.accounts/1"
    accounts: tuple[AccountAnswer, ...]


class TokenAnswer(Answer):
    """What is known of a token: what it is for, its role, and when it was made, ends and was last used."""

    name: str
    role: str
    created: str
    expires: str
    used: str | None


class TokensOutput(Answer):
    """The tokens of an account; ``made`` is a new one, which is shown this once."""

    name: ClassVar[str] = "tokens"

    output_schema: str = "juncture.tokens/1"
    account: str
    tokens: tuple[TokenAnswer, ...]
    made: str | None = None


class DeedAnswer(Answer):
    """What is on file of one deed: when, by whom, about which account, from which network address."""

    seq: int
    at: str
    who: str
    deed: str
    about: str
    address: str
    detail: str


class AuditOutput(Answer):
    """Sign-ins, failed ones, and changes of accounts, the latest first."""

    name: ClassVar[str] = "audit"

    output_schema: str = "juncture.audit/1"
    deeds: tuple[DeedAnswer, ...]
