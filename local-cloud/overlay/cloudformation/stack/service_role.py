"""The service role of a stack.

AWS: `Role <arn> is invalid or cannot be assumed` when the role of the request, or the role that the stack was created
with, does not exist or does not trust CloudFormation.
Source: localstack snapshot of CreateChangeSet (recorded from AWS); CloudFormation API reference "DeleteStack"
(RoleARN: the role that was previously associated with the stack).
Emulator: accepts every role. Whom it trusts is looked at only in accounts that enforce permissions.
"""

from ministack.services import iam
from ministack.services.cloudformation import handlers
from ministack.services.cloudformation.helpers import _error, _p

from overlay.emulator.patch import require, wrap_item
from overlay.iam.trust import trusts


def _checked(handle):
    def handled(params):
        stack = handlers._resolve_stack(_p(params, "StackName")) or {}
        arn = _p(params, "RoleARN") or stack.get("_role_arn", "")
        exists = any(role["Arn"] == arn for role in iam._roles.values())
        if arn and not (exists and trusts(arn, "cloudformation.amazonaws.com", stack.get("StackId"))):
            return _error("ValidationError", f"Role {arn} is invalid or cannot be assumed")
        return handle(params)

    return handled


def apply():
    """Wraps the actions that start an operation with the role."""
    require(iam, "_roles")
    require(handlers, "_resolve_stack")
    for action in ("CreateChangeSet", "CreateStack", "DeleteStack", "UpdateStack"):
        wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", action, _checked)
