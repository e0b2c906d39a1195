"""A schedule starts what the role of its target may start.

AWS: assumes the role of the target, on behalf of the schedule's group, and calls StartExecution with its rights. What
the role may not do is tried again, and then goes to the dead-letter queue.
Source: EventBridge Scheduler user guide "Setting up the execution role", "Cross-service confused deputy prevention"
(aws:SourceArn is the group).
Emulator: starts everything. Here that stays so in accounts that do not enforce permissions. A refused start
goes to the dead-letter queue at once, see `iam/dead_letters`.
"""

from ministack.services import eventbridge

from overlay.emulator.patch import wrap

from . import evaluation, principal
from .evaluation import Need
from .trust import trusts


def _started(invoke):
    def invoke_target(target, event, rule, *rest):
        role, arn = target.get("RoleArn") or "", target.get("Arn", "")
        if event.get("Source") != "aws.scheduler" or ":states:" not in arn or not role.startswith("arn:"):
            return invoke(target, event, rule, *rest)
        group = (
            f"arn:aws:scheduler:{event['Region']}:{event['Account']}:schedule-group/{rule.get('GroupName', 'default')}"
        )
        needs = [Need("states:StartExecution", arn, {"states:StateMachineQualifier": None})]
        if not trusts(role, "scheduler.amazonaws.com", group):
            return None
        if evaluation.first_refusal(principal.of_role(role, "scheduler"), needs, "schedule"):
            return None
        return invoke(target, event, rule, *rest)

    return invoke_target


def apply():
    """Wraps the start of a target, which schedules share with rules."""
    wrap(eventbridge, "_invoke_target", _started)
