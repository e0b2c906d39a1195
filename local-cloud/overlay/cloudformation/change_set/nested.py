"""Change sets of nested stacks.

AWS: with IncludeNestedStacks, every nested stack that changes gets a change set of its own, which the ChangeSetId of
its change names. It names its parent and its root, is not executed by itself, and exists as long as the root. When one
fails, its parent fails, too: `Nested change set <arn> was not successfully created: Currently in FAILED.` No change of
a nested stack replaces it.
Source: CloudFormation user guide "Change sets for nested stacks"; API reference "CreateChangeSet"
(IncludeNestedStacks), "DescribeChangeSet" (ParentChangeSetId, RootChangeSetId), "ResourceChange" (ChangeSetId);
resource reference "AWS::CloudFormation::Stack" (update requires); aws/aws-sam-cli#2406 and
awslabs/amazon-s3-find-and-forget#224 (the text).
Emulator: ignores IncludeNestedStacks; considers a replacement possible. Still missing: a new nested stack is not in
REVIEW_IN_PROGRESS before it is created, and a nested stack whose resource does not change itself gets no change set.
"""

import re

from ministack.core.responses import AccountRegionScopedDict, new_uuid
from ministack.services.cloudformation import changesets, engine, handlers, provisioners
from ministack.services.cloudformation.helpers import _esc, _p

from overlay.emulator.patch import require, wrap, wrap_item

from .outcome import created
from .template import parameter_problem
from .values import remember

_STACK = "AWS::CloudFormation::Stack"
_EMPTY = "No updates are to be performed."
_nested = AccountRegionScopedDict()


def _template_and_values(properties):
    body, problem = changesets._resolve_template({"TemplateURL": [properties.get("TemplateURL", "")]})
    if problem or not body:
        return None
    template = changesets._parse_template(body)
    items = (properties.get("Parameters") or {}).items()
    given = [{"Key": key, "Value": str(value), "UsePreviousValue": False} for key, value in items]
    problem = parameter_problem(template, given, None, False)
    return template, {} if problem else engine._resolve_parameters(template, given), problem


def _changes(stack, template, values):
    name, arn = stack["StackName"], stack["StackId"]
    old_values = stack.get("_resolved_params") or {}
    before = changesets._resolve_props_for_diff(stack.get("_template") or {}, old_values, name, arn)
    after = changesets._resolve_props_for_diff(template, values, name, arn)
    changed = {key for key, each in values.items() if old_values.get(key, {}).get("Value") != each.get("Value")}
    return changesets._diff_resources(before, after, stack.get("_resources"), template, changed, ())


def _new_arn(around, logical_id):
    """Returns an ARN for a nested stack that does not exist yet."""
    place, name, _ = around.split("/")
    return f"{place}/{name}-{logical_id}-{new_uuid()[:12].upper()}/{new_uuid()}"


def _make(parent, change):
    """Creates the change set of a nested stack that changes, and those nested in it. Returns it; None without one."""
    logical_id = change["LogicalResourceId"]
    found = _template_and_values(parent["_properties"][1].get(logical_id) or {})
    if found is None:
        return None
    template, values, problem = found
    arn = change.get("PhysicalResourceId") or _new_arn(parent["StackId"], logical_id)
    stack = handlers._resolve_stack(arn) or {"StackId": arn, "StackName": arn.split("/")[1]}
    changes = [] if problem else _changes(stack, template, values)
    name = f"{parent['ChangeSetName'][:60]}-{logical_id[:40]}-{new_uuid()[:8]}"
    nested = {
        **parent,
        "ChangeSetName": name,
        "ChangeSetId": re.sub(r"changeSet/.*", f"changeSet/{name}/{new_uuid()}", parent["ChangeSetId"]),
        "StackId": arn,
        "StackName": stack["StackName"],
        "Changes": changes,
        "_template": template,
        "_resolved_params": values,
        "_parent": parent["ChangeSetId"],
        "_root": parent.get("_root", parent["ChangeSetId"]),
    }
    if problem:
        nested.update(Status="FAILED", ExecutionStatus="UNAVAILABLE", StatusReason=problem)
    elif not changes:
        nested.update(Status="FAILED", ExecutionStatus="UNAVAILABLE", StatusReason=_EMPTY)
    remember(nested, stack)
    _nested[nested["ChangeSetId"]] = nested
    change["ChangeSetId"] = nested["ChangeSetId"]
    _make_all(nested)
    return nested


def _make_all(change_set):
    for change in (each["ResourceChange"] for each in change_set["Changes"]):
        if change["ResourceType"] == _STACK and change["Action"] in ("Add", "Modify"):
            nested = _make(change_set, change)
            if nested and nested["Status"] == "FAILED" and nested["StatusReason"] != _EMPTY:
                reason = f"Nested change set {nested['ChangeSetId']} was not successfully created: Currently in FAILED."
                change_set.update(Status="FAILED", ExecutionStatus="UNAVAILABLE", StatusReason=reason)


def _including(create):
    def create_change_set(params):
        answer = create(params)
        if answer[0] == 200 and _p(params, "IncludeNestedStacks").lower() == "true":
            change_set = created(params, answer)
            change_set["_include_nested"] = True
            _make_all(change_set)
        return answer

    return create_change_set


def _also_nested(find):
    def find_change_set(name, stack_name=""):
        nested = _nested.get(name)
        if nested and find(nested["_root"])[1]:
            return name, nested
        return find(name, stack_name)

    return find_change_set


def _with_ids(body, change_set):
    """Returns the description with the IDs of the nested, the parent and the root change sets."""
    for change in (each["ResourceChange"] for each in change_set["Changes"] if "ChangeSetId" in each["ResourceChange"]):
        name = f"<LogicalResourceId>{_esc(change['LogicalResourceId'])}</LogicalResourceId>"
        body = body.replace(name, f"{name}<ChangeSetId>{_esc(change['ChangeSetId'])}</ChangeSetId>")
    above = {"ParentChangeSetId": change_set.get("_parent"), "RootChangeSetId": change_set.get("_root")}
    members = "".join(f"<{name}>{_esc(arn)}</{name}>" for name, arn in above.items() if arn)
    return body.replace("</DescribeChangeSetResult>", f"{members}</DescribeChangeSetResult>")


def _described(describe):
    def describe_change_set(params):
        status, headers, body = describe(params)
        _, change_set = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))
        if status != 200 or not change_set.get("_include_nested"):
            return status, headers, body
        return status, headers, _with_ids(body.decode(), change_set).encode()

    return describe_change_set


def apply():
    """Wraps CreateChangeSet, DescribeChangeSet and the search for a change set."""
    require(changesets, "_resolve_template", "_parse_template", "_resolve_props_for_diff", "_diff_resources")
    require(engine, "_resolve_parameters")
    require(handlers, "_resolve_stack")
    require(provisioners, "_REPLACING_PROPERTIES")
    provisioners._REPLACING_PROPERTIES[_STACK] = ()
    wrap(changesets, "_find_change_set", _also_nested)
    table, owner = handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS"
    wrap_item(table, owner, "CreateChangeSet", _including)
    wrap_item(table, owner, "DescribeChangeSet", _described)
