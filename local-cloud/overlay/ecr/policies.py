"""`registryId` selects the registry of another account, whose repository policies decide.

AWS: `registryId` names the registry of a call. A repository of another account refuses every call, push and pull that
its repository policy does not allow: `User: <arn> is not authorized to perform: ecr:<action> on resource: <arn>
because no resource-based policy allows the ecr:<action> action`.
Source: ECR user guide "Private repository policies", "Private repository policy examples";
aws-actions/amazon-ecr-login#232 and aws/aws-cdk#30400 (text). That a missing repository of another account is
RepositoryNotFoundException is from knowledge only.
Emulator: ignores `registryId`.

All registries share `localhost:PORT`, so a push or pull of a name that the token's own registry does not have goes to
the repository of that name whose policy names the account.
"""

import json
from fnmatch import fnmatchcase

from ministack.core.responses import (
    error_response_json,
    get_account_id,
    get_region,
    set_request_account_id,
    set_request_region,
)
from ministack.services import ecr

from overlay.emulator.patch import require, wrap

_PUSH_AND_PULL = {
    ("HEAD", "manifest"): "BatchGetImage",
    ("GET", "manifest"): "BatchGetImage",
    ("PUT", "manifest"): "PutImage",
    ("HEAD", "blob"): "BatchCheckLayerAvailability",
    ("GET", "blob"): "GetDownloadUrlForLayer",
    ("POST", "blob_uploads"): "InitiateLayerUpload",
    ("PATCH", "blob_upload_session"): "UploadLayerPart",
    ("PUT", "blob_upload_session"): "CompleteLayerUpload",
}


def _listed(value):
    return value if isinstance(value, list) else [value]


def _statements(owner, region, name, caller):
    """Returns the statements of the repository's policy that name the account `caller`."""
    policy = ecr._repo_policies.get_scoped(owner, region, name)
    about = []
    for statement in _listed(json.loads(policy)["Statement"]) if policy else []:
        principal = statement.get("Principal", {})
        principals = _listed(principal.get("AWS", []) if isinstance(principal, dict) else principal)
        if any(each in ("*", caller) or f"::{caller}:" in each for each in principals):
            about.append(statement)
    return about


def _allows(statements, action):
    effects = {
        statement["Effect"]
        for statement in statements
        if any(fnmatchcase(f"ecr:{action}".lower(), each.lower()) for each in _listed(statement.get("Action", [])))
    }
    return effects == {"Allow"}


def _refusal(caller, owner, region, name, action):
    arn = f"arn:aws:ecr:{region}:{owner}:repository/{name}"
    return (
        f"User: arn:aws:iam::{caller}:root is not authorized to perform: ecr:{action} on resource: {arn} "
        f"because no resource-based policy allows the ecr:{action} action"
    )


def _in_registry(handle_request):
    async def handled(method, path, headers, body, query_params):
        data = json.loads(body or b"{}")
        caller, owner, region = get_account_id(), data.get("registryId"), get_region()
        if owner in (None, caller):
            return await handle_request(method, path, headers, body, query_params)
        action = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
        for name in data.get("repositoryNames") or [data.get("repositoryName", "")]:
            exists = ecr._repositories.contains_scoped(owner, region, name)
            if exists and not _allows(_statements(owner, region, name, caller), action):
                message = _refusal(caller, owner, region, name, action)
                return error_response_json("AccessDeniedException", message, 400)
        set_request_account_id(owner)
        return await handle_request(method, path, headers, body, query_params)

    return handled


def _shared_with(caller, name):
    """Returns (account, region, statements) of another registry's repository whose policy names the caller, or None."""
    for (owner, region, other), _ in list(ecr._repositories.all_items()):
        statements = _statements(owner, region, name, caller) if other == name else []
        if statements:
            return owner, region, statements
    return None


def _in_shared_repository(handle):
    async def handled(method, path, headers, body, query_params):
        verb, name, _ = ecr._parse_v2_path(path) or ("", "", "")
        caller = get_account_id()
        shared = None if not name or name in ecr._repositories else _shared_with(caller, name)
        if shared:
            owner, region, statements = shared
            action = _PUSH_AND_PULL.get((method.upper(), verb), verb)
            if not _allows(statements, action):
                return ecr._registry_error(403, "DENIED", _refusal(caller, owner, region, name, action))
            set_request_account_id(owner)
            set_request_region(region)
        return await handle(method, path, headers, body, query_params)

    return handled


def apply():
    """Wraps the entries of ECR's API and of its registry; ecr/token.py, which reads the token, wraps this one."""
    require(ecr, "_repositories", "_repo_policies", "_parse_v2_path", "_registry_error")
    wrap(ecr, "handle_request", _in_registry)
    wrap(ecr, "handle_registry_request", _in_shared_repository)
