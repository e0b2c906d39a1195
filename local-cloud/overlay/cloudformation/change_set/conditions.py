"""Resources with a condition.

AWS: evaluates the conditions of a template for every change set. A resource whose condition becomes true is an Add,
one whose condition becomes false a Remove, and one whose condition stays false is no change.
Source: CloudFormation user guide "Conditions" (an update evaluates all conditions, and creates or deletes resources
by them); LocalStack 4.12, which does the same.
Emulator: lists a resource by its definition alone, so that a change set of conditions alone is empty.
"""

from ministack.services.cloudformation import changesets

from overlay.emulator.patch import require, wrap


def _of_true_conditions(resolve):
    def resolve_props_for_diff(template, params, *rest):
        resolved = resolve(template, params, *rest)
        if resolved.get("Resources"):
            conditions = changesets._evaluate_conditions(template, params)
            resolved["Resources"] = {
                logical_id: resource
                for logical_id, resource in resolved["Resources"].items()
                if conditions.get(resource.get("Condition"), True)
            }
        return resolved

    return resolve_props_for_diff


def apply():
    """Wraps the resolution of both templates that are compared."""
    require(changesets, "_evaluate_conditions")
    wrap(changesets, "_resolve_props_for_diff", _of_true_conditions)
