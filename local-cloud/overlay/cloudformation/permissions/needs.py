"""What CloudFormation needs of a role for an operation on a resource.

AWS: makes the calls of the resource type's handler with the rights of the service role, or else of the caller.
Source: `handlers` in the resource types' schemas, and the resources of each action in the Service Authorization
Reference, both as cfn-lint has them (`permissions.json`). A schema lists what any property may need; an action that
belongs to a property is needed only where the property is there, or differs. An interface endpoint with private DNS
also needs `route53:AssociateVPCWithHostedZone`, which its schema does not list ("Dependent actions" of
CreateVpcEndpoint), and the first load balancer of an account its service-linked role (Elastic Load Balancing user guide
"Service-linked roles"). Elastic Load Balancing asks EC2 in the name of the caller (the same guide, "Elastic Load
Balancing API permissions"; kubernetes-sigs/aws-load-balancer-controller#748, such a refusal). A nested stack is
created, updated, deleted and described, and its template read (CloudFormation user guide "Nested stacks"). A schedule
with a key needs the key, through Scheduler (EventBridge Scheduler user guide, "Using identity-based policies",
CreateSchedule). Which actions know `iam:PermissionsBoundary`: the same reference, "Actions defined by AWS IAM". A flow
log delivers logs only to S3 (VPC user guide "Publish flow logs to Amazon S3"). Not a deviation by itself.
"""

import json
from pathlib import Path

from ministack.services import iam

from overlay.iam.evaluation import Need
from overlay.iam.requests import object_of, pass_role, tag_keys

from .resources import tags_of, touched

_LISTS = json.loads(Path(__file__).with_name("permissions.json").read_text())


class NotListed(Exception):
    """A resource type, or an action of one, whose needs are not known. It fails, so that nobody takes it for none."""


# What the schemas name and no operation of ours calls: settings of the whole account, deliveries to other services.
_NEVER = {
    "ecs:PutAccountSetting",
    "ecs:PutAccountSettingDefault",
    "logs:CreateLogDelivery",
    "s3:REST.PUT.OBJECT",
    "firehose:TagDeliveryStream",
    "vpce:AllowMultiRegion",
    "ec2:CreateVpcEncryptionControl",
    "vpc-lattice:CreateServiceNetworkVpcEndpointAssociation",
    "vpc-lattice:DescribeServiceNetworkVpcEndpointAssociation",
}
# By action, or by type and action: the properties that it is for. In an update, it is needed where they differ.
_FOR = {
    "AWS::SNS::Topic sns:Subscribe": ["Subscription"],
    "AWS::SNS::Topic sns:Unsubscribe": ["Subscription"],
    "sns:ListSubscriptionsByTopic": ["Subscription"],
    "sns:GetDataProtectionPolicy": ["DataProtectionPolicy"],
    "sns:PutDataProtectionPolicy": ["DataProtectionPolicy"],
    "logs:GetDataProtectionPolicy": ["DataProtectionPolicy"],
    "logs:PutDataProtectionPolicy": ["DataProtectionPolicy"],
    "logs:DeleteDataProtectionPolicy": ["DataProtectionPolicy"],
    "logs:PutResourcePolicy": ["ResourcePolicyDocument"],
    "logs:DeleteResourcePolicy": ["ResourcePolicyDocument"],
    "logs:DescribeResourcePolicies": ["ResourcePolicyDocument"],
    "logs:PutIndexPolicy": ["FieldIndexPolicies"],
    "logs:DeleteIndexPolicy": ["FieldIndexPolicies"],
    "logs:DescribeIndexPolicies": ["FieldIndexPolicies"],
    "logs:PutBearerTokenAuthentication": ["BearerTokenAuthenticationEnabled"],
    "logs:PutLogGroupDeletionProtection": ["DeletionProtectionEnabled"],
    "logs:PutRetentionPolicy": ["RetentionInDays"],
    "logs:DeleteRetentionPolicy": ["RetentionInDays"],
    "logs:AssociateKmsKey": ["KmsKeyId"],
    "logs:DisassociateKmsKey": ["KmsKeyId"],
    "kms:DescribeKey": ["Configuration", "EncryptionConfiguration"],
    "kms:GenerateDataKey": ["EncryptionConfiguration"],
    "s3:GetObject": ["DefinitionS3Location"],
    "s3:GetObjectVersion": ["DefinitionS3Location"],
    "ecs:UpdateCluster": ["Configuration", "ServiceConnectDefaults", "ClusterSettings"],
    "ecs:UpdateClusterSettings": ["ClusterSettings"],
    "AWS::ECS::Cluster ecs:PutClusterCapacityProviders": ["CapacityProviders", "DefaultCapacityProviderStrategy"],
    "ec2:AuthorizeSecurityGroupIngress": ["SecurityGroupIngress"],
    "ec2:RevokeSecurityGroupIngress": ["SecurityGroupIngress"],
    "ec2:UpdateSecurityGroupRuleDescriptionsIngress": ["SecurityGroupIngress"],
    "ec2:AuthorizeSecurityGroupEgress": ["SecurityGroupEgress"],
    "ec2:RevokeSecurityGroupEgress": ["SecurityGroupEgress"],
    "ec2:UpdateSecurityGroupRuleDescriptionsEgress": ["SecurityGroupEgress"],
    "ec2:DescribeNetworkInterfaces": ["NetworkInterfaceId", "InstanceId"],
    "ec2:AttachVpnGateway": ["VpnGatewayId"],
    "ec2:DetachVpnGateway": ["VpnGatewayId"],
    "ec2:DescribeVpnGateways": ["VpnGatewayId"],
    "ec2:ModifyVpcTenancy": ["InstanceTenancy"],
    "ec2:ModifyVpcAttribute": ["EnableDnsSupport", "EnableDnsHostnames"],
    "ec2:AssociateSubnetCidrBlock": ["Ipv6CidrBlock", "Ipv6CidrBlocks"],
    "ec2:DisassociateSubnetCidrBlock": ["Ipv6CidrBlock", "Ipv6CidrBlocks"],
    "ec2:ModifySubnetAttribute": [
        "MapPublicIpOnLaunch",
        "AssignIpv6AddressOnCreation",
        "PrivateDnsNameOptionsOnLaunch",
    ],
    "s3:PutBucketAbac": ["AbacStatus"],
    "s3:PutAnalyticsConfiguration": ["AnalyticsConfigurations"],
    "s3:DeleteBucketAnalyticsConfiguration": ["AnalyticsConfigurations"],
    "s3:PutEncryptionConfiguration": ["BucketEncryption"],
    "s3:DeleteBucketEncryption": [],
    "s3:PutBucketCORS": ["CorsConfiguration"],
    "s3:DeleteBucketCors": ["CorsConfiguration"],
    "s3:PutInventoryConfiguration": ["InventoryConfigurations"],
    "s3:PutLifecycleConfiguration": ["LifecycleConfiguration"],
    "s3:DeleteBucketLifecycle": [],
    "s3:PutMetricsConfiguration": ["MetricsConfigurations"],
    "s3:DeleteBucketMetricsConfiguration": ["MetricsConfigurations"],
    "s3:PutBucketNotification": ["NotificationConfiguration"],
    "s3:PutBucketReplication": ["ReplicationConfiguration"],
    "s3:PutReplicationConfiguration": ["ReplicationConfiguration"],
    "s3:DeleteBucketReplication": ["ReplicationConfiguration"],
    "s3:PutBucketWebsite": ["WebsiteConfiguration"],
    "s3:DeleteBucketWebsite": ["WebsiteConfiguration"],
    "s3:PutAccelerateConfiguration": ["AccelerateConfiguration"],
    "s3:PutBucketPublicAccessBlock": ["PublicAccessBlockConfiguration"],
    "s3:PutObjectAcl": ["AccessControl"],
    "s3:PutBucketAcl": ["AccessControl"],
    "s3:GetBucketAcl": ["AccessControl", "LoggingConfiguration"],
    "s3:PutBucketLogging": ["LoggingConfiguration"],
    "s3:PutBucketObjectLockConfiguration": ["ObjectLockConfiguration"],
    "s3:PutObjectLockConfiguration": ["ObjectLockConfiguration"],
    "s3:PutBucketVersioning": ["VersioningConfiguration"],
    "s3:PutBucketOwnershipControls": ["OwnershipControls"],
    "s3:PutIntelligentTieringConfiguration": ["IntelligentTieringConfigurations"],
    "s3:DeleteObject": ["MetadataTableConfiguration", "MetadataConfiguration"],
    "AWS::S3::Bucket iam:PassRole": ["ReplicationConfiguration"],
    "iam:PutRolePolicy": ["Policies"],
    "iam:DeleteRolePolicy": ["Policies"],
    "AWS::IAM::Role iam:GetRolePolicy": ["Policies"],
    "AWS::IAM::Policy iam:PutRolePolicy": ["Roles", "PolicyDocument"],
    "AWS::IAM::Policy iam:DeleteRolePolicy": ["Roles"],
    "AWS::IAM::Policy iam:GetRolePolicy": ["Roles"],
    "iam:AttachRolePolicy": ["ManagedPolicyArns"],
    "iam:DetachRolePolicy": ["ManagedPolicyArns"],
    "iam:PutRolePermissionsBoundary": ["PermissionsBoundary"],
    "iam:DeleteRolePermissionsBoundary": ["PermissionsBoundary"],
    "iam:UpdateAssumeRolePolicy": ["AssumeRolePolicyDocument"],
    "iam:UpdateRole": ["Description", "MaxSessionDuration"],
    "iam:UpdateRoleDescription": ["Description"],
    "AWS::IAM::ManagedPolicy iam:AttachRolePolicy": ["Roles"],
    "AWS::IAM::ManagedPolicy iam:DetachRolePolicy": ["Roles"],
    "iam:AttachGroupPolicy": ["Groups"],
    "iam:DetachGroupPolicy": ["Groups"],
    "iam:AttachUserPolicy": ["Users"],
    "iam:DetachUserPolicy": ["Users"],
    "iam:PutGroupPolicy": ["Groups"],
    "iam:GetGroupPolicy": ["Groups"],
    "iam:DeleteGroupPolicy": ["Groups"],
    "iam:PutUserPolicy": ["Users"],
    "iam:GetUserPolicy": ["Users"],
    "iam:DeleteUserPolicy": ["Users"],
    "ec2:DescribeIpamPools": ["Ipv4IpamPoolId"],
    "elasticloadbalancing:DeregisterTargets": ["Targets"],
    "elasticloadbalancing:ModifyCapacityReservation": ["MinimumLoadBalancerCapacity"],
    "elasticloadbalancing:ModifyIpPools": ["Ipv4IpamPoolId"],
    "elasticloadbalancing:ModifyListenerAttributes": ["ListenerAttributes"],
    "elasticloadbalancing:ModifyLoadBalancerAttributes": ["LoadBalancerAttributes"],
    "elasticloadbalancing:ModifyTargetGroupAttributes": ["TargetGroupAttributes"],
    "elasticloadbalancing:RegisterTargets": ["Targets"],
    "elasticloadbalancing:SetIpAddressType": ["IpAddressType"],
    "elasticloadbalancing:SetSecurityGroups": ["SecurityGroups"],
    "elasticloadbalancing:SetSubnets": ["Subnets", "SubnetMappings"],
}
# What a call asks of EC2 in the name of the caller.
_ASKS = {
    "elasticloadbalancing:CreateLoadBalancer": (
        "AccountAttributes",
        "Addresses",
        "InternetGateways",
        "SecurityGroups",
        "Subnets",
        "Vpcs",
    ),
    "elasticloadbalancing:CreateTargetGroup": ("InternetGateways", "Vpcs"),
    "elasticloadbalancing:RegisterTargets": ("Instances", "InternetGateways", "Subnets", "Vpcs"),
    "elasticloadbalancing:SetIpAddressType": ("Subnets",),
    "elasticloadbalancing:SetSubnets": ("Subnets",),
}
# The actions that know the boundary of the role. In a condition of another one, the key is not there.
_KNOWING_THE_BOUNDARY = {
    "AttachRolePolicy",
    "CreateRole",
    "DeleteRolePermissionsBoundary",
    "DeleteRolePolicy",
    "DetachRolePolicy",
    "PutRolePermissionsBoundary",
    "PutRolePolicy",
}
# What the role of a state machine needs to log.
_DELIVERING = ("CreateLogDelivery", "GetLogDelivery", "UpdateLogDelivery", "DeleteLogDelivery", "ListLogDeliveries")
_DELIVERING += ("PutResourcePolicy", "DescribeResourcePolicies", "DescribeLogGroups")
LOG_DELIVERY = [Need(f"logs:{name}", "*") for name in _DELIVERING]
_TAGGING = {"TagResource", "UntagResource", "ListTagsForResource", "TagRole", "UntagRole", "CreateTags", "DeleteTags"}
_TAGGING |= {"TagQueue", "UntagQueue", "ListQueueTags", "PutBucketTagging", "AddTags", "RemoveTags"}
_REMOVING = {"UntagResource", "UntagRole", "DeleteTags", "UntagQueue", "RemoveTags"}
_PASSED_TO = {
    "AWS::StepFunctions::StateMachine": "states.amazonaws.com",
    "AWS::ECS::TaskDefinition": "ecs-tasks.amazonaws.com",
    "AWS::Scheduler::Schedule": "scheduler.amazonaws.com",
    "AWS::EC2::FlowLog": "vpc-flow-logs.amazonaws.com",
}
# The role that the first resource of a type in an account makes.
_LINKED_ROLES = {
    "AWS::ECS::Cluster": ("ecs.amazonaws.com", "AWSServiceRoleForECS"),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": (
        "elasticloadbalancing.amazonaws.com",
        "AWSServiceRoleForElasticLoadBalancing",
    ),
}


def _user_tags(props):
    return {key: value for key, value in tags_of(props).items() if not str(key).startswith("aws:")}


def _is_called(resource_type, verb, action, before, after):
    """Tells whether the handler makes the call for these properties, before and after the operation."""
    name = action.split(":", 1)[1]
    if action in _NEVER:
        return False
    if name in _TAGGING:
        old, new = _user_tags(before), _user_tags(after)
        if verb == "update":
            return old != new and (name not in _REMOVING or bool(set(old) - set(new)))
        return verb == "create" and bool(new) and name not in _REMOVING and not name.startswith("List")
    if action == "iam:CreateServiceLinkedRole":
        return False  # see _linked_role
    if action.startswith("cognito-idp:"):
        return "authenticate-cognito" in json.dumps(after)
    if action in ("iam:PassRole", "iam:GetRole") and resource_type.startswith("AWS::SNS::"):
        return False
    if action.startswith("s3tables:") or "BucketMetadata" in action:
        return any(each in after for each in ("MetadataTableConfiguration", "MetadataConfiguration"))
    if resource_type == "AWS::EC2::FlowLog" and action.split(":", 1)[0] in ("autoscaling", "logs", "s3"):
        return after.get("LogDestinationType") == "s3"
    properties = _FOR.get(f"{resource_type} {action}", _FOR.get(action))
    if properties is None:
        return True
    if verb == "update":
        return any(before.get(each) != after.get(each) for each in properties)
    return any(each in after for each in properties)


def _resource_tags(service, tags):
    if tags is None:
        return {}
    return {f"{service}:ResourceTag/": None, **{f"{service}:ResourceTag/{key}": value for key, value in tags.items()}}


def _keys(resource_type, action, target, before, after):
    """Returns the keys for conditions of a call on one resource."""
    name = action.split(":", 1)[1]
    creates = target.own and name.startswith(("Create", "Register", "Put")) and not name.startswith("CreateTags")
    tags = {} if creates else target.tags
    keys = _resource_tags("aws", tags)
    sends_tags = (creates and target.own) or name in _TAGGING
    keys |= tag_keys(_user_tags(after)) if sends_tags else {}
    service = action.split(":", 1)[0]
    if service == "ec2":
        keys |= _resource_tags("ec2", tags)
        create = "Create" + resource_type.rsplit("::", 1)[-1]
        create = {"CreateVPC": "CreateVpc", "CreateVPCEndpoint": "CreateVpcEndpoint"}.get(create, create)
        keys |= {"ec2:CreateAction": create if name == "CreateTags" and not before else None, "ec2:Vpc": None}
    if service == "ecs":
        keys |= {"ecs:cluster": None, "ecs:CreateAction": None}
    if service == "iam":
        props = after if name in ("CreateRole", "PutRolePermissionsBoundary") or not before else before
        boundary = target.boundary or props.get("PermissionsBoundary")
        keys |= {"iam:PermissionsBoundary": boundary if name in _KNOWING_THE_BOUNDARY else None, "iam:PolicyARN": None}
    return keys


def _linked_role(resource_type, place):
    """Returns the need to make the service-linked role of a type, unless it needs none or the account has it."""
    service, name = _LINKED_ROLES.get(resource_type, ("", ""))
    if not name or name in iam._roles:
        return []
    arn = f"arn:aws:iam::{place.account}:role/aws-service-role/{service}/{name}"
    return [Need("iam:CreateServiceLinkedRole", arn, {"iam:AWSServiceName": service})]


def _with_policies(need, before, after):
    """Returns the need once for each managed policy that is attached or detached."""
    old, new = set(before.get("ManagedPolicyArns") or []), set(after.get("ManagedPolicyArns") or [])
    arns = {"iam:AttachRolePolicy": new - old, "iam:DetachRolePolicy": old - new if old != new else old}.get(
        need.action
    )
    if arns is None:
        return [need]
    return [Need(need.action, need.resource, {**need.context, "iam:PolicyARN": arn}) for arn in sorted(arns)]


def _at(props, path):
    for name in path.split("/"):
        props = props.get(name) if isinstance(props, dict) else None
    return props


def replaces(resource_type, before, after):
    """Tells whether an update of these properties replaces the resource: one of them is set only when it is created."""
    paths = _LISTS["createOnly"].get(resource_type, [])
    return any(_at(before, path) != _at(after, path) for path in paths)


def _nested_stack(verb, after, physical_id, place):
    arn = physical_id or place.arn("cloudformation", f"stack/{place.generated()}/*")
    needs = [Need(f"cloudformation:{verb.capitalize()}Stack", arn), Need("cloudformation:DescribeStacks", arn)]
    return needs if verb == "delete" else [*needs, Need("s3:GetObject", object_of(str(after.get("TemplateURL"))))]


def needs(resource_type, verb, properties, physical_id, place):
    """Returns what an operation needs.

    `verb` is create, update or delete; `properties` are those (before, after) the operation, the first empty in a
    create, both the same in a delete. Raises NotListed for a type that the list does not have.
    """
    before, after = properties
    if resource_type == "AWS::CloudFormation::Stack":
        return _nested_stack(verb, after, physical_id, place)
    if resource_type not in _LISTS["handlers"]:
        raise NotListed(resource_type)
    found = touched(resource_type, after, physical_id, place)
    result = _linked_role(resource_type, place) if verb == "create" else []
    for action in _LISTS["handlers"][resource_type][verb]:
        if not _is_called(resource_type, verb, action, before, after):
            continue
        if action == "iam:PassRole":
            result += [pass_role(each.arn, _PASSED_TO[resource_type]) for each in found["role"]]
            continue
        kinds = _LISTS["resources"][action]
        targets = [each for kind in kinds for each in found.get(kind, [])]
        if action.split(":", 1)[1] in _TAGGING:
            targets = [each for each in targets if each.own]
        if kinds and not targets and action not in ("iam:GetRole", "ecs:DescribeCapacityProviders"):
            raise NotListed(f"{action} of {resource_type}")
        for target in targets:
            keys = _keys(resource_type, action, target, before, after)
            if "policy" in found and target.arn not in [each.arn for each in found["policy"]]:
                keys["iam:PolicyARN"] = found["policy"][0].arn
            need = Need(action, target.arn, keys)
            by_policy = resource_type == "AWS::IAM::Role" and verb != "delete"
            result += _with_policies(need, before, after) if by_policy else [need]
        if not kinds:
            result.append(Need(action, "*"))
        result += [Need(f"ec2:Describe{each}", "*") for each in _ASKS.get(action, ())]
    if resource_type == "AWS::Scheduler::Schedule" and verb != "delete" and after.get("KmsKeyArn"):
        via = {"kms:ViaService": f"scheduler.{place.region}.amazonaws.com"}
        calls = ("DescribeKey", "GenerateDataKey", "Decrypt")
        result += [Need(f"kms:{call}", after["KmsKeyArn"], via) for call in calls]
    if verb == "create" and after.get("VpcEndpointType") == "Interface" and after.get("PrivateDnsEnabled"):
        result.append(Need("route53:AssociateVPCWithHostedZone", "arn:aws:route53:::hostedzone/*"))
    return result
