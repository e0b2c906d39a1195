"""CloudFormation makes resources with the rights of the service role, or else of whoever started the operation.

AWS: a call that the role may not make fails the resource with HandlerErrorCode AccessDenied
(UnauthorizedTaggingOperation for tags), and the stack rolls back. The session of a service role is called
AWSCloudFormation. Nested stacks have the role of their root. A resource that an update replaces is created, and the old
one, with its tags, is deleted once, when the update is complete. A state machine that logs is refused if its own role
may not deliver logs: `The state machine IAM Role is not authorized to access the Log Destination`.
Source: CloudFormation user guide "CloudFormation service role", "Update behaviors of stack resources" (Replacement);
CloudFormation CLI user guide "Handler error codes", "createOnlyProperties"; issues of
aws-cloudformation/cloudformation-coverage-roadmap that quote `assumed-role/<role>/AWSCloudFormation`; Step Functions
developer guide "Using CloudWatch Logs to log execution history" (the actions); public issues (the message).
Emulator: makes every resource with all rights, and deletes one that its update handler has replaced twice, the second
time without its tags. Here the former stays so in accounts that do not enforce permissions."""

import contextvars
from dataclasses import replace

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers, provisioners, stacks
from ministack.services.cloudformation.helpers import _p

from overlay.cloudformation.resources.handlers import handler_message, service_message
from overlay.emulator.patch import require, wrap, wrap_everywhere, wrap_item
from overlay.iam import evaluation, principal

from .needs import LOG_DELIVERY, NotListed, needs, replaces
from .resources import Place

# The emulator updates a type without an update handler by creating it again, which is no second call of AWS.
_updating = contextvars.ContextVar("permissions_updating", default="")
_SERVICES = {"ec2": "Ec2", "ecs": "Ecs", "iam": "Iam", "logs": "CloudWatchLogs", "sns": "Sns", "states": "Sfn"}


def _check(operation, properties, physical_id, stack_name, logical_id):
    who = principal.current.get()
    if who is None:
        return
    resource_type, verb = operation
    place = Place(get_region(), get_account_id(), stack_name or "", logical_id or "")
    try:
        wanted = needs(resource_type, verb, properties, physical_id, place)
    except NotListed as problem:
        text = "The overlay does not know what {} needs: see local-cloud/overlay/cloudformation/permissions"
        raise ValueError(text.format(problem)) from None
    source = f"cloudformation {verb} {resource_type}"
    for need in wanted:
        message = evaluation.refusal(who, need, source)
        if message:
            service = need.action.split(":", 1)[0]
            reason = service_message(message, _SERVICES.get(service, service.capitalize()), 403)
            raise ValueError(handler_message(reason, "AccessDenied"))


def _check_log_destination(resource_type, props):
    level = (props.get("LoggingConfiguration") or {}).get("Level", "OFF")
    if resource_type != "AWS::StepFunctions::StateMachine" or level == "OFF" or principal.current.get() is None:
        return
    role = principal.of_role(props["RoleArn"], "LogDelivery")
    if evaluation.first_refusal(role, LOG_DELIVERY, "log delivery"):
        reason = "The state machine IAM Role is not authorized to access the Log Destination"
        raise ValueError(handler_message(service_message(reason, "Sfn", 400), "AccessDenied"))


def _provisioned(provision):
    def provision_resource(resource_type, logical_id, props, stack_name):
        if _updating.get() != resource_type:
            _check((resource_type, "create"), ({}, props), "", stack_name, logical_id)
            _check_log_destination(resource_type, props)
        return provision(resource_type, logical_id, props, stack_name)

    return provision_resource


def _updated(update):
    def update_resource(resource_type, physical_id, old, new, stack_name, logical_id=None, *rest):
        if old == new:
            return update(resource_type, physical_id, old, new, stack_name, logical_id, *rest)
        if provisioners._replacing_change(resource_type, old, new) or replaces(resource_type, old, new):
            _check((resource_type, "create"), ({}, new), "", stack_name, logical_id)
        else:
            _check((resource_type, "update"), (old, new), physical_id, stack_name, logical_id)
        _check_log_destination(resource_type, new)
        token = _updating.set(resource_type)
        try:
            return update(resource_type, physical_id, old, new, stack_name, logical_id, *rest)
        finally:
            _updating.reset(token)

    return update_resource


def _deleted(delete):
    def delete_resource(resource_type, physical_id, props, stack_name=None, logical_id=None):
        _check((resource_type, "delete"), (props, props), physical_id, stack_name, logical_id)
        return delete(resource_type, physical_id, props, stack_name, logical_id)

    return delete_resource


def _without_a_deletion_of_its_own(rename):
    def rename_replacement(*args, delete_when_id_unchanged=False):
        if delete_when_id_unchanged or provisioners._DEFERRED_PREDECESSOR_DELETES.get() is None:
            return rename(*args, delete_when_id_unchanged)
        # The last argument deletes the old resource. The stack does so, too, and is asked for permission.
        return rename(*args[:-1], lambda *_: None)

    return rename_replacement


def _in_the_name_of_the_role(operate):
    async def operated(stack_name, *args, **options):
        role = (cloudformation._stacks.get(stack_name) or {}).get("_role_arn")
        who = principal.current.get()
        if role:
            who = principal.of_role(role, "AWSCloudFormation")
        elif who:
            who = replace(who, called_via="cloudformation.amazonaws.com")
        with principal.acting_as(who):
            return await operate(stack_name, *args, **options)

    return operated


def _remembered(handle):
    def handled(params):
        answer = handle(params)
        # The operation has not begun yet.
        stack = handlers._resolve_stack(_p(params, "StackName"))
        if stack and answer[0] == 200 and _p(params, "RoleARN"):
            stack["_role_arn"] = _p(params, "RoleARN")
        return answer

    return handled


def apply():
    """Wraps the operations on stacks and on their resources, also on those of nested stacks."""
    require(provisioners, "_replacing_change", "_DEFERRED_PREDECESSOR_DELETES")
    require(cloudformation, "_stacks")
    require(handlers, "_resolve_stack")
    wrap_everywhere((stacks, changesets, handlers), "_deploy_stack_async", _in_the_name_of_the_role)
    wrap_everywhere((stacks, handlers), "_delete_stack_async", _in_the_name_of_the_role)
    for action in ("CreateStack", "UpdateStack", "DeleteStack"):
        wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", action, _remembered)
    wrap(provisioners, "_rename_replacement", _without_a_deletion_of_its_own)
    for owner in (stacks, provisioners):
        wrap(owner, "_provision_resource", _provisioned)
        wrap(owner, "_update_resource", _updated)
        wrap(owner, "_delete_resource", _deleted)
