"""Subnets with the addresses of another one.

AWS: two subnets of a VPC cannot have the same address. The second is CREATE_FAILED: `The CIDR '10.0.0.0/24' conflicts
with another subnet`, of the handler with the code AlreadyExists. A replacement, which is created before the old subnet
is deleted, fails in the same way.
Source: aws-samples/aws-genai-llm-chatbot#153 (the handler's text and code); aws/aws-cdk#24708 (a replacement).
Emulator: creates it.
"""

import ipaddress

from ministack.services import ec2
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import item, require, wrap, wrap_item

from .handlers import handler_message, service_message


def _conflicts(vpc, cidr):
    wanted = ipaddress.ip_network(cidr, strict=False)
    ranges = [subnet["CidrBlock"] for subnet in ec2._subnets.values() if subnet["VpcId"] == vpc]
    return any(wanted.overlaps(ipaddress.ip_network(taken, strict=False)) for taken in ranges)


def _checked(create):
    def create_subnet(logical_id, props, stack_name):
        vpc, cidr = props.get("VpcId"), props.get("CidrBlock")
        if cidr and _conflicts(vpc, cidr):
            message = service_message(f"The CIDR '{cidr}' conflicts with another subnet", "Ec2")
            raise ValueError(handler_message(message, "AlreadyExists"))
        return create(logical_id, props, stack_name)

    return create_subnet


def apply():
    """Wraps the function of the handler of AWS::EC2::Subnet, which a replacement calls as well."""
    require(ec2, "_subnets")
    wrap(provisioners, "_ec2_subnet_create", _checked)
    handlers = item(provisioners._RESOURCE_HANDLERS, "provisioners._RESOURCE_HANDLERS", "AWS::EC2::Subnet")
    wrap_item(handlers, "AWS::EC2::Subnet", "create", lambda create: provisioners._ec2_subnet_create)
