"""Templates and parameters that CreateChangeSet refuses.

AWS: `Parameters: [A] must have values`; `Parameters: [Z] do not exist in the template`; `Template format error:
Unresolved resource dependencies [X] in the Resources block of the template` (Outputs likewise).
Source: public issues and answers that quote the errors; localstack (scenario parity with AWS); CloudFormation API
reference "Parameter" (UsePreviousValue).
Emulator: accepts unknown parameters and references; has other texts.
"""

from ministack.services.cloudformation import changesets, engine, handlers
from ministack.services.cloudformation.helpers import _error, _extract_members, _p

from overlay.emulator.patch import require, wrap_item


def parameter_problem(template, given, stack, creates):
    """Returns why CloudFormation refuses the given parameters (Key, UsePreviousValue); None if it does not."""
    declared = template.get("Parameters") or {}
    previous = (stack or {}).get("_resolved_params") or {}
    if given and not declared:
        return "Parameter values specified for a template which does not require them."
    unknown = [each["Key"] for each in given if each["Key"] not in declared]
    if unknown:
        return f"Parameters: [{', '.join(unknown)}] do not exist in the template"
    kept = [each["Key"] for each in given if each["UsePreviousValue"]]
    if kept and creates:
        return "Cannot specify UsePreviousValue on Parameters when ChangeSetType is CREATE"
    for name in kept:
        if name not in previous:
            return (
                f"Invalid input for parameter key {name}. Cannot specify usePreviousValue as true for a parameter "
                "key not in the previous template"
            )
    names = {each["Key"] for each in given}
    missing = [name for name, definition in declared.items() if "Default" not in definition and name not in names]
    return f"Parameters: [{', '.join(missing)}] must have values" if missing else None


def _unresolved(section, resources, parameters):
    """Returns, in order, the names in the section that are no resource, parameter or pseudo parameter."""
    found = []
    for name, attribute in engine._intrinsic_references(section):
        known = name in resources or (attribute is None and name in parameters) or name.startswith("AWS::")
        if not known and name not in found:
            found.append(name)
    return found


def _reference_problem(template):
    resources, parameters = template.get("Resources") or {}, template.get("Parameters") or {}
    found = _unresolved(resources, resources, parameters)
    for definition in resources.values():
        depends = definition.get("DependsOn") or [] if isinstance(definition, dict) else []
        names = [depends] if isinstance(depends, str) else depends
        found += [name for name in names if name not in resources and name not in found]
    if found:
        return _dependencies(found, "Resources")
    found = _unresolved(template.get("Outputs") or {}, resources, parameters)
    return _dependencies(found, "Outputs") if found else None


def _dependencies(names, block):
    listed = ", ".join(names)
    return f"Template format error: Unresolved resource dependencies [{listed}] in the {block} block of the template"


def _template_of(params, stack):
    """Returns the parsed template of the request; None when the emulator's own checks will refuse it."""
    body, problem = changesets._resolve_template(params)
    if problem:
        return None
    try:
        return engine._parse_template(body) if body else (stack or {}).get("_template")
    except Exception:
        return None


def _checked(create):
    def create_change_set(params):
        stack = handlers._resolve_stack(_p(params, "StackName"))
        template = _template_of(params, stack)
        if not isinstance(template, dict) or not isinstance(template.get("Resources"), dict):
            return create(params)
        creates = _p(params, "ChangeSetType", "UPDATE") == "CREATE"
        problem = None
        if not engine.declared_transforms(template):
            problem = _reference_problem(template)
        problem = problem or parameter_problem(template, _extract_members(params, "Parameters"), stack, creates)
        return _error("ValidationError", problem) if problem else create(params)

    return create_change_set


def apply():
    """Wraps CreateChangeSet."""
    require(engine, "_intrinsic_references", "_parse_template", "declared_transforms")
    require(changesets, "_resolve_template")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "CreateChangeSet", _checked)
