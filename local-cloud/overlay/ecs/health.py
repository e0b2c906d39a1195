"""A task of a service behind a load balancer is healthy when it answers the health check of its target group.

AWS: the load balancer asks every target. A deployment is complete when its targets are healthy. A task that stays
unhealthy is stopped with `Task failed ELB health checks in (target-group <arn>)` and counts as a failed task for the
circuit breaker of the deployment.
Source: ECS developer guide "Troubleshooting service load balancers", "How the Amazon ECS deployment circuit breaker
detects failures"; ELB user guide "Health checks for Application Load Balancer target groups".
Emulator: takes every task that runs for healthy. Here one answer is enough, and the checks come ten times as fast.
"""

import http.client
import time

from ministack.services import alb, ecs

from overlay.emulator.patch import require, wrap

_SCALE = 0.1
_PAUSE = 0.2


def _accepts(matcher, status):
    """Returns whether a matcher such as `200`, `200,302` or `200-299` has the status."""
    for part in str(matcher).split(","):
        first, _, last = part.partition("-")
        if int(first) <= status <= int(last or first):
            return True
    return False


def _answers(host, port, group):
    check_port = group["HealthCheckPort"]
    target = port if check_port == "traffic-port" else int(check_port)
    connection = http.client.HTTPConnection(host, target, timeout=group["HealthCheckTimeoutSeconds"])
    try:
        connection.request("GET", group["HealthCheckPath"])
        return _accepts(group["Matcher"].get("HttpCode", "200"), connection.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _becomes_healthy(task, port, group):
    """Waits until the task answers, ends, or has failed as many checks as make it unhealthy."""
    seconds = group["HealthCheckIntervalSeconds"] * group["UnhealthyThresholdCount"] * _SCALE
    end = time.monotonic() + max(seconds, 2)
    while time.monotonic() < end and task["lastStatus"] == "RUNNING":
        if _answers(ecs._task_ip(task), port, group):
            return True
        time.sleep(_PAUSE)
    return task["lastStatus"] != "RUNNING"


def _stop(task, arn):
    reason = f"Task failed ELB health checks in (target-group {arn})"
    if ecs._mark_task_stopped(task["taskArn"], task, reason, "ServiceSchedulerInitiated", exit_code=143):
        ecs._record_service_task_failure(task)
        # A container without a first process that handles signals takes five seconds to end.
        ecs._cleanup_task_resources(task, ecs._get_docker())


def _checked(record_healthy):
    def recorded(svc_key, task):
        for balancer in (ecs._services.get(svc_key) or {}).get("loadBalancers") or []:
            arn = balancer.get("targetGroupArn")
            group = alb._tgs.get(arn)
            checks = group is not None and group["HealthCheckEnabled"]
            if checks and not _becomes_healthy(task, balancer.get("containerPort", 80), group):
                return _stop(task, arn)
        return record_healthy(svc_key, task)

    return recorded


def apply():
    """Wraps the place where a task has survived its start."""
    require(alb, "_tgs")
    require(ecs, "_services", "_task_ip", "_get_docker", "_mark_task_stopped")
    require(ecs, "_cleanup_task_resources", "_record_service_task_failure")
    wrap(ecs, "_record_service_task_healthy", _checked)
