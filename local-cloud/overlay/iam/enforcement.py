"""A request with the credentials of a role may do only what the policies of the role allow.

AWS: refuses it with AccessDenied (CloudFormation, S3, STS: 403) or AccessDeniedException (JSON services: 400) and the
message of `iam/evaluation.py`. HEAD requests of S3 are answered 403 without a body.
Source: IAM user guide "Troubleshoot access denied error messages"; "Common errors" of the services' API references.
Emulator: evaluates policies for the whole process, with resources of `*` for most actions. Here an account asks for it
by its setting `permissions`, and an operation that the overlay has no entry for is refused.
"""

import ministack.app as app_module
from ministack.core.responses import get_account_id, get_region
from ministack.core.router import extract_access_key_id

from overlay.emulator.patch import wrap
from overlay.emulator.wire import action_of, refused_response, service_of

from . import evaluation, principal, requests

_PRESIGNED = "The overlay does not evaluate requests whose signature is in the query"


def _refusal(who, service, request, headers):
    method, path, body, query, *_ = request
    action = action_of(method, path, headers, body, query)
    try:
        needs = requests.needs(service, action, request)
    except requests.NotListed as problem:
        return f"The overlay does not know what {problem} needs: add it to local-cloud/overlay/iam/requests.py"
    return evaluation.first_refusal(who, needs, f"request {service}:{action}")


def _response(service, method, headers, message, request_id):
    is_json = headers.get("x-amz-target") or "json" in headers.get("content-type", "")
    if service == "s3" and method == "HEAD":
        return 403, {"x-amz-request-id": request_id}, b""
    code, status = ("AccessDeniedException", 400) if is_json else ("AccessDenied", 403)
    return refused_response(service, headers, {"code": code, "status": status, "message": message}, request_id)


def _enforced(dispatch):
    async def dispatched(method, path, headers, body, query_params, request_id):
        service = service_of(headers)
        request = (method, path, body, query_params, f"{get_region()}:{get_account_id()}", headers)
        try:
            who = principal.of_access_key(extract_access_key_id(headers, query_params))
            if who is None or path.startswith("/_cloud/"):
                return await dispatch(method, path, headers, body, query_params, request_id)
            message = _refusal(who, service, request, headers) if service else _PRESIGNED
        except principal.NotEvaluated as problem:
            message = str(problem)
        if message:
            return _response(service, method, headers, message, request_id)
        with principal.acting_as(who):
            return await dispatch(method, path, headers, body, query_params, request_id)

    return dispatched


def apply():
    """Wraps the dispatcher, through which every AWS call goes."""
    wrap(app_module, "_dispatch_service_request", _enforced)
