"""Drift that a change set reverts.

AWS: with the DeploymentMode REVERT_DRIFT, a resource that was changed outside of CloudFormation is a change by itself,
from its actual values to those of the template, and the execution reverts it. Each such property has its Drift.
Source: CloudFormation API reference "CreateChangeSet" (DeploymentMode), "LiveResourceDrift"; user guide "Drift-aware
change sets". That the ChangeSource is DirectModification is from knowledge only.
Emulator: knows drift (of twelve types), but not DeploymentMode. Still missing: a resource that was deleted.
"""

import json
import re

from ministack.core.responses import now_iso
from ministack.services.cloudformation import changesets, drift, handlers
from ministack.services.cloudformation.helpers import _esc, _p

from overlay.emulator.patch import require, wrap_item

from .outcome import created


def _drifts(stack):
    """Returns the drift of every resource of the stack that was modified, by logical ID."""
    found = {}
    for logical_id, record in stack["_resources"].items():
        if drift.supports_drift(record["ResourceType"]):
            each = drift.detect_resource_drift(stack, logical_id, record, now_iso())
            if each["StackResourceDriftStatus"] == "MODIFIED":
                found[logical_id] = each
    return found


def _change(each):
    names = sorted({difference["PropertyPath"].split("/")[1] for difference in each["PropertyDifferences"]})
    details = [
        {
            "Target": {"Attribute": "Properties", "Name": name, "RequiresRecreation": "Never"},
            "Evaluation": "Static",
            "ChangeSource": "DirectModification",
        }
        for name in names
    ]
    what = {key: each[key] for key in ("LogicalResourceId", "PhysicalResourceId", "ResourceType")}
    return {
        "ResourceChange": {
            "Action": "Modify",
            **what,
            "Replacement": "False",
            "Scope": ["Properties"],
            "Details": details,
        }
    }


def _reverting(create):
    def create_change_set(params):
        answer = create(params)
        if answer[0] != 200 or _p(params, "DeploymentMode") != "REVERT_DRIFT":
            return answer
        change_set = created(params, answer)
        drifts = _drifts(handlers._resolve_stack(change_set["StackName"]))
        if not drifts or (change_set["Status"] == "FAILED" and change_set["Changes"]):
            return answer
        known = {each["ResourceChange"]["LogicalResourceId"] for each in change_set["Changes"]}
        change_set["Changes"] += [_change(each) for logical_id, each in drifts.items() if logical_id not in known]
        change_set["_drifts"] = drifts
        for logical_id, each in drifts.items():
            change_set["_properties"][0][logical_id].update(json.loads(each["ActualProperties"]))
        change_set.update(Status="CREATE_COMPLETE", ExecutionStatus="AVAILABLE", StatusReason="")
        return answer

    return create_change_set


def _with_drift(block, drifts):
    """Returns the XML of one ResourceChange, with the drift of its properties."""
    logical_id = re.search(r"<LogicalResourceId>([^<]*)<", block).group(1)
    for each in drifts.get(logical_id, {}).get("PropertyDifferences", []):
        path = f"<Path>/Properties{_esc(each['PropertyPath'])}</Path>"
        drift_values = {"PreviousValue": each["ExpectedValue"], "ActualValue": each["ActualValue"]}
        values = "".join(f"<{name}>{_esc(value)}</{name}>" for name, value in drift_values.items())
        block = block.replace(path, f"{path}<BeforeValueFrom>ACTUAL_STATE</BeforeValueFrom><Drift>{values}</Drift>")
    return block


def _described(describe):
    def describe_change_set(params):
        status, headers, body = describe(params)
        _, change_set = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))
        if status != 200 or "_drifts" not in change_set:
            return status, headers, body
        text = re.sub(
            r"<ResourceChange>.*?</ResourceChange>",
            lambda match: _with_drift(match.group(0), change_set["_drifts"]),
            body.decode(),
            flags=re.DOTALL,
        )
        return status, headers, text.encode()

    return describe_change_set


def _putting_right(execute):
    def execute_change_set(params):
        _, change_set = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))
        drifts = change_set.get("_drifts", {}) if change_set else {}
        records = handlers._resolve_stack(change_set["StackId"])["_resources"] if drifts else {}
        for logical_id, each in drifts.items():
            # An update starts from the properties that the stack has on record.
            records[logical_id]["Properties"].update(json.loads(each["ActualProperties"]))
        return execute(params)

    return execute_change_set


def apply():
    """Wraps CreateChangeSet, DescribeChangeSet and ExecuteChangeSet."""
    require(drift, "supports_drift", "detect_resource_drift")
    require(changesets, "_find_change_set")
    require(handlers, "_resolve_stack")
    table, owner = handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS"
    wrap_item(table, owner, "CreateChangeSet", _reverting)
    wrap_item(table, owner, "DescribeChangeSet", _described)
    wrap_item(table, owner, "ExecuteChangeSet", _putting_right)
