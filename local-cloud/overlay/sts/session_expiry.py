"""Credentials of a role expire at their expiration time; `sessionSeconds` of the role's account brings it forward.

AWS: a call with an expired session fails with `ExpiredToken` (query services) or `ExpiredTokenException` (JSON
services), `The security token included in the request is expired`. A session lasts at least 900 seconds.
Source: IAM user guide "Temporary security credentials in IAM"; STS API reference "AssumeRole"; aws/aws-cdk#14109.
Emulator: forgets an expired session, and takes the call for one of its default account.
"""

import re
import time
from datetime import datetime, timezone

import ministack.app as app_module
from ministack.core.router import extract_access_key_id
from ministack.services import sts

from overlay.emulator import settings
from overlay.emulator.patch import require, wrap
from overlay.emulator.wire import refused_response, service_of

_EXPIRED = "The security token included in the request is expired"
_KEY = re.compile(rb"<AccessKeyId>(\w+)</AccessKeyId>")
_END = re.compile(rb"<Expiration>[^<]*</Expiration>")
_ends = {}


def _registered(register_session):
    def register(access_key, session):
        lifetime = settings.session_seconds(session.get("AccountId", ""))
        if lifetime:
            session["Expiration"] = time.time() + lifetime
        _ends[access_key] = session.get("Expiration", float("inf"))
        return register_session(access_key, session)

    return register


def _with_expiration(handle_request):
    async def handled(method, path, headers, body, query_params):
        status, answer_headers, answer = await handle_request(method, path, headers, body, query_params)
        key = _KEY.search(answer) if status == 200 else None
        if key and key.group(1).decode() in _ends:
            end = datetime.fromtimestamp(_ends[key.group(1).decode()], timezone.utc)
            text = end.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            answer = _END.sub(f"<Expiration>{text}</Expiration>".encode(), answer)
        return status, answer_headers, answer

    return handled


def _refused(dispatch):
    async def dispatched(method, path, headers, body, query_params, request_id):
        if time.time() > _ends.get(extract_access_key_id(headers, query_params), float("inf")):
            json_service = headers.get("x-amz-target") or "json" in headers.get("content-type", "")
            code, status = ("ExpiredTokenException", 400) if json_service else ("ExpiredToken", 403)
            rule = {"code": code, "status": status, "message": _EXPIRED}
            return refused_response(service_of(headers), headers, rule, request_id)
        return await dispatch(method, path, headers, body, query_params, request_id)

    return dispatched


def apply():
    """Wraps the register of sessions, STS, and the dispatcher, through which every AWS call goes."""
    require(app_module, "_dispatch_service_request")
    wrap(sts, "register_session", _registered)
    wrap(sts, "handle_request", _with_expiration)
    wrap(app_module, "_dispatch_service_request", _refused)
