"""The deviations, in the order in which they are applied. Later ones wrap earlier ones."""

import importlib

from overlay.emulator.patch import DoesNotFit

ORDER = (
    "emulator.control",
    "cloudformation.rate_limit",
    "sts.web_identity",
    "sts.assume_role",
    "sts.session_expiry",
    "ecr.policies",
    "ecr.creation_templates",
    "ecr.errors",
    "ecr.mutability",
    "ecr.images",
    "ecr.delete",
    "ecr.layers",
    "ecr.push",
    "ecr.token",
    "ecs.pull",
    "step_functions.run_task",
    "step_functions.executions",
    "step_functions.deletion",
    "step_functions.timeout",
    "step_functions.history",
    "step_functions.ending",
    "step_functions.map",
    "cloudformation.stack.operation",
    "cloudformation.events.operation",
    "cloudformation.events.stack",
    "cloudformation.stack.delay",
    "cloudformation.stack.failure",
    "cloudformation.stack.siblings",
    "cloudformation.stack.nested",
    "cloudformation.resources.ecs_service",
    "cloudformation.resources.status",
    "cloudformation.stack.delete",
    "cloudformation.stack.export",
    "cloudformation.stack.imports",
    "cloudformation.stack.delete_order",
    "cloudformation.stack.description",
    "cloudformation.resources.batch_job_definition",
    "cloudformation.resources.names",
    "cloudformation.resources.values",
    "cloudformation.resources.vpc",
    "cloudformation.resources.flow_log",
    "cloudformation.resources.task_definition",
    "cloudformation.resources.lambda_function",
    "cloudformation.stack.replacement_without_rollback",
    "cloudformation.resources.state_machine",
    "cloudformation.parameters.errors",
    "cloudformation.stack.policy",
    "cloudformation.stack.service_role",
    "cloudformation.parameters.lists",
    "cloudformation.parameters.ssm",
    "cloudformation.change_set.outcome",
    "cloudformation.change_set.options",
    "cloudformation.change_set.capabilities",
    "cloudformation.change_set.values",
    "cloudformation.change_set.drift",
    "cloudformation.change_set.nested",
    "cloudformation.change_set.validation",
    "cloudformation.change_set.review",
    "cloudformation.change_set.template",
    "cloudformation.template.carriage_return",
    "cloudformation.template.url",
    "cloudformation.template.yaml_aliases",
    "cloudformation.template.rule_tags",
    "cloudformation.template.scalars",
    "cloudformation.template.summary",
    "cloudformation.change_set.status",
    "cloudformation.change_set.token",
    "cloudformation.change_set.retired",
    "cloudformation.change_set.describe",
    "cloudformation.change_set.execute",
    "cloudformation.change_set.age",
    "cloudformation.change_set.conditions",
)


def apply_all():
    """Applies every deviation. Raises DoesNotFit with the module's name when one does not fit."""
    for name in ORDER:
        try:
            importlib.import_module(f"{__package__}.{name}").apply()
        except (DoesNotFit, ImportError) as problem:
            raise DoesNotFit(f"{name}: {problem}") from None
