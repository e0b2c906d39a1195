"""StartExecution checks its name and input, and is idempotent except for EXPRESS; a failed execution has no output.

AWS: input that is not JSON fails with InvalidExecutionInput, one over 262,144 bytes with ValidationException. A name
has at most 80 characters, no white space and none of `<>{}[]?*"#%\\^|~`$&,;:/` (InvalidName). The name and input of a
running execution return that execution (200); any other use of an existing name fails with ExecutionAlreadyExists.
For an EXPRESS state machine StartExecution is not idempotent: each call starts an execution, whose ARN is
`arn:…:express:<state machine>:<name>:<ID>`. It cannot be described, followed or stopped: InvalidArn.
Source: Step Functions API reference "StartExecution" (name, input, idempotency), "DescribeExecution" (output only on
success; not for EXPRESS), "StopExecution", "GetExecutionHistory" (not for EXPRESS); LocalStack's snapshot
test_sfn_api_express, recorded from AWS (the ARN, InvalidArn).
Emulator: accepts any name and input; refuses every existing name; puts Error and Cause into the output; treats EXPRESS
as STANDARD. Still missing: the context of an EXPRESS execution names another ID.
"""

import json
import re

from ministack.core.responses import error_response_json, get_account_id, get_region, json_response, new_uuid
from ministack.services import stepfunctions

from overlay.emulator.patch import require, wrap

_LARGEST_INPUT = 262_144
_NAME = re.compile(r"""[^\s<>{}\[\]?*"#%\\^|~`$&,;:/\x00-\x1f\x7f-\x9f]{1,80}""")


def _existing(data):
    """Returns (arn, execution) of the existing execution with this name and state machine; None for what is missing."""
    machine_arn = stepfunctions._resolve_state_machine_arn(data.get("stateMachineArn", ""))
    machine = stepfunctions._state_machines.get(machine_arn) if machine_arn else None
    if not machine or not data.get("name"):
        return None, None
    place = f"arn:aws:states:{get_region()}:{get_account_id()}"
    arn = f"{place}:execution:{machine['name']}:{data['name']}"
    return arn, stepfunctions._executions.get(arn)


def _is_express(data):
    arn = stepfunctions._resolve_state_machine_arn(data.get("stateMachineArn", ""))
    return (stepfunctions._state_machines.get(arn) or {}).get("type") == "EXPRESS"


def _start_express(start, data):
    identity = new_uuid()
    status, headers, body = start({**data, "name": identity})
    if status >= 400:
        return status, headers, body
    answer = json.loads(body)
    place = answer["executionArn"].replace(":execution:", ":express:").rsplit(":", 1)[0]
    return json_response({**answer, "executionArn": f"{place}:{data.get('name') or new_uuid()}:{identity}"})


def _only_standard(call):
    def refuse_or_call(data):
        if ":express:" in data.get("executionArn", ""):
            message = "Invalid Arn: 'Resource type not valid in this context: express'"
            return error_response_json("InvalidArn", message, 400)
        return call(data)

    return refuse_or_call


def _start(original):
    def start_execution(data):
        given = data.get("input", "{}")
        if "name" in data and not _NAME.fullmatch(data["name"]):
            return error_response_json("InvalidName", f"Invalid Name: '{data['name']}'", 400)
        if len(given.encode()) > _LARGEST_INPUT:
            limit = f"Member must have length less than or equal to {_LARGEST_INPUT}"
            text = f"1 validation error detected: Value at 'input' failed to satisfy constraint: {limit}"
            return error_response_json("ValidationException", text, 400)
        try:
            json.loads(given)
        except ValueError as problem:
            message = f"Invalid State Machine Execution Input: '{problem}'"
            return error_response_json("InvalidExecutionInput", message, 400)
        if _is_express(data):
            return _start_express(original, data)
        arn, execution = _existing(data)
        if execution is None:
            return original(data)
        if execution["status"] == "RUNNING" and execution["input"] == given:
            return json_response({"executionArn": arn, "startDate": execution["startDate"]})
        return error_response_json("ExecutionAlreadyExists", f"Execution Already Exists: '{arn}'", 400)

    return start_execution


def _describe(original):
    def describe_execution(data):
        status, headers, body = original(data)
        if status >= 400:
            return status, headers, body
        answer = {key: value for key, value in json.loads(body).items() if value is not None}
        if answer["status"] != "SUCCEEDED":
            answer.pop("output", None)
            answer.pop("outputDetails", None)
        return json_response(answer)

    return describe_execution


def apply():
    """Wraps StartExecution, DescribeExecution, and the other calls that take the ARN of an execution."""
    require(stepfunctions, "_resolve_state_machine_arn", "_state_machines", "_executions")
    wrap(stepfunctions, "_start_execution", _start)
    wrap(stepfunctions, "_describe_execution", _describe)
    for name in ("_describe_execution", "_stop_execution", "_get_execution_history"):
        wrap(stepfunctions, name, _only_standard)
