"""Statuses of resources during their deletion and after a failure, and the reasons.

AWS: a resource is DELETE_IN_PROGRESS while it is deleted. One whose rollback failed is UPDATE_FAILED until the rollback
is continued, and UPDATE_COMPLETE if it is skipped then. ListStackResources returns the reason of a failed resource.
Source: CloudFormation API reference "ContinueUpdateRollback" (ResourcesToSkip), "StackResourceSummary".
Emulator: shows a deletion and a failed rollback only in the events; lists no reasons.
"""

import re

from ministack.services import cloudformation
from ministack.services.cloudformation import handlers, stacks
from ministack.services.cloudformation.helpers import _p

from overlay.emulator.patch import require, wrap, wrap_everywhere, wrap_item


def _noting(revert):
    async def revert_update(
        stack_id, stack_name, logical_id, rtype, physical_id, applied, previous, attributes, record=None
    ):
        place = (stack_id, stack_name, logical_id, rtype, physical_id)
        try:
            await revert(*place, applied, previous, attributes, record)
        except Exception as problem:
            if record is not None:
                record.update(ResourceStatus="UPDATE_FAILED", ResourceStatusReason=str(problem))
            raise
        if record is not None:
            record.pop("ResourceStatusReason", None)

    return revert_update


def _skipping(go_on):
    async def continue_update_rollback_async(stack_name, stack_id, resources_to_skip):
        await go_on(stack_name, stack_id, resources_to_skip)
        resources = (cloudformation._stacks.get(stack_name) or {}).get("_resources", {})
        for logical_id in set(resources_to_skip) & set(resources):
            resources[logical_id].update(ResourceStatus="UPDATE_COMPLETE", ResourceStatusReason="")

    return continue_update_rollback_async


def _marking(delete):
    def delete_resource(resource_type, physical_id, props, stack_name=None, logical_id=None):
        resources = (cloudformation._stacks.get(stack_name) or {}).get("_resources", {})
        record = resources.get(logical_id, {})
        if record.get("PhysicalResourceId") == physical_id:
            record["ResourceStatus"] = "DELETE_IN_PROGRESS"
        return delete(resource_type, physical_id, props, stack_name, logical_id)

    return delete_resource


_LISTED = re.compile(r"<LogicalResourceId>([^<]+)</LogicalResourceId>.*?</ResourceStatus>", re.DOTALL)


def _with_reasons(list_resources):
    def list_stack_resources(params):
        status, headers, body = list_resources(params)
        if status != 200:
            return status, headers, body
        resources = handlers._resolve_stack(_p(params, "StackName"))["_resources"]

        def add(match):
            return match.group(0) + handlers._resource_status_reason_xml(resources.get(match.group(1), {}))

        return status, headers, _LISTED.sub(add, body.decode()).encode()

    return list_stack_resources


def apply():
    """Wraps the deletion and the rollback of one resource, the continued rollback, and ListStackResources."""
    require(cloudformation, "_stacks")
    require(handlers, "_resolve_stack", "_resource_status_reason_xml")
    wrap_item(handlers._ACTION_HANDLERS, "handlers._ACTION_HANDLERS", "ListStackResources", _with_reasons)
    wrap(stacks, "_delete_resource", _marking)
    wrap(stacks, "_revert_update", _noting)
    wrap_everywhere((stacks, handlers), "_continue_update_rollback_async", _skipping)
