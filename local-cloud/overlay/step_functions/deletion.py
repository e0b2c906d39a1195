"""A state machine is deleted only when all its executions have ended.

AWS: DeleteStateMachine sets the status DELETING. StartExecution, UpdateStateMachine, and CreateStateMachine with the
same name then fail with StateMachineDeleting. The state machine is deleted when no execution of it runs: at its next
state transition, an execution is terminated. One that is in a state, such as a Wait or a task with .sync, stays there
until the state ends. CloudFormation waits for that: its resource is DELETE_IN_PROGRESS meanwhile. An EXPRESS state
machine does not wait for its executions. ListExecutions fails with StateMachineTypeNotSupported for one, and with
StateMachineDoesNotExist for one that is gone.
Source: Step Functions API reference "DeleteStateMachine" (next state transition, EXPRESS), "StartExecution",
"UpdateStateMachine", "CreateStateMachine" (StateMachineDeleting), "ListExecutions"; AWS re:Post knowledge center
"step-functions-stuck-deleting-status"; aws/copilot-cli#5607 (the stack waits). That a terminated execution is ABORTED
is from knowledge only.
Emulator: deletes the state machine and its executions at once; lists the executions of any ARN.
"""

import contextvars
import json
import threading
import time

from ministack.core.responses import error_response_json, json_response, now_iso
from ministack.services import stepfunctions
from ministack.services.cloudformation import provisioners, stacks

from overlay.emulator.patch import item, require, wrap, wrap_item

_MACHINE = "AWS::StepFunctions::StateMachine"


def _machine(arn):
    return stepfunctions._state_machines.get(arn) or {}


def _is_express(arn):
    return _machine(arn).get("type") == "EXPRESS"


def _is_deleting(arn):
    return _machine(arn).get("status") == "DELETING"


def _runs(arn):
    executions = list(stepfunctions._executions.values())
    return not _is_express(arn) and any(
        each["stateMachineArn"] == arn and each["status"] == "RUNNING" for each in executions
    )


def _until_idle(arn):
    """Marks the state machine as DELETING, and returns when no execution of it runs any more."""
    machine = stepfunctions._state_machines.get(arn)
    if machine:
        machine["status"] = "DELETING"
    while _runs(arn):
        time.sleep(0.1)


def _later(delete):
    def delete_state_machine(data):
        arn = data.get("stateMachineArn")
        if not _runs(arn):
            return delete(data)

        def wait_and_delete():
            _until_idle(arn)
            delete(data)

        stepfunctions._state_machines[arn]["status"] = "DELETING"
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(wait_and_delete,), daemon=True).start()
        return json_response({})

    return delete_state_machine


def _waiting(delete):
    def deleted(arn, props):
        _until_idle(arn)
        return delete(arn, props)

    return deleted


def _unless_deleting(call):
    def refuse_or_call(data):
        arn = stepfunctions._resolve_state_machine_arn(data.get("stateMachineArn", ""))
        if "name" in data and "definition" in data:
            account, region = stepfunctions.get_account_id(), stepfunctions.get_region()
            arn = f"arn:aws:states:{region}:{account}:stateMachine:{data['name']}"
        if _is_deleting(arn):
            return error_response_json("StateMachineDeleting", f"State Machine is deleting: '{arn}'", 400)
        return call(data)

    return refuse_or_call


def _only_standard(list_executions):
    def listed(data):
        arn = data.get("stateMachineArn")
        if arn and not _machine(stepfunctions._resolve_state_machine_arn(arn)):
            return error_response_json("StateMachineDoesNotExist", f"State Machine Does Not Exist: '{arn}'", 400)
        if arn and _is_express(arn):
            text = "This operation is not supported by this type of state machine"
            return error_response_json("StateMachineTypeNotSupported", text, 400)
        return list_executions(data)

    return listed


def _all_states(machine):
    """Yields (name, state) of the states of a definition, and of those in their branches and iterations."""
    for name, state in machine.get("States", {}).items():
        yield name, state
        for inner in (*state.get("Branches", ()), state.get("ItemProcessor"), state.get("Iterator")):
            yield from _all_states(inner or {})


def _is_last(execution, name):
    definition = json.loads(_machine(execution["stateMachineArn"]).get("definition", "{}"))
    return dict(_all_states(definition)).get(name, {}).get("End") is True


def _terminating(add):
    """Terminates an execution of a state machine that is being deleted, when it leaves a state for the next one."""

    def add_event(execution, kind, details=None):
        event = add(execution, kind, details)
        if not kind.endswith("StateExited") or execution["status"] != "RUNNING":
            return event
        name = (details or {}).get("stateExitedEventDetails", {}).get("name")
        if _is_deleting(execution["stateMachineArn"]) and not _is_last(execution, name):
            execution["status"] = "ABORTED"
            execution["stopDate"] = now_iso()
            stepfunctions._add_event(execution, "ExecutionAborted", {"executionAbortedEventDetails": {}})
        return event

    return add_event


def apply():
    """Wraps both ways to delete a state machine, and what AWS refuses meanwhile; moves that of a stack to a thread."""
    names = ("_resolve_state_machine_arn", "_state_machines", "_executions", "get_account_id", "get_region")
    require(stepfunctions, *names)
    wrap(stepfunctions, "_delete_state_machine", _later)
    for name in ("_start_execution", "_update_state_machine", "_create_state_machine"):
        wrap(stepfunctions, name, _unless_deleting)
    wrap(stepfunctions, "_list_executions", _only_standard)
    wrap(stepfunctions, "_add_event", _terminating)
    table = item(provisioners._RESOURCE_HANDLERS, "provisioners._RESOURCE_HANDLERS", _MACHINE)
    wrap_item(table, _MACHINE, "delete", _waiting)
    wrap(stacks, "_runs_on_worker_thread", lambda original: lambda kind: kind == _MACHINE or original(kind))
