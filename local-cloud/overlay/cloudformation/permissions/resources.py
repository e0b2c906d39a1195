"""The resources that an operation on a resource of a stack touches: its own, and those that its properties name.

Source: Service Authorization Reference, "Resource types" of each service (the forms of ARNs). A resource that does not
exist yet has a star for what AWS will choose. Not a deviation by itself.
"""

import re
from dataclasses import dataclass, replace

from ministack.services import alb, ec2, iam


@dataclass(frozen=True)
class Place:
    """Where a resource is: the region, the account, its stack and its name in the template."""

    region: str
    account: str
    stack: str
    logical_id: str

    def arn(self, service, rest):
        """Returns an ARN of the account and region."""
        return f"arn:aws:{service}:{self.region}:{self.account}:{rest}"

    def generated(self):
        """Returns the name that CloudFormation gives to a resource without one."""
        return f"{self.stack}-{self.logical_id}-000000000000"


@dataclass(frozen=True)
class Touched:
    """A resource with its tags, a dict, or None if they are not known; `own` when it is that of the template itself.

    `boundary` is that of a role which is there already.
    """

    arn: str
    tags: dict | None = None
    own: bool = False
    boundary: str = ""


_EC2_OWN = {
    "AWS::EC2::VPC": "vpc",
    "AWS::EC2::Subnet": "subnet",
    "AWS::EC2::SecurityGroup": "security-group",
    "AWS::EC2::InternetGateway": "internet-gateway",
    "AWS::EC2::RouteTable": "route-table",
    "AWS::EC2::VPCEndpoint": "vpc-endpoint",
    "AWS::EC2::FlowLog": "vpc-flow-log",
}
_EC2_NAMED = {
    "vpc": ["VpcId", "ResourceId"],
    "subnet": ["SubnetId", "SubnetIds"],
    "security-group": ["SecurityGroupIds"],
    "route-table": ["RouteTableId", "RouteTableIds"],
    "internet-gateway": ["InternetGatewayId"],
}
_NAMES = {
    "AWS::SNS::Topic": ("topic", "TopicName", "sns", "{}"),
    "AWS::Logs::LogGroup": ("log-group", "LogGroupName", "logs", "log-group:{}:log-stream:"),
    "AWS::ECS::Cluster": ("cluster", "ClusterName", "ecs", "cluster/{}"),
    "AWS::StepFunctions::StateMachine": ("statemachine", "StateMachineName", "states", "stateMachine:{}"),
    "AWS::SQS::Queue": ("queue", "QueueName", "sqs", "{}"),
    "AWS::CloudWatch::Alarm": ("alarm", "AlarmName", "cloudwatch", "alarm:{}"),
}


def tags_of(props):
    """Returns the tags of properties as a dict, in either form of templates."""
    tags = props.get("Tags") or {}
    if isinstance(tags, dict):
        return dict(tags)
    return {each.get("Key", each.get("key")): each.get("Value", each.get("value")) for each in tags}


def _listed(value):
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def _role_arns(value, account):
    """Yields the ARNs of roles in properties. Some take the name of a role in place of its ARN."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name in ("ExecutionRoleArn", "TaskRoleArn") and not str(each).startswith("arn:"):
                yield f"arn:aws:iam::{account}:role/{each}"
            yield from _role_arns(each, account)
    elif isinstance(value, list):
        for each in value:
            yield from _role_arns(each, account)
    elif isinstance(value, str) and re.fullmatch(r"arn:[\w-]+:iam::\d{12}:role/\S+", value):
        yield value


def _ec2_tags(resource_id):
    return {tag["Key"]: tag["Value"] for tag in ec2._tags.get(resource_id) or []}


def _ec2(resource_type, props, physical_id, place):
    found = {}
    for kind, names in _EC2_NAMED.items():
        ids = [each for name in names for each in _listed(props.get(name))]
        found[kind] = [Touched(place.arn("ec2", f"{kind}/{each}"), _ec2_tags(each)) for each in ids]
    own = _EC2_OWN.get(resource_type)
    if own:
        arn = place.arn("ec2", f"{own}/{physical_id or '*'}")
        tags = _ec2_tags(physical_id) if physical_id else tags_of(props)
        found.setdefault(own, []).append(Touched(arn, tags, own=True))
    if resource_type == "AWS::EC2::SecurityGroup":
        found["security-group-rule"] = [Touched(place.arn("ec2", "security-group-rule/*"), {})]
    return found


def _named(resource_type, props, physical_id, place):
    kind, name_property, service, form = _NAMES[resource_type]
    name = props.get(name_property) or place.generated()
    if physical_id and not props.get(name_property):
        name = re.split(r"[:/]", physical_id)[-1]
    if resource_type == "AWS::StepFunctions::StateMachine" and not physical_id and not props.get(name_property):
        name = f"{place.logical_id}-000000000000"
    return {kind: [Touched(place.arn(service, form.format(name)), tags_of(props), own=True)]}


def _task_definition(props, physical_id, place):
    family = props.get("Family") or place.generated().replace("-000000000000", "")
    return {"task-definition": [Touched(place.arn("ecs", f"task-definition/{family}:*"), tags_of(props), own=True)]}


def _role(props, physical_id, place):
    name = physical_id or props.get("RoleName") or place.generated()
    arn = f"arn:aws:iam::{place.account}:role{props.get('Path') or '/'}{name}"
    return {"role": [Touched(arn, tags_of(props), own=True)]}


def _policy(props, physical_id, place):
    found = []
    for name in _listed(props.get("Roles")):
        role = iam._roles.get_scoped(place.account, None, name) or {}
        arn = role.get("Arn") or f"arn:aws:iam::{place.account}:role/{name}"
        found.append(Touched(arn, own=True, boundary=role.get("PermissionsBoundary") or ""))
    return {"role": found}


def _bucket(props, physical_id, place):
    name = physical_id or props.get("BucketName") or props.get("Bucket") or place.generated().lower()
    return {"bucket": [Touched(f"arn:aws:s3:::{name}", tags_of(props), own=True)]}


def _managed_policy(props, physical_id, place):
    name = props.get("ManagedPolicyName") or place.generated()
    arn = physical_id or f"arn:aws:iam::{place.account}:policy{props.get('Path') or '/'}{name}"
    roles = _policy(props, physical_id, place)["role"]
    return {"policy": [Touched(arn, own=True)], "role": [replace(each, own=False) for each in roles]}


def _service(props, physical_id, place):
    cluster = str(props.get("Cluster") or "default").rsplit("/", 1)[-1]
    name = props.get("ServiceName") or place.generated()
    arn = physical_id or place.arn("ecs", f"service/{cluster}/{name}")
    own = Touched(arn, tags_of(props), own=True)
    return {"service": [own], "service-deployment": [Touched(arn.replace(":service/", ":service-deployment/") + "/*")]}


def _balancing(kind, path):
    """Returns what finds a part of a load balancer, whose ARN AWS chooses, and the balancer that it names."""

    def found(props, physical_id, place):
        arn = physical_id or place.arn("elasticloadbalancing", f"{path}/{props.get('Name') or '*'}/*")
        named = [Touched(each, _balancer_tags(each)) for each in _listed(props.get("LoadBalancerArn"))]
        tags = _balancer_tags(arn) if physical_id else tags_of(props)
        return {"loadbalancer/app/": named, kind: [Touched(arn, tags, own=True)]}

    return found


def _balancer_tags(arn):
    return {tag["Key"]: tag["Value"] for tag in alb._tags.get(arn) or []}


def _schedule(props, physical_id, place):
    name, group = props.get("Name") or place.generated(), props.get("GroupName") or "default"
    return {"schedule": [Touched(place.arn("scheduler", f"schedule/{group}/{name}"), own=True)]}


def _associations(props, physical_id, place):
    cluster = str(props.get("Cluster")).rsplit("/", 1)[-1]
    providers = [place.arn("ecs", f"capacity-provider/{each}") for each in _listed(props.get("CapacityProviders"))]
    return {
        "cluster": [Touched(place.arn("ecs", f"cluster/{cluster}"), own=True)],
        "capacity-provider": [Touched(each) for each in providers],
    }


_OTHERS = {
    "AWS::ECS::TaskDefinition": _task_definition,
    "AWS::ECS::Service": _service,
    "AWS::ElasticLoadBalancingV2::Listener": _balancing("listener/app", "listener/app"),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": _balancing("loadbalancer/app/", "loadbalancer/app"),
    "AWS::ElasticLoadBalancingV2::TargetGroup": _balancing("targetgroup", "targetgroup"),
    "AWS::IAM::ManagedPolicy": _managed_policy,
    "AWS::IAM::Policy": _policy,
    "AWS::IAM::Role": _role,
    "AWS::S3::Bucket": _bucket,
    "AWS::S3::BucketPolicy": lambda props, physical_id, place: _bucket(props, props.get("Bucket"), place),
    "AWS::Scheduler::Schedule": _schedule,
    "AWS::ECS::ClusterCapacityProviderAssociations": _associations,
    "AWS::SNS::Subscription": lambda props, physical_id, place: {"topic": [Touched(props["TopicArn"])]},
    "AWS::SNS::TopicPolicy": lambda props, physical_id, place: {"topic": [Touched(each) for each in props["Topics"]]},
    "AWS::SQS::QueuePolicy": lambda props, physical_id, place: {
        "queue": [Touched(place.arn("sqs", each.rsplit("/", 1)[-1])) for each in props["Queues"]]
    },
}


def touched(resource_type, props, physical_id, place):
    """Returns the resources that an operation touches: lists of Touched by the kind that IAM has for them.

    `physical_id` is empty for a resource that does not exist yet.
    """
    if resource_type in _NAMES:
        found = _named(resource_type, props, physical_id, place)
    elif resource_type in _OTHERS:
        found = _OTHERS[resource_type](props, physical_id, place)
    else:
        found = _ec2(resource_type, props, physical_id, place)
    if not resource_type.startswith("AWS::IAM::"):
        found["role"] = [Touched(arn) for arn in dict.fromkeys(_role_arns(props, place.account))]
    key = props.get("KmsKeyId") or props.get("KmsMasterKeyId")
    found["key"] = [Touched(key)] if str(key).startswith("arn:") else []
    return found
