"""A stack that imports an export which does not exist, and what counts as an import.

AWS: the operation fails before its first resource. The only event is that of the stack, `No export named x found.
Rollback requested by user.` An Fn::ImportValue in the branch of Fn::If that does not apply, or in a resource whose
condition is false, is no import: it needs no export, and blocks no deletion.
Source: widdix/aws-s3-virusscan#39 (all events of a stack), aws/copilot-cli#4754 (an update, by a change set),
serverless/serverless#13181 (the event of a deletion on failure); CloudFormation template reference "Fn::ImportValue",
"Condition functions" (only the branch that applies is used).
Emulator: fails at the resource, after those before it, with `Export 'x' not found`; takes every Fn::ImportValue for an
import.
"""

from ministack.services import cloudformation
from ministack.services.cloudformation import changesets, handlers, stacks

from overlay.emulator.patch import require, wrap, wrap_everywhere

from . import operation

_STACK = "AWS::CloudFormation::Stack"


def _names(node, place):
    """Yields the export names that a part of a template imports. `place` has the values, conditions and mappings."""
    if isinstance(node, list):
        for each in node:
            yield from _names(each, place)
    elif isinstance(node, dict) and len(node) == 1 and "Fn::If" in node:
        condition, *branches = node["Fn::If"]
        yield from _names(branches[0 if place[1].get(condition) else 1], place)
    elif isinstance(node, dict) and len(node) == 1 and "Fn::ImportValue" in node:
        yield str(stacks._resolve_refs(node["Fn::ImportValue"], {}, *place))
    elif isinstance(node, dict):
        for each in node.values():
            yield from _names(each, place)


def _imports(template, place):
    """Yields pairs of a logical ID and the name of an export that its resource or output imports."""
    for section in ("Resources", "Outputs"):
        for logical_id, each in (template.get(section) or {}).items():
            if place[1].get(each.get("Condition"), True):
                yield from ((logical_id, name) for name in _names(each, place))


def _of_stack(names):
    def imported_export_names(stack, stack_name):
        template, values = stack.get("_template") or {}, stack.get("_resolved_params") or {}
        conditions = stacks._evaluate_conditions(template, values)
        place = (values, conditions, template.get("Mappings", {}), stack_name, stack.get("StackId", ""))
        return {name for _, name in _imports(template, place)}

    return imported_export_names


def _checked(sort):
    def topological_sort(resources, conditions):
        ordered = sort(resources, conditions)
        running = operation.current.get()
        if not running or running.imports_checked or resources is not running.template.get("Resources"):
            return ordered
        running.imports_checked = True
        mappings = running.template.get("Mappings", {})
        place = (running.values, conditions, mappings, running.stack_name, running.stack_id)
        for logical_id, name in _imports(running.template, place):
            if name not in cloudformation._exports and logical_id in resources:
                running.refusal = f"No export named {name} found"
                running.unresolved = True
                return [logical_id]
        return ordered

    return topological_sort


def _of_stack_only(add):
    def add_event(stack_id, stack_name, logical_id, resource_type, *rest, **named):
        running = operation.of_event(stack_id)
        if running and running.unresolved and resource_type != _STACK:
            return None
        return add(stack_id, stack_name, logical_id, resource_type, *rest, **named)

    add_event.plain = add.plain
    return add_event


def apply():
    """Wraps the order of resources, the writer of events, and the list of imports."""
    require(cloudformation, "_exports")
    require(stacks, "_resolve_refs", "_evaluate_conditions")
    wrap(stacks, "_topological_sort", _checked)
    wrap(handlers, "_imported_export_names", _of_stack)
    wrap_everywhere((stacks, changesets, handlers), "_add_event", _of_stack_only)
