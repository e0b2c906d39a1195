"""What a request to AWS needs: its actions, on which resources, with which keys for conditions.

Source: Service Authorization Reference, "Actions, resources, and condition keys" of each service. A stack that a
request names by its name is `stack/<name>/*` (aws/aws-cdk#1034), a change set that it names by its ARN is that ARN,
which does not name the stack (widdix/complete-aws-iam-reference#6). Tags of a new stack need
`cloudformation:TagResource` on it, its role `iam:PassRole`. A template in S3 is read with the rights of the caller
(CloudFormation API reference "CreateChangeSet", TemplateURL), and so are parameters of an SSM type, and a transform is
a resource of the request (aws/serverless-application-model#186). Not a deviation by itself."""

import json
import re
from urllib.parse import parse_qs, unquote, urlsplit

from ministack.services.cloudformation.engine import _parse_template
from ministack.services.cloudformation.helpers import _resolve_template

from .evaluation import Need
from .policies import listed


class NotListed(Exception):
    """An operation that this table does not have. It fails, so that nobody takes it for one that needs nothing."""


_STACK_ACTIONS = {
    "CreateChangeSet",
    "DeleteStack",
    "DescribeEvents",
    "DescribeStackEvents",
    "DescribeStackResources",
    "DescribeStackResource",
    "DescribeStacks",
    "GetStackPolicy",
    "GetTemplate",
    "ListChangeSets",
    "ListStackResources",
    "UpdateTerminationProtection",
}
_CHANGE_SET_ACTIONS = {"DeleteChangeSet", "DescribeChangeSet", "DescribeChangeSetHooks", "ExecuteChangeSet"}
_ANY_STACK_ACTIONS = {"GetHookResult", "ListHookResults", "ListStacks", "ListExports", "ValidateTemplate"}
_RESOURCE_TYPES = re.compile(r"ResourceTypes\.member\.\d+")
_RESOURCES_TO_IMPORT = re.compile(r"ResourcesToImport\.member\.\d+\.ResourceType")


def _tags(form, prefix="Tags"):
    pattern = re.compile(rf"{prefix}\.member\.\d+\.Key")
    return {value: form.get(key.replace(".Key", ".Value"), "") for key, value in form.items() if pattern.fullmatch(key)}


def tag_keys(tags):
    """Returns the keys of conditions on the tags of a request, a dict of names and values."""
    values = {f"aws:RequestTag/{key}": value for key, value in tags.items()}
    return {"aws:RequestTag/": None, **values, "aws:TagKeys": list(tags) or None}


def pass_role(role_arn, service):
    """Returns the need to pass a role to a service."""
    return Need("iam:PassRole", role_arn, {"iam:PassedToService": service, "iam:AssociatedResourceArn": None})


def object_of(url):
    """Returns the ARN of the object in S3 that an https URL names, by path or by host."""
    parts = urlsplit(url)
    path = unquote(parts.path).lstrip("/")
    by_host = re.fullmatch(r"(.+)\.s3[.-].*amazonaws\.com(\.cn)?", parts.hostname or "")
    return f"arn:aws:s3:::{by_host[1]}/{path}" if by_host else f"arn:aws:s3:::{path}"


def _values(form, pattern):
    return [form[key] for key in form if pattern.fullmatch(key)] or None


def _transforms(form):
    """Returns the names of the transforms of the request's template, those of parts of it, too."""
    text, _ = _resolve_template({name: [value] for name, value in form.items()})
    try:
        return list(dict.fromkeys(_named_transforms(_parse_template(text or "{}"))))
    except ValueError:
        return []  # CloudFormation refuses a template that it cannot read.


def _named_transforms(node):
    if isinstance(node, dict):
        for each in [*listed(node.get("Transform")), *listed(node.get("Fn::Transform"))]:
            name = each.get("Name") if isinstance(each, dict) else each
            yield from [name] if isinstance(name, str) else []
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
        yield from _named_transforms(each)


def _cloudformation(action, form, place):
    name, change_set = form.get("StackName", ""), form.get("ChangeSetName", "")
    stack = name if name.startswith("arn:") else f"arn:aws:cloudformation:{place}:stack/{name or '*'}/*"
    keys = {
        "cloudformation:ChangeSetName": change_set or None,
        "cloudformation:RoleArn": form.get("RoleARN") or None,
        "cloudformation:TemplateUrl": form.get("TemplateURL") or None,
        "cloudformation:ResourceTypes": _values(form, _RESOURCE_TYPES),
        "cloudformation:StackPolicyUrl": form.get("StackPolicyURL") or None,
        "cloudformation:ImportResourceTypes": _values(form, _RESOURCES_TO_IMPORT),
        **tag_keys(_tags(form)),
    }
    if action in _CHANGE_SET_ACTIONS:
        return [Need(f"cloudformation:{action}", change_set if change_set.startswith("arn:") else stack, keys)]
    if action == "DescribeEvents" and change_set.startswith("arn:") and not name:
        return [Need("cloudformation:DescribeEvents", change_set, keys)]
    if action in _ANY_STACK_ACTIONS or (action in ("GetTemplateSummary", "DescribeEvents") and not name):
        return [Need(f"cloudformation:{action}", "*", keys)]
    if action not in _STACK_ACTIONS and action != "GetTemplateSummary":
        raise NotListed(f"cloudformation:{action}")
    needs = [Need(f"cloudformation:{action}", stack, keys)]
    if action == "CreateChangeSet" and _tags(form):
        needs.append(Need("cloudformation:TagResource", stack, {**keys, "cloudformation:CreateAction": action}))
    if form.get("RoleARN"):
        needs.append(pass_role(form["RoleARN"], "cloudformation.amazonaws.com"))
    if form.get("TemplateURL"):
        needs.append(Need("s3:GetObject", object_of(form["TemplateURL"])))
    for name in _transforms(form) if action == "CreateChangeSet" else []:
        arn = f"arn:aws:cloudformation:{place.split(':')[0]}:aws:transform/{name.removeprefix('AWS::')}"
        needs.append(Need("cloudformation:CreateChangeSet", arn, keys))
    return needs


_WITHOUT_REPOSITORY = {
    "GetAuthorizationToken",
    "DescribeRepositoryCreationTemplates",
    "DescribeRegistry",
    "GetRegistryScanningConfiguration",
}


def repository(place, name):
    """Returns the ARN of a repository in `<region>:<account>`."""
    return f"arn:aws:ecr:{place}:repository/{name}"


def _ecr(action, data, place):
    region, account = place.split(":")
    place = f"{region}:{data.get('registryId') or account}"
    if action in _WITHOUT_REPOSITORY:
        return [Need(f"ecr:{action}", "*")]
    tags = {tag["Key"]: tag.get("Value", "") for tag in data.get("tags") or []}
    names = data.get("repositoryNames") or [data.get("repositoryName") or "*"]
    arns = [data["resourceArn"]] if "resourceArn" in data else [repository(place, name) for name in names]
    needs = [Need(f"ecr:{action}", arn, tag_keys(tags)) for arn in arns]
    if action == "CreateRepository" and tags:
        needs.append(Need("ecr:TagResource", arns[0], tag_keys(tags)))
    return needs


def _states(action, data, place):
    arn = data.get("executionArn") or data.get("stateMachineArn") or data.get("mapRunArn") or data.get("resourceArn")
    if arn is None and action != "ListStateMachines":
        raise NotListed(f"states:{action}")
    return [Need(f"states:{action}", arn or "*", {"states:StateMachineQualifier": None})]


def _cluster(data, place):
    cluster = data.get("cluster") or "default"
    return cluster if cluster.startswith("arn:") else f"arn:aws:ecs:{place}:cluster/{cluster}"


def _task(task, cluster, place):
    return task if task.startswith("arn:") else f"arn:aws:ecs:{place}:task/{cluster.rsplit('/', 1)[-1]}/{task}"


def _ecs(action, data, place):
    cluster = _cluster(data, place)
    keys = {"ecs:cluster": cluster, "ecs:service": None}
    if action == "DescribeTaskDefinition":
        return [Need("ecs:DescribeTaskDefinition", "*")]
    if action == "ListTasks":
        return [Need("ecs:ListTasks", "*", keys)]
    if action == "DescribeTasks":
        return [Need("ecs:DescribeTasks", _task(task, cluster, place), keys) for task in data.get("tasks") or []]
    if action == "DescribeServices":
        name = cluster.rsplit("/", 1)[-1]
        services = data.get("services") or []
        arns = [each if each.startswith("arn:") else f"arn:aws:ecs:{place}:service/{name}/{each}" for each in services]
        return [Need("ecs:DescribeServices", arn, keys) for arn in arns]
    raise NotListed(f"ecs:{action}")


def _logs(action, data, place):
    group = data.get("logGroupName") or data.get("logGroupIdentifier") or "*"
    arn = group if group.startswith("arn:") else f"arn:aws:logs:{place}:log-group:{group}"
    if action == "GetLogEvents":
        return [Need("logs:GetLogEvents", f"{arn}:log-stream:{data.get('logStreamName', '')}")]
    if action in ("DescribeLogStreams", "FilterLogEvents", "DescribeLogGroups"):
        return [Need(f"logs:{action}", f"{arn}:*" if group != "*" else arn)]
    raise NotListed(f"logs:{action}")


def _ssm(action, data, place):
    if action not in ("GetParameter", "GetParameters"):
        raise NotListed(f"ssm:{action}")
    names = data.get("Names") or [data.get("Name", "")]
    return [Need(f"ssm:{action}", f"arn:aws:ssm:{place}:parameter/{name.lstrip('/')}") for name in names]


_LIST_QUERY = {"list-type", "prefix", "delimiter", "max-keys", "continuation-token", "start-after", "encoding-type"}
_S3_QUERY = _LIST_QUERY | {"fetch-owner", "location", "uploads", "uploadId", "partNumber", "x-id"}
_S3_HEADERS = ("x-amz-acl", "x-amz-grant-", "x-amz-tagging", "x-amz-object-lock-", "x-amz-bypass-governance-retention")


def _s3_source(headers):
    """Returns the need to read what the request copies, if it does."""
    source = unquote(headers.get("x-amz-copy-source", "")).lstrip("/")
    if "?versionId" in source:
        raise NotListed("s3:GetObjectVersion of a copy")
    return [Need("s3:GetObject", f"arn:aws:s3:::{source}")] if source else []


def _s3(method, path, query, headers):
    more = [each for each in query if each not in _S3_QUERY]
    more += [each for each in headers if each.lower().startswith(_S3_HEADERS)]
    if more:
        raise NotListed(f"s3:{method} {path} with {', '.join(more)}")
    bucket, _, key = unquote(path).lstrip("/").partition("/")
    arn = f"arn:aws:s3:::{bucket}/{key}" if key else f"arn:aws:s3:::{bucket}"
    if not key:
        prefix = (query.get("prefix") or [None])[0]
        if method == "HEAD" or (method == "GET" and "list-type" in query):
            return [Need("s3:ListBucket", arn, {"s3:prefix": prefix, "s3:delimiter": None})]
        if method == "GET" and "location" in query:
            return [Need("s3:GetBucketLocation", arn)]
    elif method in ("GET", "HEAD"):
        return [Need("s3:GetObject", arn)]
    elif method == "PUT" or (method == "POST" and ("uploads" in query or "uploadId" in query)):
        return [Need("s3:PutObject", arn), *_s3_source(headers)]
    elif method == "DELETE" and "uploadId" in query:
        return [Need("s3:AbortMultipartUpload", arn)]
    raise NotListed(f"s3:{method} {path}")


def _scheduler(method, path, query):
    parts = path.strip("/").split("/")
    if method == "GET" and parts[0] == "schedules" and len(parts) == 2:
        group = (query.get("groupName") or ["default"])[0]
        return [Need("scheduler:GetSchedule", f"schedule/{group}/{unquote(parts[1])}")]
    raise NotListed(f"scheduler:{method} {path}")


_JSON = {"ecr": _ecr, "states": _states, "ecs": _ecs, "logs": _logs, "ssm": _ssm}


def needs(service, action, request):
    """Returns the needs of a request. `request` is (method, path, body, query, `<region>:<account>`, headers).

    Raises NotListed for an operation that the table does not have.
    """
    method, path, body, query, place, headers = request
    if service == "s3":
        return _s3(method, path, query, headers)
    if service == "scheduler":
        region, account = place.split(":")
        found = _scheduler(method, path, query)
        return [Need(each.action, f"arn:aws:scheduler:{region}:{account}:{each.resource}") for each in found]
    if service == "sts":
        if action == "GetCallerIdentity":
            return []
        if action != "AssumeRole":
            raise NotListed(f"sts:{action}")
        form = parse_qs((body or b"").decode("utf-8", "replace"))
        needs = [Need("sts:AssumeRole", form["RoleArn"][0], {"sts:ExternalId": form.get("ExternalId")})]
        return needs + [Need("sts:TagSession", form["RoleArn"][0])] * any(key.startswith("Tags.") for key in form)
    if service == "cloudformation":
        form = {key: values[0] for key, values in parse_qs((body or b"").decode("utf-8", "replace")).items()}
        return _cloudformation(action, form, place)
    if service in _JSON:
        return _JSON[service](action, json.loads(body or b"{}"), place)
    raise NotListed(f"{service}:{action}")
