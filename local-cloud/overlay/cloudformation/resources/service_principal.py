"""A role that a schedule or a state machine has trusts the service.

AWS: Scheduler and Step Functions refuse a role that they cannot assume, when it is given to them. Scheduler assumes it
on behalf of the group of the schedule.
Source: hashicorp/terraform-provider-aws, internal/service/scheduler and internal/service/sfn, which retry for both
texts; EventBridge Scheduler user guide "Cross-service confused deputy prevention".
Emulator: accepts every role. Still missing: a state machine whose role does not exist.
"""

from ministack.core.responses import get_account_id, get_region
from ministack.services import iam

from overlay.emulator.patch import require
from overlay.iam.trust import is_trusted

from .handlers import refusal, refuse

_SCHEDULER = "The execution role you provide must allow AWS EventBridge Scheduler to assume the role."
_STATES = (
    "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the "
    "provided role."
)


def _place(service):
    return f"arn:aws:{service}:{get_region()}:{get_account_id()}"


def _schedule(logical_id, props):
    group = f"{_place('scheduler')}:schedule-group/{props.get('GroupName', 'default')}"
    if is_trusted((props.get("Target") or {}).get("RoleArn", ""), "scheduler.amazonaws.com", group):
        return None
    return refusal(_SCHEDULER, "Scheduler")


def _state_machine(logical_id, props):
    role, name = props.get("RoleArn", ""), props.get("StateMachineName", logical_id)
    is_there = role.rpartition("/")[2] in iam._roles
    if not is_there or is_trusted(role, "states.amazonaws.com", f"{_place('states')}:stateMachine:{name}"):
        return None
    return refusal(_STATES, "AWSStepFunctions", "AccessDenied")


def apply():
    """Lets a schedule and a state machine be refused."""
    require(iam, "_roles")
    refuse("AWS::Scheduler::Schedule", _schedule)
    refuse("AWS::StepFunctions::StateMachine", _state_machine)
