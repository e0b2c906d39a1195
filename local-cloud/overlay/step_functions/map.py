"""A Distributed Map starts a child execution for each batch of items, and writes their results to S3.

AWS: a child is an execution of its own: its context names itself, and it has a history. ItemBatcher gives a child
`{"BatchInput", "Items"}`. The Map Run counts items and executions. It fails with
States.ExceedToleratedFailureThreshold as soon as more items have failed than tolerated: children that run are then
aborted, others are not started. ResultWriter writes `<prefix>/<run>/manifest.json` and SUCCEEDED_0.json,
FAILED_0.json, PENDING_0.json, also of a run that fails; the state returns the place of the manifest. The history of
the parent has MapRunStarted, and MapRunSucceeded or MapRunFailed. Stopping the parent aborts the run and its children.
ListStateMachines does not list the state machines of children.
Source: Step Functions developer guide "ItemBatcher", "ResultWriter", "Setting failure thresholds for Distributed Map
states", "Context object" (Map), "Map Runs"; API reference "DescribeMapRun", "MapRunExecutionCounts" (aborted),
"HistoryEvent"; the events as LocalStack 4.12 writes them; floci (measured in us-east-1: counts, no MaxConcurrency
is reported as 2147483647, `Resource not found: '<ARN>'`); sigpwned.com "AWS Step Functions Distributed Map
ResultWriter Example" (the files).
Emulator: has no ItemBatcher, ResultWriter and events; a child has the context of its parent and no history; runs all
children before it compares the failures. Still missing: redrive, MaxItemsPerBatchPath and its like, JSONata.
"""

import json

from ministack.core.responses import error_response_json, json_response, now_iso
from ministack.services import s3, stepfunctions

from overlay.emulator.patch import require, wrap

from .map_items import inputs_of, read_items, select
from .map_results import outputs_of, write_results
from .map_run import new_children, new_run, work


def _results(state, run, children, place):
    if not place:
        return outputs_of(children)
    written = write_results(place, run, children)
    for counts in (run["itemCounts"], run["executionCounts"]):
        counts["resultsWritten"] = counts["total"] - counts["pending"]
    return written


def _run_map(state, run, execution, effective, context):
    """Returns the result of the state. Raises _ExecutionError when the items cannot be read, or too many failed."""
    items = select(state, read_items(state, effective, context), effective, context)
    children = new_children(run, execution, inputs_of(state, items, effective, context))
    parameters = (state.get("ResultWriter") or {}).get("Parameters")
    place = stepfunctions._resolve_params_obj(parameters, effective, context) if parameters else None
    work(state, run, execution, children)
    result = _results(state, run, children, place)
    if run["status"] == "FAILED":
        text = "The specified tolerated failure threshold was exceeded"
        raise stepfunctions._ExecutionError("States.ExceedToleratedFailureThreshold", text)
    return result


def _distributed(_original):
    def run_distributed_map(state, raw_input, effective, processor, execution, context):
        run = new_run(state, execution, processor)
        started = {"mapRunStartedEventDetails": {"mapRunArn": run["mapRunArn"]}}
        stepfunctions._add_event(execution, "MapRunStarted", started)
        try:
            result = _run_map(state, run, execution, effective, context)
        except stepfunctions._ExecutionError as error:
            run["status"] = "FAILED"
            details = {"mapRunFailedEventDetails": {"error": error.error, "cause": error.cause}}
            stepfunctions._add_event(execution, "MapRunFailed", details)
            raise
        finally:
            run["stopDate"] = now_iso()
        stepfunctions._add_event(execution, f"MapRun{run['status'].capitalize()}")
        result = stepfunctions._apply_result_selector(state, result)
        output = stepfunctions._apply_result_path(state, raw_input, result)
        return stepfunctions._apply_output_path(state, output, context), stepfunctions._next_or_end(state)

    return run_distributed_map


def _unless_unknown(describe):
    def describe_map_run(data):
        arn = data.get("mapRunArn")
        if arn not in stepfunctions._map_runs:
            return error_response_json("ResourceNotFound", f"Resource not found: '{arn}'", 400)
        return describe(data)

    return describe_map_run


def _without_children(list_state_machines):
    def listed(data):
        status, headers, body = list_state_machines(data)
        answer = json.loads(body)
        answer["stateMachines"] = [each for each in answer.get("stateMachines", []) if "/" not in each["name"]]
        return json_response(answer) if status < 400 else (status, headers, body)

    return listed


def apply():
    """Replaces the run of a Distributed Map, and wraps the list of state machines."""
    require(s3, "_put_object")
    names = (
        "_state_machines",
        "_executions",
        "_map_runs",
        "_run_execution",
        "_read_map_items",
        "_resolve_path_or_ctx",
        "_resolve_params_obj",
        "_apply_result_selector",
        "_apply_result_path",
        "_apply_output_path",
        "_next_or_end",
    )
    require(stepfunctions, *names)
    wrap(stepfunctions, "_run_distributed_map", _distributed)
    wrap(stepfunctions, "_describe_map_run", _unless_unknown)
    wrap(stepfunctions, "_list_state_machines", _without_children)
