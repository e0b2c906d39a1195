"""A change of a task definition replaces it.

AWS: every property of AWS::ECS::TaskDefinition except Tags is "Update requires: Replacement". A change set therefore
says Replacement True, as a new image makes a new revision.
Source: CloudFormation template reference, AWS::ECS::TaskDefinition.
Emulator: does not list the type, and says Conditional.
"""

from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import require

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


def apply():
    """Adds the type to those whose change can replace a resource."""
    require(provisioners, "_REPLACING_PROPERTIES")
    provisioners._REPLACING_PROPERTIES["AWS::ECS::TaskDefinition"] = _REPLACING
