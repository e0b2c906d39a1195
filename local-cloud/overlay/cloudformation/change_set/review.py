"""Stacks that have only change sets (REVIEW_IN_PROGRESS).

AWS: a second change set of type CREATE belongs to the same stack, with the same StackId and events, also when the
request names the stack by its ID. A refused change set leaves the stack as it was. The stack has no tags: those of the
request are the change set's, and the stack's once it is executed.
Source: localstack snapshots test_create_while_in_review and test_create_changeset_with_stack_id (recorded from AWS);
localstack/localstack#13117, and the API reference "DescribeChangeSet" (Tags).
Emulator: puts a new stack in its place, with the tags of the request; a refused change set deletes the stack.
"""

from ministack.services import cloudformation
from ministack.services.cloudformation import handlers
from ministack.services.cloudformation.helpers import _p

from overlay.emulator.patch import require, wrap_item

from .outcome import created


def _without_tags(answer, name):
    stack = handlers._resolve_stack(name)
    if answer[0] == 200 and stack and stack["StackStatus"] == "REVIEW_IN_PROGRESS":
        stack["Tags"] = []
    return answer


def _same_stack(create):
    def create_change_set(params):
        stack = handlers._resolve_stack(_p(params, "StackName"))
        if not stack or _p(params, "ChangeSetType") != "CREATE":
            return _without_tags(create(params), _p(params, "StackName"))
        name, old_id = stack["StackName"], stack["StackId"]
        if stack["StackStatus"] != "REVIEW_IN_PROGRESS":
            answer = create(params)
            if answer[0] != 200:
                cloudformation._stacks[name] = stack
            return _without_tags(answer, name)
        answer = create({**params, "StackName": [name]})
        cloudformation._stacks[name] = stack
        if answer[0] != 200:
            return answer
        change_set = created(params, answer)
        new_id = change_set["StackId"]
        change_set["StackId"] = old_id
        cloudformation._stack_events.pop(new_id, None)
        return answer[0], answer[1], answer[2].replace(new_id.encode(), old_id.encode())

    return create_change_set


def apply():
    """Wraps CreateChangeSet."""
    require(cloudformation, "_stacks", "_stack_events")
    require(handlers, "_resolve_stack")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "CreateChangeSet", _same_stack)
