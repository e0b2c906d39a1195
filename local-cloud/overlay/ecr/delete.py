"""BatchDeleteImage removes tags one by one, and no image that an index needs.

AWS: a tag of several goes alone; the last one takes its image with it, and a digest takes all tags. An image that an
index in the repository lists stays, with its last tag, and a request that deletes the index as well does not help. At
most 100 image IDs. A tag and a digest in one ID must belong together.
Source: ECR API reference "BatchDeleteImage", "ImageFailure"; aws/containers-roadmap#1567 (the last tag of a listed
image), opensupplyhub/open-supply-hub#1243 (index and images in one request). The text of the limit, and what a
wrong digest beside a tag gives, are from knowledge only.
Emulator: deletes the image with all its tags, whatever lists it.
"""

import json

from ministack.core.responses import error_response_json, json_response
from ministack.services import ecr

from overlay.emulator.patch import require, wrap

from .images import identifier

_MOST = 100

_NOT_FOUND = ("ImageNotFound", "Requested image not found")
_NOTHING = ("MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null")
_OTHER_DIGEST = ("ImageTagDoesNotMatchDigest", "Requested tag does not point to the digest provided")


def _listed_by(name):
    """Returns the digests of the indexes of a repository by the digest of each image that they list."""
    indexes = {}
    for image in ecr._images.get(name, []):
        for child in json.loads(image.get("imageManifest") or "{}").get("manifests") or []:
            indexes.setdefault(child["digest"], []).append(image["imageDigest"])
    return indexes


def _failure(name, requested, indexes):
    """Returns why an image ID cannot be deleted, as code and reason, or None."""
    tag, digest = requested.get("imageTag"), requested.get("imageDigest")
    if not tag and not digest:
        return _NOTHING
    image = ecr._find_image(name, {"imageTag": tag} if tag else requested)
    if image is None:
        return _NOT_FOUND
    if digest and image["imageDigest"] != digest:
        return _OTHER_DIGEST
    parents = indexes.get(image["imageDigest"])
    if parents and not (tag and len(image["imageTags"]) > 1):
        listed = ", ".join(parents)
        return ("ImageReferencedByManifestList", f"Requested image referenced by manifest list: [{listed}]")
    return None


def _drop(name, requested):
    tag = requested.get("imageTag")
    image = ecr._find_image(name, {"imageTag": tag} if tag else requested)
    tags = list(image.get("imageTags") or [])
    gone = [tag] if tag else tags
    image["imageTags"] = [kept for kept in tags if kept not in gone]
    if not image["imageTags"]:
        ecr._images[name].remove(image)
    return [identifier(image, {"imageTag": each}) for each in gone or [None]]


def _delete(original):
    def batch_delete_image(data):
        name, requested = data.get("repositoryName", ""), data.get("imageIds", [])
        if name not in ecr._repositories:
            return original(data)
        if not 1 <= len(requested) <= _MOST:
            message = "Invalid parameter at 'imageIds' failed to satisfy constraint: "
            message += f"'Member must have length less than or equal to {_MOST}'"
            return error_response_json("InvalidParameterException", message, 400)
        indexes, deleted, failures = _listed_by(name), [], []
        for each in requested:
            failure = _failure(name, each, indexes)
            if failure:
                failures.append({"imageId": each, "failureCode": failure[0], "failureReason": failure[1]})
            else:
                deleted += _drop(name, each)
        return json_response({"imageIds": deleted, "failures": failures})

    return batch_delete_image


def apply():
    """Wraps BatchDeleteImage."""
    require(ecr, "_repositories", "_images", "_find_image")
    wrap(ecr, "_batch_delete_image", _delete)
