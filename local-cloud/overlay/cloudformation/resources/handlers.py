"""Handlers of CloudFormation's resource types: what they say when they fail, and how modules change them."""

from ministack.core.responses import new_uuid
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import DoesNotFit, item, require, wrap_item


def handler_message(message, code):
    """Returns the message as a resource handler words it. `code` is a HandlerErrorCode such as AlreadyExists."""
    return f'Resource handler returned message: "{message}" (RequestToken: {new_uuid()}, HandlerErrorCode: {code})'


def service_message(message, service, status=400):
    """Returns the message of a service as its SDK words it, inside of a handler's message."""
    return f"{message} (Service: {service}, Status Code: {status}, Request ID: {new_uuid()})"


def refusal(message, service, code="InvalidRequest", status=400):
    """Returns the message of a handler whose call the service has refused."""
    return handler_message(service_message(message, service, status), code)


def camel_case(value, own_names=()):
    """Returns properties as APIs in camelCase have them. What `own_names` hold has names of the user's own."""
    if isinstance(value, list):
        return [camel_case(each, own_names) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key[:1].lower() + key[1:]: each if key in own_names else camel_case(each, own_names)
        for key, each in value.items()
    }


def handlers_of(resource_type):
    """Returns the table of a type's handlers: create, update and delete. Raises DoesNotFit for an unknown type."""
    require(provisioners, "_RESOURCE_HANDLERS")
    return item(provisioners._RESOURCE_HANDLERS, "provisioners._RESOURCE_HANDLERS", resource_type)


def wrap_handlers(resource_type, **wrappers):
    """Replaces handlers of a type, such as `create=wrapper`, by `wrapper(original)`."""
    table = handlers_of(resource_type)
    for name, wrapper in wrappers.items():
        wrap_item(table, resource_type, name, wrapper)


def add_type(resource_type, create, update, delete):
    """Adds a type to those that a stack can create. Raises DoesNotFit when the emulator has it by now."""
    require(provisioners, "_RESOURCE_HANDLERS")
    if resource_type in provisioners._RESOURCE_HANDLERS:
        raise DoesNotFit(f"the emulator knows {resource_type} by now")
    provisioners._RESOURCE_HANDLERS[resource_type] = {"create": create, "update": update, "delete": delete}


def refuse(resource_type, problem, properties=None):
    """Lets `problem(logical_id, props)` refuse a create or update of the type: it returns a reason or None.

    With `properties`, an update is asked only when it changes one of them.
    """

    def checked_create(create):
        def created(logical_id, props, stack_name):
            _raise(problem(logical_id, props))
            return create(logical_id, props, stack_name)

        return created

    def checked_update(update):
        def updated(physical_id, old, new, stack_name, logical_id=None, *rest):
            if properties is None or any(old.get(name) != new.get(name) for name in properties):
                _raise(problem(logical_id, new))
            named = (logical_id,) if table.get("update_with_logical_id") else ()
            return update(physical_id, old, new, stack_name, *named, *rest)

        return updated

    table = handlers_of(resource_type)
    wrappers = {"create": checked_create, "update": checked_update}
    wrap_handlers(resource_type, **{name: wrappers[name] for name in wrappers if name in table})


def refuse_deletion(resource_type, problem):
    """Lets `problem(physical_id)` refuse a deletion of the type: it returns a reason or None."""

    def checked_delete(delete):
        def deleted(physical_id, props):
            _raise(problem(physical_id))
            return delete(physical_id, props)

        return deleted

    wrap_handlers(resource_type, delete=checked_delete)


def _raise(reason):
    if reason:
        raise ValueError(reason)
