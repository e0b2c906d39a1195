"""Decides whether a role may do something, and keeps every decision for `GET /_cloud/decisions`.

AWS: an explicit deny wins; otherwise an identity policy and, where the role has one, its boundary must allow it. The
message says what was missing: `User: <session> is not authorized to perform: <action> on resource: <arn> because no
identity-based policy allows the <action> action` (or `no permissions boundary allows`, or `with an explicit deny in an
identity-based policy`).
Source: IAM user guide "Policy evaluation logic", "Troubleshoot access denied error messages". Not a deviation by
itself."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from ministack.core.iam_evaluator import fnmatch_iam, fnmatch_iam_cs

from . import conditions, policies

_KEPT = 50000
_decisions = defaultdict(lambda: deque(maxlen=_KEPT))
_kinds = {}


@dataclass(frozen=True)
class Need:
    """An action on a resource that a request needs, with the keys that conditions may ask for."""

    action: str
    resource: str
    context: dict = field(default_factory=dict)


def _context(principal, need):
    region = need.resource.split(":")[3] if need.resource.count(":") > 4 else ""
    account = need.resource.split(":")[4] if need.resource.count(":") > 4 else ""
    return {
        "aws:PrincipalArn": principal.role_arn,
        "aws:PrincipalAccount": principal.account,
        "aws:PrincipalType": "AssumedRole",
        "aws:RequestedRegion": region or None,
        "aws:ResourceAccount": account or principal.account,
        "aws:SourceAccount": None,
        "aws:SourceArn": None,
        "aws:SecureTransport": "true",
        "aws:CalledVia": [principal.called_via] if principal.called_via else None,
        "aws:ViaAWSService": "true" if principal.called_via else "false",
        "aws:TagKeys": None,
        **need.context,
    }


def _names(patterns, value, matches):
    return any(matches(value, each) for each in patterns)


def _is_whole(statement):
    """Tells whether the overlay can read all of a statement: AWS accepts none without actions or resources."""
    resources = [*statement.resources, *statement.not_resources]
    has_both = (statement.actions or statement.not_actions) and resources
    return bool(has_both) and not any("${" in each for each in resources)


def _applies(statement, need, context):
    """Tells whether a statement is about the need. What cannot be evaluated makes a Deny apply and no Allow."""
    if not _is_whole(statement):
        return statement.effect == "Deny"
    if statement.actions and not _names(statement.actions, need.action, fnmatch_iam):
        return False
    if statement.not_actions and _names(statement.not_actions, need.action, fnmatch_iam):
        return False
    if statement.resources and not _names(statement.resources, need.resource, fnmatch_iam_cs):
        return False
    if statement.not_resources and _names(statement.not_resources, need.resource, fnmatch_iam_cs):
        return False
    try:
        return conditions.met(statement.conditions, context)
    except conditions.Unknown:
        return statement.effect == "Deny"


def _reason(need, identity, boundary):
    """Returns why the need is denied, or None; and the places of the statements that allow it."""
    denies = [each for each in identity if each.effect == "Deny"]
    allows = [each.place for each in identity if each.effect == "Allow"]
    if denies:
        return "with an explicit deny in an identity-based policy", []
    if boundary is not None and any(each.effect == "Deny" for each in boundary):
        return "with an explicit deny in a permissions boundary", []
    if not allows:
        return f"because no identity-based policy allows the {need.action} action", []
    if boundary is not None and not boundary:
        return f"because no permissions boundary allows the {need.action} action", []
    return None, allows


def _keep(account, decision):
    _decisions[account].append(decision)
    key = (decision["role"], decision["action"], *decision["by"], "|", *(decision["boundary"] or []))
    _kinds.setdefault((*key, decision["source"]), decision)


def refusal(principal, need, source):
    """Returns the message of AWS if the principal may not do what is needed, else None. Keeps the decision.

    `source` says where the need is from: a request, a resource of CloudFormation, or a service.
    """
    context = _context(principal, need)
    identity, boundary = policies.of_role(principal.account, principal.role)
    identity = [each for each in identity if _applies(each, need, context)]
    limits = None if boundary is None else [each for each in boundary if _applies(each, need, context)]
    reason, allows = _reason(need, identity, limits)
    _keep(
        principal.account,
        {
            "role": principal.role,
            "action": need.action,
            "resource": need.resource,
            "context": {key: value for key, value in need.context.items() if value is not None},
            "source": source,
            "allowed": reason is None,
            "by": allows,
            "boundary": None if limits is None else [each.place for each in limits if each.effect == "Allow"],
        },
    )
    if reason is None:
        return None
    return f"User: {principal.arn} is not authorized to perform: {need.action} on resource: {need.resource} {reason}"


def first_refusal(principal, needs, source):
    """Returns the first refusal among needs, or None; without a principal nothing is asked."""
    if principal is None:
        return None
    return next(filter(None, (refusal(principal, need, source) for need in needs)), None)


def kinds():
    """Returns a decision of each kind, of all accounts: those that differ in more than the resource and the keys."""
    return list(_kinds.values())


def decisions(account):
    """Returns the decisions about roles of the account, oldest first."""
    return list(_decisions[account])
