"""Conditions of statements. What the overlay does not know never helps: an Allow does not apply, a Deny does.

Source: IAM user guide "IAM JSON policy elements: Condition operators" and "Multivalued context keys". Not a deviation
by itself."""

from ministack.core.iam_evaluator import fnmatch_iam_cs

from .policies import listed


class Unknown(Exception):
    """A condition operator, a key or a value that the overlay cannot evaluate for this request."""


def _like(value, pattern):
    return fnmatch_iam_cs(value, pattern)


def _same(value, expected):
    return value == expected


def _same_but_case(value, expected):
    return value.lower() == expected.lower()


_OPERATORS = {
    "stringequals": _same,
    "stringequalsignorecase": _same_but_case,
    "stringlike": _like,
    "arnequals": _like,
    "arnlike": _like,
    "bool": _same_but_case,
    "numericequals": lambda value, expected: float(value) == float(expected),
    "numericlessthan": lambda value, expected: float(value) < float(expected),
    "numericlessthanequals": lambda value, expected: float(value) <= float(expected),
    "numericgreaterthan": lambda value, expected: float(value) > float(expected),
    "numericgreaterthanequals": lambda value, expected: float(value) >= float(expected),
}
_NEGATED = {
    "stringnotequals": "stringequals",
    "stringnotequalsignorecase": "stringequalsignorecase",
    "stringnotlike": "stringlike",
    "arnnotequals": "arnequals",
    "arnnotlike": "arnlike",
}


def _met(operator, values, expected):
    """Tells whether one condition is met. `values` is a list, empty when the request has no such key."""
    name = operator.lower()
    if name == "null":
        return (not values) == (str(expected[0]).lower() == "true")
    set_operator, _, rest = name.rpartition(":")
    optional = rest.endswith("ifexists")
    rest = rest.removesuffix("ifexists")
    negated = rest in _NEGATED
    compare = _OPERATORS.get(_NEGATED.get(rest, rest))
    if compare is None or set_operator not in ("", "forallvalues", "foranyvalue"):
        raise Unknown(operator)
    if not values:
        return optional or set_operator == "forallvalues" or (negated and not set_operator)

    def fits(value):
        return any(compare(str(value), str(each)) for each in expected) != negated

    if set_operator == "foranyvalue":
        return any(fits(value) for value in values)
    if not set_operator and len(values) > 1:
        raise Unknown(f"{operator} with several values")
    return all(fits(value) for value in values)


def met(conditions, context):
    """Tells whether all conditions of a statement are met.

    `context` has a value, or a list of values, for each key of the request, and None for a key that the request could
    have, but has not: `aws:ResourceTag/` stands for all tags that the resource has not. Raises Unknown for any other
    key, and for a value with a policy variable.
    """
    known = {key.lower(): value for key, value in context.items()}
    results = []
    for operator, keys in conditions.items():
        for key, expected in keys.items():
            name = key.lower()
            if name not in known and name.partition("/")[0] + "/" not in known:
                raise Unknown(key)
            if any("${" in str(each) for each in listed(expected)):
                raise Unknown(expected)
            results.append(_met(operator, listed(known.get(name)), listed(expected)))
    return all(results)
