"""Names that are taken, and deletions of repositories and buckets that are not empty.

AWS: a log group, an IAM role or an ECR repository whose name is taken is CREATE_FAILED with the HandlerErrorCode
AlreadyExists. Topics, queues and ECS clusters of the same name are the same resource. A repository with images and a
bucket with objects are DELETE_FAILED.
Source: CloudFormation CLI user guide "Handler error codes"; IAM, Logs and ECR API references (the services' texts);
aws/aws-cdk#21776 (text of the bucket).
Emulator: takes over or replaces a resource whose name is taken; deletes what is not empty.
"""

from ministack.core.responses import new_uuid
from ministack.services import cloudwatch_logs, ecr, iam, s3

from overlay.ecr.errors import text
from overlay.emulator.patch import require

from .handlers import handler_message, refusal, service_message, wrap_handlers


def _log_group(name):
    identifier = f'{{"/properties/LogGroupName":"{name}"}}'
    return f"Resource of type 'AWS::Logs::LogGroup' with identifier '{identifier}' already exists."


def _role(name):
    return service_message(f"Role with name {name} already exists.", "Iam", 409)


def _repository(name):
    return service_message(text("RepositoryAlreadyExistsException", name), "Ecr")


def _unless_taken(create, name_property, taken, message):
    def created(logical_id, props, stack_name):
        name = props.get(name_property)
        if name and name in taken:
            raise ValueError(handler_message(message(name), "AlreadyExists"))
        return create(logical_id, props, stack_name)

    return created


def _unless_images(delete):
    def deleted(physical_id, props):
        keep = str(props.get("EmptyOnDelete", False)).lower() != "true"
        if physical_id in ecr._repositories and ecr._images.get(physical_id) and keep:
            message = text("RepositoryNotEmptyException", physical_id)
            raise ValueError(refusal(message, "Ecr", "GeneralServiceException"))
        return delete(physical_id, props)

    return deleted


def _unless_objects(delete):
    def deleted(physical_id, props):
        if (s3._buckets.get(physical_id) or {}).get("objects"):
            raise ValueError(
                "The bucket you tried to delete is not empty (Service: Amazon S3; Status Code: 409; Error Code: "
                f"BucketNotEmpty; Request ID: {new_uuid()}; S3 Extended Request ID: {new_uuid()}; Proxy: null)"
            )
        return delete(physical_id, props)

    return deleted


def _guard(resource_type, name_property, taken, message):
    wrap_handlers(resource_type, create=lambda create: _unless_taken(create, name_property, taken, message))


def apply():
    """Wraps the create handlers of types with unique names, and the delete handlers of repositories and buckets."""
    require(cloudwatch_logs, "_log_groups")
    require(iam, "_roles")
    require(ecr, "_repositories", "_images")
    require(s3, "_buckets")
    _guard("AWS::Logs::LogGroup", "LogGroupName", cloudwatch_logs._log_groups, _log_group)
    _guard("AWS::IAM::Role", "RoleName", iam._roles, _role)
    _guard("AWS::ECR::Repository", "RepositoryName", ecr._repositories, _repository)
    wrap_handlers("AWS::ECR::Repository", delete=_unless_images)
    wrap_handlers("AWS::S3::Bucket", delete=_unless_objects)
