"""An execution that ends is counted in CloudWatch.

AWS: publishes ExecutionsSucceeded, ExecutionsFailed, ExecutionsTimedOut or ExecutionsAborted, and ExecutionTime in
milliseconds, in the namespace AWS/States with the dimension StateMachineArn.
Source: Step Functions developer guide "Monitoring Step Functions metrics using Amazon CloudWatch".
Emulator: publishes none. Still missing: all other metrics, such as ExecutionsStarted and those of activities.
"""

from datetime import datetime

from ministack.services import cloudwatch, stepfunctions

from overlay.emulator.patch import require, wrap

_COUNTS = {
    "ExecutionSucceeded": "ExecutionsSucceeded",
    "ExecutionFailed": "ExecutionsFailed",
    "ExecutionTimedOut": "ExecutionsTimedOut",
    "ExecutionAborted": "ExecutionsAborted",
}


def _counted(add):
    def add_event(execution, kind, details=None):
        event = add(execution, kind, details)
        if kind in _COUNTS:
            dimensions = {"StateMachineArn": execution["stateMachineArn"]}
            start, stop = (datetime.fromisoformat(execution[date]) for date in ("startDate", "stopDate"))
            milliseconds = (stop - start).total_seconds() * 1000
            cloudwatch.record_metric("AWS/States", _COUNTS[kind], 1, "Count", dimensions)
            cloudwatch.record_metric("AWS/States", "ExecutionTime", milliseconds, "Milliseconds", dimensions)
        return event

    return add_event


def apply():
    """Wraps the writer of the history."""
    require(cloudwatch, "record_metric")
    wrap(stepfunctions, "_add_event", _counted)
