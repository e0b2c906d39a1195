"""CreateChangeSet, repeated after a lost answer.

AWS: the same request with the same ClientToken gets the same answer. A name that another request has taken fails with
AlreadyExistsException, `ChangeSet x cannot be created due to a mismatch with existing attribute Template`.
Source: CloudFormation API reference "CreateChangeSet" (ClientToken); saksdirect/nova#10 (the text).
Emulator: ignores ClientToken; says `ChangeSet [x] already exists`.
"""

from ministack.core.responses import get_account_id, get_region
from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _error, _p

from overlay.emulator.patch import require, wrap_item

_answers = {}


def _idempotent(create):
    def create_change_set(params):
        name, token = _p(params, "ChangeSetName"), _p(params, "ClientToken")
        stack = handlers._resolve_stack(_p(params, "StackName"))
        _, existing = changesets._find_change_set(name, stack["StackName"]) if stack else (None, None)
        key = (get_account_id(), get_region(), existing["ChangeSetId"]) if existing else None
        was, answer = _answers.get(key, (None, None))
        if existing and token and was == params:
            return answer
        if existing and was != params:
            reason = "cannot be created due to a mismatch with existing attribute Template"
            return _error("AlreadyExistsException", f"ChangeSet {name} {reason}")
        answer = create(params)
        if answer[0] == 200:
            stack = handlers._resolve_stack(_p(params, "StackName"))
            _, made = changesets._find_change_set(name, stack["StackName"])
            _answers[get_account_id(), get_region(), made["ChangeSetId"]] = (dict(params), answer)
        return answer

    return create_change_set


def apply():
    """Wraps CreateChangeSet."""
    require(changesets, "_find_change_set")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "CreateChangeSet", _idempotent)
