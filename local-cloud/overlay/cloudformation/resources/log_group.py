"""A log group without a name is called `<stack>-<logical ID>-<random characters>`.

AWS: names it as every resource without a name, so that a policy can name the log groups of a stack.
Source: CloudFormation template reference "AWS::Logs::LogGroup" (LogGroupName), "Name type".
Emulator: names it `/aws/cloudformation/<stack>/<logical ID>`.
"""

from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import require

from .handlers import wrap_handlers


def _named(create):
    def created(logical_id, props, stack_name):
        name = props.get("LogGroupName") or provisioners._physical_name(stack_name, logical_id, max_len=512)
        return create(logical_id, {**props, "LogGroupName": name}, stack_name)

    return created


def _still_named(update):
    def updated(physical_id, old, new, stack_name, logical_id=None):
        if not old.get("LogGroupName") and not new.get("LogGroupName"):
            old, new = {**old, "LogGroupName": physical_id}, {**new, "LogGroupName": physical_id}
        return update(physical_id, old, new, stack_name, logical_id)

    return updated


def apply():
    """Wraps the create and the update of log groups."""
    require(provisioners, "_physical_name")
    wrap_handlers("AWS::Logs::LogGroup", create=_named, update=_still_named)
