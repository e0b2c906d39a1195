"""What RunTask refuses, Fargate Spot, and why a task stopped.

AWS: refuses overrides of more than 8,192 characters, `Container Overrides length must be at most 8192`, overrides of a
container that the task definition does not have, and a strategy with a capacity provider that the cluster does not
have. Without room on Fargate Spot a task does not start, `Capacity is unavailable at this time. Please try again later
or in a different availability zone`. A task that AWS reclaims stops with the stop code SpotInterruption, `Your Spot
Task was interrupted.` One whose essential container ends has the stopped reason `Essential container in task exited`.
Source: ECS API reference "RunTask", "TaskOverride"; ECS developer guide "Amazon ECS clusters for Fargate" (Spot
termination notices), "Stopped tasks error messages"; dask/dask-cloudprovider#348, aws/containers-roadmap#2060.
Emulator: accepts all of them, and its Spot always has room; says `Essential container exited`.
"""

import contextvars
import json
import threading
import time

from ministack.core.responses import error_response_json
from ministack.services import ecs

from overlay.emulator import settings
from overlay.emulator.patch import require, wrap, wrap_item

_LONGEST = 8192
_PATIENCE = 60
_FOREIGN = (
    "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the "
    "cluster. Associate the capacity provider with the cluster and try again."
)
_FULL = "Capacity is unavailable at this time. Please try again later or in a different availability zone"


def _refusal(data):
    overrides = json.dumps(data.get("overrides") or {}, separators=(",", ":"))
    if len(overrides) > _LONGEST:
        return "Container Overrides length must be at most 8192"
    definition = ecs._task_defs.get(ecs._resolve_td_key(data.get("taskDefinition", ""))) or {}
    names = [each["name"] for each in definition.get("containerDefinitions") or []]
    for each in (data.get("overrides") or {}).get("containerOverrides") or []:
        if definition and each.get("name") not in names:
            return f"Override for container named {each.get('name')} is not a container in the TaskDefinition."
    cluster = ecs._clusters.get(ecs._resolve_cluster_name(data.get("cluster", "default"))) or {}
    given = {each.get("capacityProvider") for each in data.get("capacityProviderStrategy") or []}
    return None if given <= set(cluster.get("capacityProviders") or []) else _FOREIGN


def _reclaim(task):
    """Stops a task when it runs, as AWS does with Spot."""
    end = time.monotonic() + _PATIENCE
    while task["lastStatus"] not in ("RUNNING", "STOPPED") and time.monotonic() < end:
        time.sleep(0.1)
    task["_reclaimed"] = True
    ecs._stop_task({"cluster": task["clusterArn"], "task": task["taskArn"]})


def _on_spot(answer):
    """Lets the tasks of an answer of RunTask meet what the account's setting says."""
    for arn in [each["taskArn"] for each in json.loads(answer[2])["tasks"]]:
        task = ecs._tasks[arn]
        if settings.spot() == "reclaimed":
            threading.Thread(target=contextvars.copy_context().run, args=(_reclaim, task), daemon=True).start()


def _judged(run):
    def run_task(data):
        refusal = _refusal(data)
        if refusal:
            return error_response_json("InvalidParameterException", refusal, 400)
        is_spot = any(each["capacityProvider"] == "FARGATE_SPOT" for each in data.get("capacityProviderStrategy") or [])
        if is_spot and settings.spot() == "unavailable":
            return error_response_json("ClientException", _FULL, 400)
        answer = run(data)
        if is_spot and answer[0] < 400:
            _on_spot(answer)
        return answer

    return run_task


def _told(stop):
    def mark_task_stopped(task_arn, task, reason, stop_code, exit_code=None):
        if task.get("_reclaimed"):
            reason, stop_code = "Your Spot Task was interrupted.", "SpotInterruption"
        elif stop_code == "EssentialContainerExited":
            reason = "Essential container in task exited"
        return stop(task_arn, task, reason, stop_code, exit_code)

    return mark_task_stopped


def apply():
    """Wraps RunTask, as the API and Step Functions call it, and how a task is marked as stopped."""
    require(
        ecs,
        "_ACTION_MAP",
        "_clusters",
        "_tasks",
        "_stop_task",
        "_resolve_cluster_name",
        "_task_defs",
        "_resolve_td_key",
    )
    wrap(ecs, "_run_task", _judged)
    wrap_item(ecs._ACTION_MAP, "ecs._ACTION_MAP", "RunTask", _judged)
    wrap(ecs, "_mark_task_stopped", _told)
