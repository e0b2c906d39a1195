"""Whether a service may assume a role: what the role's trust policy says of it.

Source: IAM user guide "AWS service principals", "Cross-service confused deputy prevention" (aws:SourceArn,
aws:SourceAccount). Not a deviation by itself.
"""

import json

from ministack.core.responses import get_account_id
from ministack.services import iam

from overlay.emulator import settings

from . import conditions
from .policies import listed


def _account_of(role_arn):
    return role_arn.split(":")[4] if role_arn.startswith("arn:") else get_account_id()


def trusts(role_arn, service, source_arn=None):
    """Tells whether a service such as `states.amazonaws.com` may assume a role, on behalf of the resource `source_arn`.

    In an account that enforces no permissions, it always may.
    """
    return not settings.enforces_permissions(_account_of(role_arn)) or is_trusted(role_arn, service, source_arn)


def is_trusted(role_arn, service, source_arn=None):
    """Tells whether a role exists and its trust policy lets the service assume it, in every account."""
    account = _account_of(role_arn)
    role = iam._roles.get_scoped(account, None, role_arn.rsplit("/", 1)[-1])
    if role is None or role["Arn"] != role_arn:
        return False
    keys = {"aws:SourceAccount": account, "aws:SourceArn": source_arn, "sts:ExternalId": None}
    statements = listed(json.loads(role["AssumeRolePolicyDocument"]).get("Statement"))
    effects = [each["Effect"] for each in statements if _applies(each, service, keys)]
    return "Allow" in effects and "Deny" not in effects


def _applies(statement, service, keys):
    """Tells whether a statement is about the service. What cannot be evaluated makes a Deny apply and no Allow."""
    denies = statement["Effect"] == "Deny"
    principal = statement.get("Principal")
    principals = listed(principal.get("Service")) if isinstance(principal, dict) else []
    if service not in principals and not (denies and principal == "*"):
        return False
    actions = listed(statement.get("Action"))
    if "sts:AssumeRole" not in actions and not (denies and (not actions or any("*" in each for each in actions))):
        return False
    try:
        return conditions.met(statement.get("Condition") or {}, keys)
    except conditions.Unknown:
        return denies
