"""What may go wrong around accounts.

::

    JunctureError
    └── AccountError             a sentence for whoever keeps the accounts
        ├── SignInError          the name or the password is wrong, and it does not say which
        │   └── TriesError       too many tries; ``retry_after`` seconds until the next
        ├── SessionOverError     the session or token has ended, or there never was one
        ├── ForgedError          a form that did not come from a page of this session
        └── NotAllowedError      signed in, but the role does not give the permission
"""

from __future__ import annotations

from juncture.record.problems import JunctureError
from juncture.record.saying import counted, said


class AccountError(JunctureError):
    """A sentence for whoever keeps the accounts."""


class SignInError(AccountError):
    """The name or the password is wrong."""


class TriesError(SignInError):
    """Too many tries; ``retry_after`` is the number of seconds until the next one is heard."""

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        if retry_after < 120:
            wait = counted("%(num)s second", "%(num)s seconds", retry_after)
        else:
            wait = counted("%(num)s minute", "%(num)s minutes", round(retry_after / 60))
        super().__init__(said("there were too many failed sign-ins; try again in %(wait)s.", wait=wait))


class SessionOverError(AccountError):
    """The session or token has ended, or there never was one."""


class ForgedError(AccountError):
    """A form that did not come from a page of this session."""


class NotAllowedError(AccountError):
    """Signed in, but the role does not give the permission."""
