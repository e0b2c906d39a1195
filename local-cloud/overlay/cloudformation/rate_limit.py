"""CloudFormation takes `requestsPerSecond` calls of an account; 0 is as many as come.

AWS: a call too many is `Throttling`, `Rate exceeded`, HTTP 400; a bucket of calls is filled steadily.
Emulator: never.
Source: EC2 API guide "Throttling" (token bucket, the same for other services); cdklabs/cdk-pipelines-github#1460 (the
text).
"""

import time

from overlay.emulator import control, settings

_THROTTLING = {"code": "Throttling", "message": "Rate exceeded", "status": 400}
_buckets = {}


def _exceeded(account, service):
    """Take one call out of the account's bucket: the refusal when it is empty, else None."""
    rate = settings.requests_per_second(account)
    if service != "cloudformation" or rate <= 0:
        return None
    now = time.monotonic()
    room = max(rate, 1)
    tokens, since = _buckets.get(account, (room, now))
    tokens = min(room, tokens + (now - since) * rate)
    taken = tokens >= 1
    _buckets[account] = (tokens - 1 if taken else tokens, now)
    return None if taken else _THROTTLING


def apply():
    """Ask before every call."""
    control.add_limit(_exceeded)
