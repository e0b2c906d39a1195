"""DescribeStacks returns the options of the last operation, and where a nested stack belongs.

AWS: returns RoleARN, NotificationARNs, and the ChangeSetId of the last executed change set; of a nested stack ParentId,
and RootId of the outermost stack; omits members without a value.
Source: CloudFormation API reference "Stack".
Emulator: returns none of them, and empty elements for StackStatusReason, Description and LastUpdatedTime.
"""

import re
from html import escape

from ministack.services.cloudformation import handlers

from overlay.emulator.patch import require, wrap_item

_EMPTY = re.compile(r"<(StackStatusReason|Description|LastUpdatedTime)></\1>")


def _parent(stack):
    return handlers._resolve_stack(stack["ParentId"]) or {"StackId": stack["ParentId"]}


def _root(stack):
    return _root(_parent(stack)) if stack.get("_parent_stack_name") else stack


def _given(stack):
    parts = []
    if stack.get("_role_arn"):
        parts.append(f"<RoleARN>{escape(stack['_role_arn'])}</RoleARN>")
    topics = "".join(f"<member>{escape(arn)}</member>" for arn in stack.get("_notification_arns", []))
    parts.append(f"<NotificationARNs>{topics}</NotificationARNs>")
    if stack.get("_change_set_id"):
        parts.append(f"<ChangeSetId>{escape(stack['_change_set_id'])}</ChangeSetId>")
    if stack.get("_parent_stack_name"):
        parts.append(f"<ParentId>{_parent(stack)['StackId']}</ParentId><RootId>{_root(stack)['StackId']}</RootId>")
    return "".join(parts)


def _complete(describe):
    def describe_stacks(params):
        status, headers, body = describe(params)
        if status != 200:
            return status, headers, body

        def add(match):
            stack = handlers._resolve_stack(match.group(1)) or {}
            return match.group(0) + _given(stack)

        text = re.sub(r"<StackId>([^<]+)</StackId>", add, body.decode())
        return status, headers, _EMPTY.sub("", text).encode()

    return describe_stacks


def apply():
    """Wraps DescribeStacks."""
    require(handlers, "_resolve_stack")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "DescribeStacks", _complete)
