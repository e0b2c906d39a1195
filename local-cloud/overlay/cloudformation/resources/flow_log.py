"""Flow logs in a stack.

AWS: AWS::EC2::FlowLog creates one flow log, and Ref returns its ID. Everything but its tags is replaced when it
changes. It gets the tags of the stack and of CloudFormation. A flow log to CloudWatch Logs needs a role.
Source: CloudFormation resource reference "AWS::EC2::FlowLog" (return values, update requires); its schema (tagging);
hashicorp/terraform-provider-aws, tests of aws_flow_log (the text of a flow log without a role).
Emulator: has flow logs, but not this type.
"""

import re

from ministack.services import ec2
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import require

from .handlers import add_type, refusal, refuse

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


def _problem(logical_id, props):
    to_logs = props.get("LogDestinationType", "cloud-watch-logs") == "cloud-watch-logs"
    if to_logs and not props.get("DeliverLogsPermissionArn"):
        return refusal("DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.", "Ec2")
    return None


def _delete(flow_log_id, props):
    ec2._delete_flow_logs({"FlowLogId.1": [flow_log_id]})


def apply():
    """Adds the type to those that a stack can create."""
    require(ec2, "_create_flow_logs", "_delete_flow_logs", "_tags")
    require(provisioners, "_STACK_TAG_PROPERTY")
    add_type(_TYPE, _create, _update, _delete)
    refuse(_TYPE, _problem)
    provisioners._STACK_TAG_PROPERTY[_TYPE] = ("Tags", "list")
