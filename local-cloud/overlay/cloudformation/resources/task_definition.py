"""A task definition of a stack: a change replaces it, and its containers have all that the template gives them.

AWS: every property of AWS::ECS::TaskDefinition except Tags is "Update requires: Replacement". A change set therefore
says Replacement True, as a new image makes a new revision. A container gets its secrets.
Source: CloudFormation template reference, AWS::ECS::TaskDefinition; ECS API reference "ContainerDefinition" (secrets).
Emulator: does not list the type, and says Conditional; leaves names in nested lists as they are in the template, so
that ECS finds no secret there.
"""

from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import require, wrap

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


def _camel_case(value):
    if isinstance(value, list):
        return [_camel_case(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key[:1].lower() + key[1:]: each if key in _OWN_NAMES else _camel_case(each) for key, each in value.items()}


def _normalized(original):
    def normalize_container_defs(definitions):
        return original(_camel_case(definitions))

    return normalize_container_defs


def apply():
    """Adds the type to those whose change can replace a resource, and wraps how containers are read."""
    wrap(provisioners, "_normalize_container_defs", _normalized)
    require(provisioners, "_REPLACING_PROPERTIES")
    provisioners._REPLACING_PROPERTIES["AWS::ECS::TaskDefinition"] = _REPLACING
