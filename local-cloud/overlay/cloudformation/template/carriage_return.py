"""A template with CRLF is read back with CRLF.

AWS: writes a carriage return in XML as `&#xD;`, because XML parsers read a bare one as a line end.
Source: aws/aws-sdk-js-v3#7957 (the SDK's parser of answers declares the entity `#xD`); XML 1.0, 2.11 "End-of-Line
Handling".
Emulator: writes a bare one.
"""

from ministack.services.cloudformation import handlers

from overlay.emulator.patch import wrap


def _escaped(escape):
    return lambda text: escape(text).replace("\r", "&#xD;")


def apply():
    """Wraps the escaping of texts in CloudFormation's answers."""
    wrap(handlers, "_esc", _escaped)
