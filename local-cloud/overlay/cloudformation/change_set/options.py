"""Options of a change set: their conflicts and their effects.

AWS: REVERT_DRIFT is for UPDATE only. DeploymentConfig and OnStackFailure exclude each other. A DisableRollback of the
DeploymentConfig applies when the change set is executed. A different list of topics is a change by itself; without a
list the topics stay as they are. DescribeChangeSet returns the options.
Source: CloudFormation API reference "CreateChangeSet" (NotificationARNs, DeploymentMode, DeploymentConfig),
"DescribeChangeSet"; aws-sam-cli#9106; aws-cdk-cli, which makes a change set for other topics. The texts are from
knowledge only.
Emulator: accepts and ignores them. Still missing: EXPRESS ends no sooner than other updates.
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


def _option_members(params):
    """Returns the options of the request as XML members of a description."""
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
        previous_arns = stack.get("_notification_arns", [])
        given = any(name.startswith("NotificationARNs") for name in params)
        topic_arns = _extract_string_members(params, "NotificationARNs") if given else previous_arns
        change_set["_notification_arns"] = topic_arns
        change_set["_options"] = _option_members(params)
        change_set["_disable_rollback"] = _p(params, "DeploymentConfig.DisableRollback").lower() == "true"
        if (
            change_set["Status"] == "FAILED"
            and not change_set["Changes"]
            and sorted(topic_arns) != sorted(previous_arns)
        ):
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
    """Wraps CreateChangeSet, DescribeChangeSet and ExecuteChangeSet."""
    require(changesets, "_find_change_set")
    require(handlers, "_resolve_stack")
    table, owner = handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS"
    wrap_item(table, owner, "CreateChangeSet", _checked)
    wrap_item(table, owner, "DescribeChangeSet", _described)
    wrap_item(table, owner, "ExecuteChangeSet", _configured)
