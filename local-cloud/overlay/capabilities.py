"""IAM resources must be acknowledged.

AWS: InsufficientCapabilitiesException, `Requires capabilities : [CAPABILITY_NAMED_IAM]`.
Source: CloudFormation API reference "CreateChangeSet" (Capabilities); localstack snapshots recorded from AWS.
Emulator: knows the rule, but checks it only with AUTH=true.
"""

from ministack.services.cloudformation import handlers

from .patch import wrap


def apply():
    """Switch the emulator's own check on."""
    wrap(handlers, "_capabilities_enforced", lambda original: lambda: True)
