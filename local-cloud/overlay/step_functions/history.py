"""The history of an execution names the integration, shows the task before it ends, and tells branches apart.

AWS: each event names the event before it in its branch (previousEventId). The first state, ExecutionAborted and
ExecutionTimedOut follow none. The end of an iteration, and the success of a Map or Parallel state, have no followers:
what comes next follows the event before them. The events of a task have the resourceType `ecs` and the resource
`runTask.sync`. A .sync task has TaskStarted and TaskSubmitted (whose output holds the ARN of the task) between
TaskScheduled and its end. A task that exceeds its TimeoutSeconds ends with TaskTimedOut.
Source: Step Functions API reference "HistoryEvent", "TaskSubmittedEventDetails"; developer guide "Run a job (.sync)";
localstack snapshots recorded from AWS (test_base_scenarios, test_timeouts, test_sfn_api). That ExecutionTimedOut
follows none is from knowledge only.
Emulator: has no previousEventId and neither of the two events; gives the whole ARN as the resource; ends with
TaskFailed.
"""

import json
import re

from ministack.services import ecs, stepfunctions

from overlay.emulator.patch import require, wrap

from .run_task import pascal_case
from .strands import Stopped, Strand, current, strand_of

_INTEGRATION = re.compile(r"^arn:[^:]+:states:::([a-z0-9-]+):(.+)$")
_FOLLOW_NONE = ("ExecutionStarted", "ExecutionAborted", "ExecutionTimedOut")
_WITHOUT_FOLLOWERS = (
    *(f"MapIteration{end}" for end in ("Succeeded", "Failed", "Aborted")),
    *("MapStateSucceeded", "ParallelStateSucceeded"),
)


def _integration(details):
    """Returns the details of a task's event, with the name of the integration split as AWS does."""
    match = _INTEGRATION.match(str(details.get("resource", "")))
    return {**details, "resourceType": match.group(1), "resource": match.group(2)} if match else details


def _as_on_aws(add):
    def add_event(execution, kind, details=None):
        if kind.startswith("Task") and details:
            (name, value), *_ = details.items()
            if kind == "TaskFailed" and value.get("error") == "States.Timeout":
                kind, name = "TaskTimedOut", "taskTimedOutEventDetails"
            details = {name: _integration(value)}
        event = add(execution, kind, details)
        strand = None if kind in _FOLLOW_NONE else strand_of(execution)
        event["previousEventId"] = strand.last if strand else 0
        if strand and kind not in _WITHOUT_FOLLOWERS:
            strand.last = event["id"]
        return event

    return add_event


def _submitted(poll):
    def poll_ecs_tasks(cluster, task_arns):
        strand = current.get()
        if strand:
            _, _, body = ecs._describe_tasks({"cluster": cluster, "tasks": task_arns})
            output = json.dumps(pascal_case(json.loads(body)))
            resource = {"resourceType": "ecs", "resource": "runTask.sync"}
            stepfunctions._add_event(strand.execution, "TaskStarted", {"taskStartedEventDetails": resource})
            details = {"taskSubmittedEventDetails": {**resource, "output": output}}
            stepfunctions._add_event(strand.execution, "TaskSubmitted", details)
        return poll(cluster, task_arns)

    return poll_ecs_tasks


def _in_strand(run):
    def run_execution(execution_arn):
        execution = stepfunctions._executions[execution_arn]
        execution["events"][0]["previousEventId"] = 0
        token = current.set(Strand(execution))
        try:
            return run(execution_arn)
        except Stopped:
            return None
        finally:
            current.reset(token)

    return run_execution


def apply():
    """Wraps the writer of the history, the wait for a task, and the run of an execution."""
    require(ecs, "_describe_tasks")
    require(stepfunctions, "_executions")
    wrap(stepfunctions, "_add_event", _as_on_aws)
    wrap(stepfunctions, "_poll_ecs_tasks", _submitted)
    wrap(stepfunctions, "_run_execution", _in_strand)
