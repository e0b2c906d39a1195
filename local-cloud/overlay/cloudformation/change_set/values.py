"""Values before and after a change.

AWS: with IncludePropertyValues, a change has BeforeContext and AfterContext (JSON texts with Properties). Each detail
of a property has its Path, BeforeValue, AfterValue and AttributeChangeType, and there is one for each value that
differs. A value that is not known yet is `{{changeSet:KNOWN_AFTER_APPLY}}`, a NoEcho value is `****`.
Source: CloudFormation API reference "ResourceChange", "ResourceTargetDefinition"; public recordings of
DescribeChangeSet (Path `/Properties/Environment/Variables/X`); the masking is from knowledge only.
Emulator: ignores IncludePropertyValues.
"""

import json
import re

from ministack.services.cloudformation import changesets, engine, handlers
from ministack.services.cloudformation.helpers import _esc, _p

from overlay.emulator.patch import require, wrap_item

from .outcome import created

_LATER = "{{changeSet:KNOWN_AFTER_APPLY}}"


class _LaterAttributes(dict):
    """The attributes of a resource that does not exist yet: it has every name."""

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        return _LATER


def _masked(parameters):
    return {name: {**each, "Value": "****"} if each.get("NoEcho") else each for name, each in parameters.items()}


def _properties(template, parameters, resources, stack):
    """Returns the properties of every resource of the template, by logical ID, with references resolved."""
    if not template:
        return {}
    conditions, mappings = engine._evaluate_conditions(template, parameters), template.get("Mappings") or {}
    masked = _masked(parameters)
    found = {}
    for name, definition in (template.get("Resources") or {}).items():
        given = definition.get("Properties") or {}
        try:
            found[name] = engine._resolve_refs(
                given, resources, masked, conditions, mappings, stack["StackName"], stack["StackId"]
            )
        except Exception:
            found[name] = given
    return found


def remember(change_set, stack):
    """Stores the properties of all resources before and after the change set in it."""
    now = dict(stack.get("_resources") or {})
    before = _properties(stack.get("_template"), stack.get("_resolved_params") or {}, now, stack)
    later = {"PhysicalResourceId": _LATER, "Attributes": _LaterAttributes()}
    for change in (each["ResourceChange"] for each in change_set["Changes"]):
        if change["Action"] == "Add" or change.get("Replacement") == "True":
            now[change["LogicalResourceId"]] = later
    after = _properties(change_set["_template"], change_set["_resolved_params"], now, stack)
    change_set["_properties"] = (before, after)


def _text(value):
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, separators=(",", ":"), default=str) if isinstance(value, (dict, list)) else str(value)


def _differences(path, before, after):
    """Returns (path, before, after) of every value that differs; None stands for a missing value."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [
            (key, before.get(key), after.get(key)) for key in [*before, *(key for key in after if key not in before)]
        ]
    elif isinstance(before, list) and isinstance(after, list):
        length = max(len(before), len(after))
        keys = [
            (i, before[i] if i < len(before) else None, after[i] if i < len(after) else None) for i in range(length)
        ]
    else:
        return [] if before == after else [(path, before, after)]
    return [each for key, old, new in keys for each in _differences(f"{path}/{key}", old, new)]


def _target(target, path, before, after):
    kind = "Add" if before is None else "Remove" if after is None else "Modify"
    parts = [f"<{name}>{_esc(value)}</{name}>" for name, value in target.items()]
    parts.append(f"<Path>{_esc(path)}</Path>")
    if before is not None:
        parts.append(f"<BeforeValue>{_esc(_text(before))}</BeforeValue>")
    if after is not None:
        parts.append(f"<AfterValue>{_esc(_text(after))}</AfterValue>")
    parts.append(f"<AttributeChangeType>{kind}</AttributeChangeType>")
    return f"<Target>{''.join(parts)}</Target>"


def _refers(definition, path, detail):
    """Returns whether the value at the path refers to the cause that the detail names; True if it names none."""
    entity = (detail.get("CausingEntity") or "").split(".")[0]
    node = definition
    for step in path.split("/")[1:]:
        if isinstance(node, dict) and step in node:
            node = node[step]
        elif isinstance(node, list) and step.isdigit() and int(step) < len(node):
            node = node[int(step)]
    return not entity or entity in {name for name, _ in engine._intrinsic_references(node)}


def _detail(detail, definition, before, after):
    """Returns the detail as XML, once for every value of its property that differs."""
    target = detail["Target"]
    members = ("Evaluation", "ChangeSource", "CausingEntity")
    rest = "".join(f"<{name}>{_esc(detail[name])}</{name}>" for name in members if detail.get(name))
    if "Name" not in target:
        parts = "".join(f"<{name}>{_esc(value)}</{name}>" for name, value in target.items())
        return f"<member><Target>{parts}</Target>{rest}</member>"
    name = target["Name"]
    path, old, new = f"/Properties/{name}", before.get(name), after.get(name)
    found = _differences(path, old, new) or [(path, old, new)]
    return "".join(
        f"<member>{_target(target, *each)}{rest}</member>" for each in found if _refers(definition, each[0], detail)
    )


def _context(name, properties):
    text = _text({"Properties": properties})
    return f"<{name}>{_esc(text)}</{name}>"


def _with_values(block, change_set):
    """Returns the XML of one ResourceChange, with values."""
    before_all, after_all = change_set["_properties"]
    logical_id = re.search(r"<LogicalResourceId>([^<]*)<", block).group(1)
    change = next(
        each["ResourceChange"]
        for each in change_set["Changes"]
        if each["ResourceChange"]["LogicalResourceId"] == logical_id
    )
    before, after = before_all.get(logical_id), after_all.get(logical_id)
    definition = (change_set["_template"].get("Resources") or {}).get(logical_id) or {}
    details = "".join(_detail(each, definition, before or {}, after or {}) for each in change.get("Details", []))
    contexts = "" if change["Action"] == "Add" else _context("BeforeContext", before)
    contexts += "" if change["Action"] == "Remove" else _context("AfterContext", after)
    return re.sub(r"<Details>.*</Details>", lambda _: f"<Details>{details}</Details>{contexts}", block, flags=re.DOTALL)


def _remembered(create):
    def create_change_set(params):
        answer = create(params)
        if answer[0] == 200:
            change_set = created(params, answer)
            remember(change_set, handlers._resolve_stack(change_set["StackName"]))
        return answer

    return create_change_set


def _described(describe):
    def describe_change_set(params):
        status, headers, body = describe(params)
        _, change_set = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))
        if status != 200 or "_properties" not in change_set or _p(params, "IncludePropertyValues").lower() != "true":
            return status, headers, body
        text = re.sub(
            r"<ResourceChange>.*?</ResourceChange>",
            lambda match: _with_values(match.group(0), change_set),
            body.decode(),
            flags=re.DOTALL,
        )
        return status, headers, text.encode()

    return describe_change_set


def apply():
    """Wraps CreateChangeSet and DescribeChangeSet."""
    require(changesets, "_find_change_set")
    require(engine, "_resolve_refs", "_evaluate_conditions", "_intrinsic_references")
    table, owner = handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS"
    wrap_item(table, owner, "CreateChangeSet", _remembered)
    wrap_item(table, owner, "DescribeChangeSet", _described)
