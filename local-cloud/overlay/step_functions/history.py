"""The history of an execution names the integration, and shows the task before it ends.

AWS: each event has a previousEventId. The events of a task have the resourceType `ecs` and the resource
`runTask.sync`. A .sync task has TaskStarted and TaskSubmitted (whose output holds the ARN of the task) between
TaskScheduled and its end. A task that exceeds its TimeoutSeconds ends with TaskTimedOut.
Source: Step Functions API reference "HistoryEvent", "TaskSubmittedEventDetails"; developer guide "Run a job (.sync)".
Emulator: has no previousEventId and neither of the two events; gives the whole ARN as the resource; ends with
TaskFailed.
"""

import contextvars
import json
import re

from ministack.core.responses import json_response
from ministack.services import ecs, stepfunctions

from overlay.emulator.patch import require, wrap

from .run_task import pascal_case

_INTEGRATION = re.compile(r"^arn:[^:]+:states:::([a-z0-9-]+):(.+)$")
# The execution whose task the current thread runs.
current_execution = contextvars.ContextVar("execution_history_execution", default=None)


def _remembered(execute):
    def execute_task(state, raw_input, execution, context):
        current_execution.set(execution)
        return execute(state, raw_input, execution, context)

    return execute_task


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
        return add(execution, kind, details)

    return add_event


def _submitted(poll):
    def poll_ecs_tasks(cluster, task_arns):
        execution = current_execution.get()
        if execution is not None:
            _, _, body = ecs._describe_tasks({"cluster": cluster, "tasks": task_arns})
            output = json.dumps(pascal_case(json.loads(body)))
            resource = {"resourceType": "ecs", "resource": "runTask.sync"}
            stepfunctions._add_event(execution, "TaskStarted", {"taskStartedEventDetails": resource})
            details = {"taskSubmittedEventDetails": {**resource, "output": output}}
            stepfunctions._add_event(execution, "TaskSubmitted", details)
        return poll(cluster, task_arns)

    return poll_ecs_tasks


def _chained(history):
    def get_execution_history(data):
        status, headers, body = history(data)
        if status >= 400:
            return status, headers, body
        answer = json.loads(body)
        for event in answer["events"]:
            event["previousEventId"] = event["id"] - 1
        return json_response(answer)

    return get_execution_history


def apply():
    """Wraps the writer and the reader of the history, and the start of and the wait for a task."""
    require(ecs, "_describe_tasks")
    wrap(stepfunctions, "_execute_task", _remembered)
    wrap(stepfunctions, "_add_event", _as_on_aws)
    wrap(stepfunctions, "_poll_ecs_tasks", _submitted)
    wrap(stepfunctions, "_get_execution_history", _chained)
