"""A state machine does what its role may do.

AWS: starts a task with `ecs:RunTask` on the revision, and `iam:PassRole` on the roles of the task; `.sync` also needs
the rule that tells of the end (`events:PutTargets`, `PutRule`, `DescribeRule`), and `ecs:DescribeTasks`; a task whose
execution is stopped needs `ecs:StopTask`. A message needs `sns:Publish`. What the role may not do fails the state with
`ECS.AccessDeniedException` or `SNS.AuthorizationErrorException`, and the message of IAM as its cause. A Distributed Map
starts its children with `states:StartExecution` on the state machine itself, reads its items with `s3:GetObject` or
`s3:ListBucket`, and writes results with `s3:PutObject` and the actions of an upload in parts. Calls of the SDK to Step
Functions itself (`aws-sdk:sfn`) need their action.
Source: Step Functions developer guide "IAM policies for calling Amazon ECS", "for Amazon SNS", "IAM policies for using
Distributed Map states"; Service Authorization Reference of ECS (keys). That it is the message of IAM, with the service
in parentheses, is from public issues. The errors of a Map whose role may not do something are from knowledge only.
Emulator: lets every state machine do everything. Here that stays so in accounts that do not enforce permissions."""

import re

from ministack.core.responses import get_account_id, get_region
from ministack.services import ecs, stepfunctions

from overlay.emulator.patch import item, require, wrap, wrap_item
from overlay.iam import evaluation, principal
from overlay.iam.evaluation import Need
from overlay.iam.requests import pass_role
from overlay.iam.trust import trusts

_UNTRUSTED = (
    "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the "
    "provided role."
)
_RULE = "rule/StepFunctionsGetEventsForECSTaskRule"
_OBJECTS = {
    "ItemReader": ("GetObject",),
    "ResultWriter": ("PutObject", "ListMultipartUploadParts", "AbortMultipartUpload"),
}
_HERE = "step_functions/permissions.py"
_SDK = re.compile(r":aws-sdk:sfn:(\w+)")
_ARNS = ("MapRunArn", "ExecutionArn", "StateMachineArn")
_ECS = "arn:aws:states:::ecs:runTask"
_SNS = "arn:aws:states:::sns:publish"


def _arn(service, rest):
    return f"arn:aws:{service}:{get_region()}:{get_account_id()}:{rest}"


def _cluster(data):
    cluster = data.get("Cluster") or "default"
    return cluster if cluster.startswith("arn:") else _arn("ecs", f"cluster/{cluster}")


def _task_needs(resource, data):
    revision = ecs._resolve_td_key(data.get("TaskDefinition", ""))
    definition = ecs._task_defs.get(revision) or {}
    keys = {"ecs:cluster": _cluster(data), "ecs:capacity-provider": None, "ecs:enable-execute-command": None}
    roles = [definition.get("executionRoleArn"), definition.get("taskRoleArn")]
    needs = [Need("ecs:RunTask", _arn("ecs", f"task-definition/{revision}"), keys)]
    if data.get("Tags") or data.get("PropagateTags"):
        name = _cluster(data).rsplit("/", 1)[-1]
        needs.append(Need("ecs:TagResource", _arn("ecs", f"task/{name}/*"), {"ecs:CreateAction": "RunTask"}))
    needs += [pass_role(role, "ecs-tasks.amazonaws.com") for role in dict.fromkeys(roles) if role]
    if ".sync" in resource:
        needs += [
            Need(f"events:{action}", _arn("events", _RULE)) for action in ("PutRule", "PutTargets", "DescribeRule")
        ]
    return needs


def _message_needs(resource, data):
    return [Need("sns:Publish", data.get("TopicArn", ""))]


_KINDS = {
    _ECS: (_task_needs, "ECS.AccessDeniedException", "AmazonECS", 400),
    _SNS: (_message_needs, "SNS.AuthorizationErrorException", "AmazonSNS", 403),
}


def _check(needs, error, service, status):
    message = evaluation.first_refusal(principal.current.get(), needs, "state machine")
    if message:
        code = error.split(".", 1)[1].removesuffix("Exception") if service == "AmazonSNS" else error.split(".", 1)[1]
        cause = f"{message} (Service: {service}; Status Code: {status}; Error Code: {code}; Proxy: null)"
        raise stepfunctions._ExecutionError(error, cause)


def _checked(kind):
    needs_of, error, service, status = _KINDS[kind]

    def wrapper(invoke):
        def invoked(resource, input_data):
            if principal.current.get():
                _check(needs_of(resource, input_data), error, service, status)
            return invoke(resource, input_data)

        return invoked

    return wrapper


def _as_role(execute):
    def execute_task(state, raw_input, execution, context):
        machine = stepfunctions._state_machines.get(execution["stateMachineArn"].split(":map", 1)[0]) or {}
        role = machine.get("roleArn", "")
        if not trusts(role, "states.amazonaws.com", execution["stateMachineArn"]):
            raise stepfunctions._ExecutionError("States.Runtime", _UNTRUSTED)
        name = execution["executionArn"].rsplit(":", 1)[-1][:64]
        with principal.acting_as(principal.of_role(role, name)):
            return execute(state, raw_input, execution, context)

    return execute_task


def _map_needs(state, effective, context, machine):
    """Yields the needs of a Distributed Map, each with the error of the state."""
    yield Need("states:StartExecution", machine, {"states:StateMachineQualifier": None}), "States.Runtime"
    for part, error in (("ItemReader", "States.ItemReaderFailed"), ("ResultWriter", "States.ResultWriterFailed")):
        own = state.get(part) or {}
        if not own:
            continue
        data = stepfunctions._resolve_params_obj(own.get("Parameters") or {}, effective, context)
        bucket = f"arn:aws:s3:::{data.get('Bucket')}"
        if own["Resource"].endswith("listObjectsV2"):
            yield Need("s3:ListBucket", bucket, {"s3:prefix": data.get("Prefix"), "s3:delimiter": None}), error
            continue
        for action in _OBJECTS[part]:
            key = data.get("Key") or f"{data.get('Prefix')}/manifest.json"
            yield Need(f"s3:{action}", f"{bucket}/{key}"), error


def _mapped(run):
    def run_distributed_map(state, raw_input, effective, processor, execution, context):
        machine = stepfunctions._state_machines.get(execution["stateMachineArn"]) or {}
        role = machine.get("roleArn", "")
        if not trusts(role, "states.amazonaws.com", execution["stateMachineArn"]):
            raise stepfunctions._ExecutionError("States.Runtime", _UNTRUSTED)
        with principal.acting_as(principal.of_role(role, execution["name"][:64])):
            for need, error in _map_needs(state, effective, context, execution["stateMachineArn"]):
                message = evaluation.first_refusal(principal.current.get(), [need], "state machine")
                if message:
                    raise stepfunctions._ExecutionError(error, message)
            return run(state, raw_input, effective, processor, execution, context)

    return run_distributed_map


def _own_calls(invoke):
    def invoked(resource, input_data, *rest):
        found = _SDK.search(resource)
        if principal.current.get() and found:
            action = f"states:{found[1][0].upper()}{found[1][1:]}"
            arn = next((input_data[name] for name in _ARNS if name in input_data), "*")
            need = Need(action, arn, {"states:StateMachineQualifier": None})
            _check([need], "Sfn.AccessDeniedException", "Sfn", 400)
        return invoke(resource, input_data, *rest)

    return invoked


def _only_listed(invoke):
    def invoked(resource, *args):
        plain = resource.replace(".sync", "").replace(".waitForTaskToken", "")
        if principal.current.get() and not (plain.startswith(tuple(_KINDS)) or _SDK.search(plain)):
            text = f"The overlay does not know what {resource} needs: add it to local-cloud/overlay/{_HERE}"
            raise stepfunctions._ExecutionError("States.Runtime", text)
        return invoke(resource, *args)

    return invoked


def _in_cluster(cluster):
    return {"ecs:cluster": cluster if cluster.startswith("arn:") else _arn("ecs", f"cluster/{cluster}")}


def may_stop(execution, task_arn, cluster):
    """Tells whether the role of an execution's state machine may stop a task. AWS leaves one that it may not."""
    machine = stepfunctions._state_machines.get(execution["stateMachineArn"].split(":map", 1)[0]) or {}
    who = principal.of_role(machine.get("roleArn", ""), execution["name"][:64])
    return not evaluation.first_refusal(who, [Need("ecs:StopTask", task_arn, _in_cluster(cluster))], "state machine")


def _describing(poll):
    def poll_ecs_tasks(cluster, task_arns):
        if principal.current.get():
            needs = [Need("ecs:DescribeTasks", arn, _in_cluster(cluster)) for arn in task_arns]
            _check(needs, "ECS.AccessDeniedException", "AmazonECS", 400)
        return poll(cluster, task_arns)

    return poll_ecs_tasks


def apply():
    """Wraps the execution of a task state and of a Distributed Map, and what they call."""
    require(stepfunctions, "_state_machines", "_ExecutionError", "_resolve_params_obj")
    require(ecs, "_task_defs", "_resolve_td_key")
    wrap(stepfunctions, "_execute_task", _as_role)
    wrap(stepfunctions, "_poll_ecs_tasks", _describing)
    wrap(stepfunctions, "_run_distributed_map", _mapped)
    wrap(stepfunctions, "_invoke_aws_sdk_integration", _own_calls)
    wrap(stepfunctions, "_invoke_resource", _only_listed)
    wrap(stepfunctions, "_invoke_with_callback", _only_listed)
    table = stepfunctions._SERVICE_DISPATCH
    for kind in _KINDS:
        item(table, "stepfunctions._SERVICE_DISPATCH", kind)
        wrap_item(table, "stepfunctions._SERVICE_DISPATCH", kind, _checked(kind))
