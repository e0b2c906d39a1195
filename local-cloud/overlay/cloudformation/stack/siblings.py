"""Resources that are being created when another one fails.

AWS: creates resources that do not depend on each other at the same time. When one fails, the others end CREATE_FAILED
with `Resource creation cancelled`, and the reason of the stack names them, too.
Source: CloudFormation user guide "Troubleshooting"; aws-cdk-cli stack-events (reasons with "cancelled" are no cause).
Emulator: creates one resource after the other and stops at the failed one.
"""

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers, stacks

from overlay.emulator.patch import require, wrap_everywhere

from . import operation

CANCELLED = "Resource creation cancelled"


def _in_flight(running, failed_id, done):
    """Returns the logical IDs of the other resources that do not exist yet, but whose dependencies do."""
    definitions = running.template.get("Resources", {})
    found = []
    for logical_id, definition in definitions.items():
        condition = definition.get("Condition")
        if logical_id == failed_id or logical_id in done or (condition and not running.conditions.get(condition, True)):
            continue
        if stacks._extract_deps(definition, set(definitions)) <= set(done):
            found.append(logical_id)
    return found


def _with_siblings(add):
    def add_event(stack_id, stack_name, logical_id, resource_type, status, reason="", *rest, **named):
        running = operation.of_event(stack_id)
        first = running and not running.failed and not running.rolling_back and not running.stopped
        if not first or logical_id == stack_name or status not in ("CREATE_FAILED", "UPDATE_FAILED"):
            return add(stack_id, stack_name, logical_id, resource_type, status, reason, *rest, **named)
        done = (cloudformation._stacks.get(stack_name) or {}).get("_resources", {})
        definitions = running.template["Resources"]
        types = {each: definitions[each].get("Type", "") for each in _in_flight(running, logical_id, done)}
        for each, kind in types.items():
            add(stack_id, stack_name, each, kind, "CREATE_IN_PROGRESS")
        add(stack_id, stack_name, logical_id, resource_type, status, reason, *rest, **named)
        for each, kind in types.items():
            add(stack_id, stack_name, each, kind, "CREATE_FAILED", CANCELLED)
        return None

    add_event.plain = add.plain
    return add_event


def apply():
    """Wraps the writer of events."""
    require(stacks, "_extract_deps")
    wrap_everywhere((stacks, changesets, handlers), "_add_event", _with_siblings)
