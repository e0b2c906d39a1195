"""What is wrong with the definition of a state machine, in the words of Step Functions.

Source: Amazon States Language (fields, numbers, Retry, "Next" and "End"); Step Functions API reference
"ValidateStateMachineDefinition" (codes). The texts about unknown fields and numbers are from knowledge only. Not a
deviation by itself.
"""

import re

_COMMON = {"Type", "Comment", "QueryLanguage", "InputPath", "OutputPath", "Assign", "Output"}
_ENDING = {"Next", "End"}
_WORKING = {"Parameters", "Arguments", "ResultSelector", "ResultPath", "Retry", "Catch"} | _ENDING
_TIMES = {f"{time}Seconds{path}" for time in ("Timeout", "Heartbeat") for path in ("", "Path")}
_MAP = {
    "ItemProcessor", "Iterator", "ItemReader", "ItemSelector", "ItemsPath", "Items", "ItemBatcher", "ResultWriter",
    "MaxConcurrency", "MaxConcurrencyPath", "Label", "ToleratedFailureCount", "ToleratedFailureCountPath",
    "ToleratedFailurePercentage", "ToleratedFailurePercentagePath",
}  # fmt: skip
_FIELDS = {
    "Task": _WORKING | _TIMES | {"Resource", "Credentials"},
    "Pass": _ENDING | {"Result", "ResultPath", "Parameters"},
    "Choice": {"Choices", "Default"},
    "Wait": _ENDING | {"Seconds", "SecondsPath", "Timestamp", "TimestampPath"},
    "Succeed": set(),
    "Fail": {"Error", "ErrorPath", "Cause", "CausePath"},
    "Parallel": _WORKING | {"Branches"},
    "Map": _WORKING | _MAP,
}
_INTEGERS = (
    "TimeoutSeconds",
    "HeartbeatSeconds",
    "MaxConcurrency",
    "IntervalSeconds",
    "MaxAttempts",
    "MaxDelaySeconds",
)
_INTRINSICS = (
    "Format", "StringToJson", "JsonToString", "Array", "ArrayPartition", "ArrayContains", "ArrayRange", "ArrayGetItem",
    "ArrayLength", "ArrayUnique", "Base64Encode", "Base64Decode", "Hash", "JsonMerge", "MathRandom", "MathAdd",
    "StringSplit", "UUID",
)  # fmt: skip
_CALL = re.compile(rf"States\.({'|'.join(_INTRINSICS)})\(.*\)", re.DOTALL)


def _targets(state, path):
    """Yields (target, path) of each transition of one state."""
    if "Next" in state:
        yield state["Next"], f"{path}/Next"
    if "Default" in state:
        yield state["Default"], f"{path}/Default"
    for kind in ("Choices", "Catch"):
        for index, rule in enumerate(state.get(kind) or []):
            if "Next" in rule:
                yield rule["Next"], f"{path}/{kind}[{index}]/Next"


def _fields(state, path):
    """Yields what is wrong with the fields of one state."""
    known = _FIELDS.get(state.get("Type"))
    if known is None:
        yield f"SCHEMA_VALIDATION_FAILED: Unknown Type: {state.get('Type')} at {path}/Type"
        return
    for name in state.keys() - known - _COMMON:
        yield f"SCHEMA_VALIDATION_FAILED: Field is not supported: {name} at {path}"
    if known >= _ENDING and ("Next" in state) == (state.get("End") is True):
        yield f"SCHEMA_VALIDATION_FAILED: State must have either Next or End at {path}"
    places = [
        (path, state),
        *((f"{path}/Retry[{number}]", each) for number, each in enumerate(state.get("Retry") or [])),
    ]
    for place, each in places:
        for name in _INTEGERS:
            if name in each and type(each[name]) is not int:
                yield f"SCHEMA_VALIDATION_FAILED: Expected value of type Integer at {place}/{name}"
        if "BackoffRate" in each and not (type(each["BackoffRate"]) in (int, float) and each["BackoffRate"] >= 1):
            yield f"SCHEMA_VALIDATION_FAILED: Expected a number of at least 1 at {place}/BackoffRate"
    for kind in ("Retry", "Catch"):
        rules = state.get(kind) or []
        for number, each in enumerate(rules):
            errors = each.get("ErrorEquals") or []
            if "States.ALL" in errors and (len(errors) > 1 or number < len(rules) - 1):
                yield f"SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and last at {path}/{kind}[{number}]"


def _paths(value, path):
    """Yields what is wrong with the fields of a payload whose name ends in `.$`."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _paths(each, f"{path}[{index}]")
    elif isinstance(value, dict):
        for name, each in value.items():
            is_read = isinstance(each, str) and (each.startswith("$") or _CALL.fullmatch(each))
            if name.endswith(".$") and not is_read:
                must = "must be a valid JSONPath or a valid intrinsic function call"
                yield f"SCHEMA_VALIDATION_FAILED: The value for the field '{name}' {must} at {path}"
            yield from _paths(each, f"{path}/{name}")


def _in_state(state, path, states):
    """Yields what is wrong with one state, and with the machines inside of it."""
    for target, place in _targets(state, path):
        if target not in states:
            yield f"MISSING_TRANSITION_TARGET: Missing 'Next' target: {target} at {place}"
    yield from _fields(state, path)
    for name in ("Parameters", "ResultSelector", "ItemSelector"):
        yield from _paths(state.get(name), f"{path}/{name}")
    inner = [("ItemProcessor", state.get("ItemProcessor")), ("Iterator", state.get("Iterator"))]
    inner += [(f"Branches[{index}]", branch) for index, branch in enumerate(state.get("Branches") or [])]
    for kind, each in inner:
        if each:
            yield from _in_machine(each, f"{path}/{kind}")


def _in_machine(machine, path):
    states = machine.get("States")
    if not isinstance(states, dict) or not states:
        yield f"SCHEMA_VALIDATION_FAILED: States is required at {path or '/'}"
        return
    if machine.get("StartAt") not in states:
        yield f"MISSING_TRANSITION_TARGET: Missing 'StartAt' target: {machine.get('StartAt')} at {path}/StartAt"
    reached = {machine.get("StartAt")}
    for name, state in states.items():
        yield from _in_state(state, f"{path}/States/{name}", states)
        reached |= {target for target, _ in _targets(state, "")}
    for name in states:
        if name not in reached:
            yield f'MISSING_TRANSITION_TARGET: State "{name}" is not reachable. at {path}/States/{name}'


def problem_of(machine):
    """Returns the first thing that is wrong with a machine, or with one inside of it; None when there is none."""
    return next(_in_machine(machine, ""), None)
