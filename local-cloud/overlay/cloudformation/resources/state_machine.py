"""State machines whose definition cannot run are refused; names, and logging, of those of a stack.

AWS: a state machine without a StateMachineName is called `<logical ID>-<random characters>`, without the name of the
stack. A definition that is not JSON, or whose StartAt, Next, Default or Catch names a state that does not exist, fails
with InvalidDefinition, in Step Functions and in CloudFormation (after the substitutions). So does one with a field that
its state does not have, a state that has no end or is not reached, a text in place of a number, or a path that is none.
An update whose template no longer has LoggingConfiguration leaves the logging as it was; only Level OFF ends it.
Source: Step Functions API reference "CreateStateMachine" (InvalidDefinition), "ValidateStateMachineDefinition" (codes
INVALID_JSON_DESCRIPTION, MISSING_TRANSITION_TARGET, SCHEMA_VALIDATION_FAILED); Amazon States Language;
aws/aws-sam-cli#2022 (the name); aws/aws-cdk#30796 and #30814, and UpdateHandler of
aws-cloudformation/aws-cloudformation-resource-providers-stepfunctions (logging).
Emulator: accepts any text; names it `<stack>-<logical ID>-<characters>`; ends the logging, and keeps its settings in
PascalCase, which no client reads. Still missing: TracingConfiguration, for which the same holds.
"""

import json

from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import require

from .definition import problem_of
from .handlers import camel_case, refusal, refuse, wrap_handlers

_TYPE = "AWS::StepFunctions::StateMachine"


def _problem(logical_id, props):
    try:
        machine = json.loads(provisioners._sfn_definition(props))
        found = problem_of(machine) if isinstance(machine, dict) else "INVALID_JSON_DESCRIPTION: not an object"
    except json.JSONDecodeError as error:
        found = f"INVALID_JSON_DESCRIPTION: {error}"
    if not found:
        return None
    return refusal(f"Invalid State Machine Definition: '{found}'", "AWSStepFunctions")


def _with_logging(props):
    logging = props.get("LoggingConfiguration")
    return {**props, "LoggingConfiguration": camel_case(logging)} if logging else props


def _logged_create(create):
    def created(logical_id, props, stack_name):
        return create(logical_id, _with_logging(props), stack_name)

    return created


def _logged_update(update):
    def updated(physical_id, old, new, *rest):
        if "LoggingConfiguration" not in new:
            old = {key: value for key, value in old.items() if key != "LoggingConfiguration"}
        return update(physical_id, old, _with_logging(new), *rest)

    return updated


def _named_create(create):
    def created(logical_id, props, stack_name):
        suffix = provisioners._physical_name(stack_name, logical_id).rpartition("-")[2]
        return create(logical_id, {"StateMachineName": f"{logical_id}-{suffix}", **props}, stack_name)

    return created


def _named_update(update):
    def updated(physical_id, old, new, *rest):
        if not old.get("StateMachineName"):
            new = {"StateMachineName": physical_id.rpartition(":")[2], **new}
        return update(physical_id, old, new, *rest)

    return updated


def apply():
    """Wraps the state machine's create and update handlers."""
    require(provisioners, "_sfn_definition", "_physical_name")
    wrap_handlers(_TYPE, create=_logged_create, update=_logged_update)
    wrap_handlers(_TYPE, create=_named_create, update=_named_update)
    refuse(_TYPE, _problem)
