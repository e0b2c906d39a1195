"""A push or a pull may do what the role may do that asked for the token.

AWS: the registry decides by the identity that called GetAuthorizationToken: `ecr:BatchGetImage` for a manifest,
`ecr:BatchCheckLayerAvailability` and `ecr:GetDownloadUrlForLayer` for a layer, and for a push
`ecr:InitiateLayerUpload`, `ecr:UploadLayerPart`, `ecr:CompleteLayerUpload` and `ecr:PutImage`. It answers 403 `DENIED`.
Source: ECR user guide "Private registry authentication", "IAM permissions for pushing an image", "for pulling an
image", "Blob mounting in Amazon ECR" (off unless a registry turns it on: a role mounts no layer).
Emulator: lets every token do everything."""

from ministack.core.responses import get_account_id, get_region
from ministack.services import ecr

from overlay.emulator.patch import require, wrap
from overlay.iam import evaluation, principal
from overlay.iam.evaluation import Need
from overlay.iam.requests import repository

_ACTIONS = {
    ("HEAD", "manifest"): ["BatchGetImage"],
    ("GET", "manifest"): ["BatchGetImage"],
    ("PUT", "manifest"): ["PutImage"],
    ("HEAD", "blob"): ["BatchCheckLayerAvailability"],
    ("GET", "blob"): ["GetDownloadUrlForLayer"],
    ("POST", "blob_uploads"): ["InitiateLayerUpload"],
    ("PATCH", "blob_upload_session"): ["UploadLayerPart"],
    ("PUT", "blob_upload_session"): ["CompleteLayerUpload"],
}


def _needs(method, path, body):
    verb, name, _ = ecr._parse_v2_path(path) or ("", "", "")
    if verb == "ping":
        return []
    # What the registry of ECR does not have is allowed by no policy.
    actions = list(_ACTIONS.get((method.upper(), verb), [f"{method} {verb}"]))
    if verb in ("blob_uploads", "blob_upload_session") and method.upper() in ("PUT", "POST") and body:
        # The layer comes with the request that completes it.
        actions += ["UploadLayerPart"] + (["CompleteLayerUpload"] if verb == "blob_uploads" else [])
    arn = repository(f"{get_region()}:{get_account_id()}", name)
    return [Need(f"ecr:{action}", arn) for action in actions]


def _checked(handle):
    async def handled(method, path, headers, body, query_params):
        who = principal.current.get()
        message = evaluation.first_refusal(who, _needs(method, path, body), "registry") if who else None
        if who:
            query_params = {name: value for name, value in query_params.items() if name not in ("mount", "from")}
        if message:
            return ecr._registry_error(403, "DENIED", message)
        return await handle(method, path, headers, body, query_params)

    return handled


def apply():
    """Wraps the entry of the registry, inside of what reads the token and chooses the repository."""
    require(ecr, "_parse_v2_path", "_registry_error")
    wrap(ecr, "handle_registry_request", _checked)
