"""A role of a stack has the permissions boundary of its template.

AWS: PermissionsBoundary of AWS::IAM::Role is the boundary of the role; an update sets another one, or removes it.
Source: CloudFormation template reference "AWS::IAM::Role" (PermissionsBoundary: no interruption).
Emulator: ignores the property.
"""

from ministack.services import iam

from overlay.emulator.patch import require

from .handlers import wrap_handlers


def _bound(made, props):
    iam._roles[made[0]]["PermissionsBoundary"] = props.get("PermissionsBoundary")
    return made


def _created(create):
    return lambda logical_id, props, stack_name: _bound(create(logical_id, props, stack_name), props)


def _updated(update):
    def updated(physical_id, old, new, *rest):
        return _bound(update(physical_id, old, new, *rest), new)

    return updated


def apply():
    """Wraps the create and the update of roles."""
    require(iam, "_roles")
    wrap_handlers("AWS::IAM::Role", create=_created, update=_updated)
