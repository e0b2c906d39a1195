"""Values without quotes, and YAML that is not well-formed.

AWS: reads YAML 1.1 with SnakeYAML. A value of a parameter, and what a condition compares it with, is text: `yes` and
`on` are `true`, `0300` is `192`, `1:30` is `90`, and a decimal has the form of Java's `Double.toString`: `1e3` is
`1000.0`, `012345678901` is `1.2345678901E10`. A date stays as it is. YAML that cannot be read is `YAML not well-formed.
(line 3, column 5)`.
Source: ASFHyP3/hyp3#2061 (`YES`); dev.classmethod.jp "how-to-identify-numerical-values-in-cfn-yaml-template" (`0300`,
base 60); skyarch.net/blog/?p=20495 (`012345678901`); awslabs/aws-cloudformation-template-formatter#10 (`5.0E8`);
SnakeYAML's class Resolver; Netflix/metaflow-tools#31 (the text).
Emulator: writes values as Python does (`True`), and reads `1e3` as text; has PyYAML's texts.
"""

import re

import yaml
from ministack.services.cloudformation import changesets, engine, handlers

from overlay.emulator.patch import require, wrap_everywhere

_FLOAT = "tag:yaml.org,2002:float"
# SnakeYAML's pattern of a float without infinity, NaN and base 60, which are as in PyYAML.
_DECIMAL = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$")


class _Double(float):
    """A decimal whose text is that of Java."""

    def __str__(self):
        size = abs(self)
        if size != size or size == float("inf"):
            return float.__repr__(self)
        if size == 0 or 1e-3 <= size < 1e7:
            return float.__repr__(self)
        digits = float.__repr__(self).lower().split("e")[0].replace("-", "").replace(".", "").strip("0")
        power = int(f"{self:.16e}".split("e")[1])
        return f"{'-' if self < 0 else ''}{digits[0]}.{digits[1:] or '0'}E{power}"


def _construct_float(loader, node):
    return _Double(yaml.SafeLoader.construct_yaml_float(loader, node))


def _text(value):
    if isinstance(value, dict):
        return {key: _text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_text(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (int, float)) else value


def _as_text(definition):
    """Returns the definition of a parameter with its default and its allowed values as text."""
    if not isinstance(definition, dict):
        return definition
    return {key: _text(each) if key in ("Default", "AllowedValues") else each for key, each in definition.items()}


def _read_as_java(parse):
    def parse_template(body):
        try:
            template = parse(body)
        except (yaml.scanner.ScannerError, yaml.parser.ParserError) as problem:
            mark = problem.problem_mark
            raise ValueError(f"YAML not well-formed. (line {mark.line + 1}, column {mark.column + 1})") from None
        if isinstance(template.get("Parameters"), dict):
            template["Parameters"] = {name: _as_text(each) for name, each in template["Parameters"].items()}
        for section in ("Conditions", "Rules"):
            if section in template:
                template[section] = _text(template[section])
        return template

    return parse_template


def apply():
    """Extends the YAML loader, and wraps the parser of templates."""
    require(engine, "CfnLoader")
    engine.CfnLoader.add_implicit_resolver(_FLOAT, _DECIMAL, list("-+.0123456789"))
    engine.CfnLoader.add_constructor(_FLOAT, _construct_float)
    wrap_everywhere((engine, changesets, handlers), "_parse_template", _read_as_java)
