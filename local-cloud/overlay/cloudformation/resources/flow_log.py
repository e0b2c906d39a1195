"""Flow logs in a stack.

AWS: AWS::EC2::FlowLog creates one flow log, and Ref returns its ID. Everything but its tags is replaced when it
changes. It gets the tags of the stack and of CloudFormation.
Source: CloudFormation resource reference "AWS::EC2::FlowLog" (return values, update requires); its schema (tagging).
Emulator: has flow logs, but not this type.
"""

import re

from ministack.services import ec2
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import DoesNotFit, require

_TYPE = "AWS::EC2::FlowLog"


def _create(logical_id, props, stack_name):
    params = {"ResourceId.1": [props.get("ResourceId", "")]}
    for name in ("ResourceType", "TrafficType", "LogDestinationType", "LogDestination", "LogGroupName"):
        if name in props:
            params[name] = [str(props[name])]
    flow_log_id = re.search(rb"fl-[0-9a-f]+", ec2._create_flow_logs(params)[2], re.IGNORECASE)[0].decode()
    ec2._tags[flow_log_id] = list(props.get("Tags", []))
    return flow_log_id, {"Id": flow_log_id}


def _update(flow_log_id, old, new, stack_name):
    if {**old, "Tags": None} != {**new, "Tags": None}:
        return _create("", new, stack_name)
    ec2._tags[flow_log_id] = list(new.get("Tags", []))
    return flow_log_id, {"Id": flow_log_id}


def _delete(flow_log_id, props):
    ec2._delete_flow_logs({"FlowLogId.1": [flow_log_id]})


def apply():
    """Adds the type to those that a stack can create."""
    require(ec2, "_create_flow_logs", "_delete_flow_logs", "_tags")
    require(provisioners, "_STACK_TAG_PROPERTY")
    if _TYPE in provisioners._RESOURCE_HANDLERS:
        raise DoesNotFit(f"the emulator knows {_TYPE} by now")
    provisioners._RESOURCE_HANDLERS[_TYPE] = {"create": _create, "update": _update, "delete": _delete}
    provisioners._STACK_TAG_PROPERTY[_TYPE] = ("Tags", "list")
