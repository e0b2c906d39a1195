"""AllowedValues of a list.

AWS: each value of a `CommaDelimitedList` must be one of the allowed values.
Source: CloudFormation user guide, "Parameters section" (AllowedValues).
Emulator: compares the whole list.
"""

from ministack.services.cloudformation import changesets, engine, handlers

from overlay.emulator.patch import require, wrap_everywhere


def _is_limited(definition):
    return definition.get("Type") == "CommaDelimitedList" and "AllowedValues" in definition


def _item_by_item(resolve):
    def resolve_parameters(template, *args, **options):
        declared = template.get("Parameters") or {}
        limited = {name: each for name, each in declared.items() if _is_limited(each)}
        free = {
            name: {key: value for key, value in each.items() if key != "AllowedValues"}
            for name, each in limited.items()
        }
        resolved = resolve({**template, "Parameters": {**declared, **free}}, *args, **options)
        for name, definition in limited.items():
            allowed = {str(value) for value in definition["AllowedValues"]}
            if not {item.strip() for item in resolved[name]["Value"].split(",")} <= allowed:
                raise engine._constraint_error(name, definition, "must be one of AllowedValues")
        return resolved

    return resolve_parameters


def apply():
    """Wraps the resolver of parameters."""
    require(engine, "_constraint_error")
    wrap_everywhere((engine, changesets, handlers), "_resolve_parameters", _item_by_item)
