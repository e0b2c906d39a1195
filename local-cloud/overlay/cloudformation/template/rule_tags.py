"""Short YAML tags of the functions for Rules.

AWS: accepts `!Contains` and the like in YAML.
Source: aws-cloudformation/cfn-lint#979, a template with `!Contains` that is deployed; CloudFormation user guide "Rule
functions".
Emulator: knows only the long names; a short one is a Template format error.
"""

from ministack.services.cloudformation import engine

from overlay.emulator.patch import require

_FUNCTIONS = ("Contains", "EachMemberEquals", "EachMemberIn", "RefAll", "ValueOf", "ValueOfAll")


def apply():
    """Adds the tags to the YAML loader."""
    require(engine, "CfnLoader", "_construct_cfn_tag")
    for name in _FUNCTIONS:
        engine.CfnLoader.add_constructor(f"!{name}", engine._construct_cfn_tag(f"Fn::{name}"))
