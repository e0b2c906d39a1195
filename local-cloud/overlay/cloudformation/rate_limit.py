"""CloudFormation accepts `requestsPerSecond` calls of an account; 0 means no limit.

AWS: a call beyond the limit fails with `Throttling`, `Rate exceeded`, HTTP 400; a token bucket refills steadily.
Source: EC2 API guide "Throttling" (token bucket, the same for other services); cdklabs/cdk-pipelines-github#1460 (the
text).
Emulator: never throttles.
"""

import time

from overlay.emulator import control, settings

_THROTTLING = {"code": "Throttling", "message": "Rate exceeded", "status": 400}
_buckets = {}


def _exceeded(account, service):
    """Takes one call out of the account's bucket. Returns the refusal when the bucket is empty, else None."""
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
    """Adds the limit to those that are asked before every call."""
    control.add_limit(_exceeded)
