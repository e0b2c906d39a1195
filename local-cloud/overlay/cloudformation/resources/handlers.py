"""Failures of CloudFormation's resource handlers: their text, and handlers that refuse a resource."""

from ministack.core.responses import new_uuid
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import item, wrap_item


def handler_message(message, code):
    """Returns the message as a resource handler words it. `code` is a HandlerErrorCode such as AlreadyExists."""
    return f'Resource handler returned message: "{message}" (RequestToken: {new_uuid()}, HandlerErrorCode: {code})'


def service_message(message, service, status=400):
    """Returns the message of a service as its SDK words it, inside of a handler's message."""
    return f"{message} (Service: {service}, Status Code: {status}, Request ID: {new_uuid()})"


def refuse(resource_type, problem):
    """Lets `problem(logical_id, props)` refuse a create or update of the type: it returns a reason or None."""

    def checked_create(create):
        def created(logical_id, props, stack_name):
            _raise(problem(logical_id, props))
            return create(logical_id, props, stack_name)

        return created

    def checked_update(update):
        def updated(physical_id, old, new, stack_name, logical_id=None, *rest):
            _raise(problem(logical_id, new))
            named = (logical_id,) if table.get("update_with_logical_id") else ()
            return update(physical_id, old, new, stack_name, *named, *rest)

        return updated

    table = item(provisioners._RESOURCE_HANDLERS, "provisioners._RESOURCE_HANDLERS", resource_type)
    wrap_item(table, resource_type, "create", checked_create)
    wrap_item(table, resource_type, "update", checked_update)


def _raise(reason):
    if reason:
        raise ValueError(reason)
