"""An execution that is stopped or times out stops its ECS tasks, and does nothing more.

AWS: StopExecution, the TimeoutSeconds of the state machine and those of a state stop the task of a `.sync` state, as
far as Step Functions may. The history ends with ExecutionAborted, ExecutionTimedOut, ExecutionFailed or
ExecutionSucceeded, and no state is tried again.
Source: Step Functions developer guide "Run a job (.sync)" (a task is cancelled when its execution is stopped or times
out), "Run Amazon ECS or Fargate tasks" (ecs:StopTask in the role); API reference "StopExecution", "HistoryEvent".
Emulator: lets the task run on, follows it and its retries, and appends their events.
"""

import contextvars
import threading

from ministack.services import ecs, stepfunctions

from overlay.emulator.patch import require, wrap

from .history import current_execution

_ENDS = ("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut")
_tasks = {}


class _Over(BaseException):
    """The execution of a thread has ended meanwhile. Nothing catches it before the beginning of the thread."""


def _is_over(execution):
    events = execution.get("events") or [{}]
    return events[-1].get("type") in _ENDS


def _registered(poll):
    def poll_ecs_tasks(cluster, task_arns):
        execution = current_execution.get()
        if execution is None:
            return poll(cluster, task_arns)
        running = _tasks.setdefault(execution["executionArn"], {})
        running.update(dict.fromkeys(task_arns, cluster))
        try:
            return poll(cluster, task_arns)
        finally:
            for arn in task_arns:
                running.pop(arn, None)

    return poll_ecs_tasks


def _stop_tasks(execution):
    """Stops the tasks of an execution in a thread of its own, because Docker takes a while."""
    for arn, cluster in list(_tasks.get(execution["executionArn"], {}).items()):
        stop = (ecs._stop_task, {"cluster": cluster, "task": arn})
        threading.Thread(target=contextvars.copy_context().run, args=stop, daemon=True).start()


def _last(add):
    def add_event(execution, kind, details=None):
        if _is_over(execution):
            raise _Over(kind)
        event = add(execution, kind, details)
        error = str((details or {}).get("taskFailedEventDetails", {}).get("error"))
        if kind in _ENDS or error == "States.Timeout":
            _stop_tasks(execution)
        return event

    return add_event


def _quiet(run):
    def run_execution(execution_arn):
        try:
            return run(execution_arn)
        except _Over:
            return None

    return run_execution


def apply():
    """Wraps the writer of the history, and the wait for a task."""
    require(ecs, "_stop_task")
    wrap(stepfunctions, "_poll_ecs_tasks", _registered)
    wrap(stepfunctions, "_add_event", _last)
    wrap(stepfunctions, "_run_execution", _quiet)
