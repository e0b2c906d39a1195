"""`ecs:runTask.sync` fails when its container fails.

AWS: the state waits for the task. It fails with States.TaskFailed, and with the task as JSON in Cause, when the task
cannot start or a container exits with a code other than 0, essential or not. The result is the one task, with
PascalCase names (`$.Containers[0].ExitCode`). What RunTask refuses fails the state with ECS. and the code of the
refusal.
Source: Step Functions developer guide "Run an Amazon ECS/Fargate task"; ECS API reference "Task";
wellcomecollection/catalogue-pipeline#3377 (137 of a container that is not essential fails the state). That a container
without an exit code counts only where it is essential is from knowledge only.
Emulator: always succeeds, and returns a DescribeTasks answer in camelCase. A refusal is ECS.RunTaskFailed.
"""

import json
import threading

from ministack.services import ecs, stepfunctions

from overlay.emulator.patch import require, wrap, wrap_item

_refused = threading.local()


def pascal_case(value):
    """Returns the JSON value with its keys in PascalCase, as Step Functions writes them."""
    if isinstance(value, list):
        return [pascal_case(each) for each in value]
    if isinstance(value, dict):
        return {key[:1].upper() + key[1:]: pascal_case(each) for key, each in value.items()}
    return value


def _essential_containers(task):
    """Returns the names of the containers whose end ends the task. `essential` is true by default."""
    revision = task["taskDefinitionArn"].rsplit("/", 1)[-1]
    definition = ecs._task_defs.get(revision) or {}
    return {each["name"] for each in definition.get("containerDefinitions", []) if each.get("essential", True)}


def _failed(task):
    if task.get("stopCode") == "TaskFailedToStart":
        return True
    essential = _essential_containers(task)
    codes = [(each["name"] in essential, each.get("exitCode")) for each in task["containers"]]
    return any(code != 0 and (code is not None or is_essential) for is_essential, code in codes)


def _judged(poll):
    def poll_ecs_tasks(cluster, task_arns):
        task = poll(cluster, task_arns)["tasks"][0]
        result = pascal_case(task)
        if _failed(task):
            raise stepfunctions._ExecutionError("States.TaskFailed", json.dumps(result, separators=(",", ":")))
        return result

    return poll_ecs_tasks


def _remembering(run):
    def run_task(data):
        answer = run(data)
        _refused.code = json.loads(answer[2]).get("__type") if answer[0] >= 400 else None
        return answer

    return run_task


def _in_pascal_case(invoke):
    def invoke_ecs_run_task(resource, input_data):
        try:
            result = invoke(resource, input_data)
        except stepfunctions._ExecutionError as error:
            if error.error != "ECS.RunTaskFailed":
                raise
            raise stepfunctions._ExecutionError(f"ECS.{_refused.code}", error.cause) from None
        return result if "TaskArn" in result else pascal_case(result)

    return invoke_ecs_run_task


def apply():
    """Wraps the wait for a task, and the answer of runTask without .sync."""
    require(stepfunctions, "_ExecutionError")
    require(ecs, "_task_defs")
    require(stepfunctions, "_SERVICE_DISPATCH")
    wrap(ecs, "_run_task", _remembering)
    wrap(stepfunctions, "_poll_ecs_tasks", _judged)
    table = stepfunctions._SERVICE_DISPATCH
    wrap_item(table, "stepfunctions._SERVICE_DISPATCH", "arn:aws:states:::ecs:runTask", _in_pascal_case)
