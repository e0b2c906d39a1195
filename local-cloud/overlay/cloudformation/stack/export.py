"""An export that another stack imports stays as it is.

AWS: accepts the deletion of the stack. It is DELETE_IN_PROGRESS, then has its previous status again, `Export x cannot
be deleted as it is in use by y`. An update that removes the export is rolled back with that reason; one that changes
it, with `Export x cannot be updated as it is in use by y`.
Source: serverless/serverless#2984 (the events of a deletion), aws/aws-cdk#604 and rlister/stax#40 (status and reason),
linz/geostore#630 and aws/aws-cdk#33395 (updates).
Emulator: refuses the deletion, `Export x is imported by stack y`; carries out the update.
"""

import re

from ministack.services import cloudformation
from ministack.services.cloudformation import handlers, stacks
from ministack.services.cloudformation.helpers import _p, _xml

from overlay.emulator.patch import require, wrap, wrap_item

from . import operation

_REFUSAL = re.compile(r"Export (\S+) is imported by stack ([^\s<]+)")


def _given_up(delete):
    def delete_stack(params):
        answer = delete(params)
        refusal = _REFUSAL.search(answer[2].decode())
        if not refusal:
            return answer
        stack = handlers._resolve_stack(_p(params, "StackName"))
        stack_id, name, status = stack["StackId"], stack["StackName"], stack["StackStatus"]
        reason = f"Export {refusal[1]} cannot be deleted as it is in use by {refusal[2]}"
        for step, why in (("DELETE_IN_PROGRESS", "User Initiated"), (status, reason)):
            stacks._add_event(stack_id, name, name, "AWS::CloudFormation::Stack", step, why, stack_id)
        stack["StackStatusReason"] = reason
        return _xml(200, "DeleteStackResponse", "")

    return delete_stack


def _importer(export, stack_name):
    for name, stack in cloudformation._stacks.items():
        status = stack.get("StackStatus", "")
        is_live = status.endswith("_COMPLETE") and "DELETE" not in status
        if name != stack_name and is_live and export in handlers._imported_export_names(stack, name):
            return name
    return None


def _kept(resolve):
    def resolve_stack_outputs(*args):
        outputs, exports = resolve(*args)
        running = operation.current.get()
        for name, export in cloudformation._exports.items():
            if not running or export["StackId"] != running.stack_id or exports.get(name) == export:
                continue
            importer = _importer(name, running.stack_name)
            if importer:
                verb = "updated" if name in exports else "deleted"
                running.refusal = f"Export {name} cannot be {verb} as it is in use by {importer}"
                raise ValueError(running.refusal)
        return outputs, exports

    return resolve_stack_outputs


def apply():
    """Wraps DeleteStack and the outputs of an update."""
    require(handlers, "_resolve_stack", "_imported_export_names")
    require(stacks, "_add_event")
    require(cloudformation, "_stacks", "_exports")
    wrap(stacks, "_resolve_stack_outputs", _kept)
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "DeleteStack", _given_up)
