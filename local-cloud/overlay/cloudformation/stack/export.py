"""A stack whose export another stack imports is not deleted.

AWS: accepts the deletion. The stack is DELETE_IN_PROGRESS, then has its previous status again, `Export x cannot be
deleted as it is in use by y`.
Source: serverless/serverless#2984 (the events), aws/aws-cdk#604 and rlister/stax#40 (status and reason).
Emulator: refuses the call, `Export x is imported by stack y`. Still missing: an update that changes or removes such an
export succeeds, which AWS rolls back with `Export x cannot be updated as it is in use by y`.
"""

import re

from ministack.services.cloudformation import handlers, stacks
from ministack.services.cloudformation.helpers import _p, _xml

from overlay.emulator.patch import require, wrap_item

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


def apply():
    """Wraps DeleteStack."""
    require(handlers, "_resolve_stack")
    require(stacks, "_add_event")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "DeleteStack", _given_up)
