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
import time

from ministack.services import ecs, stepfunctions

from overlay.emulator.patch import require, wrap

from .permissions import may_stop
from .strands import Stopped, current, strand_of

_ENDS = ("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut")
_SECONDS = 0.2
# Whether the state has given up the task that the current thread waits for.
_given_up = contextvars.ContextVar("execution_task_given_up", default=None)
# Branches add events at the same time.
writing = threading.RLock()


def _is_over(execution):
    events = execution.get("events") or [{}]
    return events[-1].get("type") in _ENDS


def _is_stopped(strand):
    return strand is not None and (_is_over(strand.execution) or strand.is_stopped())


def _last(add):
    def add_event(execution, kind, details=None):
        with writing:
            if _is_over(execution) or _is_stopped(strand_of(execution)):
                raise Stopped(kind)
            return add(execution, kind, details)

    return add_event


def _interrupted(_original):
    def scaled_sleep(seconds):
        given_up, end = _given_up.get(), time.monotonic() + seconds * stepfunctions._SFN_WAIT_SCALE
        while (left := end - time.monotonic()) > 0:
            if _is_stopped(current.get()) or (given_up and given_up.is_set()):
                raise Stopped
            time.sleep(min(left, _SECONDS))

    return scaled_sleep


def _giving_up(invoke):
    def invoke_resource_with_timeout(resource, input_data, timeout):
        given_up = threading.Event()
        token = _given_up.set(given_up)
        try:
            return invoke(resource, input_data, timeout)
        finally:
            given_up.set()
            _given_up.reset(token)

    return invoke_resource_with_timeout


def _stopping(poll):
    def poll_ecs_tasks(cluster, task_arns):
        try:
            return poll(cluster, task_arns)
        except Stopped:
            strand = current.get()
            for arn in task_arns:
                if strand and not may_stop(strand.execution, arn, cluster):
                    continue
                # Docker takes a while.
                stop = (ecs._stop_task, {"cluster": cluster, "task": arn})
                threading.Thread(target=contextvars.copy_context().run, args=stop, daemon=True).start()
            raise

    return poll_ecs_tasks


def apply():
    """Wraps the writer of the history, what waits, and a task that has a limit of time."""
    require(ecs, "_stop_task")
    require(stepfunctions, "_SFN_WAIT_SCALE")
    wrap(stepfunctions, "_add_event", _last)
    wrap(stepfunctions, "_scaled_sleep", _interrupted)
    wrap(stepfunctions, "_invoke_resource_with_timeout", _giving_up)
    wrap(stepfunctions, "_poll_ecs_tasks", _stopping)
