"""A task is started with what its execution role may do.

AWS: the execution role asks ECR for a token (`ecr:GetAuthorizationToken`), pulls the image, and creates and writes the
log stream (`logs:CreateLogStream`, `logs:PutLogEvents`). A task whose role may not stops with
`ResourceInitializationError: unable to pull secrets or registry auth`, or `CannotPullContainerError`, or
`ResourceInitializationError: failed to validate logger args`.
Source: ECS developer guide "Amazon ECS task execution IAM role", "ResourceInitializationError errors",
"CannotPullContainer task errors".
Emulator: has no roles for tasks. Here that stays so in accounts that do not enforce permissions.
"""

from ministack.core.responses import get_account_id
from ministack.services import ecs

from overlay.emulator.patch import require, wrap
from overlay.iam import evaluation, principal
from overlay.iam.evaluation import Need
from overlay.iam.trust import trusts

from .pull import is_from_ecr

_AUTH = (
    "The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR."
)
_UNTRUSTED = (
    "ECS was unable to assume the role '{}' that was provided for this task. Please verify that the role being passed "
    "has the proper trust relationship and permissions and that your IAM user has permissions to pass this role."
)


def _check(needs, text):
    message = evaluation.first_refusal(principal.current.get(), needs, "execution role")
    if message:
        raise ecs._SecretResolutionError(f"{text}: {message}")


def _log_needs(definition, task_id):
    config = ecs._awslogs_config(definition, task_id, "")
    if not config:
        return []
    arn = (
        f"arn:aws:logs:{config['region']}:{get_account_id()}:log-group:{config['group']}:log-stream:{config['stream']}"
    )
    return [Need(f"logs:{action}", arn) for action in ("CreateLogStream", "PutLogEvents")]


def _as_role(start):
    def start_task_worker(task, definition, *args):
        role = definition.get("executionRoleArn") or ""
        task_id = task["taskArn"].rsplit("/", 1)[-1]
        for each in (role, definition.get("taskRoleArn") or ""):
            if each.startswith("arn:") and not trusts(each, "ecs-tasks.amazonaws.com", task["taskArn"]):
                raise ecs._SecretResolutionError(_UNTRUSTED.format(each))
        with principal.acting_as(principal.of_role(role, task_id) if role.startswith("arn:") else None):
            containers = definition.get("containerDefinitions", [])
            if any(is_from_ecr(each.get("image", "")) for each in containers):
                _check([Need("ecr:GetAuthorizationToken", "*")], _AUTH)
            for each in containers:
                _check(_log_needs(each, task_id), "failed to validate logger args")
            return start(task, definition, *args)

    return start_task_worker


def apply():
    """Wraps the start of a task, whose image is pulled with a token of the role."""
    require(ecs, "_SecretResolutionError", "_awslogs_config")
    wrap(ecs, "_start_task_worker", _as_role)
