"""A task pulls its image with the credentials of its own account.

AWS: the execution role of a task gives ECS a token for the account's registry. Every Fargate task pulls its image, and
a failed pull stops the task with `CannotPullContainerError`.
Source: ECS developer guide "Using Amazon ECR images with Amazon ECS", "CannotPullContainer task errors".
Emulator: pulls without credentials, and only if Docker has no image of that name.
"""

import os
import re

from ministack.services import ecs

from overlay.ecr.token import new_password
from overlay.emulator.patch import require, wrap

_ECR_HOST = re.compile(r"^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$")


def is_from_ecr(image):
    """Returns whether the image is in our registry: at an ECR host, or at our port of a loopback address."""
    host = image.partition("/")[0]
    name, _, port = host.partition(":")
    is_loopback = name == "localhost" or name.startswith("127.")
    return (is_loopback and port == os.environ.get("GATEWAY_PORT", "4566")) or bool(_ECR_HOST.match(host))


def _credentials(image):
    return {"username": "AWS", "password": new_password()}


def _for_services(original):
    def resolve_repository_credentials(definition):
        given = original(definition)
        if given is None and is_from_ecr(definition.get("image", "")):
            return _credentials(definition["image"])
        return given

    return resolve_repository_credentials


def _for_tasks(original):
    def run_docker_container(docker_client, definition, run_kwargs, **options):
        if is_from_ecr(definition["image"]):
            options.update(refresh_image=True, allow_cached=False)
            options["auth_config"] = options.get("auth_config") or _credentials(definition["image"])
        return original(docker_client, definition, run_kwargs, **options)

    return run_docker_container


def apply():
    """Wraps the two places where ECS reaches a registry."""
    require(ecs, "_ImagePullError")
    wrap(ecs, "_resolve_repository_credentials", _for_services)
    wrap(ecs, "_run_docker_container", _for_tasks)
