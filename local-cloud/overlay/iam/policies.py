"""The statements of a role: its inline policies, its managed policies in their default version, and its boundary.

Not a deviation by itself.
"""

import json
from dataclasses import dataclass

from ministack.core.iam_evaluator import _resolve_managed_policy_document
from ministack.services import iam


@dataclass(frozen=True)
class Statement:
    """One statement of a policy. `place` names it in decisions: `<policy>/<Sid or number>`."""

    place: str
    effect: str
    actions: tuple
    not_actions: tuple
    resources: tuple
    not_resources: tuple
    conditions: dict


def listed(value):
    """Returns the value of a policy's element as a list: one value stands for a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def statements(policy, document):
    """Returns the statements of a policy document (JSON text or a dict) called `policy`."""
    parsed = json.loads(document) if isinstance(document, str) else document or {}
    return [
        Statement(
            place=f"{policy}/{each.get('Sid') or number}",
            effect=each["Effect"],
            actions=tuple(listed(each.get("Action"))),
            not_actions=tuple(listed(each.get("NotAction"))),
            resources=tuple(listed(each.get("Resource"))),
            not_resources=tuple(listed(each.get("NotResource"))),
            conditions=each.get("Condition") or {},
        )
        for number, each in enumerate(listed(parsed.get("Statement")))
    ]


def _managed(arn, account):
    document = _resolve_managed_policy_document(arn, account)
    return statements(arn.split("/", 1)[-1], document) if document else []


def of_role(account, name):
    """Returns (identity statements, statements of the boundary or None) of a role; none at all if it does not exist."""
    role = iam._roles.get_scoped(account, None, name)
    if role is None:
        return [], None
    inline = [each for policy, text in (role.get("InlinePolicies") or {}).items() for each in statements(policy, text)]
    managed = [each for arn in role.get("AttachedPolicies") or [] for each in _managed(arn, account)]
    boundary = role.get("PermissionsBoundary")
    boundary = boundary.get("PermissionsBoundaryArn") if isinstance(boundary, dict) else boundary
    return inline + managed, _managed(boundary, account) if boundary else None
