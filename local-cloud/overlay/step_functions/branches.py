"""Parallel states and inline Map states have a history, and stop as soon as one of their branches fails.

AWS: ParallelStateStarted, or MapStateStarted with the number of items, comes before the states of the branches, and
ParallelStateSucceeded, MapStateSucceeded or their failure after them. Each iteration has MapIterationStarted and
MapIterationSucceeded or MapIterationFailed around its states. A try that is followed by another one ends without an
event. Where a branch or an iteration fails, the others are stopped, and their tasks with them.
Source: Step Functions API reference "HistoryEvent"; developer guide "Parallel workflow state" (all branches are
stopped); localstack snapshots recorded from AWS (test_parallel_state_catch, test_parallel_state_retry,
test_map_state_catch, test_map_state_retry, test_service_lambda_map_timeout).
Emulator: records only the tasks in the branches, and lets the other branches run on. Still missing: TaskStateAborted
and WaitStateAborted.
"""

import copy
import json

from ministack.core.responses import now_iso
from ministack.services import stepfunctions

from overlay.emulator.patch import require, wrap

from .ending import writing
from .strands import Fork, Stopped, Strand, current


def _length(state, raw_input, context):
    """Returns the number of items, which AWS does not know at the start of a Map state with an ItemReader."""
    if state.get("ItemReader"):
        return 0
    effective = stepfunctions._apply_input_path(state, raw_input, context)
    items = stepfunctions._resolve_path_or_ctx(state.get("ItemsPath", "$"), effective, context)
    return len(items) if isinstance(items, list) else 1


def _recorded(kind, run):
    """Returns what executes a Parallel or Map state, whose tries `run` makes."""

    def execute(state, raw_input, execution, context):
        strand, name, failed = current.get(), context["State"]["Name"], True

        def attempt():
            nonlocal failed
            failed, details = True, None
            if kind == "Map":
                details = {"mapStateStartedEventDetails": {"length": _length(state, raw_input, context)}}
            event = stepfunctions._add_event(execution, f"{kind}StateStarted", details)
            strand.open_fork = Fork(strand, event["id"], name if kind == "Map" else None)
            answer = run(state, raw_input, execution, context)
            failed = False
            return answer

        try:
            return stepfunctions._with_retry_and_catch(state, raw_input, context, attempt)
        finally:
            stepfunctions._add_event(execution, f"{kind}State{'Failed' if failed else 'Succeeded'}")

    return execute


def _walk(states, name, value, execution, context):
    """Runs the states of a branch from the state `name` on. Returns the output of the last one."""
    while name:
        state = states[name]
        kind = state["Type"]
        context["State"] = {"Name": name, "EnteredTime": now_iso(), "RetryCount": 0}
        details = {"stateEnteredEventDetails": {"name": name, "input": json.dumps(value)}}
        stepfunctions._add_event(execution, f"{kind}StateEntered", details)
        if kind == "Fail":
            raise stepfunctions._ExecutionError(*stepfunctions._fail_state_error(state, value, context))
        if kind == "Succeed":
            value = stepfunctions._apply_input_path(state, value, context)
            value, following = stepfunctions._apply_output_path(state, value, context), None
        else:
            handler = getattr(stepfunctions, f"_execute_{kind.lower()}")
            place = (execution, context) if kind in ("Task", "Parallel", "Map") else (context,)
            value, following = handler(state, value, *place)
        details = {"stateExitedEventDetails": {"name": name, "output": json.dumps(value)}}
        stepfunctions._add_event(execution, f"{kind}StateExited", details)
        name = following
    return value


def _iteration(kind, fork, index):
    """Adds an event of an iteration. Returns its ID."""
    details = {f"mapIteration{kind}EventDetails": {"name": fork.map_name, "index": index}}
    return stepfunctions._add_event(fork.strand.execution, f"MapIteration{kind}", details)["id"]


def _succeed(strand, index):
    fork = strand.fork
    with writing:
        if strand.is_stopped():
            raise Stopped
        fork.strand.last = strand.last
        if index is not None:
            fork.strand.last = _iteration("Succeeded", fork, index)
            fork.start = strand.last
            fork.running.remove(index)


def _fail(strand, index):
    """Ends a branch, and with it those next to it. Only the first one that fails does so."""
    fork = strand.fork
    with writing:
        if strand.is_stopped():
            raise Stopped
        if index is not None:
            _iteration("Failed", fork, index)
            for other in fork.running - {index}:
                _iteration("Aborted", fork, other)
        fork.strand.last, fork.has_failed = strand.last, True


def _in_strand(_original):
    def run_sub_machine(states, start_at, value, execution, context):
        fork = current.get().open_fork
        strand = Strand(execution, fork, fork.start)
        current.set(strand)
        index = context["Map"]["Item"]["Index"] if fork.map_name else None
        try:
            if index is not None:
                fork.running.add(index)
                _iteration("Started", fork, index)
            output = _walk(states, start_at, copy.deepcopy(value), execution, {**context})
            _succeed(strand, index)
            return output
        except stepfunctions._ExecutionError:
            _fail(strand, index)
            raise

    return run_sub_machine


def apply():
    """Replaces how Parallel and Map states are executed, and the run of each branch, in a thread of its own."""
    require(stepfunctions, "_with_retry_and_catch", "_apply_input_path", "_apply_output_path", "_resolve_path_or_ctx")
    require(stepfunctions, "_ExecutionError", "_fail_state_error", "_execute_pass", "_execute_choice", "_execute_wait")
    require(stepfunctions, "_run_parallel_branches", "_run_map_items")
    wrap(stepfunctions, "_execute_parallel", lambda _: _recorded("Parallel", stepfunctions._run_parallel_branches))
    wrap(stepfunctions, "_execute_map", lambda _: _recorded("Map", stepfunctions._run_map_items))
    wrap(stepfunctions, "_run_sub_machine", _in_strand)
