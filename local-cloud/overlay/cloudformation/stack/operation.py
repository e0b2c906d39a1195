"""The stack operation that is running, for other deviations.

Not a deviation by itself: it records the kind of the operation, the resources before it, and the failures.
"""

import asyncio
import contextvars
from dataclasses import dataclass, field

from ministack.services.cloudformation import changesets, handlers, stacks

from overlay.emulator.patch import wrap_everywhere


@dataclass
class Operation:
    """One create or update of a stack, from its first event to its last."""

    stack_id: str
    stack_name: str
    is_update: bool
    template: dict
    conditions: dict
    values: dict
    before: dict
    delete_on_failure: bool
    retain_except_on_create: bool
    failed: dict = field(default_factory=dict)
    unchanged: set = field(default_factory=set)
    held: dict = field(default_factory=dict)
    rolling_back: bool = False
    cleaning_up: bool = False
    stopped: bool = False
    failure: str = ""
    refusal: str = ""
    imports_checked: bool = False
    unresolved: bool = False
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def reason(self):
        """Returns which resources failed, in the words of CloudFormation; empty when none did."""
        kinds = {"create": [], "update": []}
        for logical_id, verb in self.failed.items():
            kinds[verb].append(logical_id)
        return "".join(
            f"The following resource(s) failed to {verb}: [{', '.join(ids)}]. " for verb, ids in kinds.items() if ids
        )


current = contextvars.ContextVar("stack_operation", default=None)
delete_on_failure = contextvars.ContextVar("stack_operation_delete_on_failure", default=False)
running = {}


def of_event(stack_id):
    """Returns the running operation if it is one of this stack, else None, as for events of a nested stack."""
    operation = current.get()
    return operation if operation and operation.stack_id == stack_id else None


def _noted(deploy):
    async def deploy_stack_async(stack_name, stack_id, template, param_values, *args, **options):
        previous = options.get("previous_stack") or {}
        operation = Operation(
            stack_id=stack_id,
            stack_name=stack_name,
            is_update=bool(options.get("is_update")),
            template=template,
            conditions=stacks._evaluate_conditions(template, param_values),
            values=param_values,
            before=dict(previous.get("_resources") or {}),
            delete_on_failure=delete_on_failure.get(),
            retain_except_on_create=bool(options.get("retain_except_on_create")),
        )
        current.set(operation)
        running[stack_id] = operation
        try:
            await deploy(stack_name, stack_id, template, param_values, *args, **options)
        finally:
            running.pop(stack_id, None)
            operation.done.set()

    return deploy_stack_async


def apply():
    """Wraps the task that creates or updates a stack."""
    wrap_everywhere((stacks, changesets, handlers), "_deploy_stack_async", _noted)
