"""Nested stacks, in their own events and in those of the parent stack, and their tags.

AWS: the second CREATE_IN_PROGRESS event of the nested stack's resource has the ARN of the nested stack, which is still
being created. When one of its resources fails, the nested stack ends CREATE_FAILED or rolled back, its resource fails
with `Embedded stack <arn> was not successfully created: The following resource(s) failed to create: [X]. `, and the
resources that were created are deleted. The resources of a nested stack have the same events as others. A nested
stack has the tags of its parent stack as well.
Source: aws-cdk-cli stack-event-poller.ts (the ARN in the second event); public issues that quote the text, such as
aws-amplify/amplify-cli#1812; CloudFormation user guide "Resource tag" (propagation). The text of an update is from
knowledge only.
Emulator: returns the ARN when all is done; gives the reason of the inner resource; keeps what was created; has no
events of deletions; gives a nested stack only its own tags.
"""

import contextvars
import re

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers, provisioners, stacks

from overlay.cloudformation.resources.handlers import wrap_handlers
from overlay.emulator.patch import require, wrap, wrap_everywhere

from .delay import slow

_STACK = "AWS::CloudFormation::Stack"
_EMBEDDED = re.compile(r"Embedded stack (arn:\S+) was not")
_making = contextvars.ContextVar("nested_stack", default=None)


def _id_of(stack_name):
    return (cloudformation._stacks.get(stack_name) or {}).get("StackId", "")


def _with_arn(add):
    def add_event(stack_id, stack_name, logical_id, resource_type, status, reason="", physical_id="", *rest, **named):
        embedded = _EMBEDDED.match(reason)
        if embedded and not physical_id:
            physical_id = embedded[1]
        add(stack_id, stack_name, logical_id, resource_type, status, reason, physical_id, *rest, **named)
        making = _making.get()
        own = resource_type == _STACK and logical_id == stack_name
        if making and own and not making["id"] and status.endswith("_IN_PROGRESS"):
            making["id"] = stack_id
            if status == "CREATE_IN_PROGRESS":
                place = (_id_of(making["around"]), making["around"], making["logical_id"], _STACK)
                stacks._add_event(*place, status, "Resource creation Initiated", stack_id)

    add_event.plain = add.plain
    return add_event


def _failed_in(stack_id, verb):
    """Returns which resources failed in the last operation of a nested stack, in the words of CloudFormation."""
    events = cloudformation._stack_events.get(stack_id) or []
    began = max((index for index, each in enumerate(events) if each["PhysicalResourceId"] == stack_id), default=0)
    failed = [each["LogicalResourceId"] for each in events[began:] if each["ResourceStatus"].endswith("_FAILED")]
    return f"The following resource(s) failed to {verb}: [{', '.join(failed)}]. " if failed else ""


def _deployed(deploy, verb):
    """Runs `deploy()`, which creates or updates the nested stack of `_making`. Words its failure like AWS."""
    making = _making.get()
    try:
        return deploy()
    except Exception as problem:
        stack_id = making["id"]
        if not stack_id:
            raise
        reason = _failed_in(stack_id, verb) or str(problem)
        name = stack_id.split("/")[1]
        stacks._add_event(stack_id, name, name, _STACK, f"{verb.upper()}_FAILED", reason, stack_id)
        if verb == "create":
            provisioners._cfn_nested_stack_delete(stack_id, {})
        raise ValueError(f"Embedded stack {stack_id} was not successfully {verb}d: {reason}") from None


def _tagged(props, stack_name):
    """Adds the tags of the stack `stack_name` to the properties of a nested stack in it, which has precedence."""
    own = props.get("Tags") or []
    keys = {tag["Key"] for tag in own}
    inherited = (cloudformation._stacks.get(stack_name) or {}).get("Tags") or []
    return {**props, "Tags": [*own, *(tag for tag in inherited if tag["Key"] not in keys)]}


def _nesting(deploy, verb):
    """Wraps `deploy()` with a record of the parent stack and of the resource in it."""

    def nested(logical_id, around, work):
        before = _making.set({"around": around, "logical_id": logical_id, "id": ""})
        try:
            return _deployed(work, verb)
        finally:
            _making.reset(before)

    def create(logical_id, props, stack_name):
        return nested(logical_id, stack_name, lambda: deploy(logical_id, _tagged(props, stack_name), stack_name))

    def update(physical_id, old, new, stack_name):
        return nested("", stack_name, lambda: deploy(physical_id, old, _tagged(new, stack_name), stack_name))

    return create if verb == "create" else update


def _initiated(provision):
    """Adds the second event of a resource in a nested stack; events/stack.py adds that of others."""

    def provision_resource(resource_type, logical_id, props, stack_name):
        made = provision(resource_type, logical_id, props, stack_name)
        if resource_type != _STACK:
            place = (_id_of(stack_name), stack_name, logical_id, resource_type)
            stacks._add_event(*place, "CREATE_IN_PROGRESS", "Resource creation Initiated", made[0])
        return made

    return provision_resource


def _with_events(delete):
    """Adds the events of a resource that is deleted from a nested stack."""

    def delete_resource(resource_type, physical_id, props, stack_name=None, logical_id=None):
        if "_parent_stack_name" not in (cloudformation._stacks.get(stack_name) or {}):
            return delete(resource_type, physical_id, props, stack_name, logical_id)
        place = (_id_of(stack_name), stack_name, logical_id, resource_type)
        stacks._add_event(*place, "DELETE_IN_PROGRESS", "", physical_id)
        delete(resource_type, physical_id, props, stack_name, logical_id)
        stacks._add_event(*place, "DELETE_COMPLETE", "", physical_id)
        return None

    return delete_resource


def apply():
    """Wraps the writer of events, and the create, update and delete of a nested stack and its resources."""
    require(cloudformation, "_stacks", "_stack_events")
    require(provisioners, "_cfn_nested_stack_delete")
    wrap_everywhere((stacks, changesets, handlers), "_add_event", _with_arn)
    makers = {name: lambda deploy, name=name: _nesting(deploy, name) for name in ("create", "update")}
    wrap_handlers(_STACK, **makers)
    wrap(provisioners, "_provision_resource", _initiated)
    wrap(provisioners, "_provision_resource", slow)
    wrap(provisioners, "_delete_resource", _with_events)
