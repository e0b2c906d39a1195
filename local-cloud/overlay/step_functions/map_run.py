"""A Map Run: its child executions, which run at the same time, and how many of them have ended how."""

import contextvars
import json
import threading
from concurrent.futures import ThreadPoolExecutor

from ministack.core.responses import get_account_id, get_region, new_uuid, now_iso
from ministack.services import stepfunctions

from .strands import current

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


def new_run(state, execution, processor):
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


def new_children(run, execution, inputs):
    """Returns a child execution for each (input, number of items), all of them pending."""
    children = [_new_child(run, execution, *each) for each in inputs]
    for counts, total in ((run["executionCounts"], len(children)), (run["itemCounts"], sum(n for _, n in inputs))):
        counts.update(pending=total, total=total)
    return children


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
        if not child.get("_aborted"):
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


def work(state, run, execution, children):
    """Runs the children until all have ended, too many have failed, or the parent has ended."""
    pool = ThreadPoolExecutor(min(run["maxConcurrency"], max(len(children), 1), _MOST_WORKERS))
    for child in children:
        pool.submit(contextvars.copy_context().run, _run_child, run, execution, child)
    with _changed:
        while run["status"] == "RUNNING":
            counts = run["executionCounts"]
            if _exceeds(state, run):
                run["status"] = "FAILED"
            elif execution["status"] != "RUNNING" or current.get().is_stopped():
                run["status"] = "ABORTED"
            elif not counts["pending"] and not counts["running"]:
                run["status"] = "SUCCEEDED"
            else:
                _changed.wait(0.2)
    pool.shutdown(wait=False, cancel_futures=True)
    _abort(run, children)
