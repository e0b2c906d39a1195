"""Updates that a stack policy denies.

AWS: with a stack policy, the update of a resource needs a statement that allows it and none that denies it. Otherwise
the resource is UPDATE_FAILED, `Action denied by stack policy: Statement [#1] does not allow [Update:Modify] for
resource [LogicalResourceId/X];`, and the update is rolled back.
Source: CloudFormation user guide "Prevent updates to stack resources"; the text is from knowledge.
Emulator: stores the policy and ignores it. Still missing: conditions, and actions other than Update:Modify.
"""

import json
from fnmatch import fnmatchcase

from ministack.services import cloudformation
from ministack.services.cloudformation import stacks

from overlay.emulator.patch import require, wrap

from . import operation

_ACTION = "Update:Modify"


def _fits(patterns, value):
    return any(fnmatchcase(value, each) for each in ([patterns] if isinstance(patterns, str) else patterns or []))


def _denial(policy, resource):
    """Returns why the policy (JSON) denies the modification of the resource; None when the policy allows it."""
    effects = {}
    for number, statement in enumerate(json.loads(policy).get("Statement", []), 1):
        named = not _fits(statement["NotResource"], resource) if "NotResource" in statement else None
        if _fits(statement.get("Action"), _ACTION) and (named or _fits(statement.get("Resource"), resource)):
            effects.setdefault(statement.get("Effect"), number)
    if "Allow" in effects and "Deny" not in effects:
        return None
    which = f"Statement [#{effects['Deny']}] does not allow" if "Deny" in effects else "no statement allows"
    return f"Action denied by stack policy: {which} [{_ACTION}] for resource [{resource}];"


def _guarded(update):
    def update_resource(resource_type, physical_id, old, new, stack_name, logical_id=None, attributes=None):
        running = operation.current.get()
        policy = (cloudformation._stacks.get(stack_name) or {}).get("_stack_policy")
        if policy and old != new and running and not running.rolling_back:
            denial = _denial(policy, f"LogicalResourceId/{logical_id}")
            if denial:
                raise ValueError(denial)
        return update(resource_type, physical_id, old, new, stack_name, logical_id, attributes)

    return update_resource


def apply():
    """Wraps the update of a resource."""
    require(cloudformation, "_stacks")
    wrap(stacks, "_update_resource", _guarded)
