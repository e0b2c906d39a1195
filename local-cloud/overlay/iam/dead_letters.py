"""A schedule starts what the role of its target may start. What it cannot start goes to its dead-letter queue.

AWS: assumes the role of the target, on behalf of the schedule's group, and calls StartExecution. A call that AWS
refuses for good, such as for lack of `states:StartExecution` in the role of the target or of the state machine, is not
repeated. The event goes to the dead-letter queue, for which the role needs `sqs:SendMessage`. Its body is the call, and
its attributes say why it failed.
Source: EventBridge Scheduler user guide "Configuring a schedule's dead-letter queue", "Setting up the execution role"
(confused deputy: the group is the source). That refused calls are not repeated, and the names in the body, are from
knowledge only.
Emulator: drops what cannot start, and has no dead-letter queues. Here no call is repeated, and the role is asked in
accounts that enforce permissions, where a schedule can start executions only.
"""

import json

from ministack.core.responses import get_account_id, get_region
from ministack.services import eventbridge, scheduler, sqs, stepfunctions

from overlay.emulator import settings
from overlay.emulator.patch import require, wrap

from . import evaluation, principal
from .evaluation import Need
from .trust import trusts

_SERVICE = "scheduler.amazonaws.com"
_SESSION = "scheduler"


def _group_arn(schedule):
    """Returns what Scheduler gives a trust policy as the source: the group of a schedule, never the schedule."""
    group = schedule.get("GroupName") or "default"
    return f"arn:aws:scheduler:{get_region()}:{get_account_id()}:schedule-group/{group}"


def _may(role, schedule, need):
    """Returns why the role of a target may not do what is needed, or None."""
    if not trusts(role, _SERVICE, _group_arn(schedule)):
        return f"The execution role {role} does not trust {_SERVICE}"
    return evaluation.first_refusal(principal.of_role(role, _SESSION), [need], "schedule")


def _failure(target, schedule):
    """Returns the code and the message of why an execution cannot start, or None."""
    arn = target["Arn"]
    if ":states:" not in arn:
        is_free = not settings.enforces_permissions(get_account_id())
        return None if is_free else ("AccessDeniedException", f"The overlay does not know what a call of {arn} needs")
    need = Need("states:StartExecution", arn, {"states:StateMachineQualifier": None})
    refusal = _may(target.get("RoleArn") or "", schedule, need)
    if refusal:
        return "AccessDeniedException", refusal
    if stepfunctions._resolve_state_machine_arn(arn) is None:
        return "StateMachineDoesNotExist", f"State Machine Does Not Exist: '{arn}'"
    return None


def _text(value):
    return {"DataType": "String", "StringValue": value}


def _bury(target, schedule, code, message):
    arn = (target.get("DeadLetterConfig") or {}).get("Arn")
    queue = sqs._queue_by_arn(arn) if arn else None
    if not queue or _may(target.get("RoleArn") or "", schedule, Need("sqs:SendMessage", arn)):
        return
    attributes = {
        "ERROR_CODE": code,
        "ERROR_MESSAGE": message,
        "RETRY_ATTEMPTS": "0",
        "IS_PAYLOAD_TRUNCATED": "false",
        "SCHEDULE_ARN": schedule.get("Arn", ""),
        "TARGET_ARN": target["Arn"],
    }
    body = json.dumps({"StateMachineArn": target["Arn"], "Input": target.get("Input", "{}")})
    sent = {name: _text(value) for name, value in attributes.items()}
    sqs._act_send_message({"MessageBody": body, "MessageAttributes": sent}, queue["url"])


def _with_role(invoke):
    def invoke_target(target, event, rule, *rest, **named):
        failure = _failure(target, rule) if event.get("Source") == "aws.scheduler" else None
        if failure:
            return _bury(target, rule, *failure)
        return invoke(target, event, rule, *rest, **named)

    return invoke_target


def apply():
    """Wraps how a target is invoked."""
    require(sqs, "_queue_by_arn", "_act_send_message")
    require(stepfunctions, "_resolve_state_machine_arn")
    require(scheduler, "_tick_schedules")
    wrap(eventbridge, "_invoke_target", _with_role)
