"""Stack statuses that allow a change set.

AWS: UPDATE fails for a stack in REVIEW_IN_PROGRESS with `Stack [x] does not exist`; for a busy stack, for
ROLLBACK_COMPLETE and after a failed rollback or delete with `Stack:<arn> is in S state and can not be updated.` CREATE
of a stack that exists fails with `Stack [x] already exists and cannot be created again with the changeSet [y].`, a
ValidationError. CREATE_FAILED and UPDATE_FAILED (rollback disabled) allow an update.
Source: boto/boto3#2327; ASFHyP3/hyp3#1459; localstack snapshot test_name_conflicts (recorded from AWS); CloudFormation
user guide "Stack failure options".
Emulator: accepts nearly all of them.
"""

from ministack.services.cloudformation import handlers
from ministack.services.cloudformation.helpers import _error, _p

from overlay.emulator.patch import require, wrap_item

_FINAL = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED", "UPDATE_ROLLBACK_FAILED"}


def is_busy(status):
    """Returns whether an operation runs on a stack of this status."""
    return status.endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS"


def cannot_be_updated(stack):
    """Returns the text with which CloudFormation refuses to update the stack."""
    return f"Stack:{stack['StackId']} is in {stack['StackStatus']} state and can not be updated."


def _refused(create):
    def create_change_set(params):
        name, kind = _p(params, "StackName"), _p(params, "ChangeSetType", "UPDATE")
        stack = handlers._resolve_stack(name)
        status = stack["StackStatus"] if stack else "DELETE_COMPLETE"
        if status == "DELETE_COMPLETE" or (kind == "CREATE" and status == "REVIEW_IN_PROGRESS"):
            return create(params)
        if kind == "CREATE":
            again = f"cannot be created again with the changeSet [{_p(params, 'ChangeSetName')}]."
            return _error("ValidationError", f"Stack [{name}] already exists and {again}")
        if status == "REVIEW_IN_PROGRESS" and kind == "UPDATE":
            return _error("ValidationError", f"Stack [{name}] does not exist")
        if status in _FINAL or is_busy(status):
            return _error("ValidationError", cannot_be_updated(stack))
        return create(params)

    return create_change_set


def apply():
    """Wraps CreateChangeSet."""
    require(handlers, "_resolve_stack")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "CreateChangeSet", _refused)
