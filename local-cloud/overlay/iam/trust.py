"""Whether a service may assume a role: what the role's trust policy says of it.

Source: IAM user guide "AWS service principals", "Cross-service confused deputy prevention" (aws:SourceArn,
aws:SourceAccount). Not a deviation by itself.
"""

import json

from ministack.services import iam

from overlay.emulator import settings

from . import conditions
from .policies import listed


def trusts(role_arn, service, source_arn=None):
    """Tells whether a service such as `states.amazonaws.com` may assume a role, on behalf of the resource `source_arn`.

    In an account that enforces no permissions, it always may.
    """
    account = role_arn.split(":")[4]
    if not settings.enforces_permissions(account):
        return True
    role = iam._roles.get_scoped(account, None, role_arn.rsplit("/", 1)[-1])
    if role is None or role["Arn"] != role_arn:
        return False
    keys = {"aws:SourceAccount": account, "aws:SourceArn": source_arn, "sts:ExternalId": None}
    for statement in listed(json.loads(role["AssumeRolePolicyDocument"]).get("Statement")):
        principals = listed((statement.get("Principal") or {}).get("Service"))
        if statement["Effect"] != "Allow" or service not in principals:
            continue
        if "sts:AssumeRole" not in listed(statement.get("Action")):
            continue
        try:
            if conditions.met(statement.get("Condition") or {}, keys):
                return True
        except conditions.Unknown:
            continue
    return False
