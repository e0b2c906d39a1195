"""Job definitions of AWS Batch in a stack.

AWS: AWS::Batch::JobDefinition registers a job definition, and Ref returns its ARN. A change registers the next
revision and deregisters the previous one; a new name replaces the job definition.
Source: CloudFormation resource reference "AWS::Batch::JobDefinition" (return values, update requires,
ResourceRetentionPolicy).
Emulator: has Batch, but not this type.
"""

from ministack.core.responses import new_uuid
from ministack.services import batch
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import DoesNotFit, require

_TYPE = "AWS::Batch::JobDefinition"


def _as_of_batch(value):
    """Returns properties in the form of the Batch API: in camelCase."""
    if isinstance(value, dict):
        return {key[:1].lower() + key[1:]: _as_of_batch(item) for key, item in value.items()}
    return [_as_of_batch(item) for item in value] if isinstance(value, list) else value


def _register(name, props):
    batch._register_job_definition({**_as_of_batch(props), "jobDefinitionName": name})
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
    require(provisioners, "_RESOURCE_HANDLERS")
    require(batch, "_register_job_definition", "_job_definitions")
    if _TYPE in provisioners._RESOURCE_HANDLERS:
        raise DoesNotFit(f"the emulator knows {_TYPE} by now")
    provisioners._RESOURCE_HANDLERS[_TYPE] = {"create": _create, "update": _update, "delete": _delete}
