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
from .permissions import may_stop
from .strands import Stopped, current

ENDS = ("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut")
# The tasks that states wait for, by ARN: the ARN of the execution, the cluster, and the strand.
_tasks = {}
# Branches add events at the same time.
writing = threading.RLock()


def _is_over(execution):
    events = execution.get("events") or [{}]
    return events[-1].get("type") in ENDS


def _registered(poll):
    def poll_ecs_tasks(cluster, task_arns):
        execution = current_execution.get()
        if execution is None:
            return poll(cluster, task_arns)
        _tasks.update(dict.fromkeys(task_arns, (execution["executionArn"], cluster, current.get())))
        try:
            return poll(cluster, task_arns)
        finally:
            for arn in task_arns:
                _tasks.pop(arn, None)

    return poll_ecs_tasks


def stop_tasks(execution, fits):
    """Stops the tasks of an execution whose strand fits, each in a thread of its own, because Docker takes a while."""
    for arn, (owner, cluster, strand) in list(_tasks.items()):
        if owner == execution["executionArn"] and fits(strand) and may_stop(execution, arn, cluster):
            stop = (ecs._stop_task, {"cluster": cluster, "task": arn})
            threading.Thread(target=contextvars.copy_context().run, args=stop, daemon=True).start()


def _last(add):
    def add_event(execution, kind, details=None):
        strand = current.get()
        with writing:
            if _is_over(execution) or (strand and strand.is_stopped()):
                raise Stopped(kind)
            event = add(execution, kind, details)
        if kind in ENDS:
            stop_tasks(execution, lambda _: True)
        elif event["type"] == "TaskTimedOut":
            stop_tasks(execution, lambda each: each is strand)
        return event

    return add_event


def _quiet(run):
    def run_execution(execution_arn):
        try:
            return run(execution_arn)
        except Stopped:
            return None

    return run_execution


def apply():
    """Wraps the writer of the history, and the wait for a task."""
    require(ecs, "_stop_task")
    wrap(stepfunctions, "_poll_ecs_tasks", _registered)
    wrap(stepfunctions, "_add_event", _last)
    wrap(stepfunctions, "_run_execution", _quiet)
