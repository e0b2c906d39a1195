"""The reason of a failed resource, in the form of CloudFormation's resource handlers."""

from ministack.core.responses import new_uuid


def handler_message(message, code):
    """`message` as a resource handler returns it. `code` is a HandlerErrorCode such as AlreadyExists."""
    return (
        f'Resource handler returned message: "{message}" '
        f"(RequestToken: {new_uuid()}, HandlerErrorCode: {code})"
    )


def service_message(message, service, status=400):
    """`message` of a service as its SDK prints it inside of a handler's message."""
    return f"{message} (Service: {service}, Status Code: {status}, Request ID: {new_uuid()})"
