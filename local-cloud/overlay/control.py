"""The control routes, the record of calls, and refusals that a test asked for.

GET  /_cloud/ready                    200 when the cloud answers
GET  /_cloud/requests?account=NNN     the calls of the account, oldest first: the signed ones, those of
                                      the registry, and AssumeRoleWithWebIdentity for a role of the account
POST /_cloud/settings?account=NNN     {"changeSetSeconds", "resourceSeconds", "sessionSeconds",
                                      "requestsPerSecond", "refuse"}

Not a deviation of AWS, but the switch for those that a test must time or provoke (throttling, AccessDenied).
"""

import json
import re

import ministack.app as app_module
from ministack.core.responses import get_account_id

from . import rate_limit, requests_seen, settings
from .patch import wrap
from .wire import action_of, refused_response, service_of, web_identity_account

_ACCOUNT = re.compile(r"^\d{12}$")
ROUTES = {}


def route(method, path):
    """Register a control route: a function of (account, body as bytes) that returns (status, JSON value)."""

    def register(handler):
        ROUTES[method, path] = handler
        return handler

    return register


@route("GET", "/_cloud/ready")
def _ready(account, body):
    return 200, {"ready": True}


@route("GET", "/_cloud/requests")
def _requests(account, body):
    return 200, requests_seen.of(account)


@route("POST", "/_cloud/settings")
def _settings(account, body):
    try:
        settings.change(account, json.loads(body or b"{}"))
    except ValueError as problem:
        return 400, {"message": str(problem)}
    return 200, {}


async def _control(method, path, query, body):
    handler = ROUTES.get((method, path))
    if handler is None:
        return 404, {"message": f"no such control route: {method} {path}"}
    account = (query.get("account") or [""])[0]
    if path != "/_cloud/ready" and not _ACCOUNT.match(account):
        return 400, {"message": "the query needs account=<12 digits>"}
    return handler(account, body)


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
            requests_seen.record(account, service, action)
            rule = rate_limit.exceeded(account, service) or settings.refusal(account, action)
            if rule:
                return refused_response(service, headers, rule, request_id)
        return await dispatch(method, path, headers, body, query_params, request_id)

    return dispatched


def apply():
    """Wrap the emulator's dispatcher, which every AWS call passes."""
    wrap(app_module, "_dispatch_service_request", _watched)
