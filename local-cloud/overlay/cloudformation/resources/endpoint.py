"""What EC2 refuses of a security group and of an endpoint.

AWS: the description of a rule has at most 255 characters, of `a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`: no apostrophe. A group
has no rule twice, and its VPC exists. An interface endpoint with private DNS needs EnableDnsSupport and
EnableDnsHostnames of its VPC, which has one such endpoint of a service. Its subnets are in zones of their own; they and
its groups are in its VPC. A service is one of the region; only those of S3 and DynamoDB have gateway endpoints.
Source: EC2 API reference "IpRange" (Description), "CreateVpcEndpoint", "Error codes for the Amazon EC2 API"
(DuplicateSubnetsInSameZone, InvalidServiceName, InvalidPermission.Duplicate); GuardDuty user guide "Troubleshooting
runtime coverage" and the help of TiDB Cloud (the texts about private DNS); VPC user guide "Gateway endpoints". The
texts about zones, groups and subnets of an endpoint are from knowledge only.
Emulator: accepts all of them. Still missing: which services a region has.
"""

import json
import re

from ministack.core.responses import get_region
from ministack.services import ec2

from overlay.emulator.patch import require

from .handlers import refusal, refuse
from .network import missing_vpc

_GROUP, _ENDPOINT = "AWS::EC2::SecurityGroup", "AWS::EC2::VPCEndpoint"
_DESCRIPTION = re.compile(r"[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{0,255}")
_RULE = (
    "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  "
    "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*"
)
_ZONES = (
    "Found another VPC endpoint subnet in the availability zone of {}. VPC endpoint subnets should be in different "
    "availability zones supported by the VPC endpoint service."
)
_GATEWAYS = ("s3", "dynamodb")


def _is_on(value):
    return str(value).lower() == "true"


def _group(logical_id, props):
    if "VpcId" in props and (missing := missing_vpc(props)):
        return missing
    for name in ("SecurityGroupIngress", "SecurityGroupEgress"):
        rules = props.get(name) or []
        if not all(_DESCRIPTION.fullmatch(str(each.get("Description", ""))) for each in rules):
            return refusal(_RULE, "Ec2")
        bare = [json.dumps({**each, "Description": ""}, sort_keys=True, default=str) for each in rules]
        if len(set(bare)) < len(bare):
            return refusal("The same permission must not appear multiple times", "Ec2")
    return None


def _service(props):
    """Returns the type of an endpoint's service that is wrong, or None."""
    name, kind = str(props.get("ServiceName", "")), props.get("VpcEndpointType", "Gateway")
    amazon = re.fullmatch(r"(?:cn\.)?com\.amazonaws\.([a-z0-9-]+)\.(.+)", name)
    if amazon and amazon[1] not in (get_region(), "vpce"):
        return refusal(f"The Vpc Endpoint Service '{name}' does not exist", "Ec2")
    if kind == "Gateway" and amazon and amazon[2] not in _GATEWAYS:
        return refusal("Endpoint type (Gateway) does not match available service types ([Interface]).", "Ec2")
    return None


def _placed(props):
    """Returns what is wrong with the subnets and groups of an endpoint, or None."""
    zones = set()
    for subnet_id in props.get("SubnetIds") or []:
        subnet = ec2._subnets.get(subnet_id)
        if subnet is None:
            return refusal(f"The subnet ID '{subnet_id}' does not exist", "Ec2", "NotFound")
        if subnet["VpcId"] != props["VpcId"]:
            return refusal(f"The subnet {subnet_id} does not belong to VPC {props['VpcId']}.", "Ec2")
        if subnet["AvailabilityZone"] in zones:
            return refusal(_ZONES.format(subnet_id), "Ec2")
        zones.add(subnet["AvailabilityZone"])
    for group_id in props.get("SecurityGroupIds") or []:
        if ec2._security_groups.get(group_id, {}).get("VpcId") != props["VpcId"]:
            return refusal(f"Security Group {group_id} does not belong to VPC {props['VpcId']}.", "Ec2")
    return None


def _endpoint(logical_id, props):
    wrong = missing_vpc(props) or _service(props) or _placed(props)
    vpc = ec2._vpcs.get(props.get("VpcId"), {})
    names = _is_on(vpc.get("EnableDnsSupport", True)) and _is_on(vpc.get("EnableDnsHostnames", False))
    if wrong or names or not _is_on(props.get("PrivateDnsEnabled")):
        return wrong
    message = "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true"
    return refusal(f"{message} for {props['VpcId']}", "Ec2")


def _second(logical_id, props):
    for each in ec2._vpc_endpoints.values():
        same = all(each[name] == props.get(name) for name in ("VpcId", "ServiceName"))
        if same and _is_on(each["PrivateDnsEnabled"]) and _is_on(props.get("PrivateDnsEnabled")):
            domain = f"{props['ServiceName'].rpartition('.')[2]}.{get_region()}.amazonaws.com"
            message = "private-dns-enabled cannot be set because there is already a conflicting DNS domain"
            return refusal(f"{message} for {domain} in the VPC {props['VpcId']}", "Ec2")
    return None


def apply():
    """Wraps the handlers of security groups and endpoints."""
    require(ec2, "_vpcs", "_subnets", "_security_groups", "_vpc_endpoints")
    refuse(_GROUP, _group)
    refuse(_ENDPOINT, _endpoint)
    refuse(_ENDPOINT, _second, ("VpcId", "ServiceName"))
