"""Pushes that ECR refuses.

AWS: a push to a missing repository fails with `name unknown`. A push of a tag that exists in an immutable repository
fails with `tag invalid`, also when the digest is the same.
Source: docker/cli#5275, moby/buildkit#3776, aws/containers-roadmap#2380, osscontainertools/kaniko#204.
Emulator: has shorter texts; accepts the same digest again.
"""

from ministack.services import ecr

from overlay.emulator.patch import require, wrap

from .errors import text
from .mutability import can_move


def _missing_repository(original):
    def ensure_repo_exists(name):
        if name in ecr._repositories:
            return None
        return ecr._registry_error(404, "NAME_UNKNOWN", text("RepositoryNotFoundException", name), {"name": name})

    return ensure_repo_exists


def _immutable_tag(original):
    def put_manifest(name, ref, headers, body):
        repository = ecr._repositories.get(name) or {}
        by_tag = not ref.startswith("sha256:")
        if by_tag and not can_move(repository, ref) and ecr._find_image(name, {"imageTag": ref}):
            return ecr._registry_error(
                400, "TAG_INVALID", text("ImageTagAlreadyExistsException", name, ref), {"tag": ref}
            )
        return original(name, ref, headers, body)

    return put_manifest


def apply():
    """Wraps the repository check and the manifest push of the registry."""
    require(ecr, "_repositories", "_find_image", "_registry_error")
    wrap(ecr, "_ensure_repo_exists", _missing_repository)
    wrap(ecr, "_v2_put_manifest", _immutable_tag)
