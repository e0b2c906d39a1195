"""Error texts for parameter values that break a constraint.

AWS: `Parameter 'X' must be one of AllowedValues`, `Parameter 'X' must be a number`, and with a ConstraintDescription
`Parameter 'X' failed to satisfy constraint: <description>`.
Source: CloudFormation user guide "Parameters" (ConstraintDescription); public issues that quote the errors.
Emulator: has texts of its own.
"""

import re

from ministack.services.cloudformation import changesets, engine, handlers

from overlay.emulator.patch import wrap, wrap_everywhere

_REWORDED = (
    (
        re.compile(r"^Parameter '(\w+)' value '.*' is not in AllowedValues: .*$", re.DOTALL),
        "must be one of AllowedValues",
    ),
    (re.compile(r"^Parameter '(\w+)' value '.*' is not a valid (?:List<)?Number>?$", re.DOTALL), "must be a number"),
)


def _described(name, definition, reason):
    description = definition.get("ConstraintDescription")
    problem = f"failed to satisfy constraint: {description}" if description else reason
    return ValueError(f"Parameter '{name}' {problem}")


def _reworded(resolve):
    def resolve_parameters(template, *args, **options):
        try:
            return resolve(template, *args, **options)
        except ValueError as problem:
            for pattern, reason in _REWORDED:
                match = pattern.match(str(problem))
                if match:
                    definition = template["Parameters"][match.group(1)]
                    raise _described(match.group(1), definition, reason) from None
            raise

    return resolve_parameters


def apply():
    """Wraps the resolver of parameters, and the error of a constraint."""
    wrap(engine, "_constraint_error", lambda original: _described)
    wrap_everywhere((engine, changesets, handlers), "_resolve_parameters", _reworded)
