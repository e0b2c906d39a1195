"""Deletion of a busy stack, and the record of a deleted one.

AWS: refuses to delete a stack during any operation but a create: `Stack [<arn>] cannot be deleted while in status
UPDATE_IN_PROGRESS`. Deleting a stack that is being created stops the create; deleting a stack that is being deleted
changes nothing. The ID of a deleted stack stays known, with its events, when a new stack takes the name.
Source: aws-amplify/amplify-backend#2366, aws-solutions-library-samples clickstream #573, cloudtools/stacker#422;
localstack snapshot test_name_conflicts (recorded from AWS).
Emulator: always accepts, and runs both operations at once; a new stack replaces the deleted one.
"""

from ministack.services import cloudformation
from ministack.services.cloudformation import handlers, stacks
from ministack.services.cloudformation.helpers import _error, _p, _xml

from overlay.emulator.patch import require, wrap, wrap_everywhere, wrap_item

from . import operation
from .siblings import CANCELLED

_DELETABLE = ("CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "REVIEW_IN_PROGRESS")


def _refused(delete):
    def delete_stack(params):
        stack = handlers._resolve_stack(_p(params, "StackName")) or {}
        status = stack.get("StackStatus", "")
        if status == "DELETE_IN_PROGRESS":
            return _xml(200, "DeleteStackResponse", "")
        if status.endswith("_IN_PROGRESS") and status not in _DELETABLE:
            return _error("ValidationError", f"Stack [{stack['StackId']}] cannot be deleted while in status {status}")
        return delete(params)

    return delete_stack


def _after_create(delete):
    async def delete_stack_async(stack_name, stack_id, *args, **options):
        create = operation.running.get(stack_id)
        if create:
            create.stopped = True
            cloudformation._stacks[stack_name]["StackStatus"] = "DELETE_IN_PROGRESS"
            await create.done.wait()
        operation.current.set(None)
        await delete(stack_name, stack_id, *args, **options)

    return delete_stack_async


def _until_stopped(provision):
    def provision_resource(*args):
        running = operation.current.get()
        if running and running.stopped:
            raise ValueError(CANCELLED)
        return provision(*args)

    return provision_resource


def _keeping_old_id(create):
    def created(params):
        name = _p(params, "StackName")
        old = cloudformation._stacks.get(name)
        if old and old.get("StackStatus") == "DELETE_COMPLETE":
            cloudformation._stacks[old["StackId"]] = old
        return create(params)

    return created


def apply():
    """Wraps DeleteStack, its task, and the actions that create a stack."""
    require(handlers, "_resolve_stack")
    table = handlers._ACTION_HANDLERS
    wrap_item(table, "handlers._ACTION_HANDLERS", "DeleteStack", _refused)
    wrap_item(table, "handlers._ACTION_HANDLERS", "CreateStack", _keeping_old_id)
    wrap_item(table, "handlers._ACTION_HANDLERS", "CreateChangeSet", _keeping_old_id)
    wrap_everywhere((stacks, handlers), "_delete_stack_async", _after_create)
    wrap(stacks, "_provision_resource", _until_stopped)
