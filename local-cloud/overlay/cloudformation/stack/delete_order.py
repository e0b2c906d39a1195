"""Dependencies of a resource that cannot be deleted.

AWS: deletes in the reverse order of dependencies. The dependencies of a resource stay as long as the resource does, so
that a later deletion finds them: a custom resource still has its function.
Source: CloudFormation user guide "DependsOn attribute", "Delete a stack from the CloudFormation console" (a forced
deletion keeps what failed, and the dependencies of it).
Emulator: deletes the dependencies all the same.
"""

import contextvars

from ministack.services import cloudformation
from ministack.services.cloudformation import handlers, stacks

from overlay.emulator.patch import require, wrap, wrap_everywhere

_kept = contextvars.ContextVar("kept_resources", default=None)


def _keeping(delete):
    async def delete_stack_async(stack_name, stack_id, retain_resources=(), force=False):
        if force:
            return await delete(stack_name, stack_id, retain_resources, force)
        kept = {}
        token = _kept.set(kept)
        try:
            await delete(stack_name, stack_id, retain_resources)
        finally:
            _kept.reset(token)
            stack = cloudformation._stacks.get(stack_name)
            if kept and stack and stack.get("StackId") == stack_id:
                stack["_resources"].update(kept)

    return delete_stack_async


def _noting(delete):
    def delete_resource(resource_type, physical_id, props, stack_name=None, logical_id=None):
        try:
            return delete(resource_type, physical_id, props, stack_name, logical_id)
        except Exception:
            _keep_dependencies(stack_name, logical_id)
            raise

    return delete_resource


def _keep_dependencies(stack_name, logical_id):
    """Hides the dependencies of the resource from the deletion, which goes on; they are put back at its end."""
    kept, stack = _kept.get(), cloudformation._stacks.get(stack_name)
    if kept is None or not stack:
        return
    resources = stack["_resources"]
    definitions = (stack.get("_template") or {}).get("Resources") or {}
    for each in stacks._with_dependencies([logical_id], definitions, set(resources)) - {logical_id}:
        if each in resources:
            kept[each] = resources.pop(each)


def apply():
    """Wraps the deletion of a stack and of a resource."""
    require(stacks, "_with_dependencies")
    require(cloudformation, "_stacks")
    wrap_everywhere((stacks, handlers), "_delete_stack_async", _keeping)
    wrap(stacks, "_delete_resource", _noting)
