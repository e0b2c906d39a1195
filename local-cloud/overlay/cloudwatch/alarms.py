"""An alarm judges the datapoints of its own metric, one for each period, and does not need new ones for it.

AWS: namespace, name and dimensions make a metric. A datapoint is the statistic of a period. Of the last
EvaluationPeriods, DatapointsToAlarm (by default all) must breach the threshold. TreatMissingData says what a period
without data is: `breaching`, `notBreaching`, `ignore` (without any data, the state stays) or `missing` (without any
data, it is INSUFFICIENT_DATA, as that of a new alarm). Metrics of services make alarms change like any other.
Source: CloudWatch user guide "Using Amazon CloudWatch alarms", "Configuring how CloudWatch alarms treat missing data";
API reference "PutMetricAlarm"; localstack snapshots recorded from AWS (test_cloudwatch: the reason). That of missing
data is from knowledge only.
Emulator: ignores dimensions and TreatMissingData, takes all periods for one, and judges only when PutMetricData is
called.
Here alarms are judged when a metric comes, and every ten seconds. Still missing: metric math, anomaly detection, and
older periods, with which AWS fills up what is missing.
"""

import operator
import time

from ministack.core.responses import request_scope
from ministack.services import cloudwatch, scheduler

from overlay.emulator.patch import require, wrap

_COMPARISONS = {
    "GreaterThanOrEqualToThreshold": (operator.ge, "greater than or equal to"),
    "GreaterThanThreshold": (operator.gt, "greater than"),
    "LessThanThreshold": (operator.lt, "less than"),
    "LessThanOrEqualToThreshold": (operator.le, "less than or equal to"),
}


def _datapoints(alarm):
    """Returns (value, time) of each period that has data, the last one first."""
    dimensions = cloudwatch._dims_key(cloudwatch._dims_from_list(alarm.get("Dimensions") or []))
    points = cloudwatch._metrics.get((alarm["Namespace"], alarm["MetricName"], dimensions)) or []
    now, period, found = time.time(), alarm["Period"], []
    for number in range(alarm["EvaluationPeriods"]):
        end = now - number * period
        inside = [each for each in points if end - period < each["Timestamp"] <= end]
        statistic = alarm.get("ExtendedStatistic") or alarm.get("Statistic")
        value = cloudwatch._stat_value(cloudwatch._calc_stats(inside), statistic, inside) if inside else None
        if value is not None:
            found.append((value, end - period))
    return found


def _plural(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _reason(alarm, state, found, missing):
    if found:
        values = ", ".join(f"{value} ({time.strftime('%d/%m/%y %H:%M:%S', time.gmtime(at))})" for value, at in found)
        verb = ("was" if len(found) == 1 else "were") + ("" if state == "ALARM" else " not")
        words = f"{verb} {_COMPARISONS[alarm['ComparisonOperator']][1]} the threshold ({alarm['Threshold']})"
        return f"Threshold Crossed: {_plural(len(found), 'datapoint')} [{values}] {words}."
    if state == "INSUFFICIENT_DATA":
        return f"Insufficient Data: {_plural(missing, 'datapoint')} was unknown."
    treated = "Breaching" if state == "ALARM" else "NonBreaching"
    datapoints = f"{_plural(missing, 'missing datapoint')} was treated as [{treated}]"
    return f"Threshold Crossed: no datapoints were received for {_plural(missing, 'period')} and {datapoints}."


def _judge(alarm):
    """Returns the state of the alarm, and the reason."""
    found, treatment = _datapoints(alarm), alarm.get("TreatMissingData") or "missing"
    missing = alarm["EvaluationPeriods"] - len(found)
    compare, _ = _COMPARISONS[alarm["ComparisonOperator"]]
    breaching = sum(compare(value, alarm["Threshold"]) for value, _ in found)
    if treatment == "breaching":
        breaching += missing
    state = "ALARM" if breaching >= (alarm.get("DatapointsToAlarm") or alarm["EvaluationPeriods"]) else "OK"
    if not found and treatment in ("ignore", "missing"):
        state = alarm["StateValue"] if treatment == "ignore" else "INSUFFICIENT_DATA"
    return state, _reason(alarm, state, found, missing)


def _evaluating(evaluate):
    def evaluate_alarm(alarm):
        if not alarm.get("MetricName") or alarm.get("ComparisonOperator") not in _COMPARISONS:
            return evaluate(alarm)
        old, judged = alarm["StateValue"], _judge(alarm)
        if judged[0] == old:
            return None
        alarm["StateValue"], alarm["StateReason"] = judged
        alarm["StateUpdatedTimestamp"] = int(time.time())
        cloudwatch._record_history(alarm["AlarmName"], old, *judged)
        cloudwatch._dispatch_alarm_actions(alarm, old, *judged)
        return cloudwatch._evaluate_parent_alarms(alarm)

    return evaluate_alarm


def _then_evaluating(record):
    def record_metric(*metric, **named):
        record(*metric, **named)
        cloudwatch._evaluate_all_alarms()

    return record_metric


def _ticking(tick):
    def tick_schedules():
        for account, region in {key[:2] for key, _ in cloudwatch._alarms.all_items()}:
            with request_scope(account, region):
                cloudwatch._evaluate_all_alarms()
        return tick()

    return tick_schedules


def apply():
    """Wraps how an alarm is evaluated, and what makes the emulator do so."""
    require(cloudwatch, "_alarms", "_metrics", "_dims_key", "_dims_from_list", "_calc_stats", "_stat_value")
    require(cloudwatch, "_record_history", "_dispatch_alarm_actions", "_evaluate_parent_alarms", "_evaluate_all_alarms")
    wrap(cloudwatch, "_evaluate_alarm", _evaluating)
    wrap(cloudwatch, "record_metric", _then_evaluating)
    wrap(scheduler, "_tick_schedules", _ticking)
