"""The registry requires a token, and the token selects the registry.

AWS: GetAuthorizationToken returns `AWS:<opaque>`, valid for 12 hours, for the registry of the caller's account and
region. Without credentials, the registry answers 401 with a Basic challenge (Docker then prints `no basic auth
credentials`); with any other credentials it answers 403, `Your authorization token has expired. Reauthenticate and try
again.`
Source: ECR API reference "GetAuthorizationToken"; ECR user guide "Private registry authentication" and "Common
troubleshooting"; aws-actions/amazon-ecr-login issues.
Emulator: has one token for everybody and never requires it; guesses the account from the host name.

The account and region come from the token, not from the host, so that several accounts can share `localhost:PORT`.
"""

import base64
import secrets
import time

from ministack.core.responses import (
    get_account_id,
    get_region,
    json_response,
    set_request_account_id,
    set_request_region,
)
from ministack.services import ecr

from overlay.emulator import requests_seen, settings
from overlay.emulator.patch import require, wrap
from overlay.iam import principal

_TWELVE_HOURS = 12 * 60 * 60
_tokens = {}


def new_password():
    """Returns a new password for the registry of the request's account and region."""
    password = secrets.token_urlsafe(96)
    _tokens[password] = (get_account_id(), get_region(), time.time() + _TWELVE_HOURS, principal.current.get())
    return password


def _authorization_token(original):
    def get_authorization_token(data):
        token = base64.b64encode(f"AWS:{new_password()}".encode()).decode()
        endpoint = f"https://{get_account_id()}.dkr.ecr.{get_region()}.amazonaws.com"
        expires = int(time.time()) + _TWELVE_HOURS
        answer = {"authorizationToken": token, "expiresAt": expires, "proxyEndpoint": endpoint}
        return json_response({"authorizationData": [answer]})

    return get_authorization_token


def _owner(authorization):
    """Returns (account, region, principal) of a Basic authorization header, or None when it is not a valid token."""
    try:
        user, _, password = base64.b64decode(authorization.partition(" ")[2]).decode().partition(":")
    except ValueError:
        return None
    account, region, expires, who = _tokens.get(password, (None, None, 0, None))
    return (account, region, who) if user == "AWS" and time.time() < expires else None


def _action(method, path):
    parsed = ecr._parse_v2_path(path)
    if parsed is None:
        return f"{method} {path}"
    verb, name, reference = parsed
    separator = "@" if reference.startswith("sha256:") else ":"
    return f"{method} {verb} {name}{separator + reference if reference else ''}".rstrip()


def _authenticated(handle):
    async def handled(method, path, headers, body, query_params):
        authorization = {key.lower(): value for key, value in (headers or {}).items()}.get("authorization")
        if authorization is None:
            status, answer, body = ecr._registry_error(401, "UNAUTHORIZED", "no basic auth credentials")
            return status, {**answer, "WWW-Authenticate": 'Basic realm="ecr",service="ecr.amazonaws.com"'}, body
        owner = _owner(authorization)
        if owner is None:
            expired = "Your authorization token has expired. Reauthenticate and try again."
            return ecr._registry_error(403, "DENIED", expired)
        set_request_account_id(owner[0])
        set_request_region(owner[1])
        action = _action(method, path)
        requests_seen.record(owner[0], "registry", action)
        rule = settings.refusal(owner[0], action)
        if rule:
            return ecr._registry_error(int(rule.get("status", 400)), rule["code"], rule.get("message", ""))
        with principal.acting_as(owner[2]):
            return await handle(method, path, headers, body, query_params)

    return handled


def apply():
    """Wraps GetAuthorizationToken and the entry of the registry, where the token alone selects the account."""
    require(ecr, "_parse_v2_path", "_registry_error")
    wrap(ecr, "_get_authorization_token", _authorization_token)
    wrap(ecr, "_select_registry_request_scope", lambda original: lambda name, headers, query_params: None)
    wrap(ecr, "handle_registry_request", _authenticated)
