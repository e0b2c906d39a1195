"""A Distributed Map starts a child execution for each batch of items, and writes their results to S3.

AWS: a child is an execution of its own: its context names itself, and it has a history. ItemBatcher gives a child
`{"BatchInput", "Items"}`. The Map Run counts items and executions. It fails with
States.ExceedToleratedFailureThreshold as soon as more items have failed than tolerated: children that run are then
aborted, others are not started. ResultWriter writes `<prefix>/<run>/manifest.json` and SUCCEEDED_0.json,
FAILED_0.json, PENDING_0.json, also of a run that fails; the state returns the place of the manifest. The history of
the parent has MapStateStarted, MapRunStarted, and MapRunSucceeded, MapRunFailed or MapRunAborted. Stopping the parent
aborts the run and its children. ListStateMachines does not list the state machines of children.
Source: Step Functions developer guide "ItemBatcher", "ResultWriter", "Setting failure thresholds for Distributed Map
states", "Context object" (Map), "Map Runs"; API reference "DescribeMapRun", "MapRunExecutionCounts" (aborted),
"HistoryEvent"; the events as LocalStack 4.12 writes them; floci (measured in us-east-1: counts, no MaxConcurrency
is reported as 2147483647, `Resource not found: '<ARN>'`); sigpwned.com "AWS Step Functions Distributed Map
ResultWriter Example" (the files).
Emulator: has no ItemBatcher, ResultWriter and events; a child has the context of its parent and no history; runs all
children before it compares the failures. Still missing: redrive, MaxItemsPerBatchPath and its like, JSONata.
"""

import contextvars
import json
import threading
from concurrent.futures import ThreadPoolExecutor

from ministack.core.responses import error_response_json, get_account_id, get_region, json_response, new_uuid, now_iso
from ministack.services import s3, stepfunctions

from overlay.emulator.patch import require, wrap

from .map_items import inputs_of, read_items, select
from .map_results import outputs_of, write_results

_COUNTS = (
    "pending",
    "running",
    "succeeded",
    "failed",
    "timedOut",
    "aborted",
    "total",
    "resultsWritten",
    "failuresNotRedrivable",
    "pendingRedrive",
)
_COUNT_OF = {"SUCCEEDED": "succeeded", "FAILED": "failed", "TIMED_OUT": "timedOut", "ABORTED": "aborted"}
_UNBOUNDED = 2**31 - 1
_MOST_WORKERS = 64
_changed = threading.Condition()


def _new_run(state, execution, processor):
    """Registers the state machine of the children, and the Map Run. Returns the run."""
    machine = stepfunctions._state_machines[execution["stateMachineArn"]]
    place = f"arn:aws:states:{get_region()}:{get_account_id()}"
    name = f"{machine['name']}/{state.get('Label') or new_uuid()}"
    child_machine = f"{place}:stateMachine:{name}"
    stepfunctions._state_machines[child_machine] = {
        **machine,
        "stateMachineArn": child_machine,
        "name": name,
        "definition": json.dumps(processor),
    }
    run = {
        "mapRunArn": f"{place}:mapRun:{name}:{new_uuid()}",
        "executionArn": execution["executionArn"],
        "status": "RUNNING",
        "startDate": now_iso(),
        "maxConcurrency": int(state.get("MaxConcurrency") or _UNBOUNDED),
        "toleratedFailurePercentage": float(state.get("ToleratedFailurePercentage") or 0),
        "toleratedFailureCount": int(state.get("ToleratedFailureCount") or 0),
        "itemCounts": dict.fromkeys(_COUNTS, 0),
        "executionCounts": dict.fromkeys(_COUNTS, 0),
        "redriveCount": 0,
        "_stateMachineArn": child_machine,
        "_name": name,
    }
    stepfunctions._map_runs[run["mapRunArn"]] = run
    return run


def _new_child(run, execution, child_input, items):
    name = new_uuid()
    return {
        "executionArn": f"arn:aws:states:{get_region()}:{get_account_id()}:execution:{run['_name']}:{name}",
        "stateMachineArn": run["_stateMachineArn"],
        "name": name,
        "status": "PENDING",
        "startDate": None,
        "stopDate": None,
        "input": json.dumps(child_input),
        "inputDetails": {"included": True},
        "output": None,
        "outputDetails": {"included": True},
        "mapRunArn": run["mapRunArn"],
        "testCase": execution.get("testCase"),
        "mockAttempts": {},
        "events": [],
        "_items": items,
    }


def _count(run, child, before, after):
    """Moves the child and its items from one count to another. The caller holds `_changed`."""
    for counts, number in ((run["executionCounts"], 1), (run["itemCounts"], child["_items"])):
        if before:
            counts[before] -= number
        counts[after] += number


def _run_child(run, execution, child):
    with _changed:
        if run["status"] != "RUNNING":
            return
        _count(run, child, "pending", "running")
        child.update(status="RUNNING", startDate=now_iso())
        role = stepfunctions._state_machines[run["_stateMachineArn"]]["roleArn"]
        started = {"executionStartedEventDetails": {"input": child["input"], "roleArn": role}}
        stepfunctions._add_event(child, "ExecutionStarted", started)
        stepfunctions._executions[child["executionArn"]] = child
    stepfunctions._run_execution(child["executionArn"])
    with _changed:
        # An aborted child was counted when it was aborted.
        if child["status"] != "ABORTED" or not child.get("_aborted"):
            _count(run, child, "running", _COUNT_OF[child["status"]])
        _changed.notify_all()


def _abort(run, children):
    """Ends the children that run. The caller has set the status of the run, so that no other one starts."""
    for child in children:
        with _changed:
            if child["status"] != "RUNNING":
                continue
            _count(run, child, "running", "aborted")
            child.update(status="ABORTED", stopDate=now_iso(), _aborted=True)
            # This also stops its task.
            stepfunctions._add_event(child, "ExecutionAborted", {"executionAbortedEventDetails": {}})


def _exceeds(state, run):
    """Returns whether more items have failed than the state tolerates."""
    counts = run["itemCounts"]
    failed = counts["failed"] + counts["timedOut"]
    exceeded = []
    if "ToleratedFailureCount" in state:
        exceeded.append(failed > run["toleratedFailureCount"])
    if "ToleratedFailurePercentage" in state:
        exceeded.append(failed * 100 > run["toleratedFailurePercentage"] * counts["total"])
    return any(exceeded) if exceeded else failed > 0


def _work(state, run, execution, children):
    """Runs the children until all have ended, too many have failed, or the parent has ended."""
    pool = ThreadPoolExecutor(min(run["maxConcurrency"], max(len(children), 1), _MOST_WORKERS))
    for child in children:
        pool.submit(contextvars.copy_context().run, _run_child, run, execution, child)
    with _changed:
        while run["status"] == "RUNNING":
            counts = run["executionCounts"]
            if _exceeds(state, run):
                run["status"] = "FAILED"
            elif execution["status"] != "RUNNING":
                run["status"] = "ABORTED"
            elif not counts["pending"] and not counts["running"]:
                run["status"] = "SUCCEEDED"
            else:
                _changed.wait(0.2)
    pool.shutdown(wait=False, cancel_futures=True)
    _abort(run, children)


def _end(run, execution, error=None):
    """Writes the end of the run into the history of its parent, and raises `error`."""
    run["stopDate"] = now_iso()
    if error:
        details = {"mapRunFailedEventDetails": {"error": error.error, "cause": error.cause}}
        run["status"] = "FAILED"
        stepfunctions._add_event(execution, "MapRunFailed", details)
        raise error
    stepfunctions._add_event(execution, "MapRunSucceeded" if run["status"] == "SUCCEEDED" else "MapRunAborted")


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
    children = [_new_child(run, execution, *each) for each in inputs_of(state, items, effective, context)]
    for child in children:
        _count(run, child, None, "pending")
        _count(run, child, None, "total")
    parameters = (state.get("ResultWriter") or {}).get("Parameters")
    place = stepfunctions._resolve_params_obj(parameters, effective, context) if parameters else None
    _work(state, run, execution, children)
    result = _results(state, run, children, place)
    if run["status"] == "FAILED":
        text = "The specified tolerated failure threshold was exceeded"
        raise stepfunctions._ExecutionError("States.ExceedToleratedFailureThreshold", text)
    return result


def _distributed(_original):
    def run_distributed_map(state, raw_input, effective, processor, execution, context):
        run = _new_run(state, execution, processor)
        started = {"mapRunStartedEventDetails": {"mapRunArn": run["mapRunArn"]}}
        stepfunctions._add_event(execution, "MapRunStarted", started)
        try:
            result = _run_map(state, run, execution, effective, context)
        except stepfunctions._ExecutionError as error:
            _end(run, execution, error)
        _end(run, execution)
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
