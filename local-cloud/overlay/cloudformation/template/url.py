"""Templates in S3: their URLs, and the errors when they cannot be read.

AWS: `TemplateURL must be a supported URL.` for anything but an https URL of S3, such as a local path or `s3://`. The
key is URL-encoded, and the bucket is in the path or in the host. `S3 error: The specified key does not exist.` and `S3
error: The specified bucket does not exist` are followed by the address of more information. A nested stack fails with
the same texts.
Source: aws/aws-cli#3200 and public issues that quote the first text and `S3 error: Access Denied`; S3 user guide
"Virtual hosting of general purpose buckets"; S3 API reference "Error responses" (the two other texts, from the form of
the quoted one).
Emulator: reads the bucket only from the path, without decoding; has other texts, also for a nested stack.
"""

import re
from urllib.parse import unquote, urlparse

from ministack.services import s3
from ministack.services.cloudformation import helpers
from ministack.services.cloudformation.helpers import _error, _p

from overlay.cloudformation.resources.handlers import refuse
from overlay.emulator.patch import require, wrap

_S3_HOST = re.compile(r"^(?:(?P<bucket>[a-z0-9.-]+)\.)?s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?$")
_MORE = "\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"


def _place(url):
    """Returns (bucket, key) of a URL of S3 or of this emulator; None when the URL is not supported."""
    parsed = urlparse(url)
    host = _S3_HOST.match(parsed.hostname or "")
    if parsed.scheme not in ("http", "https") or (host is None and parsed.port is None):
        return None
    path = unquote(parsed.path).lstrip("/")
    bucket = host and host["bucket"]
    if bucket:
        return (bucket, path) if path else None
    bucket, _, key = path.partition("/")
    return (bucket, key) if key else None


def problem_of(url):
    """Returns the error of CloudFormation for the URL of a template; None when there is an object."""
    place = _place(url)
    if place is None:
        return "TemplateURL must be a supported URL."
    bucket, key = place
    if bucket not in s3._buckets:
        return f"S3 error: The specified bucket does not exist{_MORE}"
    if s3._get_object_data(bucket, key) is None:
        return f"S3 error: The specified key does not exist.{_MORE}"
    return None


def _checked(resolve):
    def resolve_document(params, body_key, url_key, label):
        url = _p(params, url_key)
        if url_key != "TemplateURL" or not url or _p(params, body_key):
            return resolve(params, body_key, url_key, label)
        problem = problem_of(url)
        if problem:
            return None, _error("ValidationError", problem)
        template = s3._get_object_data(*_place(url))
        if len(template) > helpers.TEMPLATE_URL_MAX_BYTES:
            most = helpers.TEMPLATE_URL_MAX_BYTES
            return None, _error("ValidationError", f"Template may not exceed {most} bytes in size.")
        return template.decode("utf-8"), None

    return resolve_document


def _nested(logical_id, props):
    url = props.get("TemplateURL")
    return problem_of(str(url)) if url else None


def apply():
    """Wraps the reading of TemplateURL, and the handlers of nested stacks."""
    require(s3, "_buckets", "_get_object_data")
    require(helpers, "TEMPLATE_URL_MAX_BYTES")
    wrap(helpers, "_resolve_document", _checked)
    refuse("AWS::CloudFormation::Stack", _nested)
