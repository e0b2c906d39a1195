"""JSONPath filters, and paths that lead nowhere.

AWS: a path can filter a list by a field, such as `$.Containers[?(@.Name == 'main')].ExitCode`, and then gives a list.
A path in Parameters or ResultSelector that leads nowhere fails the execution with States.Runtime, `An error occurred
while executing the state 'A' (entered at the event id #2). The JSONPath '$.a' specified for the field 'b.$' could not
be found in the input '{}'`, which no States.ALL catches.
Source: Step Functions developer guide "Using JSONPath paths", "Handling errors in Step Functions workflows"
(States.Runtime); json-path/JsonPath README (filters, indefinite paths); localstack snapshots recorded from AWS
(test_invalid_jsonpath: the text).
Emulator: reads a path with a filter as null, as it does a path that leads nowhere.
"""

import json
import re

from ministack.services import stepfunctions

from overlay.emulator.patch import require, wrap

from .strands import current

_FILTER = re.compile(r"\[\?\(\s*@\.(\w+)\s*==\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\]")
_TERMINAL = ("States.Runtime", "States.DataLimitExceeded")


def _filtering(resolve):
    def resolve_path(path, data):
        found = _FILTER.search(path) if isinstance(path, str) else None
        if not found:
            return resolve(path, data)
        name, single, double = found.groups()
        wanted = single if single is not None else double
        items = resolve(path[: found.start()], data)
        kept = [each for each in items or [] if isinstance(each, dict) and each.get(name) == wanted]
        return resolve("$[*]" + path[found.end() :], kept)

    return resolve_path


def _leads(path, data):
    """Returns whether a path leads to something. Paths to many things always do."""
    if path == "$" or "*" in path or "[?" in path:
        return True
    tokens = stepfunctions._parse_jsonpath_tokens(path)
    for kind, key in tokens or []:
        is_field = kind == "field" and isinstance(data, dict) and key in data
        if not is_field and not (kind == "index" and isinstance(data, list) and key < len(data)):
            return False
        data = data[key]
    return True


def _place():
    """Returns where the current thread is, as AWS begins a cause; empty outside of an execution."""
    strand, exited = current.get(), 0
    events = strand.execution["events"] if strand else []
    number = strand.last if strand else 0
    while number:
        event = events[number - 1]
        exited += event["type"].endswith("StateExited")
        if event["type"].endswith("StateEntered"):
            if not exited:
                name = event["stateEnteredEventDetails"]["name"]
                return f"An error occurred while executing the state '{name}' (entered at the event id #{number}). "
            exited -= 1
        number = event["previousEventId"]
    return ""


def _strict(resolve):
    def resolve_params_obj(template, data, ctx=None):
        for key, path in template.items() if isinstance(template, dict) else ():
            if not key.endswith(".$") or not isinstance(path, str) or not path.startswith("$"):
                continue
            place, found = (ctx or {}, path[1:]) if path.startswith("$$") else (data, path)
            if not _leads(found, place):
                cause = f"The JSONPath '{path}' specified for the field '{key}' could not be found in the input"
                raise stepfunctions._ExecutionError("States.Runtime", f"{_place()}{cause} '{json.dumps(place)}'")
        return resolve(template, data, ctx)

    return resolve_params_obj


def _terminal(matches):
    def error_matches(error_equals, error):
        return error not in _TERMINAL and matches(error_equals, error)

    return error_matches


def apply():
    """Wraps how paths are read, and what a catcher takes."""
    require(stepfunctions, "_ExecutionError", "_parse_jsonpath_tokens")
    wrap(stepfunctions, "_resolve_path", _filtering)
    wrap(stepfunctions, "_resolve_params_obj", _strict)
    wrap(stepfunctions, "_error_matches", _terminal)
