"""A Lambda function takes no image index.

AWS: refuses a function whose image is an index, of several platforms or of one with attestations: `The image manifest,
config or layer media type for the source image <uri> is not supported.` It does not compare the architecture of the
image with that of the function: a wrong one fails at each invocation.
Source: Lambda developer guide "Create a Lambda function using a container image" (requirements);
aws/aws-lambda-roadmap#82; aws-samples/bedrock-access-gateway#206 (text of the handler).
Emulator: takes any image.
"""

import json
import re

from ministack.services import ecr

from overlay.emulator.patch import require

from .handlers import refusal, refuse

_REFERENCE = re.compile(r"^[^/]+/(?P<name>[^:@]+)(?::(?P<tag>[^@]+))?(?:@(?P<digest>.+))?$")


def _is_index(uri):
    reference = _REFERENCE.match(uri)
    if reference is None:
        return False
    name, tag, digest = reference.group("name", "tag", "digest")
    image = ecr._find_image(name, {"imageDigest": digest} if digest else {"imageTag": tag or "latest"})
    return image is not None and "manifests" in json.loads(image.get("imageManifest") or "{}")


def _problem(logical_id, props):
    uri = (props.get("Code") or {}).get("ImageUri") or ""
    if not _is_index(uri):
        return None
    text = f"The image manifest, config or layer media type for the source image {uri} is not supported."
    return refusal(text, "Lambda")


def apply():
    """Lets a function be refused."""
    require(ecr, "_find_image")
    refuse("AWS::Lambda::Function", _problem)
