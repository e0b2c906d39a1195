"""Routes about roles, so that a test can prove which statement a request has needed.

GET /_cloud/decisions?account=NNN     the decisions about roles of the account, oldest first
GET /_cloud/decisions                 one decision of each kind, of all accounts
GET /_cloud/policies?account=NNN      the statements of the account's roles, and of their boundaries

Not a deviation of AWS.
"""

from dataclasses import asdict

from ministack.services import iam

from overlay.emulator import control

from . import evaluation, policies


def _decisions(account, body):
    return 200, evaluation.decisions(account) if account else evaluation.kinds()


def _policies(account, body):
    found = {}
    for owner, name in list(iam._roles._data):
        if owner == account:
            identity, boundary = policies.of_role(account, name)
            found[name] = [asdict(each) for each in [*identity, *(boundary or [])]]
    return 200, found


def apply():
    """Adds the routes."""
    control.add_route("GET", "/_cloud/decisions", _decisions, without_account=True)
    control.add_route("GET", "/_cloud/policies", _policies)
