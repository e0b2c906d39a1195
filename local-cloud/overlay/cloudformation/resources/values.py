"""Property values that a service refuses.

AWS: a resource is CREATE_FAILED or UPDATE_FAILED for a pair of cpu and memory that Fargate does not have, a retention
that is not in the list, a VPC or subnet range that is not a CIDR block (of /16 to /28), and an invalid repository
name.
Source: ECS developer guide "Task definition parameters" (cpu, memory); Logs API reference "PutRetentionPolicy"; EC2
API reference "CreateVpc"; ECR API reference "CreateRepository".
Emulator: accepts any value.
"""

import ipaddress

from ministack.services.cloudformation import provisioners

from overlay.ecr.errors import name_problem
from overlay.emulator.patch import require

from .handlers import handler_message, refuse, service_message

_GIB = 1024
# Fargate's memory (MiB) for each cpu (1024 units are one vCPU).
_FARGATE = {
    256: (512, 1024, 2048),
    512: range(1024, 4 * _GIB + 1, 1024),
    1024: range(2048, 8 * _GIB + 1, 1024),
    2048: range(4096, 16 * _GIB + 1, 1024),
    4096: range(8192, 30 * _GIB + 1, 1024),
    8192: range(16 * _GIB, 60 * _GIB + 1, 4096),
    16384: range(32 * _GIB, 120 * _GIB + 1, 8192),
}
_RETENTION = {
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
}  # fmt: skip


def _number(value):
    """Returns a whole number of a template, also of text and with a unit (`1 vCPU`, `2 GB`); -1 for anything else."""
    words = str(value).strip().lower().split()
    try:
        factor = 1024 if words[1:] in (["vcpu"], ["gb"]) else 1
        return int(float(words[0]) * factor)
    except (IndexError, ValueError):
        return -1


def _task_definition(logical_id, props):
    if "FARGATE" not in (props.get("RequiresCompatibilities") or []):
        return None
    cpu, memory = props.get("Cpu", 0), props.get("Memory", 0)
    if _number(memory) in _FARGATE.get(_number(cpu), ()):
        return None
    message = f"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. "
    message = f"Invalid request provided: Create TaskDefinition: {message}"
    message += "See the Amazon ECS documentation for the valid values."
    return handler_message(service_message(message, "AmazonECS"), "InvalidRequest")


def _log_group(logical_id, props):
    days = props.get("RetentionInDays")
    if days is None or _number(days) in _RETENTION:
        return None
    problem = f"[#/RetentionInDays: {days} is not a valid enum value]"
    return f"Properties validation failed for resource {logical_id} with message:\n{problem}"


def _cidr_problem(value):
    try:
        ipaddress.ip_network(str(value), strict=False)
    except ValueError:
        return f"Value ({value}) for parameter cidrBlock is invalid. This is not a valid CIDR block."
    return None


def _network(sizes, size_message):
    def problem(logical_id, props):
        cidr = props.get("CidrBlock")
        if cidr is None:
            return None
        message = _cidr_problem(cidr)
        if message is None and ipaddress.ip_network(str(cidr), strict=False).prefixlen not in sizes:
            message = size_message.format(cidr=cidr)
        return message and handler_message(service_message(message, "Ec2"), "InvalidRequest")

    return problem


def _repository(logical_id, props):
    name = props.get("RepositoryName")
    message = name_problem(str(name)) if name else None
    return message and handler_message(service_message(message, "Ecr"), "InvalidRequest")


_PROBLEMS = {
    "AWS::ECS::TaskDefinition": _task_definition,
    "AWS::Logs::LogGroup": _log_group,
    "AWS::EC2::VPC": _network(range(16, 29), "The CIDR '{cidr}' is invalid."),
    "AWS::EC2::Subnet": _network(range(16, 29), "The CIDR '{cidr}' is invalid."),
    "AWS::ECR::Repository": _repository,
}


def apply():
    """Wraps the create and update handlers of the types above."""
    require(provisioners, "_RESOURCE_HANDLERS")
    for resource_type, problem in _PROBLEMS.items():
        refuse(resource_type, problem)
