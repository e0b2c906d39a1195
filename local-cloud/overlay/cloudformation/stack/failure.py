"""The end of a failed create or update.

AWS: the rollback event of the stack names the resources that failed. With OnStackFailure=DELETE, the stack is deleted
without a rollback, `The following resource(s) failed to create: [X]. Delete requested by user.` What the failed
operation has created is deleted in spite of a DeletionPolicy of Retain when RetainExceptOnCreate is true; otherwise it
is left, DELETE_SKIPPED, and its name stays taken. A stack whose create failed with rollback disabled is deleted by the
policies of its template, as every stack.
Source: CloudFormation API reference "CreateChangeSet" (OnStackFailure), "ExecuteChangeSet" (RetainExceptOnCreate); user
guide "Stack failure options", "DeletionPolicy attribute"; aws/serverless-application-model#1819 (what is left). That
RetainExceptOnCreate counts for OnStackFailure=DELETE, too, is inferred.
Emulator: says `Rollback requested`; rolls back before it deletes; keeps RetainExceptOnCreate out of that deletion;
deletes everything of a stack whose create failed with rollback disabled.
"""

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers, stacks

from overlay.emulator.patch import require, wrap_everywhere

from . import operation

_STACK = "AWS::CloudFormation::Stack"


def _without_policies(template, retain_except_on_create):
    """Returns the template without the policies that keep no resource of the operation that has created it."""
    ignored = {"RetainExceptOnCreate", *(["Retain"] if retain_except_on_create else [])}
    resources = {
        name: {key: value for key, value in each.items() if key != "DeletionPolicy" or value not in ignored}
        for name, each in template["Resources"].items()
    }
    return {**template, "Resources": resources}


def _rolled_back(roll_back):
    async def roll_back_operation(stack_name, stack_id, stack, failed, reason_override=""):
        running = operation.of_event(stack_id)
        if running is None:
            return await roll_back(stack_name, stack_id, stack, failed, reason_override)
        running.rolling_back = True
        if running.stopped:
            return None
        if running.delete_on_failure:
            refusal = f"{running.refusal}. " if running.refusal else ""
            running.failure = refusal or running.reason() or "Resource creation failed. "
            stack["_template"] = _without_policies(failed["template"], running.retain_except_on_create)
            return None
        reason_override = reason_override or running.refusal
        if running.unresolved:
            reason_override += ". Rollback requested by user."
        if not reason_override and running.failed and not failed.get("cancelled"):
            reason_override = running.reason()
            if not running.is_update:
                reason_override += "Rollback requested by user."
        return await roll_back(stack_name, stack_id, stack, failed, reason_override)

    return roll_back_operation


def _deleted_at_once(original):
    async def create_then_delete_on_failure(stack_name, stack_id, deploy):
        operation.delete_on_failure.set(True)
        await deploy
        stack = cloudformation._stacks.get(stack_name)
        running = operation.of_event(stack_id)
        if not stack or stack.get("StackId") != stack_id:
            return
        if not running.failure and stack["StackStatus"] not in stacks._FAILED_CREATE_STATUSES:
            return
        operation.current.set(None)
        stack["_delete_reason"] = running.failure + "Delete requested by user."
        await stacks._delete_stack_async(stack_name, stack_id)
        for change_set_id, change_set in list(cloudformation._change_sets.items()):
            if change_set.get("StackId") == stack_id:
                cloudformation._change_sets.pop(change_set_id, None)

    return create_then_delete_on_failure


def _with_policies(delete):
    async def delete_stack_async(stack_name, *args, **options):
        stack = cloudformation._stacks.get(stack_name) or {}
        failed = stack.get("_failed_operation")
        if failed and not stack.get("_template"):
            stack["_template"] = failed["template"]
        await delete(stack_name, *args, **options)

    return delete_stack_async


def _with_reason(add):
    def add_event(stack_id, stack_name, logical_id, resource_type, status, reason="", *rest, **named):
        if logical_id == stack_name and resource_type == _STACK and status == "DELETE_IN_PROGRESS":
            stack = cloudformation._stacks.get(stack_name) or {}
            reason = stack.pop("_delete_reason", reason)
        running = operation.of_event(stack_id)
        # The rollback has the reason, and there is no event of the failure.
        if running and running.refusal == reason != "" and status == "UPDATE_FAILED":
            return None
        return add(stack_id, stack_name, logical_id, resource_type, status, reason, *rest, **named)

    add_event.plain = add.plain
    return add_event


def apply():
    """Wraps the rollback, the deletes, and the writer of events."""
    require(stacks, "_FAILED_CREATE_STATUSES", "_delete_stack_async")
    require(cloudformation, "_stacks", "_change_sets")
    wrap_everywhere((stacks, handlers), "_roll_back_operation", _rolled_back)
    wrap_everywhere((stacks, changesets, handlers), "_create_then_delete_on_failure", _deleted_at_once)
    wrap_everywhere((stacks, handlers), "_delete_stack_async", _with_policies)
    wrap_everywhere((stacks, changesets, handlers), "_add_event", _with_reason)
