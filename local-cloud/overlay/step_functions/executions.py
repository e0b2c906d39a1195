"""StartExecution is idempotent and checks its name and input; a failed execution has no output.

AWS: input that is not JSON fails with InvalidExecutionInput, one over 262,144 bytes with ValidationException. A name
has at most 80 characters, no white space and none of `<>{}[]?*"#%\\^|~`$&,;:/` (InvalidName). The name and input of a
running execution return that execution (200); any other use of an existing name fails with ExecutionAlreadyExists.
Source: Step Functions API reference "StartExecution" (name, input, idempotency), "DescribeExecution" (output only on
success).
Emulator: accepts any name and input; refuses every existing name; puts Error and Cause into the output.
"""

import json
import re

from ministack.core.responses import error_response_json, get_account_id, get_region, json_response
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
    """Wraps StartExecution and DescribeExecution."""
    require(stepfunctions, "_resolve_state_machine_arn", "_state_machines", "_executions")
    wrap(stepfunctions, "_start_execution", _start)
    wrap(stepfunctions, "_describe_execution", _describe)
