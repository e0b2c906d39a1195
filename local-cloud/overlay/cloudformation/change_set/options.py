"""Options of a change set that do not go together, or that nothing else shows.

AWS: REVERT_DRIFT is for UPDATE only; DeploymentConfig and OnStackFailure exclude each other; a DisableRollback of the
DeploymentConfig counts when the change set is executed; another list of topics is a change by itself, and topics that
are not given stay. A description tells the options.
Source: CloudFormation API reference "CreateChangeSet" (NotificationARNs, DeploymentMode, DeploymentConfig),
"DescribeChangeSet"; aws-sam-cli#9106; aws-cdk-cli, which makes a change set for other topics. The texts are from
knowledge only.
Emulator: takes and ignores them. Still missing: EXPRESS ends no sooner than other updates.
"""

from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _error, _extract_string_members, _p

from overlay.emulator.patch import require, wrap_item

from .outcome import created


def _problem(params):
    creates = _p(params, "ChangeSetType", "UPDATE") == "CREATE"
    if _p(params, "DeploymentMode") == "REVERT_DRIFT" and creates:
        return "DeploymentMode REVERT_DRIFT is only supported for change sets of type UPDATE"
    if _p(params, "DeploymentConfig.Mode") and _p(params, "OnStackFailure"):
        return "You can specify either DeploymentConfig or OnStackFailure, but not both."
    return None


def _told(params):
    """The options of the request as a description has them, as XML."""
    config = "".join(
        f"<{name}>{_p(params, f'DeploymentConfig.{name}')}</{name}>"
        for name in ("Mode", "DisableRollback")
        if _p(params, f"DeploymentConfig.{name}")
    )
    members = {
        "IncludeNestedStacks": _p(params, "IncludeNestedStacks"),
        "DeploymentMode": _p(params, "DeploymentMode"),
        "DeploymentConfig": config,
    }
    return "".join(f"<{name}>{value}</{name}>" for name, value in members.items() if value)


def _described(describe):
    def describe_change_set(params):
        status, headers, body = describe(params)
        _, change_set = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))
        if status != 200:
            return status, headers, body
        end = b"</DescribeChangeSetResult>"
        return status, headers, body.replace(end, change_set.get("_options", "").encode() + end)

    return describe_change_set


def _checked(create):
    def create_change_set(params):
        problem = _problem(params)
        if problem:
            return _error("ValidationError", problem)
        answer = create(params)
        if answer[0] != 200:
            return answer
        change_set = created(params, answer)
        stack = handlers._resolve_stack(change_set["StackName"]) or {}
        now = stack.get("_notification_arns", [])
        given = any(name.startswith("NotificationARNs") for name in params)
        wanted = _extract_string_members(params, "NotificationARNs") if given else now
        change_set["_notification_arns"] = wanted
        change_set["_options"] = _told(params)
        change_set["_disable_rollback"] = _p(params, "DeploymentConfig.DisableRollback").lower() == "true"
        if change_set["Status"] == "FAILED" and not change_set["Changes"] and sorted(wanted) != sorted(now):
            change_set.update(Status="CREATE_COMPLETE", ExecutionStatus="AVAILABLE", StatusReason="")
        return answer

    return create_change_set


def _configured(execute):
    def execute_change_set(params):
        _, change_set = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))
        if change_set and change_set.get("_disable_rollback"):
            return execute({**params, "DisableRollback": ["true"]})
        return execute(params)

    return execute_change_set


def apply():
    """Wrap the making, the description and the execution of change sets."""
    require(changesets, "_find_change_set")
    require(handlers, "_resolve_stack")
    table, owner = handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS"
    wrap_item(table, owner, "CreateChangeSet", _checked)
    wrap_item(table, owner, "DescribeChangeSet", _described)
    wrap_item(table, owner, "ExecuteChangeSet", _configured)
