"""Job definitions of AWS Batch in a stack.

AWS: AWS::Batch::JobDefinition registers a job definition, and Ref returns its ARN. A change registers the next
revision and deregisters the previous one; a new name replaces the job definition.
Source: CloudFormation resource reference "AWS::Batch::JobDefinition" (return values, update requires,
ResourceRetentionPolicy).
Emulator: has Batch, but not this type.
"""

from ministack.core.responses import new_uuid
from ministack.services import batch

from overlay.emulator.patch import require

from .handlers import add_type, camel_case


def _register(name, props):
    batch._register_job_definition({**camel_case(props), "jobDefinitionName": name})
    arn = batch._job_definitions[name][-1]["jobDefinitionArn"]
    return arn, {"JobDefinitionArn": arn}


def _create(logical_id, props, stack_name):
    return _register(props.get("JobDefinitionName") or f"{logical_id}-{new_uuid()[:16]}", props)


def _name_in(arn):
    return arn.split("/")[1].split(":")[0]


def _update(arn, old, new, stack_name):
    _delete(arn, old)
    return _register(new.get("JobDefinitionName") or _name_in(arn), new)


def _delete(arn, props):
    for each in batch._job_definitions.get(_name_in(arn), []):
        if each["jobDefinitionArn"] == arn:
            each["status"] = "INACTIVE"


def apply():
    """Adds the type to those that a stack can create."""
    require(batch, "_register_job_definition", "_job_definitions")
    add_type("AWS::Batch::JobDefinition", _create, _update, _delete)
