"""Repositories in which only some tags can move.

AWS: with `IMMUTABLE_WITH_EXCLUSION`, a tag that exists moves only if one of the repository's filters matches it; with
`MUTABLE_WITH_EXCLUSION`, only if none does. A repository has one to five filters, and filters only with these settings.
In a filter, `*` stands for any text.
Source: ECR API reference "CreateRepository", "ImageTagMutabilityExclusionFilter"; ECR user guide "Preventing image tags
from being overwritten".
Emulator: drops the filters, and lets all tags move.
"""

import re

from ministack.core.responses import error_response_json
from ministack.services import ecr

from overlay.emulator.patch import require, wrap

from .errors import text

_FILTER = re.compile(r"[0-9a-zA-Z._*-]{1,128}")
_FILTERS = "imageTagMutabilityExclusionFilters"


def can_move(repository, tag):
    """Returns whether a tag of `repository` that exists may be put on another image."""
    setting = repository.get("imageTagMutability", "MUTABLE")
    patterns = [each["filter"].split("*") for each in repository.get(_FILTERS, [])]
    excluded = any(re.fullmatch(".*".join(map(re.escape, parts)), tag) for parts in patterns)
    return setting.startswith("MUTABLE") != excluded


def _problem(data):
    filters = data.get(_FILTERS) or []
    excluding = data.get("imageTagMutability", "MUTABLE").endswith("_WITH_EXCLUSION")
    constraint = None
    if excluding and not filters:
        constraint = "Image tag mutability exclusion filters are required"
    elif filters and not excluding:
        constraint = "Image tag mutability exclusion filters need a setting with exclusion"
    elif len(filters) > 5:
        constraint = "Member must have length less than or equal to 5"
    elif any(not _FILTER.fullmatch(each.get("filter", "")) or each.get("filterType") != "WILDCARD" for each in filters):
        constraint = f"Member must satisfy regular expression pattern: {_FILTER.pattern}"
    return constraint and f"Invalid parameter at '{_FILTERS}' failed to satisfy constraint: '{constraint}'"


def _create(original):
    def create_repository(data):
        problem = _problem(data)
        if problem:
            return error_response_json("InvalidParameterException", problem, 400)
        answer = original(data)
        if answer[0] < 400 and data.get(_FILTERS):
            ecr._repositories[data["repositoryName"]][_FILTERS] = data[_FILTERS]
        return answer

    return create_repository


def _put(original):
    def put_image(data):
        name, tag = data.get("repositoryName", ""), data.get("imageTag")
        repository = ecr._repositories.get(name) or {}
        if tag and not can_move(repository, tag) and ecr._find_image(name, {"imageTag": tag}):
            message = text("ImageTagAlreadyExistsException", name, tag)
            return error_response_json("ImageTagAlreadyExistsException", message, 400)
        return original(data)

    return put_image


def _shape(original):
    def repo_shape(repository):
        filters = repository.get(_FILTERS)
        return {**original(repository), **({_FILTERS: filters} if filters else {})}

    return repo_shape


def apply():
    """Wraps the creation of repositories, their description, and PutImage."""
    require(ecr, "_repositories", "_find_image")
    wrap(ecr, "_repo_shape", _shape)
    wrap(ecr, "_create_repository", _create)
    wrap(ecr, "_put_image", _put)
