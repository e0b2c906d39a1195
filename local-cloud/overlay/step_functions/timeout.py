"""TimeoutSeconds of a state machine ends an execution as TIMED_OUT.

AWS: the execution ends TIMED_OUT, with an ExecutionTimedOut event and without error or output.
Source: Amazon States Language "TimeoutSeconds" (top level); Step Functions API reference "HistoryEvent".
Emulator: ignores the top-level TimeoutSeconds. Here SFN_WAIT_SCALE scales it, as the emulator scales waits.
"""

import contextvars
import json
import threading

from ministack.core.responses import now_iso
from ministack.services import stepfunctions

from overlay.emulator.patch import require, wrap


def _limit(execution):
    """Returns the seconds that the execution may take, or None."""
    machine = stepfunctions._state_machines.get(execution["stateMachineArn"]) or {}
    try:
        seconds = json.loads(machine.get("definition", "{}")).get("TimeoutSeconds")
    except (ValueError, AttributeError):
        return None
    return float(seconds) * stepfunctions._SFN_WAIT_SCALE if seconds else None


def _time_out(execution):
    if execution["status"] != "RUNNING":
        return
    execution["status"] = "TIMED_OUT"
    execution["stopDate"] = now_iso()
    stepfunctions._add_event(execution, "ExecutionTimedOut", {"executionTimedOutEventDetails": {}})
    stepfunctions._emit_execution_status_event(execution)


def _limited(run):
    def run_execution(execution_arn):
        execution = stepfunctions._executions.get(execution_arn)
        seconds = _limit(execution) if execution else None
        if seconds is None:
            return run(execution_arn)
        context = contextvars.copy_context()
        timer = threading.Timer(seconds, context.run, (_time_out, execution))
        timer.daemon = True
        timer.start()
        try:
            return run(execution_arn)
        finally:
            timer.cancel()

    return run_execution


def _unless_over(fail):
    def fail_execution(execution, error, cause):
        if execution["status"] == "RUNNING":
            fail(execution, error, cause)

    return fail_execution


def apply():
    """Wraps the run of an execution, and its failure, which no longer changes the status after the timeout."""
    names = ("_state_machines", "_executions", "_add_event", "_emit_execution_status_event", "_SFN_WAIT_SCALE")
    require(stepfunctions, *names)
    wrap(stepfunctions, "_run_execution", _limited)
    wrap(stepfunctions, "_fail_execution", _unless_over)
