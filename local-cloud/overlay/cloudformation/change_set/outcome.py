"""Change sets without a change of a resource.

AWS: a change of Outputs alone makes a change set without changes that is CREATE_COMPLETE and can be executed. An empty
change set of a template with a Transform fails with `No updates are to be performed.`
Source: aws-cdk #10650; aws-cdk-cli (an empty list of changes is not an empty change set); localstack snapshots.
Emulator: fails both with `The submitted information didn't contain changes.`
"""

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, engine, handlers
from ministack.services.cloudformation.helpers import _p

from overlay.emulator.patch import require, wrap_item


def created(params, answer):
    """Returns the change set that an answer of CreateChangeSet names."""
    return next(each for key, each in cloudformation._change_sets.items() if key.encode() in answer[2])


def _outputs(template, parameters):
    """Returns the Outputs section, and the values of the parameters that it uses."""
    outputs = template.get("Outputs") or {}
    used = {name for name, _ in engine._intrinsic_references(outputs) if name in parameters}
    return outputs, {name: parameters[name]["Value"] for name in used}


def _judged(create):
    def create_change_set(params):
        answer = create(params)
        if answer[0] != 200:
            return answer
        change_set = created(params, answer)
        stack = handlers._resolve_stack(change_set["StackName"])
        change_set["_role_arn"] = _p(params, "RoleARN")
        if change_set["Status"] == "FAILED" and not change_set["Changes"]:
            old = _outputs(stack.get("_template") or {}, stack.get("_resolved_params") or {})
            if old != _outputs(change_set["_template"], change_set["_resolved_params"]):
                change_set.update(Status="CREATE_COMPLETE", ExecutionStatus="AVAILABLE", StatusReason="")
            elif engine.declared_transforms(changesets._parse_template(change_set["_template_body"])):
                change_set["StatusReason"] = "No updates are to be performed."
        return answer

    return create_change_set


def apply():
    """Wraps CreateChangeSet."""
    require(cloudformation, "_change_sets")
    require(engine, "_intrinsic_references", "declared_transforms")
    require(changesets, "_parse_template")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "CreateChangeSet", _judged)
