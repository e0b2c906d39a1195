"""The quota of VPCs.

AWS: a region has five VPCs by default, the default VPC included. The sixth is CREATE_FAILED: `The maximum number of
VPCs has been reached.`, of the handler with the code GeneralServiceException, of EC2 with VpcLimitExceeded.
Source: VPC user guide "Amazon VPC quotas" (VPCs per Region); awslabs/landing-zone-accelerator-on-aws#241 and
aws-samples/open-on-demand-on-aws#14 (the handler's text and code); terraform-aws-modules/terraform-aws-vpc#429 (EC2's).
Emulator: has no quota.
"""

from ministack.services import ec2
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import item, require, wrap_item

from .handlers import handler_message, service_message

_QUOTA = 5
_MESSAGE = "The maximum number of VPCs has been reached."


def _is_full():
    ec2._ensure_defaults_initialized()
    return len(ec2._vpcs) >= _QUOTA


def _limited(create):
    def create_vpc(logical_id, props, stack_name):
        if _is_full():
            raise ValueError(handler_message(service_message(_MESSAGE, "Ec2"), "GeneralServiceException"))
        return create(logical_id, props, stack_name)

    return create_vpc


def _limited_call(create):
    return lambda params: ec2._error("VpcLimitExceeded", _MESSAGE, 400) if _is_full() else create(params)


def apply():
    """Wraps the handler of AWS::EC2::VPC, and CreateVpc."""
    require(ec2, "_vpcs", "_ensure_defaults_initialized", "_error", "_ACTION_MAP")
    handlers = item(provisioners._RESOURCE_HANDLERS, "provisioners._RESOURCE_HANDLERS", "AWS::EC2::VPC")
    wrap_item(handlers, "AWS::EC2::VPC", "create", _limited)
    wrap_item(ec2._ACTION_MAP, "ec2._ACTION_MAP", "CreateVpc", _limited_call)
