"""A template with a YAML alias is refused.

AWS: ValidationError `Template error: YAML aliases are not allowed in CloudFormation templates`.
Source: seeebiii/aws-cloudformation-templates#1, which quotes the answer of CreateChangeSet; CloudFormation user guide
"Template formats" (aliases are not supported).
Emulator: resolves aliases.
"""

import yaml
from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _error

from overlay.emulator.patch import require, wrap_item

_ACTIONS = ("CreateChangeSet", "CreateStack", "UpdateStack", "ValidateTemplate")


def _has_alias(body):
    try:
        return any(isinstance(token, yaml.AliasToken) for token in yaml.scan(body))
    except yaml.YAMLError:
        return False


def _refuse(original):
    def handle(params):
        body, problem = changesets._resolve_template(params)
        if body and not problem and not body.lstrip().startswith("{") and _has_alias(body):
            message = "Template error: YAML aliases are not allowed in CloudFormation templates"
            return _error("ValidationError", message)
        return original(params)

    return handle


def apply():
    """Wraps the actions that take a template."""
    require(changesets, "_resolve_template")
    for action in _ACTIONS:
        wrap_item(handlers._ACTION_HANDLERS, "_ACTION_HANDLERS", action, _refuse)
