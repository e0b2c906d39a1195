"""Creating a change set takes `changeSetSeconds`: CREATE_PENDING, then CREATE_IN_PROGRESS, then its outcome.

AWS: CreateChangeSet answers before the change set is computed. Until then the change set cannot be deleted:
InvalidChangeSetStatus, `Cannot delete ChangeSet in status CREATE_IN_PROGRESS`.
Source: CloudFormation API reference "DescribeChangeSet" (Status); mweagle/Sparta#45 (deletion).
Emulator: computes the change set before CreateChangeSet answers.
"""

import time

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _error, _p

from overlay.emulator import settings
from overlay.emulator.patch import require, wrap_item

from .describe import shown_as


def _young(change_set):
    """Returns the members that a change set shows until it is computed, and none after that."""
    start, end = change_set.get("_made_between", (0, 0))
    now = time.monotonic()
    if now >= end:
        return {}
    status = "CREATE_PENDING" if now < (start + end) / 2 else "CREATE_IN_PROGRESS"
    return {"Status": status, "ExecutionStatus": "UNAVAILABLE", "StatusReason": "", "Changes": []}


def _timed(create):
    def create_change_set(params):
        known = set(cloudformation._change_sets)
        answer = create(params)
        now, seconds = time.monotonic(), settings.seconds("changeSetSeconds")
        for change_set_id in set(cloudformation._change_sets) - known:
            cloudformation._change_sets[change_set_id]["_made_between"] = (now, now + seconds)
        return answer

    return create_change_set


def _by_age(handle):
    def handled(params):
        _, change_set = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))
        young = _young(change_set) if change_set else {}
        if not young:
            return handle(params)
        with shown_as(change_set, **young):
            return handle(params)

    return handled


def _list_by_age(handle):
    def handled(params):
        young = [(each, _young(each)) for each in cloudformation._change_sets.values()]
        kept = [(each, {name: each[name] for name in members}) for each, members in young]
        for each, members in young:
            each.update(members)
        try:
            return handle(params)
        finally:
            for each, members in kept:
                each.update(members)

    return handled


def _undeletable(delete):
    def delete_change_set(params):
        _, change_set = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))
        young = _young(change_set) if change_set else {}
        if young:
            return _error("InvalidChangeSetStatus", f"Cannot delete ChangeSet in status {young['Status']}")
        return delete(params)

    return delete_change_set


def apply():
    """Wraps the actions that create, read, execute and delete change sets."""
    require(cloudformation, "_change_sets")
    table, owner = handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS"
    wrap_item(table, owner, "CreateChangeSet", _timed)
    wrap_item(table, owner, "DescribeChangeSet", _by_age)
    wrap_item(table, owner, "ExecuteChangeSet", _by_age)
    wrap_item(table, owner, "ListChangeSets", _list_by_age)
    wrap_item(table, owner, "DeleteChangeSet", _undeletable)
