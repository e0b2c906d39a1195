"""Functions in conditions.

AWS: a condition compares what Fn::Join, Fn::Select, Fn::Split, Fn::Sub and Fn::FindInMap give, besides references.
Source: CloudFormation template reference "Condition functions"; cfn-lint rule E8003 (the functions that Fn::Equals
takes).
Emulator: knows Ref and Fn::Select of a parameter, and takes every other function for a text of its own.
"""

from ministack.services.cloudformation import changesets, engine, handlers, stacks

from overlay.emulator.patch import require, wrap_everywhere

_FUNCTIONS = ("Fn::Join", "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::FindInMap")


def _resolved(node, params, mappings):
    """Returns a condition with texts in place of its functions."""
    if isinstance(node, list):
        return [_resolved(each, params, mappings) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("Ref", "").startswith("AWS::") or any(name in node for name in _FUNCTIONS):
        return engine._resolve_refs(node, {}, params, {}, mappings, "", "")
    return {key: _resolved(value, params, mappings) for key, value in node.items()}


def _with_functions(evaluate):
    def evaluate_conditions(template, params):
        mappings = template.get("Mappings", {})
        conditions = _resolved(template.get("Conditions") or {}, params, mappings)
        return evaluate({**template, "Conditions": conditions}, params)

    return evaluate_conditions


def apply():
    """Wraps the evaluation of conditions."""
    require(engine, "_resolve_refs")
    wrap_everywhere((engine, changesets, handlers, stacks), "_evaluate_conditions", _with_functions)
