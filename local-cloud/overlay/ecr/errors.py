"""Error texts of ECR, and the rules for repository names.

AWS: `The repository with name 'x' does not exist in the registry with id '111122223333'` and its siblings; a name has
2 to 256 characters and matches a fixed pattern.
Source: ECR API reference "CreateRepository"; jenkins-x/jx#1344 (pattern text), aws/aws-dotnet-deploy#549 (length
text), aws/containers-roadmap#862 and osscontainertools/kaniko#204 (tag text).
Emulator: has shorter texts; accepts any name.
"""

import json
import re

from ministack.core.responses import error_response_json
from ministack.services import ecr

from overlay.emulator.patch import require, wrap

NAME_PATTERN = "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*"

_TEXTS = {
    "RepositoryNotFoundException": "The repository with name '{name}' does not exist in the registry with id '{id}'",
    "RepositoryAlreadyExistsException": (
        "The repository with name '{name}' already exists in the registry with id '{id}'"
    ),
    "RepositoryNotEmptyException": (
        "The repository with name '{name}' in registry with id '{id}' cannot be deleted "
        "because it still contains images"
    ),
    "LifecyclePolicyNotFoundException": (
        "Lifecycle policy does not exist for the repository with name '{name}' in the registry with id '{id}'"
    ),
    "RepositoryPolicyNotFoundException": (
        "Repository policy does not exist for the repository with name '{name}' in the registry with id '{id}'"
    ),
    "ImageTagAlreadyExistsException": (
        "The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten "
        "because the tag is immutable."
    ),
}


def text(code, name, tag=""):
    """Returns the message of an ECR error about the repository `name`, or None for a code without a fixed text."""
    template = _TEXTS.get(code)
    return template and template.format(name=name, tag=tag, id=ecr._registry_id())


def name_problem(name):
    """Returns why `name` is no repository name, in the words of InvalidParameterException, or None."""
    constraint = None
    if len(name) < 2:
        constraint = "must have length greater than or equal to 2"
    elif len(name) > 256:
        constraint = "must have length less than or equal to 256"
    elif not re.fullmatch(NAME_PATTERN, name):
        constraint = f"must satisfy regular expression '{NAME_PATTERN}'"
    return constraint and f"Invalid parameter at 'repositoryName' failed to satisfy constraint: '{constraint}'"


def _named_repository(data, message):
    names = data.get("repositoryNames") or [data.get("repositoryName", "")]
    return next((name for name in names if f"'{name}'" in message), names[0])


def _reworded(handle_request):
    async def reworded(method, path, headers, body, query_params):
        status, answer_headers, answer = await handle_request(method, path, headers, body, query_params)
        if status < 400:
            return status, answer_headers, answer
        problem, data = json.loads(answer), json.loads(body or b"{}")
        code = problem.get("__type", "").rsplit("#", 1)[-1]
        name = _named_repository(data, problem.get("message", ""))
        message = text(code, name, data.get("imageTag", ""))
        return error_response_json(code, message, status) if message else (status, answer_headers, answer)

    return reworded


def _with_valid_name(create_repository):
    def create(data):
        problem = name_problem(data.get("repositoryName", ""))
        if problem:
            return error_response_json("InvalidParameterException", problem, 400)
        return create_repository(data)

    return create


def apply():
    """Wraps CreateRepository and the answers of all ECR actions."""
    require(ecr, "_registry_id")
    wrap(ecr, "_create_repository", _with_valid_name)
    wrap(ecr, "handle_request", _reworded)
