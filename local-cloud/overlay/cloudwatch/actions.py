"""An alarm publishes only to a topic whose policy, and whose key, let it.

AWS: the topic's policy must let the alarm publish, which the default policy does for alarms of the same account. The
policy of the topic's key must let cloudwatch.amazonaws.com use it, which that of aws/sns does not. The history of the
alarm has an Action item that says how it went. The message has the ARN of the alarm and its actions.
Source: AWS re:Post knowledge center "cloudwatch-receive-sns-for-alarm-trigger", "cloudwatch-configure-alarm-sns" (the
texts); SNS developer guide "Example cases for Amazon SNS access control"; localstack snapshots recorded from AWS
(test_put_metric_alarm: the message).
Emulator: publishes to every topic, and records nothing of it.
"""

import json
import time

from ministack.core.iam_evaluator import EvalContext, evaluate_resource_policy
from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch, kms, sns

from overlay.emulator.patch import require, wrap

_SERVICE = "cloudwatch.amazonaws.com"
_ACTIONS = {"ALARM": "AlarmActions", "OK": "OKActions", "INSUFFICIENT_DATA": "InsufficientDataActions"}


def _allows(policy, action, resource, alarm):
    """Tells whether the policy of a resource lets CloudWatch do something on behalf of the alarm."""
    source = {"aws:sourcearn": alarm["AlarmArn"], "aws:sourceaccount": get_account_id()}
    source["aws:sourceowner"] = get_account_id()
    context = EvalContext("*", "Service", "", action, resource, get_region(), service_context=source)
    return bool(policy) and evaluate_resource_policy(policy, context, service=_SERVICE).decision == "Allow"


def _refusal(alarm, arn):
    """Returns why the alarm cannot publish to a topic, or None."""
    topic = sns._topic_by_arn_any_scope(arn)
    if topic is None:
        return f"Topic does not exist: {arn}"
    attributes = topic["attributes"]
    if not _allows(attributes.get("Policy"), "SNS:Publish", arn, alarm):
        return f"Resource: {alarm['AlarmArn']} is not authorized to perform: SNS:Publish on resource: {arn}"
    key = attributes.get("KmsMasterKeyId")
    policy = (kms._resolve_key(key) or {}).get("Policy") if key else None
    needs = ("kms:Decrypt", "kms:GenerateDataKey") if key else ()
    if not all(_allows(policy, action, "*", alarm) for action in needs):
        return "CloudWatch Alarms does not have authorization to access the SNS topic encryption key."
    return None


def _record(alarm, summary, data):
    cloudwatch._history_entries().append(
        {
            "AlarmName": alarm["AlarmName"],
            "AlarmType": "MetricAlarm",
            "Timestamp": cloudwatch._ts_iso(time.time()),
            "HistoryItemType": "Action",
            "HistorySummary": summary,
            "HistoryData": json.dumps(data),
        }
    )


def _permitted(dispatch):
    def dispatch_alarm_actions(alarm, old_state, new_state, reason):
        field, permitted = _ACTIONS[new_state], []
        for arn in alarm.get(field) or [] if alarm.get("ActionsEnabled", True) else []:
            refusal = _refusal(alarm, arn) if cloudwatch._is_sns_action_arn(arn) else None
            if refusal is None:
                permitted.append(arn)
            done = f"Successfully executed action {arn}"
            failed = f'Failed to execute action {arn}. Received error: "{refusal}"'
            _record(alarm, done if refusal is None else failed, {"actionState": "Failed" if refusal else "Succeeded"})
        return dispatch({**alarm, field: permitted}, old_state, new_state, reason)

    return dispatch_alarm_actions


def apply():
    """Wraps the actions of an alarm."""
    require(sns, "_topic_by_arn_any_scope")
    require(kms, "_resolve_key")
    require(cloudwatch, "_history_entries", "_ts_iso", "_is_sns_action_arn")
    wrap(cloudwatch, "_dispatch_alarm_actions", _permitted)
