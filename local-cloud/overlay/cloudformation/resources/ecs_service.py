"""A service with a deployment circuit breaker is complete when its deployment is.

AWS: CloudFormation waits until the deployment of a service is complete. When the circuit breaker is triggered, the
service fails with `Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.`, and its stopped
tasks tell why.
Source: ECS developer guide "Deployment circuit breaker"; public issues that quote the text, such as aws/aws-cdk#19057.
Emulator: completes the service at once, whether its tasks fail or not. Still missing: AWS also waits without a circuit
breaker, for up to three hours.
"""

import time

from ministack.services import ecs
from ministack.services.cloudformation import changesets, handlers, provisioners, stacks

from overlay.emulator.patch import item, require, wrap, wrap_everywhere, wrap_item

from .handlers import handler_message

_SERVICE = "AWS::ECS::Service"
_TRIGGERED = "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'."
_failed = {}


def _stable(service_arn):
    """Waits for the end of the service's deployment. Returns whether it succeeded."""
    cluster, name = service_arn.split("/")[-2:]
    # The emulator counts failed tasks of a deployment only while the deployment is in progress.
    ecs._services[f"{cluster}/{name}"]["deployments"][0]["rolloutState"] = "IN_PROGRESS"
    while True:
        service = ecs._services.get(f"{cluster}/{name}") or {}
        states = [each.get("rolloutState") for each in service.get("deployments", [])]
        if "FAILED" in states or "IN_PROGRESS" not in states:
            return "FAILED" not in states
        ecs._describe_tasks({"cluster": cluster, "tasks": _tasks_of(name)})
        time.sleep(0.2)


def _tasks_of(service_name):
    return [arn for arn, task in ecs._tasks.items() if task.get("group") == f"service:{service_name}"]


def _waiting(create):
    def created(logical_id, props, stack_name):
        arn, attributes = create(logical_id, props, stack_name)
        breaker = (props.get("DeploymentConfiguration") or {}).get("DeploymentCircuitBreaker") or {}
        if str(breaker.get("Enable")).lower() != "true" or _stable(arn):
            return arn, attributes
        _failed[stack_name, logical_id] = arn
        provisioners._ecs_service_delete(arn, props)
        raise ValueError(handler_message(_TRIGGERED, "GeneralServiceException"))

    return created


def _with_arn(add):
    """Adds the ARN to the event of a service that failed, which has one all the same."""

    def add_event(stack_id, stack_name, logical_id, resource_type, status, reason="", physical_id="", *rest, **named):
        # The emulator adds UPDATE_FAILED for a service that an update creates.
        if resource_type == _SERVICE and status in ("CREATE_FAILED", "UPDATE_FAILED"):
            physical_id = physical_id or _failed.pop((stack_name, logical_id), "")
        return add(stack_id, stack_name, logical_id, resource_type, status, reason, physical_id, *rest, **named)

    add_event.plain = add.plain
    return add_event


def apply():
    """Wraps the create handler of services, and moves it to a worker thread, because it waits."""
    require(ecs, "_services", "_tasks", "_describe_tasks")
    require(provisioners, "_ecs_service_delete")
    table = item(provisioners._RESOURCE_HANDLERS, "provisioners._RESOURCE_HANDLERS", _SERVICE)
    wrap_item(table, _SERVICE, "create", _waiting)
    wrap_everywhere((stacks, changesets, handlers), "_add_event", _with_arn)
    wrap(stacks, "_runs_on_worker_thread", lambda original: lambda kind: kind == _SERVICE or original(kind))
