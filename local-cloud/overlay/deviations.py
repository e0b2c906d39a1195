"""The deviations, in the order in which they are applied. Later ones wrap earlier ones."""

import importlib

from .patch import DoesNotFit

ORDER = (
    "control",
    "rate_limit",
    "web_identity",
    "session_expiry",
    "ecr_policies",
    "ecr_templates",
    "ecr_errors",
    "ecr_images",
    "ecr_layers",
    "registry_push",
    "registry_token",
    "ecs_pull",
    "ecs_run_task",
    "executions",
    "execution_timeout",
    "execution_history",
    "operation",
    "operation_events",
    "stack_events",
    "stack_delay",
    "stack_failure",
    "stack_siblings",
    "stack_nested",
    "ecs_service_stable",
    "resource_status",
    "stack_delete",
    "stack_export",
    "stack_delete_order",
    "stack_description",
    "batch_job_definition",
    "resource_names",
    "resource_values",
    "task_definition_replacement",
    "replacement_without_rollback",
    "state_machine_definition",
    "parameter_texts",
    "stack_policy",
    "service_role",
    "parameter_lists",
    "parameter_ssm",
    "change_set_outcome",
    "change_set_options",
    "capabilities",
    "change_set_values",
    "change_set_drift",
    "change_set_nested",
    "change_set_validation",
    "change_set_review",
    "change_set_template",
    "carriage_return",
    "template_url",
    "yaml_aliases",
    "rule_tags",
    "change_set_status",
    "change_set_token",
    "change_set_retired",
    "change_set_describe",
    "change_set_execute",
    "change_set_age",
)


def apply_all():
    """Apply every deviation. Raises DoesNotFit with the module's name when one does not fit."""
    for name in ORDER:
        try:
            importlib.import_module(f"{__package__}.{name}").apply()
        except (DoesNotFit, ImportError) as problem:
            raise DoesNotFit(f"{name}: {problem}") from None
