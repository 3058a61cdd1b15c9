"""Accounts of a team: who may do what in which dossier, signing in, tokens for programs, and what is on file of it."""

from juncture.web.accounts.account import Account, Caller
from juncture.web.accounts.attempts import Attempts
from juncture.web.accounts.csrf import proof, prove
from juncture.web.accounts.passwords import Passwords
from juncture.web.accounts.problems import (
    AccountError,
    ForgedError,
    NotAllowedError,
    SessionOverError,
    SignInError,
    TriesError,
)
from juncture.web.accounts.register import Accounts
from juncture.web.accounts.sessions import Sessions
from juncture.web.accounts.tables import ANNEX
from juncture.web.accounts.tokens import Token, Tokens

__all__ = [
    "ANNEX",
    "Account",
    "AccountError",
    "Accounts",
    "Attempts",
    "Caller",
    "ForgedError",
    "NotAllowedError",
    "Passwords",
    "SessionOverError",
    "Sessions",
    "SignInError",
    "Token",
    "Tokens",
    "TriesError",
    "proof",
    "prove",
]
