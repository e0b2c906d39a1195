"""A task is started with what its execution role may do.

AWS: the execution role asks ECR for a token (`ecr:GetAuthorizationToken`), pulls the image, reads secrets
(`secretsmanager:GetSecretValue`, `ssm:GetParameters`), and creates and writes the log stream (`logs:CreateLogStream`,
`logs:PutLogEvents`). A task whose role may not stops with
`ResourceInitializationError: unable to pull secrets or registry auth`, or `CannotPullContainerError`, or
`ResourceInitializationError: failed to validate logger args`. A task of Fargate with one of these needs has a role.
Source: ECS developer guide "Amazon ECS task execution IAM role", "Pass sensitive data to an Amazon ECS container",
"ResourceInitializationError errors", "CannotPullContainer task errors".
Emulator: has no roles for tasks. Here that stays so in accounts that do not enforce permissions. Still missing: keys of
secrets.
"""

from ministack.core.responses import get_account_id, get_region
from ministack.services import ecs

from overlay.emulator import settings
from overlay.emulator.patch import require, wrap
from overlay.iam import evaluation, principal
from overlay.iam.evaluation import Need
from overlay.iam.trust import trusts

from .pull import is_from_ecr

_AUTH = (
    "The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR."
)
_SECRET = "execution resource retrieval failed: unable to retrieve secret from {}: AccessDeniedException"
_NO_ROLE = "Fargate requires task definition to have execution role ARN."
_UNTRUSTED = (
    "ECS was unable to assume the role '{}' that was provided for this task. Please verify that the role being passed "
    "has the proper trust relationship and permissions and that your IAM user has permissions to pass this role."
)


def _arn_of(role):
    """Returns the ARN of a role that a task definition names by its ARN or its name."""
    return role if role.startswith("arn:") or not role else f"arn:aws:iam::{get_account_id()}:role/{role}"


def _check(needs, text):
    if principal.current.get() is None and settings.enforces_permissions(get_account_id()):
        raise ecs._SecretResolutionError(f"{text}: {_NO_ROLE}")
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


def _secret_needs(container):
    """Yields what a secret of a container is read from, and the need to read it."""
    for secret in container.get("secrets") or []:
        source = secret.get("valueFrom", "")
        if ":secretsmanager:" in source:
            # After the seventh part come the key in the JSON, the stage and the version.
            yield "asm", Need("secretsmanager:GetSecretValue", ":".join(source.split(":")[:7]))
            continue
        name = f"arn:aws:ssm:{get_region()}:{get_account_id()}:parameter/{source.lstrip('/')}"
        yield "ssm", Need("ssm:GetParameters", source if source.startswith("arn:") else name)


def _as_role(start):
    def start_task_worker(task, definition, *args):
        role = _arn_of(definition.get("executionRoleArn") or "")
        task_id = task["taskArn"].rsplit("/", 1)[-1]
        for each in (role, _arn_of(definition.get("taskRoleArn") or "")):
            if each and not trusts(each, "ecs-tasks.amazonaws.com", task["taskArn"]):
                raise ecs._SecretResolutionError(_UNTRUSTED.format(each))
        with principal.acting_as(principal.of_role(role, task_id)):
            containers = definition.get("containerDefinitions", [])
            if any(is_from_ecr(each.get("image", "")) for each in containers):
                _check([Need("ecr:GetAuthorizationToken", "*")], _AUTH)
            for place, need in [found for each in containers for found in _secret_needs(each)]:
                _check([need], _SECRET.format(place))
            for needs in filter(None, (_log_needs(each, task_id) for each in containers)):
                _check(needs, "failed to validate logger args")
            return start(task, definition, *args)

    return start_task_worker


def apply():
    """Wraps the start of a task, whose image is pulled with a token of the role."""
    require(ecs, "_SecretResolutionError", "_awslogs_config")
    wrap(ecs, "_start_task_worker", _as_role)
