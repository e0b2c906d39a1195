"""Images can have several tags, and a missing image is an error.

AWS: DescribeImages of a missing image fails with ImageNotFoundException; ListImages returns one entry per tag, 100 a
page; PutImage of an image that exists fails with ImageAlreadyExistsException; the size is that of config and layers.
Source: ECR API reference "DescribeImages", "ListImages", "PutImage".
Emulator: returns an empty list; returns one entry per image, all on one page; succeeds; reports the length of the
manifest.
"""

import json

from ministack.core.responses import error_response_json, json_response
from ministack.services import ecr

from overlay.emulator.patch import require, wrap


def identifier(image, requested=None):
    """Returns the imageId of an answer: the digest, and the tag when the request has one."""
    tag = (requested or {}).get("imageTag")
    return {"imageDigest": image["imageDigest"], **({"imageTag": tag} if tag else {})}


def _size(name, image):
    """Returns the bytes of config and layers together, as ECR counts; 0 for an index."""
    manifest = json.loads(image.get("imageManifest") or "{}")
    parts = [manifest.get("config") or {}, *(manifest.get("layers") or [])]
    return sum(int(part.get("size", 0)) for part in parts)


def _describe(original):
    def describe_images(data):
        name = data.get("repositoryName", "")
        for image_id in (data.get("imageIds") or []) if name in ecr._repositories else []:
            if ecr._find_image(name, image_id) is None:
                image = f"imageDigest:'{image_id.get('imageDigest', 'null')}', "
                image += f"imageTag:'{image_id.get('imageTag', 'null')}'"
                return error_response_json(
                    "ImageNotFoundException",
                    f"The image with imageId {{{image}}} does not exist within the repository with name "
                    f"'{name}' in the registry with id '{ecr._registry_id()}'",
                    400,
                )
        status, headers, body = original(data)
        if status >= 400:
            return status, headers, body
        details = json.loads(body)["imageDetails"]
        for detail in details:
            detail["imageSizeInBytes"] = _size(name, ecr._find_image(name, {"imageDigest": detail["imageDigest"]}))
            if not detail["imageTags"]:
                del detail["imageTags"]
        status_filter = (data.get("filter") or {}).get("tagStatus", "ANY")
        if status_filter != "ANY":
            details = [detail for detail in details if ("imageTags" in detail) == (status_filter == "TAGGED")]
        return json_response({"imageDetails": details})

    return describe_images


def _list(original):
    def list_images(data):
        name = data.get("repositoryName", "")
        if name not in ecr._repositories:
            return original(data)
        status_filter = (data.get("filter") or {}).get("tagStatus", "ANY")
        found = []
        for image in ecr._images.get(name, []):
            tags = image.get("imageTags") or [None]
            found += [
                identifier(image, {"imageTag": tag}) for tag in tags if status_filter in ("ANY", _tag_status(tag))
            ]
        return json_response(_page(found, data))

    return list_images


def _page(found, data):
    """Returns a page of ListImages. Its token is the number of image IDs before the next page."""
    start = int(data.get("nextToken") or 0)
    end = start + min(int(data.get("maxResults") or 100), 1000)
    return {"imageIds": found[start:end], **({"nextToken": str(end)} if end < len(found) else {})}


def _tag_status(tag):
    return "TAGGED" if tag else "UNTAGGED"


def _get(original):
    def batch_get_image(data):
        status, headers, body = original(data)
        if status >= 400:
            return status, headers, body
        answer, name = json.loads(body), data.get("repositoryName", "")
        existing = [image_id for image_id in data.get("imageIds", []) if ecr._find_image(name, image_id)]
        for image, image_id in zip(answer["images"], existing, strict=False):
            image["imageId"] = identifier({"imageDigest": image["imageId"]["imageDigest"]}, image_id)
        return json_response(answer)

    return batch_get_image


def _put(original):
    def put_image(data):
        name, tag = data.get("repositoryName", ""), data.get("imageTag")
        manifest = data.get("imageManifest", "")
        digest = data.get("imageDigest") or ecr._image_digest(manifest)
        there = ecr._find_image(name, {"imageDigest": digest}) if name in ecr._repositories else None
        if there and (not tag or tag in there.get("imageTags", [])):
            message = f"Image with digest '{digest}' and tag '{tag or 'null'}' already exists in the repository with "
            message += f"name '{name}' in registry with id '{ecr._registry_id()}'"
            return error_response_json("ImageAlreadyExistsException", message, 400)
        status, headers, body = original(data)
        if status >= 400:
            return status, headers, body
        ecr._manifest_blobs.setdefault(name, {})[digest] = manifest.encode()
        answer = json.loads(body)
        answer["image"]["imageId"] = identifier({"imageDigest": digest}, data)
        return json_response(answer)

    return put_image


def apply():
    """Wraps the image actions."""
    require(ecr, "_repositories", "_images", "_manifest_blobs", "_find_image", "_image_digest", "_registry_id")
    wrap(ecr, "_describe_images", _describe)
    wrap(ecr, "_list_images", _list)
    wrap(ecr, "_batch_get_image", _get)
    wrap(ecr, "_put_image", _put)
