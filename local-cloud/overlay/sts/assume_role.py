"""Credentials get a role only if the trust policy of the role accepts them.

AWS: AssumeRole refuses, here in this order: a tag value or an external ID with other characters than STS takes
(`ValidationError`), a tag key given twice (`InvalidParameterValue`), a role that does not exist or whose trust policy
does not accept the credentials and the external ID (`AccessDenied`), session tags without `sts:TagSession` in the trust
policy (`AccessDenied`), more than an hour for the credentials of another role (role chaining), and a session longer
than the role's maximum (both `ValidationError`).
Source: STS API reference "AssumeRole" and "Tag"; IAM user guide "Pass session tags in AWS STS" and "Access to AWS
accounts owned by third parties" (external ID); aws-actions/configure-aws-credentials#54 and 99designs/aws-vault#263
(texts). AWS does not document the order.
Emulator: lets any credentials assume any role. The keys of tests are those of a root user, who may assume roles here.
"""

import dataclasses
import re
from html import escape
from urllib.parse import parse_qs

from ministack.core.iam_evaluator import EvalContext, evaluate_trust_policy
from ministack.services import iam, sts

from overlay.emulator.patch import require, wrap

_EXTERNAL_ID = re.compile(r"[\w+=,.@:/-]{2,1224}", re.ASCII)
_TAG = re.compile(r"(?:[^\W]|[\s.:/=+@-]){0,256}")
_CHAINED = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
_TOO_LONG = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."


def _refusal(status, code, message):
    return iam._error(status, code, escape(message), ns="sts")


def _invalid(value, name, pattern):
    text = f"Value '{value}' at '{name}' failed to satisfy constraint: Member must satisfy regular expression pattern: "
    return _refusal(400, "ValidationError", f"1 validation error detected: {text}{pattern}")


def _form_problem(external_id, tags):
    if external_id is not None and not _EXTERNAL_ID.fullmatch(external_id):
        return _invalid(external_id, "externalId", r"[\w+=,.@:\/-]*")
    for place, tag in enumerate(tags, 1):
        if not _TAG.fullmatch(tag["Value"]):
            return _invalid(tag["Value"], f"tags.{place}.member.value", r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*")
    return None


def _trust_problem(role, role_arn, caller, external_id, tags):
    context = EvalContext(
        principal_arn=caller["userArn"],
        principal_type=caller["principalType"],
        principal_account=caller["accountId"],
        action="sts:AssumeRole",
        resource_arn=role_arn,
        region="",
        service_context={"sts:externalid": external_id},
        request_tags={tag["Key"]: tag["Value"] for tag in tags},
        tag_keys=[tag["Key"] for tag in tags],
    )
    policy = (role or {}).get("AssumeRolePolicyDocument", "{}")
    for action in ["sts:AssumeRole"] + (["sts:TagSession"] if tags else []):
        if not evaluate_trust_policy(policy, caller["userArn"], dataclasses.replace(context, action=action)):
            text = f"User: {caller['userArn']} is not authorized to perform: {action} on resource: {role_arn}"
            return _refusal(403, "AccessDenied", text)
    return None


def _problem(headers, form, query_params):
    params = parse_qs(form.decode("utf-8", "replace"))
    if params.get("Action") != ["AssumeRole"]:
        return None
    role_arn = params["RoleArn"][0]
    external_id = params.get("ExternalId", [None])[0]
    tags, problem = sts._session_tags(params)
    caller = sts._caller_identity(headers, query_params)
    role = iam._roles.get_scoped(role_arn.split(":")[4], None, role_arn.rsplit("/", 1)[-1])
    problem = problem or _form_problem(external_id, tags) or _trust_problem(role, role_arn, caller, external_id, tags)
    if problem:
        return problem
    seconds = int(params.get("DurationSeconds", ["3600"])[0])
    if caller["isTemporary"] and seconds > 3600:
        return _refusal(400, "ValidationError", _CHAINED)
    if seconds > int(role.get("MaxSessionDuration", 3600)):
        return _refusal(400, "ValidationError", _TOO_LONG)
    return None


def _checked(handle_request):
    async def checked(method, path, headers, body, query_params):
        problem = _problem(headers, body or b"", query_params)
        return problem or await handle_request(method, path, headers, body, query_params)

    return checked


def apply():
    """Wraps the handler of STS."""
    require(iam, "_error", "_roles")
    require(sts, "_session_tags", "_caller_identity")
    wrap(sts, "handle_request", _checked)
