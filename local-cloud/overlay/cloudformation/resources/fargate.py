"""What ECS refuses of a task definition.

AWS: Fargate has some pairs of cpu and memory, the network mode awsvpc, 21 to 200 GiB of disk, and 120 seconds to stop.
It needs an execution role to pull from ECR and to write to CloudWatch Logs, where a stream needs a prefix. Secrets need
an execution role everywhere, and names of their own. A container mounts volumes of its task.
Source: ECS developer guide "Task definition parameters for Fargate" (cpu, memory, networkMode, stopTimeout), "Send
Amazon ECS logs to CloudWatch" (awslogs-stream-prefix); ECS API reference "EphemeralStorage" (21 GiB; some of its
editions say 20), "Secret"; jenkinsci/amazon-ecs-plugin#53 and fabfuel/ecs-deploy#87 (the texts about the execution
role). The other texts are from knowledge only.
Emulator: accepts all of them.
"""

from overlay.ecs.pull import is_from_ecr

from .handlers import refusal, refuse

_GIB = 1024
# Fargate's memory (MiB) for each cpu (1024 units are one vCPU).
_SIZES = {
    256: (512, 1024, 2048),
    512: range(1024, 4 * _GIB + 1, 1024),
    1024: range(2048, 8 * _GIB + 1, 1024),
    2048: range(4096, 16 * _GIB + 1, 1024),
    4096: range(8192, 30 * _GIB + 1, 1024),
    8192: range(16 * _GIB, 60 * _GIB + 1, 4096),
    16384: range(32 * _GIB, 120 * _GIB + 1, 8192),
}
_ROLE = "Fargate requires task definition to have execution role ARN to support {}."
_SHARED = (
    "The secret name must be unique and not shared with any new or existing environment variables set on the "
    "container, such as '{}'."
)


def number(value):
    """Returns a whole number of a template, also of text and with a unit (`1 vCPU`, `2 GB`); -1 for anything else."""
    words = str(value).strip().lower().split()
    try:
        factor = 1024 if words[1:] in (["vcpu"], ["gb"]) else 1
        return int(float(words[0]) * factor)
    except (IndexError, ValueError):
        return -1


def _task(props):
    """Returns what Fargate does not have for the task, or None."""
    cpu, memory = props.get("Cpu", 0), props.get("Memory", 0)
    disk = (props.get("EphemeralStorage") or {}).get("SizeInGiB", 21)
    if number(memory) not in _SIZES.get(number(cpu), ()):
        message = f"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. "
        return message + "See the Amazon ECS documentation for the valid values."
    if props.get("NetworkMode") != "awsvpc":
        return "Fargate only supports network mode \u2018awsvpc\u2019."
    return None if 21 <= number(disk) <= 200 else "EphemeralStorage sizeInGiB must be in the range from 21 to 200."


def _on_fargate(props, container):
    """Returns what Fargate does not have for a container, or None."""
    logs = container.get("LogConfiguration") or {}
    to_cloud_watch = logs.get("LogDriver") == "awslogs"
    if is_from_ecr(str(container.get("Image", ""))) and not props.get("ExecutionRoleArn"):
        return _ROLE.format("ECR images")
    if to_cloud_watch and not props.get("ExecutionRoleArn"):
        return _ROLE.format("log driver awslogs")
    if to_cloud_watch and "awslogs-stream-prefix" not in (logs.get("Options") or {}):
        return "Log driver awslogs requires option 'awslogs-stream-prefix' on Fargate."
    late = number(container.get("StopTimeout", 0)) > 120
    return "The stopTimeout of a container on Fargate must be 120 seconds or less." if late else None


def _container(props, container):
    """Returns what is wrong with a container wherever it runs, or None."""
    secrets = [each.get("Name") for each in container.get("Secrets") or []]
    if secrets and not props.get("ExecutionRoleArn"):
        return "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."
    taken = [each.get("Name") for each in container.get("Environment") or []]
    shared = [name for name in secrets if name in taken or secrets.count(name) > 1]
    if shared:
        return _SHARED.format(shared[0])
    volumes = [each.get("Name") for each in props.get("Volumes") or []]
    mounted = [each.get("SourceVolume") for each in container.get("MountPoints") or []]
    unknown = [name for name in mounted if name not in volumes]
    return f"Unknown volume '{unknown[0]}'." if unknown else None


def _problem(logical_id, props):
    is_fargate = "FARGATE" in (props.get("RequiresCompatibilities") or [])
    found = _task(props) if is_fargate else None
    for each in props.get("ContainerDefinitions") or []:
        found = found or (is_fargate and _on_fargate(props, each)) or _container(props, each)
    return refusal(f"Invalid request provided: Create TaskDefinition: {found}", "AmazonECS") if found else None


def apply():
    """Lets a task definition be refused."""
    refuse("AWS::ECS::TaskDefinition", _problem)
