"""Short tags of the functions that only Rules have.

AWS: `!Contains` and its kind are known in YAML.
Source: aws-cloudformation/cfn-lint#979, a template with `!Contains` that is deployed; CloudFormation user guide "Rule
functions".
Emulator: knows the long names only; a short one is a Template format error.
"""

from ministack.services.cloudformation import engine

from overlay.emulator.patch import require

_FUNCTIONS = ("Contains", "EachMemberEquals", "EachMemberIn", "RefAll", "ValueOf", "ValueOfAll")


def apply():
    """Teach the YAML loader."""
    require(engine, "CfnLoader", "_construct_cfn_tag")
    for name in _FUNCTIONS:
        engine.CfnLoader.add_constructor(f"!{name}", engine._construct_cfn_tag(f"Fn::{name}"))
