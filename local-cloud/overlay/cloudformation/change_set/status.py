"""In which states a stack takes a change set.

AWS: UPDATE on a stack in REVIEW_IN_PROGRESS is `Stack [x] does not exist`; on a busy one, on ROLLBACK_COMPLETE and on
a failed rollback or delete `Stack:<arn> is in S state and can not be updated.`; CREATE on a stack that exists is
`Stack [x] already exists and cannot be created again with the changeSet [y].`, a ValidationError.
CREATE_FAILED and UPDATE_FAILED (rollback disabled) may be updated again.
Source: boto/boto3#2327; ASFHyP3/hyp3#1459; localstack snapshot test_name_conflicts (recorded from AWS);
CloudFormation user guide "Stack failure options".
Emulator: takes nearly all of them.
"""

from ministack.services.cloudformation import handlers
from ministack.services.cloudformation.helpers import _error, _p

from overlay.emulator.patch import require, wrap_item

_FINAL = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED", "UPDATE_ROLLBACK_FAILED"}


def is_busy(status):
    """Whether an operation runs on a stack of this status."""
    return status.endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS"


def cannot_be_updated(stack):
    """The text with which CloudFormation refuses to update the stack."""
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
    """Wrap CreateChangeSet."""
    require(handlers, "_resolve_stack")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "CreateChangeSet", _refused)
