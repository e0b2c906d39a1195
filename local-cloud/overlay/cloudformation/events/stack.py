"""The events of a stack operation.

AWS: a resource that is created has two CREATE_IN_PROGRESS events, the second `Resource creation Initiated` with its
physical ID. In an update, new resources have CREATE_* events, unchanged ones have none, and removed or replaced ones
have DELETE_* events after the stack's UPDATE_COMPLETE_CLEANUP_IN_PROGRESS. The first event of an operation is `User
Initiated`, and DescribeStacks returns the reason of the stack's last event.
Source: CloudFormation user guide "Monitor stack progress", "Update behaviors of stack resources"; localstack snapshots
recorded from AWS (test_changesets: StackStatusReason `User Initiated`).
Emulator: has one event for a create, UPDATE_* for all resources of an update, none for removed ones, and no reasons.
"""

from ministack.core.responses import now_iso
from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers, stacks

from overlay.cloudformation.stack import operation
from overlay.emulator.patch import require, wrap, wrap_everywhere

_STACK = "AWS::CloudFormation::Stack"
_CLEANUP = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"
_FIRST = {"REVIEW_IN_PROGRESS", "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS"}


def _stack_event(add, stack_id, name, status, reason, detail):
    stack = cloudformation._stacks.get(name) or {}
    running = operation.of_event(stack_id)
    if status == "UPDATE_COMPLETE" and running and not running.cleaning_up:
        running.cleaning_up = True
        add(stack_id, name, name, _STACK, _CLEANUP, "", stack_id)
    if status in ("CREATE_FAILED", "UPDATE_FAILED") and running and running.failed:
        reason = running.reason()
    if status == "ROLLBACK_COMPLETE":
        reason = ""
    if not reason and status in _FIRST:
        reason = "User Initiated"
    if stack.get("StackId") == stack_id:
        stack["StackStatusReason"] = reason
    add(stack_id, name, name, _STACK, status, reason, stack_id, detail)


def _resource_event(add, running, event):
    """Adds, changes, holds or drops a resource event during an update. `event` is the emulator's argument list."""
    stack_id, stack_name, logical_id, resource_type, status, reason, physical_id = event
    record = (cloudformation._stacks.get(stack_name) or {}).get("_resources", {}).get(logical_id)
    if logical_id not in running.before:
        status = status.replace("UPDATE_", "CREATE_")
        if record and status == "CREATE_COMPLETE":
            record["ResourceStatus"] = status
    elif status == "UPDATE_IN_PROGRESS" and not reason:
        running.held[logical_id] = (*event[:6], running.before[logical_id].get("PhysicalResourceId", ""))
        return
    elif status == "UPDATE_COMPLETE" and logical_id in running.unchanged:
        if record:
            was = running.before[logical_id]
            record.update(ResourceStatus=was["ResourceStatus"], Timestamp=was.get("Timestamp", now_iso()))
        return
    else:
        _release(add, running, logical_id)
    add(stack_id, stack_name, logical_id, resource_type, status, reason, physical_id)


def _release(add, running, logical_id):
    held = running.held.pop(logical_id, None)
    if held:
        add(*held)


def _as_on_aws(add):
    def add_event(
        stack_id, stack_name, logical_id, resource_type, status, reason="", physical_id="", detailed_status=""
    ):
        running = operation.of_event(stack_id)
        if logical_id == stack_name and resource_type == _STACK:
            return _stack_event(add, stack_id, stack_name, status, reason, detailed_status)
        if running and status in ("CREATE_FAILED", "UPDATE_FAILED") and not running.rolling_back:
            running.failed[logical_id] = "update" if logical_id in running.before else "create"
        event = (stack_id, stack_name, logical_id, resource_type, status, reason, physical_id)
        if running and running.is_update and not running.rolling_back and status.startswith("UPDATE_"):
            return _resource_event(add, running, event)
        return add(*event, detailed_status)

    return add_event


def _initiated(provision):
    def provision_resource(resource_type, logical_id, props, stack_name):
        physical_id, attributes = provision(resource_type, logical_id, props, stack_name)
        running = operation.current.get()
        if running and running.stack_name == stack_name and resource_type != _STACK:
            began = ("CREATE_IN_PROGRESS", "Resource creation Initiated", physical_id)
            stacks._add_event(running.stack_id, stack_name, logical_id, resource_type, *began)
        return physical_id, attributes

    return provision_resource


def _only_changed(update):
    def update_resource(resource_type, physical_id, old, new, stack_name, logical_id=None, attributes=None):
        running = operation.current.get()
        if running and not running.rolling_back:
            if old == new:
                running.unchanged.add(logical_id)
            else:
                _release(stacks._add_event.plain, running, logical_id)
        return update(resource_type, physical_id, old, new, stack_name, logical_id, attributes)

    return update_resource


def _cleanup_events(delete):
    def delete_resource(resource_type, physical_id, props, stack_name=None, logical_id=None):
        running = operation.current.get()
        if not (running and running.is_update and not running.rolling_back):
            return delete(resource_type, physical_id, props, stack_name, logical_id)
        if not running.cleaning_up:
            running.cleaning_up = True
            cloudformation._stacks[stack_name]["StackStatus"] = _CLEANUP
            stacks._add_event(running.stack_id, stack_name, stack_name, _STACK, _CLEANUP, "", running.stack_id)
        place = (running.stack_id, stack_name, logical_id, resource_type)
        stacks._add_event(*place, "DELETE_IN_PROGRESS", "", physical_id)
        delete(resource_type, physical_id, props, stack_name, logical_id)
        stacks._add_event(*place, "DELETE_COMPLETE", "", physical_id)
        return None

    return delete_resource


def apply():
    """Wraps the writer of events, and the create, update and delete of a resource."""
    require(cloudformation, "_stacks")
    plain = stacks._add_event
    wrap_everywhere((stacks, changesets, handlers), "_add_event", _as_on_aws)
    stacks._add_event.plain = plain
    wrap(stacks, "_provision_resource", _initiated)
    wrap(stacks, "_update_resource", _only_changed)
    wrap(stacks, "_delete_resource", _cleanup_events)
