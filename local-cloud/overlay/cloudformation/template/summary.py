"""What GetTemplateSummary says of parameters.

AWS: `DefaultValue` only for a parameter that has a default, and `ParameterConstraints` with its `AllowedValues`.
Source: CloudFormation API reference "GetTemplateSummary", "ParameterDeclaration", "ParameterConstraints".
Emulator: an empty `DefaultValue` for a parameter without a default; no constraints.
"""

import re
from html import escape

from ministack.services.cloudformation import changesets, engine, handlers
from ministack.services.cloudformation.helpers import _p

from overlay.emulator.patch import require, wrap_item


def _member(name, definition):
    fields = {
        "ParameterKey": name,
        "ParameterType": definition.get("Type", "String"),
        "NoEcho": str(definition.get("NoEcho", "false")).lower(),
        "Description": definition.get("Description", ""),
    }
    if "Default" in definition:
        fields["DefaultValue"] = definition["Default"]
    members = "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in fields.items())
    allowed = "".join(f"<member>{escape(str(value))}</member>" for value in definition.get("AllowedValues", []))
    constraints = f"<AllowedValues>{allowed}</AllowedValues>" if allowed else ""
    return f"<member>{members}<ParameterConstraints>{constraints}</ParameterConstraints></member>"


def _with_constraints(summarize):
    def get_template_summary(params):
        status, headers, body = summarize(params)
        template, problem = changesets._resolve_template(params)
        if status != 200 or problem or not template or _p(params, "StackName"):
            return status, headers, body
        declared = engine._parse_template(template).get("Parameters") or {}
        members = "".join(_member(name, each) for name, each in declared.items())
        pattern = re.compile(r"<Parameters>.*</Parameters>", re.DOTALL)
        return status, headers, pattern.sub(lambda _: f"<Parameters>{members}</Parameters>", body.decode()).encode()

    return get_template_summary


def apply():
    """Wraps GetTemplateSummary."""
    require(changesets, "_resolve_template")
    require(engine, "_parse_template")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "GetTemplateSummary", _with_constraints)
