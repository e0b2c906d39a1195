"""A task definition of a stack: a change replaces it, and it has all that the template gives it.

AWS: every property of AWS::ECS::TaskDefinition except Tags is "Update requires: Replacement". A change set therefore
says Replacement True, as a new image makes a new revision. A container gets its secrets; a task its volumes, disk and
processor.
Source: CloudFormation template reference, AWS::ECS::TaskDefinition; ECS API reference "ContainerDefinition" (secrets).
Emulator: does not list the type, and says Conditional; leaves names in nested lists as they are in the template, so
that ECS finds no secret and no volume there; drops EphemeralStorage and RuntimePlatform.
"""

from ministack.services import ecs
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import require, wrap

from .handlers import camel_case, wrap_handlers

_TYPE = "AWS::ECS::TaskDefinition"

_REPLACING = (
    "ContainerDefinitions",
    "Cpu",
    "EnableFaultInjection",
    "EphemeralStorage",
    "ExecutionRoleArn",
    "Family",
    "InferenceAccelerators",
    "IpcMode",
    "Memory",
    "NetworkMode",
    "PidMode",
    "PlacementConstraints",
    "ProxyConfiguration",
    "RequiresCompatibilities",
    "RuntimePlatform",
    "TaskRoleArn",
    "Volumes",
)

# What these hold has names of the user's own.
_OWN_NAMES = ("Options", "DockerLabels", "DriverOpts", "Labels")


def _normalized(original):
    def normalize_container_defs(definitions):
        return original(camel_case(definitions, _OWN_NAMES))

    return normalize_container_defs


def _whole(change):
    """Gives a revision that a stack makes the properties that the emulator drops or does not read."""

    def made(*args, **named):
        arn, attributes = change(*args, **named)
        props = next(each for each in reversed(args) if isinstance(each, dict))
        revision = ecs._task_defs[arn.rsplit("/", 1)[-1]]
        revision["volumes"] = camel_case(props.get("Volumes") or [], _OWN_NAMES)
        revision["runtimePlatform"] = camel_case(props.get("RuntimePlatform"))
        disk = props.get("EphemeralStorage")
        revision["ephemeralStorage"] = disk and {"sizeInGiB": int(disk["SizeInGiB"])}
        return arn, attributes

    return made


def apply():
    """Adds the type to those whose change can replace a resource, and wraps how containers and revisions are made."""
    wrap(provisioners, "_normalize_container_defs", _normalized)
    require(provisioners, "_REPLACING_PROPERTIES")
    provisioners._REPLACING_PROPERTIES[_TYPE] = _REPLACING
    wrap_handlers(_TYPE, create=_whole, update=_whole)
