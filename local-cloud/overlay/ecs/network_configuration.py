"""The network of a task: what RunTask refuses of it.

AWS: a task definition with the network mode awsvpc needs a network configuration. Its subnets and security groups
exist, and are in one VPC. RunTask fails with InvalidParameterException otherwise.
Source: ECS API reference "RunTask" (networkConfiguration); moto, ecs/models.py (the texts about the configuration and
what does not exist). The text about a group is from a recorded RunTask, that about subnets from knowledge only.
Emulator: accepts every network. Still missing: services.
"""

import json

from ministack.core.responses import error_response_json
from ministack.services import ec2, ecs

from overlay.emulator.patch import require, wrap, wrap_item


def _missing(kind, noun, ids, known, code):
    """Returns the refusal of the first of these IDs that does not exist, or None."""
    for each in ids:
        if each not in known:
            listed = f"Error retrieving {kind} information for [{', '.join(ids)}]"
            return f"{listed}: The {noun} '{each}' does not exist (ErrorCode: {code})"
    return None


def _refusal(data):
    definition = ecs._task_defs.get(ecs._resolve_td_key(data.get("taskDefinition", ""))) or {}
    if definition.get("networkMode") != "awsvpc" or "_deploymentId" in data:
        return None
    network = (data.get("networkConfiguration") or {}).get("awsvpcConfiguration") or {}
    subnets, groups = network.get("subnets") or [], network.get("securityGroups") or []
    if not subnets:
        return "Network Configuration must be provided when networkMode 'awsvpc' is specified."
    ec2._ensure_defaults_initialized()
    missing = _missing("subnet", "subnet ID", subnets, ec2._subnets, "InvalidSubnetID.NotFound") or _missing(
        "security group", "security group", groups, ec2._security_groups, "InvalidGroup.NotFound"
    )
    if missing:
        return missing
    vpcs = {ec2._subnets[each]["VpcId"] for each in subnets}
    foreign = [each for each in groups if ec2._security_groups[each]["VpcId"] not in vpcs]
    if foreign:
        return f"Security group {foreign[0]} does not appear to belong to the same VPC as the input subnets."
    return None if len(vpcs) == 1 else "The subnets of a task must be in the same VPC."


def _checked(run):
    def run_task(data):
        refusal = _refusal(data)
        if refusal:
            return error_response_json("InvalidParameterException", refusal, 400)
        answer = run(data)
        groups = ((data.get("networkConfiguration") or {}).get("awsvpcConfiguration") or {}).get("securityGroups")
        for task in json.loads(answer[2]).get("tasks") or []:
            # The emulator keeps the subnet in the same way.
            ecs._tasks[task["taskArn"]]["_security_groups"] = groups or []
        return answer

    return run_task


def apply():
    """Wraps RunTask, as the API and Step Functions call it."""
    require(ec2, "_ensure_defaults_initialized", "_subnets", "_security_groups")
    require(ecs, "_ACTION_MAP", "_tasks", "_task_defs", "_resolve_td_key")
    wrap(ecs, "_run_task", _checked)
    wrap_item(ecs._ACTION_MAP, "ecs._ACTION_MAP", "RunTask", _checked)
