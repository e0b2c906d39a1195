"""Executed change sets.

AWS: the name of the change set is free again, and the change set is no longer listed. Its ID can still be described
(EXECUTE_COMPLETE), even after the stack is deleted.
Source: localstack snapshot test_name_conflicts (recorded from AWS); CloudFormation API reference "ExecuteChangeSet".
Emulator: keeps it under its name.
"""

from ministack.core.responses import AccountRegionScopedDict
from ministack.services import cloudformation
from ministack.services.cloudformation import changesets

from overlay.emulator.patch import require, wrap

_retired = AccountRegionScopedDict()


def _then_retire(track):
    async def track_change_set_execution(change_set, stack, deploy):
        await track(change_set, stack, deploy)
        if change_set["ExecutionStatus"] == "EXECUTE_COMPLETE":
            change_set_id = change_set["ChangeSetId"]
            cloudformation._change_sets.pop(change_set_id, None)
            _retired[change_set_id] = change_set

    return track_change_set_execution


def _also_retired(find):
    def find_change_set(name, stack_name=""):
        if stack_name.startswith("arn:"):
            stack_name = stack_name.split("/")[1]
        found = find(name, stack_name)
        if found[1] is None and name in _retired:
            return name, _retired[name]
        return found

    return find_change_set


def apply():
    """Wraps the end of an execution and the search for a change set."""
    require(cloudformation, "_change_sets")
    wrap(changesets, "_track_change_set_execution", _then_retire)
    wrap(changesets, "_find_change_set", _also_retired)
