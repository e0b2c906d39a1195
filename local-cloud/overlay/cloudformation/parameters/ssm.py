"""Parameters whose value CloudFormation reads from SSM.

AWS: the value of the parameter is a name. `ParameterValue` is that name, `ResolvedValue` is the value in SSM, and the
constraints of the declaration apply to the name.
Source: CloudFormation user guide, "Systems Manager parameter types"; CloudFormation API reference "Parameter".
Emulator: returns and checks the value in SSM.
"""

import re
from html import escape

from ministack.services.cloudformation import changesets, engine, handlers
from ministack.services.cloudformation.helpers import _p

from overlay.emulator.patch import require, wrap_everywhere, wrap_item

_CONSTRAINTS = ("AllowedValues", "AllowedPattern", "MinLength", "MaxLength")


def _is_name(definition):
    return str(definition.get("Type")).startswith(engine._SSM_PARAMETER_VALUE_PREFIX)


def _without_constraints(definition):
    return {key: value for key, value in definition.items() if key not in _CONSTRAINTS}


def _checked_by_name(resolve):
    def resolve_parameters(template, *args, **options):
        declared = template.get("Parameters") or {}
        names = {key: each for key, each in declared.items() if _is_name(each)}
        free = {key: _without_constraints(each) for key, each in names.items()}
        resolved = resolve({**template, "Parameters": {**declared, **free}}, *args, **options)
        for key, definition in names.items():
            name = resolved[key].get("SsmName")
            if name is None:
                continue
            if name not in definition.get("AllowedValues", [name]):
                raise engine._constraint_error(key, definition, "must be one of AllowedValues")
            engine._check_parameter_constraints(key, definition, "String", name)
        return resolved

    return resolve_parameters


def _shown_by_name(describe):
    def describe_stacks(params):
        status, headers, body = describe(params)
        stack = handlers._resolve_stack(_p(params, "StackName")) if _p(params, "StackName") else None
        text = body.decode()
        for key, each in ((stack or {}).get("_resolved_params") or {}).items():
            if "SsmName" not in each:
                continue
            shown = f"<ParameterKey>{key}</ParameterKey><ParameterValue>{escape(each['SsmName'])}</ParameterValue>"
            shown += f"<ResolvedValue>{escape(each['Value'])}</ResolvedValue>"
            pattern = rf"<ParameterKey>{key}</ParameterKey><ParameterValue>[^<]*</ParameterValue>"
            text = re.sub(pattern, lambda _, shown=shown: shown, text)
        return status, headers, text.encode()

    return describe_stacks


def apply():
    """Wraps the resolver of parameters, and DescribeStacks."""
    require(engine, "_constraint_error", "_check_parameter_constraints", "_SSM_PARAMETER_VALUE_PREFIX")
    require(handlers, "_resolve_stack")
    wrap_everywhere((engine, changesets, handlers), "_resolve_parameters", _checked_by_name)
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "DescribeStacks", _shown_by_name)
