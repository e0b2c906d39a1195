"""Operation IDs of events, and the events of an operation.

AWS: every stack event has an OperationId. A rollback is an operation of its own, and so is the operation of a nested
stack. DescribeEvents returns the events of an operation, and with FailedEvents only the failures: PROVISIONING_ERROR
for a resource, VALIDATION_ERROR for an operation that was refused before anything was created. A new event moves no
other event to the next page.
Source: CloudFormation API reference "DescribeEvents", "OperationEvent", "StackEvent" (OperationId); aws-cdk-cli
stack-event-poller.ts (a rollback's own id). The order (newest first) is from knowledge only.
Emulator: has no OperationId; DescribeEvents returns validation failures only; a new event shifts the pages.
"""

import re

from ministack.core.responses import new_uuid
from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers, stacks
from ministack.services.cloudformation.helpers import _error, _esc, _p, _page, _xml

from overlay.emulator.patch import require, wrap_everywhere, wrap_item

_STACK = "AWS::CloudFormation::Stack"
_TYPES = {
    "CREATE_IN_PROGRESS": "CREATE_STACK",
    "UPDATE_IN_PROGRESS": "UPDATE_STACK",
    "DELETE_IN_PROGRESS": "DELETE_STACK",
    "ROLLBACK_IN_PROGRESS": "ROLLBACK",
    "UPDATE_ROLLBACK_IN_PROGRESS": "ROLLBACK",
}
_EVENT_ID = re.compile(r"<EventId>([^<]+)</EventId>")
_TOKEN = re.compile(r"<NextToken>DescribeStackEvents:(\d+)</NextToken>")


def _with_operation(add):
    def add_event(stack_id, stack_name, logical_id, resource_type, status, *rest, **named):
        events = cloudformation._stack_events.setdefault(stack_id, [])
        add(stack_id, stack_name, logical_id, resource_type, status, *rest, **named)
        event, before = events[-1], (events[-2] if len(events) > 1 else {})
        begins = logical_id == stack_name and resource_type == _STACK and status in _TYPES
        if begins or "OperationId" not in before:
            event.update(OperationId=new_uuid(), OperationType=_TYPES.get(status, "CREATE_CHANGESET"))
        else:
            event.update(OperationId=before["OperationId"], OperationType=before["OperationType"])

    return add_event


def _with_ids(describe):
    def describe_stack_events(params):
        token = _p(params, "NextToken")
        stack = handlers._resolve_stack(_p(params, "StackName")) or {}
        events = cloudformation._stack_events.get(stack.get("StackId"), [])
        # The emulator's token counts from the newest event. Ours, `offset-total`, says how many events there were.
        offset, _, total = token.rpartition(":")[2].partition("-")
        if total:
            shifted = int(offset) + len(events) - int(total)
            params = {**params, "NextToken": [f"DescribeStackEvents:{shifted}"]}
        status, headers, body = describe(params)
        ids = {event["EventId"]: event.get("OperationId", "") for event in events}
        text = body.decode() if isinstance(body, bytes) else body
        text = _EVENT_ID.sub(lambda found: f"{found[0]}<OperationId>{ids.get(found[1], '')}</OperationId>", text)
        text = _TOKEN.sub(lambda found: found[0].replace(found[1], f"{found[1]}-{len(events)}"), text)
        return status, headers, text.encode()

    return describe_stack_events


def _operation_event(event):
    failed = event["ResourceStatus"].endswith("_FAILED")
    status = "IN_PROGRESS" if event["ResourceStatus"].endswith("_IN_PROGRESS") else "SUCCEEDED"
    kind = {"EventType": "PROVISIONING_ERROR" if failed else "STACK_EVENT"}
    return {**event, **kind, "OperationStatus": "FAILED" if failed else status}


def _validation_errors(events):
    """Returns the validation errors of a refused operation, with the operation ID of its first event."""
    stack = handlers._resolve_stack(events[0]["StackId"]) or {}
    refused = next((event for event in events if event.get("DetailedStatus") == "VALIDATION_FAILED"), {})
    kept = [event for event in stack.get("_operation_events") or [] if event["EventType"] == "VALIDATION_ERROR"]
    return [{**event, "OperationId": refused.get("OperationId", "")} for event in kept]


def _described(describe):
    def describe_events(params):
        operation, name = _p(params, "OperationId"), _p(params, "StackName")
        stack = handlers._resolve_stack(name) if name else None
        if name and not stack:
            return _error("ValidationError", f"Stack [{name}] does not exist")
        if not operation and not stack:
            return describe(params)
        lists = [events for events in cloudformation._stack_events.values() if events]
        if stack:
            lists = [cloudformation._stack_events.get(stack["StackId"]) or []]
        found = [each for events in lists if events for each in map(_operation_event, events)]
        found += [each for events in lists if events for each in _validation_errors(events)]
        if operation:
            found = [event for event in found if event.get("OperationId") == operation]
        if _p(params, "Filters.FailedEvents").lower() == "true":
            found = [event for event in found if event["OperationStatus"] == "FAILED"]
        found.sort(key=lambda event: event["Timestamp"], reverse=True)
        page, next_token, problem = _page(found, params, "DescribeEvents")
        if problem:
            return problem
        return _xml(
            200, "DescribeEventsResponse", f"<DescribeEventsResult>{_members(page)}{next_token}</DescribeEventsResult>"
        )

    return describe_events


def _members(events):
    fields = handlers._OPERATION_EVENT_FIELDS
    members = (
        "".join(f"<{each}>{_esc(str(event[each]))}</{each}>" for each in fields if event.get(each)) for event in events
    )
    return "<OperationEvents>" + "".join(f"<member>{member}</member>" for member in members) + "</OperationEvents>"


def apply():
    """Wraps the two calls that read events, and the writer of events, first of all, so that it sees every event."""
    require(cloudformation, "_stack_events")
    require(handlers, "_OPERATION_EVENT_FIELDS", "_resolve_stack")
    wrap_everywhere((stacks, changesets, handlers), "_add_event", _with_operation)
    table = handlers._ACTION_HANDLERS
    wrap_item(table, "handlers._ACTION_HANDLERS", "DescribeStackEvents", _with_ids)
    wrap_item(table, "handlers._ACTION_HANDLERS", "DescribeEvents", _described)
