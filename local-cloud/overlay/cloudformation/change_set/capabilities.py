"""IAM resources must be acknowledged.

AWS: InsufficientCapabilitiesException, `Requires capabilities : [CAPABILITY_NAMED_IAM]`. The resources that a
transform adds are known only when the change set is computed, which then fails with that text. A change set needs no
CAPABILITY_AUTO_EXPAND; a nested stack whose template has a macro does.
Source: CloudFormation API reference "CreateChangeSet" (Capabilities); localstack snapshots recorded from AWS; public
issues that quote the text as the reason of a change set, such as aws-samples/serverless-patterns#622, and as that of a
nested stack, such as lumigo-io/SAR-Logging#31.
Emulator: knows the rules, but applies them only with AUTH=true; refuses the request for roles of a transform, too.
"""

from ministack.services.cloudformation import changesets, handlers
from ministack.services.cloudformation.helpers import _extract_string_members

from overlay.emulator.patch import require, wrap, wrap_item

from .outcome import created

_ALL = ("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")


def _has_macro(params):
    body, problem = changesets._resolve_template(params)
    return not problem and bool(body) and handlers._uses_macro(changesets._parse_template(body))


def _later(create):
    def create_change_set(params):
        answer = create(params)
        if b"InsufficientCapabilities" not in answer[2] or not _has_macro(params):
            return answer
        given = _extract_string_members(params, "Capabilities")
        others = {name: value for name, value in params.items() if name.split(".")[0] != "Capabilities"}
        made = create({**others, **{f"Capabilities.member.{n}": [each] for n, each in enumerate(_ALL, 1)}})
        if made[0] != 200:
            return made
        change_set = created(params, made)
        required = handlers._required_iam_capabilities(change_set["_template"])
        missing = handlers._missing_capabilities(set(given), required)
        reason = handlers._insufficient_capabilities_message(missing)
        change_set.update(Capabilities=given, Changes=[])
        change_set.update(Status="FAILED", ExecutionStatus="UNAVAILABLE", StatusReason=reason)
        return made

    return create_change_set


def apply():
    """Turns the emulator's own check on, and wraps CreateChangeSet."""
    require(handlers, "_uses_macro", "_required_iam_capabilities", "_missing_capabilities")
    require(handlers, "_insufficient_capabilities_message")
    require(changesets, "_resolve_template", "_parse_template")
    wrap(handlers, "_capabilities_enforced", lambda original: lambda: True)
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "CreateChangeSet", _later)
