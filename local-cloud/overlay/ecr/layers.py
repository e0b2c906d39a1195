"""A layer, or the config of an image, can be downloaded from a URL that needs no further credentials.

AWS: GetDownloadUrlForLayer returns a pre-signed URL, and LayersNotFoundException for a digest that does not exist;
BatchCheckLayerAvailability tells which digests exist.
Source: ECR API reference "GetDownloadUrlForLayer", "BatchCheckLayerAvailability".
Emulator: returns a URL on amazonaws.com where nothing answers, for any digest; reports every digest as UNAVAILABLE.
"""

import contextvars
import secrets

import ministack.app as app_module
from ministack.core.responses import error_response_json, get_account_id, get_region, json_response
from ministack.services import ecr

from overlay.emulator.patch import require, wrap

_PATH = "/_cloud/layers/"
_host = contextvars.ContextVar("ecr_layers_host", default="localhost")
_signed = {}


def _remember_host(handle_request):
    async def handled(method, path, headers, body, query_params):
        _host.set(headers.get("host", "localhost"))
        return await handle_request(method, path, headers, body, query_params)

    return handled


def _download_url(original):
    def get_download_url_for_layer(data):
        name, digest = data.get("repositoryName", ""), data.get("layerDigest", "")
        if name not in ecr._repositories:
            return original(data)
        if digest not in ecr._layer_blobs.get(name, {}):
            message = f"Layers with digests '[{digest}]' do not exist in the repository with name '{name}' "
            return error_response_json(
                "LayersNotFoundException", f"{message}in the registry with id '{ecr._registry_id()}'", 400
            )
        signature = secrets.token_urlsafe(24)
        _signed[signature] = (get_account_id(), get_region(), name, digest)
        return json_response({"downloadUrl": f"http://{_host.get()}{_PATH}{signature}", "layerDigest": digest})

    return get_download_url_for_layer


def _availability(original):
    def batch_check_layer_availability(data):
        name = data.get("repositoryName", "")
        if name not in ecr._repositories:
            return original(data)
        blobs = ecr._layer_blobs.get(name, {})
        layers, failures = [], []
        for digest in data.get("layerDigests", []):
            if digest in blobs:
                layers.append(
                    {"layerDigest": digest, "layerAvailability": "AVAILABLE", "layerSize": len(blobs[digest])}
                )
            else:
                failures.append({"layerDigest": digest, "failureCode": "MissingLayerDigest"})
        return json_response({"layers": layers, "failures": failures})

    return batch_check_layer_availability


def _serve_layers(dispatch):
    async def dispatched(method, path, headers, body, query_params, request_id):
        if not path.startswith(_PATH):
            return await dispatch(method, path, headers, body, query_params, request_id)
        layer = _signed.get(path[len(_PATH) :])
        if layer is None:
            return 403, {"Content-Type": "text/plain"}, b"AccessDenied"
        account, region, name, digest = layer
        blob = (ecr._layer_blobs.get_scoped(account, region, name) or {}).get(digest)
        if blob is None:
            return 404, {"Content-Type": "text/plain"}, b"NoSuchKey"
        return 200, {"Content-Type": "application/octet-stream"}, blob

    return dispatched


def apply():
    """Wraps the layer actions, and serves the URLs that they return."""
    require(ecr, "_repositories", "_layer_blobs", "_registry_id")
    wrap(ecr, "handle_request", _remember_host)
    wrap(ecr, "_get_download_url_for_layer", _download_url)
    wrap(ecr, "_batch_check_layer_availability", _availability)
    wrap(app_module, "_dispatch_service_request", _serve_layers)
