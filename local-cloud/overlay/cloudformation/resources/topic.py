"""A topic of a stack is encrypted with its KmsMasterKeyId.

AWS: KmsMasterKeyId is an attribute of the topic, which an update changes in place.
Source: CloudFormation template reference "AWS::SNS::Topic" (KmsMasterKeyId); SNS API reference "SetTopicAttributes".
Emulator: ignores the property.
"""

from ministack.services import sns
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import item, require, wrap_item

_TYPE = "AWS::SNS::Topic"


def _encrypted(done, props):
    """Gives the topic that was created or updated the key of its properties. Returns what the handler has returned."""
    attributes = sns._topics[done[0]]["attributes"]
    attributes.pop("KmsMasterKeyId", None)
    if props.get("KmsMasterKeyId"):
        attributes["KmsMasterKeyId"] = props["KmsMasterKeyId"]
    return done


def _creating(create):
    def created(logical_id, props, stack_name):
        return _encrypted(create(logical_id, props, stack_name), props)

    return created


def _updating(update):
    def updated(physical_id, old, new, stack_name, logical_id=None):
        return _encrypted(update(physical_id, old, new, stack_name, logical_id), new)

    return updated


def apply():
    """Wraps the create and the update of topics."""
    require(sns, "_topics")
    table = item(provisioners._RESOURCE_HANDLERS, "provisioners._RESOURCE_HANDLERS", _TYPE)
    wrap_item(table, _TYPE, "create", _creating)
    wrap_item(table, _TYPE, "update", _updating)
