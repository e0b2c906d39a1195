"""Updates that replace a resource while rollback is disabled.

AWS: UPDATE_FAILED, `Replacement type updates not supported on stack with disable-rollback.`
Source: CloudFormation user guide "Stack failure options" (conditions); awslabs/nx-plugin-for-aws#1265 (the text).
Emulator: replaces the resource.
"""

import contextvars

from ministack.services.cloudformation import changesets, handlers, stacks

from overlay.emulator.patch import require, wrap, wrap_everywhere

_REASON = "Replacement type updates not supported on stack with disable-rollback."
_disabled = contextvars.ContextVar("stack_operation_disable_rollback", default=False)


def _noted(deploy):
    async def deploy_stack_async(stack_name, stack_id, template, param_values, disable_rollback, *args, **options):
        _disabled.set(disable_rollback)
        await deploy(stack_name, stack_id, template, param_values, disable_rollback, *args, **options)

    return deploy_stack_async


def _refused(update):
    def update_resource(resource_type, physical_id, old, new, *args, **options):
        if _disabled.get() and stacks._replacing_change(resource_type, old, new):
            raise ValueError(_REASON)
        return update(resource_type, physical_id, old, new, *args, **options)

    return update_resource


def apply():
    """Wraps the task that updates a stack, and the update of a resource."""
    require(stacks, "_replacing_change")
    wrap_everywhere((stacks, changesets, handlers), "_deploy_stack_async", _noted)
    wrap(stacks, "_update_resource", _refused)
