"""A web identity gets a role only if the trust policy of the role accepts it.

AWS: AssumeRoleWithWebIdentity refuses, here in this order: a token that is not a JWT (`InvalidIdentityToken`), an
issuer without an OIDC provider in the role's account (`No OpenIDConnect provider found in your account for <issuer>`),
an audience that the provider does not list (`Incorrect token audience`), a token whose `exp` is past
(`ExpiredTokenException`), a role that does not exist or whose trust policy does not accept the provider and the claims
`aud` and `sub` (`AccessDenied`), and a session longer than the role's maximum (`ValidationError`).
Source: STS API reference "AssumeRoleWithWebIdentity" (errors); aws-actions/configure-aws-credentials#280, #457, #690,
#775 (texts); IAM user guide "Create an OpenID Connect (OIDC) identity provider". AWS does not document the order.
Emulator: accepts any token for any role. The signature of a token is not checked here either.
"""

import base64
import json
import time
from html import escape
from urllib.parse import parse_qs

from ministack.services import iam, sts

from overlay.emulator.patch import require, wrap
from overlay.emulator.wire import web_identity_account

_NOT_A_TOKEN = "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"
_TOO_LONG = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."


def _refusal(status, code, message):
    return iam._error(status, code, escape(message), ns="sts")


def _claims(token):
    """Returns the claims of a JWT as a dict, or None when `token` is no JWT."""
    try:
        header, payload, _signature = token.split(".")
        parts = [json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in (header, payload)]
    except ValueError:
        return None
    return parts[1] if all(isinstance(part, dict) for part in parts) else None


def _token_problem(account, claims):
    issuer = str(claims.get("iss", ""))
    arn = f"arn:aws:iam::{account}:oidc-provider/{issuer.split('://', 1)[-1]}"
    provider = iam._oidc_providers.get_scoped(account, None, arn)
    if provider is None:
        text = f"No OpenIDConnect provider found in your account for {issuer}"
        return _refusal(400, "InvalidIdentityToken", text)
    if claims.get("aud") not in provider["ClientIDList"]:
        return _refusal(400, "InvalidIdentityToken", "Incorrect token audience")
    now, end = int(time.time()), int(claims.get("exp", 0))
    if now >= end:
        text = f"Token expired: current date/time {now} must be before the expiration date/time {end}"
        return _refusal(400, "ExpiredTokenException", text)
    return None


def _problem(form):
    account = web_identity_account(form)
    if account is None:
        return None
    params = parse_qs(form.decode("utf-8", "replace"))
    role_arn = params["RoleArn"][0]
    claims = _claims(params.get("WebIdentityToken", [""])[0])
    if claims is None:
        return _refusal(400, "InvalidIdentityToken", _NOT_A_TOKEN)
    if "Policy" in params or any(key.startswith("PolicyArns.") for key in params):
        return _refusal(400, "ValidationError", "The overlay evaluates no policies of a session")
    problem = _token_problem(account, claims) or sts._web_identity_trust_denied(role_arn, params, False)
    if problem:
        return problem
    role = iam._roles.get_scoped(account, None, role_arn.rsplit("/", 1)[-1])
    if int(params.get("DurationSeconds", ["3600"])[0]) > int(role.get("MaxSessionDuration", 3600)):
        return _refusal(400, "ValidationError", _TOO_LONG)
    return None


def _checked(handle_request):
    async def checked(method, path, headers, body, query_params):
        problem = _problem(body or b"")
        return problem or await handle_request(method, path, headers, body, query_params)

    return checked


def apply():
    """Wraps the handler of STS."""
    require(iam, "_error", "_oidc_providers", "_roles")
    require(sts, "_web_identity_trust_denied")
    wrap(sts, "handle_request", _checked)
