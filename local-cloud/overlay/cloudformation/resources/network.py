"""What EC2 refuses in a VPC.

AWS: a region has five VPCs by default, the default VPC included: `The maximum number of VPCs has been reached.` The
range of a VPC or subnet has /16 to /28; that of a subnet is inside of its VPC and overlaps no other. A subnet is in a
zone of the region. A route leads to an internet gateway of its VPC. What is still in use is not deleted.
Source: VPC user guide "Amazon VPC quotas" (VPCs per Region); awslabs/landing-zone-accelerator-on-aws#241 and
aws-samples/open-on-demand-on-aws#14 (the text and code of the quota); aws-samples/aws-genai-llm-chatbot#153 and
aws/aws-cdk#24708 (subnets that overlap); EC2 API reference "CreateVpc", "CreateSubnet", "CreateRoute", "Error codes for
the Amazon EC2 API" (InvalidSubnet.Range, InvalidVpcID.NotFound, DependencyViolation); CloudFormation user guide
"DependsOn attribute" (a route after the attachment of its gateway).
Emulator: has no quota; accepts every range, zone and gateway; deletes subnets and security groups in use.
"""

import ipaddress
import re

from ministack.core.responses import get_region
from ministack.services import ec2, ecs

from overlay.emulator.patch import require

from .handlers import refusal, refuse, refuse_deletion

_QUOTA = 5
_ZONE = (
    "Value ({}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following "
    "availability zones: {}."
)
_SIZES = range(16, 29)


def _no_room(logical_id, props):
    ec2._ensure_defaults_initialized()
    if len(ec2._vpcs) < _QUOTA:
        return None
    return refusal("The maximum number of VPCs has been reached.", "Ec2", "GeneralServiceException")


def _network(cidr):
    try:
        return ipaddress.ip_network(str(cidr), strict=False)
    except ValueError:
        return None


def _range(logical_id, props):
    cidr = props.get("CidrBlock")
    if cidr is None:
        return None
    network = _network(cidr)
    if network is None:
        message = f"Value ({cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block."
        return refusal(message, "Ec2")
    return None if network.prefixlen in _SIZES else refusal(f"The CIDR '{cidr}' is invalid.", "Ec2")


def missing_vpc(props):
    """Returns the refusal of a resource whose VPC does not exist, or None."""
    ec2._ensure_defaults_initialized()
    vpc_id = props.get("VpcId")
    return refusal(f"The vpc ID '{vpc_id}' does not exist", "Ec2", "NotFound") if vpc_id not in ec2._vpcs else None


def _subnet_place(logical_id, props):
    missing = missing_vpc(props)
    if missing:
        return missing
    zone, region = props.get("AvailabilityZone") or f"{get_region()}a", get_region()
    if not re.fullmatch(f"{region}[a-f]", zone):
        known = ", ".join(region + letter for letter in "abc")
        return refusal(_ZONE.format(zone, known), "Ec2")
    network, vpc = _network(props.get("CidrBlock", "")), _network(ec2._vpcs[props["VpcId"]]["CidrBlock"])
    if network and not network.subnet_of(vpc):
        return refusal(f"The CIDR '{props['CidrBlock']}' is invalid.", "Ec2")
    others = [each["CidrBlock"] for each in ec2._subnets.values() if each["VpcId"] == props["VpcId"]]
    if network and any(network.overlaps(_network(each)) for each in others):
        return refusal(f"The CIDR '{props['CidrBlock']}' conflicts with another subnet", "Ec2", "AlreadyExists")
    return None


def _route(logical_id, props):
    gateway = ec2._internet_gateways.get(props.get("GatewayId", ""))
    table = ec2._route_tables.get(props.get("RouteTableId", ""))
    if gateway is None or table is None or any(each["VpcId"] == table["VpcId"] for each in gateway["Attachments"]):
        return None
    names = f"route table {props['RouteTableId']} and network gateway {props['GatewayId']}"
    return refusal(f"{names} belong to different networks", "Ec2")


def _live_tasks():
    return [each for each in ecs._tasks.values() if each.get("lastStatus") != "STOPPED"]


def _subnet_in_use(subnet_id):
    of_tasks = [each.get("_subnet") for each in _live_tasks()]
    of_endpoints = [used for each in ec2._vpc_endpoints.values() for used in each["SubnetIds"]]
    if subnet_id not in [*of_tasks, *of_endpoints]:
        return None
    message = f"The subnet '{subnet_id}' has dependencies and cannot be deleted."
    return refusal(message, "Ec2")


def _group_in_use(group_id):
    of_endpoints = [used for each in ec2._vpc_endpoints.values() for used in each["SecurityGroupIds"]]
    of_tasks = [used for each in _live_tasks() for used in each.get("_security_groups") or []]
    rules = [
        pair.get("GroupId")
        for each in ec2._security_groups.values()
        if each["GroupId"] != group_id
        for rule in [*each["IpPermissions"], *each["IpPermissionsEgress"]]
        for pair in rule["UserIdGroupPairs"]
    ]
    if group_id not in [*of_endpoints, *of_tasks, *rules]:
        return None
    return refusal(f"resource {group_id} has a dependent object", "Ec2")


def _vpc_in_use(vpc_id):
    own = ec2._vpcs.get(vpc_id, {}).get("DefaultSecurityGroupId")
    inside = [each for each in ec2._subnets.values() if each["VpcId"] == vpc_id]
    inside += [each for each in ec2._security_groups.values() if each["VpcId"] == vpc_id and each["GroupId"] != own]
    inside += [
        each
        for gateway in ec2._internet_gateways.values()
        for each in gateway["Attachments"]
        if each["VpcId"] == vpc_id
    ]
    return refusal(f"The vpc '{vpc_id}' has dependencies and cannot be deleted.", "Ec2") if inside else None


def apply():
    """Wraps the handlers of VPCs, subnets, routes and security groups."""
    require(ec2, "_vpcs", "_subnets", "_internet_gateways", "_route_tables", "_security_groups", "_vpc_endpoints")
    require(ec2, "_ensure_defaults_initialized")
    require(ecs, "_tasks")
    refuse("AWS::EC2::VPC", _no_room, ("CidrBlock",))
    refuse("AWS::EC2::VPC", _range)
    refuse("AWS::EC2::Subnet", _subnet_place, ("VpcId", "CidrBlock", "AvailabilityZone", "AvailabilityZoneId"))
    refuse("AWS::EC2::Subnet", _range)
    refuse("AWS::EC2::Route", _route)
    refuse_deletion("AWS::EC2::Subnet", _subnet_in_use)
    refuse_deletion("AWS::EC2::SecurityGroup", _group_in_use)
    refuse_deletion("AWS::EC2::VPC", _vpc_in_use)
