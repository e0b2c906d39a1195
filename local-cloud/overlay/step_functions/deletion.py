"""A state machine is deleted only when all its executions have ended.

AWS: DeleteStateMachine sets the status DELETING; StartExecution then fails with StateMachineDeleting. The state machine
is deleted when no execution of it runs. CloudFormation waits for that: its resource is DELETE_IN_PROGRESS meanwhile.
Source: Step Functions API reference "DeleteStateMachine", "StartExecution" (StateMachineDeleting); AWS re:Post
knowledge center "step-functions-stuck-deleting-status"; aws/copilot-cli#5607 (the stack waits).
Emulator: deletes the state machine and its executions at once. Still missing: AWS ends a running execution at its next
state transition.
"""

import contextvars
import threading
import time

from ministack.core.responses import error_response_json, json_response
from ministack.services import stepfunctions
from ministack.services.cloudformation import provisioners, stacks

from overlay.emulator.patch import item, require, wrap, wrap_item

_MACHINE = "AWS::StepFunctions::StateMachine"


def _runs(arn):
    executions = list(stepfunctions._executions.values())
    return any(each["stateMachineArn"] == arn and each["status"] == "RUNNING" for each in executions)


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


def _unless_deleting(start):
    def start_execution(data):
        arn = stepfunctions._resolve_state_machine_arn(data.get("stateMachineArn", ""))
        machine = stepfunctions._state_machines.get(arn) if arn else None
        if machine and machine.get("status") == "DELETING":
            return error_response_json("StateMachineDeleting", f"State Machine is deleting: '{arn}'", 400)
        return start(data)

    return start_execution


def apply():
    """Wraps both ways to delete a state machine, and StartExecution; moves the stack's to a worker thread."""
    require(stepfunctions, "_resolve_state_machine_arn", "_state_machines", "_executions")
    wrap(stepfunctions, "_delete_state_machine", _later)
    wrap(stepfunctions, "_start_execution", _unless_deleting)
    table = item(provisioners._RESOURCE_HANDLERS, "provisioners._RESOURCE_HANDLERS", _MACHINE)
    wrap_item(table, _MACHINE, "delete", _waiting)
    wrap(stacks, "_runs_on_worker_thread", lambda original: lambda kind: kind == _MACHINE or original(kind))
