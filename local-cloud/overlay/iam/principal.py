"""The role in whose name something is done: by a request, by CloudFormation, or by a service that has assumed it.

Not a deviation by itself. An account whose setting `permissions` is `enforced` has its roles evaluated; others have
not."""

import contextvars
from contextlib import contextmanager
from dataclasses import dataclass

from ministack.core.iam_evaluator import find_iam_access_key_account
from ministack.services import iam, sts

from overlay.emulator import settings


class NotEvaluated(Exception):
    """Credentials of an account that enforces permissions, whose permissions the overlay cannot evaluate."""


current = contextvars.ContextVar("iam_principal", default=None)


@dataclass(frozen=True)
class Principal:
    """A session of a role in an account that enforces permissions. `called_via` names the service that acts for it."""

    account: str
    role: str
    session: str
    called_via: str = ""

    @property
    def arn(self):
        """The ARN of the session, as messages have it."""
        return f"arn:aws:sts::{self.account}:assumed-role/{self.role}/{self.session}"

    @property
    def role_arn(self):
        """The ARN of the role, with its path."""
        role = iam._roles.get_scoped(self.account, None, self.role)
        return role["Arn"] if role else f"arn:aws:iam::{self.account}:role/{self.role}"


def of_access_key(access_key):
    """Returns the principal of a request, or None for a key whose account enforces nothing, or that of an account.

    Raises NotEvaluated for another one: of a user, of a federated user, or of a session with policies of its own.
    """
    user = None if access_key in sts._sessions else find_iam_access_key_account(access_key)
    session = sts._sessions.get(access_key) or {"AccountId": user or "", "PrincipalType": "User" if user else "Root"}
    account = session.get("AccountId", "")
    if session.get("PrincipalType") == "Root" or not settings.enforces_permissions(account):
        return None
    if session.get("PrincipalType") != "AssumedRole" or session.get("SessionPolicies"):
        raise NotEvaluated("The overlay evaluates roles only, and no policies of a session")
    _, role, name = session["Arn"].split(":")[5].split("/", 2)
    return Principal(account, role, name)


def of_role(role_arn, session):
    """Returns the principal of a service that has assumed a role, or None in an account that enforces nothing."""
    account = role_arn.split(":")[4] if role_arn.startswith("arn:") else ""
    return Principal(account, role_arn.rsplit("/", 1)[-1], session) if settings.enforces_permissions(account) else None


@contextmanager
def acting_as(principal):
    """Lets what is done inside be done in the name of `principal`."""
    token = current.set(principal)
    try:
        yield
    finally:
        current.reset(token)
