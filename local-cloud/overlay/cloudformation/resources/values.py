"""What services refuse of log groups, queues, subscriptions, repositories and bucket policies.

AWS: a retention is one of a list, and a key exists. A queue has one kind of encryption. A subscription is to a topic
that exists, by a protocol that SNS has, and an e-mail goes to an address. The name of a repository has a fixed
pattern. The statements of a bucket policy are about the bucket and what is in it, and actions on objects are about
objects.
Source: Logs API reference "PutRetentionPolicy", "CreateLogGroup" (kmsKeyId); SQS API reference "SetQueueAttributes"
(SqsManagedSseEnabled); SNS API reference "Subscribe"; ECR API reference "CreateRepository"; S3 user guide "Policy
resources for Amazon S3". The texts are from knowledge only, but those of the retention and the repository.
Emulator: accepts any value. Still missing: whether the policy of a key lets a service use it.
"""

import re

from ministack.services import kms, s3, sns

from overlay.ecr.errors import name_problem
from overlay.emulator.patch import require

from .fargate import number
from .handlers import refusal, refuse

_RETENTION = {
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
}  # fmt: skip
_ENCRYPTION = (
    "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE."
)
_PROTOCOLS = ("http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose")
_OBJECTS = re.compile(r"s3:(Get|Put|Delete|Restore|Abort)Object\w*|s3:AbortMultipartUpload")


def _log_group(logical_id, props):
    days, key = props.get("RetentionInDays"), props.get("KmsKeyId")
    if days is not None and number(days) not in _RETENTION:
        problem = f"[#/RetentionInDays: {days} is not a valid enum value]"
        return f"Properties validation failed for resource {logical_id} with message:\n{problem}"
    if key and key.rpartition("/")[2] not in kms._keys:
        return refusal("The specified KMS key does not exist or is not allowed to be used with this log group", "Logs")
    return None


def _queue(logical_id, props):
    if not props.get("KmsMasterKeyId") or str(props.get("SqsManagedSseEnabled")).lower() != "true":
        return None
    return refusal(_ENCRYPTION, "Sqs")


def _subscription(logical_id, props):
    topic, protocol, endpoint = props.get("TopicArn"), props.get("Protocol"), str(props.get("Endpoint", ""))
    if topic not in sns._topics:
        return refusal("Topic does not exist", "Sns", "NotFound", 404)
    if protocol not in _PROTOCOLS:
        return refusal(f"Invalid parameter: Does not support this protocol string: {protocol}", "Sns")
    if protocol.startswith("email") and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", endpoint):
        return refusal("Invalid parameter: Email address", "Sns")
    return None


def _repository(logical_id, props):
    name = props.get("RepositoryName")
    message = name_problem(str(name)) if name else None
    return message and refusal(message, "Ecr")


def _listed(value):
    return value if isinstance(value, list) else [value]


def _bucket_policy(logical_id, props):
    bucket = props.get("Bucket")
    if bucket not in s3._buckets:
        return refusal("The specified bucket does not exist", "S3", "NotFound", 404)
    for each in _listed((props.get("PolicyDocument") or {}).get("Statement") or []):
        places = [str(place).partition(":::")[2].partition("/") for place in _listed(each.get("Resource", []))]
        if any(place != bucket and "*" not in place for place, _, _ in places):
            return refusal("Policy has invalid resource", "S3")
        actions = [str(action) for action in _listed(each.get("Action", []))]
        of_objects = [bool(_OBJECTS.fullmatch(action)) for action in actions if "*" not in action]
        inside = [bool(slash) for _, slash, _ in places]
        if of_objects and inside and not set(of_objects) & set(inside) and len(of_objects) == len(actions):
            return refusal("Action does not apply to any resource(s) in statement", "S3")
    return None


def apply():
    """Wraps the create and update handlers of the types above."""
    require(kms, "_keys")
    require(sns, "_topics")
    require(s3, "_buckets")
    refuse("AWS::Logs::LogGroup", _log_group)
    refuse("AWS::SQS::Queue", _queue)
    refuse("AWS::SNS::Subscription", _subscription, ("TopicArn", "Protocol", "Endpoint"))
    refuse("AWS::ECR::Repository", _repository)
    refuse("AWS::S3::BucketPolicy", _bucket_policy)
