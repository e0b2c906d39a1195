"""Early validation of a change set.

AWS: a property that its schema does not allow, and a name that is taken, fail the change set with `The following
hook(s)/validation failed: [AWS::EarlyValidation::...]. To troubleshoot Early Validation errors, use the DescribeEvents
API for detailed failure information.` DescribeEvents returns the errors only for the ARN of the change set.
Source: aws/aws-cdk-cli#1000, aws-cloudformation/rain#744 (texts and names); aws-cloudformation/cloudformation-cli#1116
(ARN). Which name belongs to which check is inferred.
Emulator: validates when the change set is executed.
"""

from html import escape

from ministack.core.responses import new_uuid
from ministack.services.cloudformation import changesets, handlers, stacks
from ministack.services.cloudformation.helpers import _error, _p, _page, _xml

from overlay.emulator.patch import require, wrap_item

from .outcome import created

_CHECKS = {
    "NAME_CONFLICT_VALIDATION": "AWS::EarlyValidation::ResourceExistenceCheck",
    "PROPERTY_VALIDATION": "AWS::EarlyValidation::PropertyValidation",
}
_HOW = "To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information."


def _errors(change_set, stack):
    """Returns the errors in the form of the emulator: (logical ID, type, validation, path, reason)."""
    template, values = change_set["_template"], change_set["_resolved_params"]
    resources = template.get("Resources") or {}
    owned = frozenset(each.get("PhysicalResourceId") for each in stack.get("_resources", {}).values())
    conditions = stacks._evaluate_conditions(template, values)
    place = (stack["StackName"], stack["StackId"], owned)
    return stacks._validation_errors(resources, resources, values, conditions, template.get("Mappings", {}), *place)


def _event(change_set, operation_id, problem):
    logical_id, kind, name, path, reason = problem
    return stacks._operation_event(
        change_set["StackId"],
        operation_id,
        "VALIDATION_ERROR",
        "CREATE_CHANGESET",
        LogicalResourceId=logical_id,
        ResourceType=kind,
        ValidationFailureMode="FAIL",
        ValidationName=name,
        ValidationStatus="FAILED",
        ValidationStatusReason=reason,
        ValidationPath=path,
    )


def _validated(create):
    def create_change_set(params):
        answer = create(params)
        if answer[0] != 200:
            return answer
        change_set = created(params, answer)
        if change_set["Status"] != "CREATE_COMPLETE" or "_operation_events" in change_set:
            return answer
        problems = _errors(change_set, handlers._resolve_stack(change_set["StackId"]))
        operation_id = new_uuid()
        change_set["_operation_events"] = [_event(change_set, operation_id, each) for each in problems]
        if problems:
            checks = ", ".join(sorted({_CHECKS[each[2]] for each in problems}))
            reason = f"The following hook(s)/validation failed: [{checks}]. {_HOW}"
            change_set.update(Status="FAILED", ExecutionStatus="UNAVAILABLE", StatusReason=reason, Changes=[])
        return answer

    return create_change_set


def _by_change_set(describe):
    def describe_events(params):
        name = _p(params, "ChangeSetName")
        if not name:
            return describe(params)
        if not name.startswith("arn:"):
            return _error("ValidationError", "One of ChangeSetName, OperationId or StackName must be specified")
        _, change_set = changesets._find_change_set(name, "")
        if not change_set:
            return _error("ChangeSetNotFound", f"ChangeSet [{name}] does not exist", 404)
        events, token, problem = _page(change_set.get("_operation_events", []), params, "DescribeEvents")
        return problem or _xml(200, "DescribeEventsResponse", _result(events, token))

    return describe_events


def _result(events, token):
    def member(event):
        fields = [name for name in handlers._OPERATION_EVENT_FIELDS if event.get(name)]
        return "".join(f"<{name}>{escape(str(event[name]))}</{name}>" for name in fields)

    members = "".join(f"<member>{member(each)}</member>" for each in events)
    return f"<DescribeEventsResult><OperationEvents>{members}</OperationEvents>{token}</DescribeEventsResult>"


def apply():
    """Wraps CreateChangeSet and DescribeEvents."""
    require(stacks, "_validation_errors", "_operation_event", "_evaluate_conditions")
    require(changesets, "_find_change_set")
    require(handlers, "_resolve_stack", "_OPERATION_EVENT_FIELDS")
    table, owner = handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS"
    wrap_item(table, owner, "CreateChangeSet", _validated)
    wrap_item(table, owner, "DescribeEvents", _by_change_set)
