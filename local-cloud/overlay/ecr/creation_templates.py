"""A push creates a missing repository from a repository creation template.

AWS: a template applies to the repositories whose name starts with its prefix and a slash; the template with the prefix
`ROOT` applies to all others. With `CREATE_ON_PUSH`, a push creates the repository with the settings of the template.
Source: ECR API reference "CreateRepositoryCreationTemplate", "DescribeRepositoryCreationTemplates"; ECR user guide
"Repository creation templates".
Emulator: has no templates.
"""

import json

from ministack.core.responses import AccountRegionScopedDict, get_account_id, json_response
from ministack.services import ecr

from overlay.emulator.patch import require, wrap

_templates = AccountRegionScopedDict()


def _create(data):
    _templates[data["prefix"]] = data
    return json_response({"registryId": get_account_id(), "repositoryCreationTemplate": data})


def _describe(data):
    return json_response({"registryId": get_account_id(), "repositoryCreationTemplates": list(_templates.values())})


_ACTIONS = {
    "CreateRepositoryCreationTemplate": _create,
    "DescribeRepositoryCreationTemplates": _describe,
}


def _with_templates(handle_request):
    async def handled(method, path, headers, body, query_params):
        action = _ACTIONS.get(headers.get("x-amz-target", "").rsplit(".", 1)[-1])
        if action:
            return action(json.loads(body or b"{}"))
        return await handle_request(method, path, headers, body, query_params)

    return handled


def _template_of(name):
    """Returns the template for a push of `name`, the one with the longest prefix, or None."""
    fitting = [
        template
        for prefix, template in _templates.items()
        if "CREATE_ON_PUSH" in template.get("appliedFor", [])
        and (prefix == "ROOT" or name.startswith(prefix.rstrip("/") + "/"))
    ]
    return max(fitting, key=lambda template: (template["prefix"] != "ROOT", len(template["prefix"])), default=None)


def _creating(start_blob_upload):
    def started(name, query_params, body):
        template = _template_of(name) if name not in ecr._repositories else None
        if template:
            settings = {key: template[key] for key in ("imageTagMutability",) if key in template}
            ecr._create_repository({"repositoryName": name, **settings})
        return start_blob_upload(name, query_params, body)

    return started


def apply():
    """Wraps the entry of ECR's API and the first step of a push."""
    require(ecr, "_repositories", "_create_repository")
    wrap(ecr, "handle_request", _with_templates)
    wrap(ecr, "_v2_start_blob_upload", _creating)
