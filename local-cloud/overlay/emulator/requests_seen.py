"""The AWS calls of each account, in order, so that a test can prove that nothing was changed."""

from collections import defaultdict, deque
from datetime import datetime, timezone

_KEPT = 20000
_by_account = defaultdict(lambda: deque(maxlen=_KEPT))


def record(account, service, action):
    """Appends one call."""
    at = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    _by_account[account].append({"service": service, "action": action, "at": at})


def of(account):
    """Returns the calls of the account, oldest first: dicts of service, action, at (ISO 8601)."""
    return list(_by_account[account])
