"""Descriptions and lists of change sets.

AWS: NoEcho values are `****`. More than 100 changes come in pages. The name of a change set needs a stack name with
it. An unknown stack is `Stack [x] does not exist`. Members without a value are omitted.
Source: CloudFormation API reference "DescribeChangeSet", "ListChangeSets"; localstack snapshots
test_describe_change_set_nonexisting and test_delete_change_set_exception (recorded from AWS).
Emulator: shows NoEcho values; has one page; returns an empty list for an unknown stack.
"""

import re
from contextlib import contextmanager
from html import escape

from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _error, _p, _page

from overlay.emulator.patch import require, wrap_item

_NEEDS_STACK = "StackName must be specified if ChangeSetName is not specified as an ARN."


@contextmanager
def shown_as(change_set, **members):
    """Replaces members of the change set while the emulator writes one answer, which it does without a pause."""
    kept = {name: change_set.get(name) for name in members}
    change_set.update(members)
    try:
        yield
    finally:
        change_set.update(kept)


def _stack_checked(handle):
    def handled(params):
        name = _p(params, "StackName")
        if not name and not _p(params, "ChangeSetName").startswith("arn:"):
            return _error("ValidationError", _NEEDS_STACK)
        stack = handlers._resolve_stack(name) if name else None
        if name and (not stack or stack["StackStatus"] == "DELETE_COMPLETE"):
            return _error("ValidationError", f"Stack [{name}] does not exist")
        return handle({**params, "StackName": [stack["StackName"]]} if stack else params)

    return handled


def _masked(change_set):
    resolved = change_set.get("_resolved_params") or {}
    return [
        {"ParameterKey": name, "ParameterValue": "****" if each.get("NoEcho") else each["Value"]}
        for name, each in resolved.items()
    ]


def _described(describe):
    def describe_change_set(params):
        _, change_set = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))
        if not change_set:
            return describe(params)
        page, token, problem = _page(change_set["Changes"], params, "DescribeChangeSet")
        if problem:
            return problem
        with shown_as(change_set, Changes=page, Parameters=_masked(change_set)):
            status, headers, body = describe(params)
        topics = "".join(f"<member>{escape(arn)}</member>" for arn in change_set.get("_notification_arns", []))
        added = f"<NotificationARNs>{topics}</NotificationARNs>{token}</DescribeChangeSetResult>"
        text = re.sub(r"<(StatusReason|Description)></\1>", "", body.decode())
        return status, headers, text.replace("</DescribeChangeSetResult>", added).encode()

    return describe_change_set


def apply():
    """Wraps DescribeChangeSet, and adds the check of the stack to all actions that name a change set."""
    require(changesets, "_find_change_set")
    table, owner = handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS"
    wrap_item(table, owner, "DescribeChangeSet", _described)
    for action in ("DescribeChangeSet", "ListChangeSets", "DeleteChangeSet", "ExecuteChangeSet"):
        wrap_item(table, owner, action, _stack_checked)
