"""The route of decisions about roles, so that a test can prove which statement a request has needed.

GET /_cloud/decisions?account=NNN     the decisions about roles of the account, oldest first

Not a deviation of AWS.
"""

from overlay.emulator import control

from . import evaluation


def _decisions(account, body):
    return 200, evaluation.decisions(account)


def apply():
    """Adds the route."""
    control.add_route("GET", "/_cloud/decisions", _decisions)
