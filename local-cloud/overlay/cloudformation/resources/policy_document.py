"""What IAM refuses of policies and of what a role is given.

AWS: a managed policy has 6,144 characters at most, the inline policies of a role 10,240 together, its trust policy
2,048; white space does not count. A statement has actions, each with a service in front, and resources. A role has ten
managed policies at most; they and its boundary exist.
Source: IAM user guide "IAM and AWS STS quotas"; gchq/sleeper#1459 and aws-amplify/amplify-backend#2615 (inline, as the
handler says it), LBHackney-IT/Data-Platform#2116 (managed), ministryofjustice/cloud-platform-environments#14118 (number
of policies), aws/aws-cdk#3379 (a policy that does not exist); moto, iam/policy_validation.py (statements). The texts of
the trust policy and of a boundary that does not exist are from knowledge only.
Emulator: accepts all of them. Still missing: policies of AWS that do not exist, and groups and users.
"""

import json
import re

from ministack.services import iam

from overlay.emulator.patch import require

from .handlers import refusal, refuse

_ACTION = re.compile(r"\*|[a-z0-9-]+:\S+", re.IGNORECASE)


def _size(document):
    text = document if isinstance(document, str) else json.dumps(document, separators=(",", ":"))
    return len(re.sub(r"\s", "", text))


def _listed(value):
    return value if isinstance(value, list) else [value]


def _statements(document):
    """Returns what is wrong with the statements of a policy of an identity, or None."""
    for each in _listed((document if isinstance(document, dict) else {}).get("Statement") or []):
        actions = _listed(each.get("Action") or each.get("NotAction") or [])
        if not actions:
            return refusal("Policy statement must contain actions.", "Iam")
        if not all(_ACTION.fullmatch(str(action)) for action in actions):
            message = "Actions/Conditions must be prefixed by a vendor, e.g., iam, sdb, ec2, etc."
            return refusal(message, "Iam")
        if not (each.get("Resource") or each.get("NotResource")):
            return refusal("Policy statement must contain resources.", "Iam")
    return None


def _is_there(arn):
    return ":iam::aws:" in arn or arn in iam._policies


def _too_large(name, inline):
    """Returns the refusal of a role's inline policies by their names, if they are too large together."""
    if sum(_size(each) for each in inline.values()) <= 10_240:
        return None
    return refusal(f"Maximum policy size of 10240 bytes exceeded for role {name}", "Iam", "ServiceLimitExceeded", 409)


def _role(logical_id, props):
    inline = {each.get("PolicyName"): each.get("PolicyDocument") or {} for each in props.get("Policies") or []}
    wrong = [found for found in map(_statements, inline.values()) if found]
    if wrong:
        return wrong[0]
    if _size(props.get("AssumeRolePolicyDocument") or {}) > 2_048:
        return refusal("Cannot exceed quota for ACLSizePerRole: 2048", "Iam", "ServiceLimitExceeded", 409)
    managed, boundary = props.get("ManagedPolicyArns") or [], props.get("PermissionsBoundary")
    if boundary and not _is_there(boundary):
        return refusal(f"Scope ARN: {boundary} does not exist or is not attachable.", "Iam", "NotFound", 404)
    for arn in managed:
        if not _is_there(arn):
            return refusal(f"Policy {arn} does not exist or is not attachable.", "Iam", "NotFound", 404)
    if len(managed) > 10:
        return refusal("Cannot exceed quota for PoliciesPerRole: 10", "Iam", "ServiceLimitExceeded", 409)
    return _too_large(props.get("RoleName") or logical_id, inline)


def _policy(logical_id, props):
    document = props.get("PolicyDocument") or {}
    for name in props.get("Roles") or []:
        others = (iam._roles.get(name) or {}).get("InlinePolicies") or {}
        wrong = _too_large(name, {**others, props.get("PolicyName"): document})
        if wrong:
            return wrong
    return _statements(document)


def _managed_policy(logical_id, props):
    document = props.get("PolicyDocument") or {}
    if _size(document) > 6_144:
        return refusal("Cannot exceed quota for PolicySize: 6144", "Iam", "ServiceLimitExceeded", 409)
    return _statements(document)


def apply():
    """Wraps the handlers of roles and policies."""
    require(iam, "_roles", "_policies")
    refuse("AWS::IAM::Role", _role)
    refuse("AWS::IAM::Policy", _policy)
    refuse("AWS::IAM::ManagedPolicy", _managed_policy)
