"""Reads signed requests, and writes errors in the protocol of their service.

Source: AWS SigV4 "Credential scope"; Smithy "awsQuery" and "awsJson1_1" error serialization.
"""

import json
import re
from html import escape
from urllib.parse import parse_qs

_CREDENTIAL = re.compile(r"Credential=[^/]+/\d{8}/[^/]+/([^/]+)/aws4_request")

_ROLE = re.compile(r"arn:[^:]+:iam::(\d{12}):role/")


def service_of(headers):
    """Returns the signing name of the service (`cloudformation`, `ecr`, `states`...), or None for an unsigned call."""
    match = _CREDENTIAL.search(headers.get("authorization", ""))
    return match.group(1) if match else None


def action_of(method, path, headers, body, query_params):
    """Returns the API action: X-Amz-Target, else the Action parameter, else `METHOD /path`."""
    target = headers.get("x-amz-target", "")
    if target:
        return target.rsplit(".", 1)[-1]
    form = parse_qs(body.decode("utf-8", "replace")) if method == "POST" and body else {}
    action = (form.get("Action") or query_params.get("Action") or [""])[0]
    return action or f"{method} {path}"


def web_identity_account(body):
    """Returns the account of the role in an AssumeRoleWithWebIdentity, the only unsigned call; None for other calls."""
    form = parse_qs(body.decode("utf-8", "replace"))
    if form.get("Action") != ["AssumeRoleWithWebIdentity"]:
        return None
    match = _ROLE.match((form.get("RoleArn") or [""])[0])
    return match.group(1) if match else None


def refused_response(service, headers, rule, request_id):
    """Returns (status, headers, body) of the error `rule` (code, message, status) in the protocol of the request."""
    status, code = int(rule.get("status", 400)), rule["code"]
    message = rule.get("message", "")
    ids = {"x-amzn-requestid": request_id, "x-amz-request-id": request_id}
    if headers.get("x-amz-target") or "json" in headers.get("content-type", ""):
        version = "1.0" if "json-1.0" in headers.get("content-type", "") else "1.1"
        body = json.dumps({"__type": code, "message": message}).encode()
        return status, {"Content-Type": f"application/x-amz-json-{version}", **ids}, body
    kind = "Sender" if status < 500 else "Receiver"
    xml = (
        f"<ErrorResponse><Error><Type>{kind}</Type><Code>{escape(code)}</Code>"
        f"<Message>{escape(message)}</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>"
    )
    return status, {"Content-Type": "text/xml", **ids}, xml.encode()
