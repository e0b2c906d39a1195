"""Conditions under which a change set can be executed.

AWS: InvalidChangeSetStatus, `ChangeSet [<arn>] cannot be executed in its current status of [FAILED]` (or `execution
status of [EXECUTE_COMPLETE]`). An execution is refused while the stack is busy, and on a stack whose last operation
failed with rollback disabled unless rollback is disabled again. A change set that executes is refused, also with the
ClientRequestToken of its execution. DisableRollback is refused for a change set with OnStackFailure.
Source: localstack snapshot test_empty_changeset (recorded from AWS); aws/aws-cdk#26182; CloudFormation user guide
"Stack failure options"; API reference "ExecuteChangeSet" (InvalidChangeSetStatus, DisableRollback); AWS re:Post
knowledge center (the text about OnStackFailure).
Emulator: has other texts; executes while another operation runs.
"""

from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _error, _p

from overlay.emulator.patch import require, wrap_item

from .status import cannot_be_updated, is_busy

_TWO_WAYS = (
    "Either DisableRollback or OnStackFailure can be specified, but not both. Validation error as OnStackFailure "
    "parameter was specified during CreateChangeSet."
)
_PAUSED = {"CREATE_FAILED", "UPDATE_FAILED"}


def _status_problem(change_set):
    place = f"ChangeSet [{change_set['ChangeSetId']}] cannot be executed in its current"
    if change_set["Status"] != "CREATE_COMPLETE":
        return f"{place} status of [{change_set['Status']}]"
    if change_set["ExecutionStatus"] != "AVAILABLE":
        return f"{place} execution status of [{change_set['ExecutionStatus']}]"
    return None


def _refused(execute):
    def execute_change_set(params):
        name = _p(params, "ChangeSetName")
        _, change_set = changesets._find_change_set(name, _p(params, "StackName"))
        if not change_set:
            return execute(params)
        problem = _status_problem(change_set)
        if problem:
            return _error("InvalidChangeSetStatus", problem)
        if _p(params, "DisableRollback") and change_set.get("OnStackFailure"):
            return _error("ValidationError", _TWO_WAYS)
        stack = handlers._resolve_stack(change_set["StackId"])
        paused = stack and stack["StackStatus"] in _PAUSED and _p(params, "DisableRollback").lower() != "true"
        if stack and (paused or is_busy(stack["StackStatus"])):
            return _error("ValidationError", cannot_be_updated(stack))
        answer = execute(params)
        if answer[0] == 200 and stack:
            _take_over(stack, change_set)
        return answer

    return execute_change_set


def _take_over(stack, change_set):
    stack["_change_set_id"] = change_set["ChangeSetId"]
    stack["_notification_arns"] = change_set.get("_notification_arns", [])
    if change_set.get("_role_arn"):
        stack["_role_arn"] = change_set["_role_arn"]


def apply():
    """Wraps ExecuteChangeSet."""
    require(changesets, "_find_change_set")
    require(handlers, "_resolve_stack")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "ExecuteChangeSet", _refused)
