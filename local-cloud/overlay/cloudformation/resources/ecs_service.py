"""A service with a deployment circuit breaker is complete when its deployment is; its target group needs a listener.

AWS: CloudFormation waits until the deployment of a service is complete, when it creates and when it updates the
service. When the circuit breaker is triggered, the service fails with `Error occurred during operation 'ECS Deployment
Circuit Breaker was triggered'.`, and its stopped tasks tell why. CreateService refuses a target group that no listener
forwards to. A parameter of type Number may give DesiredCount and ContainerPort.
Source: ECS developer guide "Deployment circuit breaker"; public issues that quote the texts, such as aws/aws-cdk#19057
and aws-amplify/amplify-cli#12972.
Emulator: completes the service at once, whether its tasks fail or not; accepts any target group; fails for numbers
that are text, as those of parameters are. Still missing: AWS also waits without a circuit breaker, for up to three
hours.
"""

import time

from ministack.services import alb, ecs
from ministack.services.cloudformation import changesets, handlers, provisioners, stacks

from overlay.emulator.patch import require, wrap, wrap_everywhere

from .handlers import handler_message, handlers_of, refuse, service_message, wrap_handlers

_SERVICE = "AWS::ECS::Service"
_TRIGGERED = "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'."
_failed = {}


def _service_of(service_arn):
    return ecs._services.get("/".join(service_arn.split("/")[-2:])) or {}


def _stable(service_arn, deployment):
    """Waits for the end of a deployment of the service. Returns whether it succeeded."""
    cluster, name = service_arn.split("/")[-2:]
    while deployment["rolloutState"] == "IN_PROGRESS" and _service_of(service_arn).get("status") == "ACTIVE":
        ecs._describe_tasks({"cluster": cluster, "tasks": _tasks_of(name)})
        time.sleep(0.2)
    return deployment["rolloutState"] != "FAILED"


def _tasks_of(service_name):
    return [arn for arn, task in ecs._tasks.items() if task.get("group") == f"service:{service_name}"]


def _has_breaker(props):
    breaker = (props.get("DeploymentConfiguration") or {}).get("DeploymentCircuitBreaker") or {}
    return str(breaker.get("Enable")).lower() == "true"


def _with_numbers(props):
    balancers = [
        {**each, **({"ContainerPort": int(each["ContainerPort"])} if "ContainerPort" in each else {})}
        for each in props.get("LoadBalancers") or []
    ]
    count = {"DesiredCount": int(props["DesiredCount"])} if "DesiredCount" in props else {}
    return {**props, **count, **({"LoadBalancers": balancers} if balancers else {})}


def _waiting(create):
    def created(logical_id, given, stack_name):
        props = _with_numbers(given)
        arn, attributes = create(logical_id, props, stack_name)
        if not _has_breaker(props):
            return arn, attributes
        deployment = _service_of(arn)["deployments"][0]
        # The emulator counts failed tasks of a deployment only while the deployment is in progress.
        deployment["rolloutState"] = "IN_PROGRESS"
        if _stable(arn, deployment):
            return arn, attributes
        _failed[stack_name, logical_id] = arn
        provisioners._ecs_service_delete(arn, props)
        raise ValueError(handler_message(_TRIGGERED, "GeneralServiceException"))

    return created


def _waiting_update(update):
    def updated(physical_id, old_given, new_given, stack_name, logical_id):
        old_props, new_props = _with_numbers(old_given), _with_numbers(new_given)
        before = (_service_of(physical_id).get("deployments") or [None])[0]
        answer = update(physical_id, old_props, new_props, stack_name)
        deployment = _service_of(physical_id)["deployments"][0]
        if deployment is before or not _has_breaker(new_props) or _stable(physical_id, deployment):
            return answer
        _failed[stack_name, logical_id] = physical_id
        raise ValueError(handler_message(_TRIGGERED, "GeneralServiceException"))

    return updated


def _problem(_logical_id, props):
    for balancer in props.get("LoadBalancers") or []:
        arn = balancer.get("TargetGroupArn")
        if arn and not alb._tgs.get(arn, {}).get("LoadBalancerArns"):
            text = f"The target group with targetGroupArn {arn} does not have an associated load balancer."
            message = f"Invalid request provided: CreateService error: {service_message(text, 'AmazonECS')}"
            return handler_message(message, "InvalidRequest")
    return None


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
    """Wraps the handlers of services, and moves them to a worker thread, because they wait."""
    require(ecs, "_services", "_tasks", "_describe_tasks")
    require(alb, "_tgs")
    require(provisioners, "_ecs_service_delete")
    wrap_handlers(_SERVICE, create=_waiting, update=_waiting_update)
    handlers_of(_SERVICE)["update_with_logical_id"] = True
    refuse(_SERVICE, _problem)
    wrap_everywhere((stacks, changesets, handlers), "_add_event", _with_arn)
    wrap(stacks, "_runs_on_worker_thread", lambda original: lambda kind: kind == _SERVICE or original(kind))
