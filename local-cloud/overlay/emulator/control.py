"""Control routes for tests, the record of calls, and the refusals that a test sets.

GET  /_cloud/ready                    200 when the cloud answers
GET  /_cloud/requests?account=NNN     the calls of the account, oldest first: the signed ones, those of
                                      the registry, and AssumeRoleWithWebIdentity for a role of the account
GET  /_cloud/settings?account=NNN     the settings of the account
POST /_cloud/settings?account=NNN     {"changeSetSeconds", "resourceSeconds", "sessionSeconds",
                                      "requestsPerSecond", "permissions", "recorded", "refuse", "spot"}

Not a deviation of AWS: it lets a test time or provoke other deviations (throttling, AccessDenied).
"""

import json
import re

import ministack.app as app_module
from ministack.core.responses import get_account_id

from . import requests_seen, settings
from .patch import wrap
from .wire import action_of, refused_response, service_of, web_identity_account

_ACCOUNT = re.compile(r"^\d{12}$")
_limits = []
_WITHOUT_ACCOUNT = {"/_cloud/ready"}


def add_limit(exceeded):
    """Asks `exceeded(account, service)` before every call; it returns a refusal (code, message, status) or None."""
    _limits.append(exceeded)


def _ready(account, body):
    return 200, {"ready": True}


def _requests(account, body):
    return 200, requests_seen.of(account)


def _settings(account, body):
    try:
        settings.change(account, json.loads(body or b"{}"))
    except ValueError as problem:
        return 400, {"message": str(problem)}
    return 200, {}


def add_route(method, path, handler, without_account=False):
    """Adds a control route; `handler(account, body)` returns a status and a value for JSON."""
    _ROUTES[(method, path)] = handler
    if without_account:
        _WITHOUT_ACCOUNT.add(path)


_ROUTES = {
    ("GET", "/_cloud/ready"): _ready,
    ("GET", "/_cloud/requests"): _requests,
    ("GET", "/_cloud/settings"): lambda account, body: (200, settings.of(account)),
    ("POST", "/_cloud/settings"): _settings,
}


async def _control(method, path, query, body):
    handler = _ROUTES.get((method, path))
    if handler is None:
        return 404, {"message": f"no such control route: {method} {path}"}
    account = (query.get("account") or [""])[0]
    if (account or path not in _WITHOUT_ACCOUNT) and not _ACCOUNT.match(account):
        return 400, {"message": "the query needs account=<12 digits>"}
    return handler(account, body)


def _refusal(account, service, action):
    for exceeded in _limits:
        refusal = exceeded(account, service)
        if refusal:
            return refusal
    return settings.refusal(account, action)


def _watched(dispatch):
    async def dispatched(method, path, headers, body, query_params, request_id):
        if path.startswith("/_cloud/"):
            status, value = await _control(method, path, query_params, body)
            return status, {"Content-Type": "application/json"}, json.dumps(value).encode()
        service, account = service_of(headers), get_account_id()
        if service is None and body:
            account = web_identity_account(body)
            service = "sts" if account else None
        if service:
            action = action_of(method, path, headers, body, query_params)
            if settings.of(account)["recorded"]:
                requests_seen.record(account, service, action)
            rule = _refusal(account, service, action)
            if rule:
                return refused_response(service, headers, rule, request_id)
        return await dispatch(method, path, headers, body, query_params, request_id)

    return dispatched


def apply():
    """Wraps the emulator's dispatcher, through which every AWS call goes."""
    wrap(app_module, "_dispatch_service_request", _watched)
