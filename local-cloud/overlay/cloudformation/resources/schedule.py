"""Schedules of EventBridge Scheduler.

AWS: refuses an expression that it cannot read, `Invalid Schedule Expression <expression>.`, a time zone that it does
not know, and a group that does not exist. A stack gives a schedule its time zone, dates and key. at() and cron() are in
the time zone.
Source: EventBridge Scheduler API reference "CreateSchedule"; user guide "Schedule types" (six fields, of which day of
the month or day of the week, not both, is `?`; the values of each; units; time zones). The texts are from knowledge
only.
Emulator: accepts every expression, as it still does from its API; drops the time zone in a stack, and runs at() in UTC.
"""

import re
from datetime import datetime, timezone
from zoneinfo import ZoneInfo, available_timezones

from ministack.services import eventbridge, scheduler

from overlay.emulator.patch import require, wrap

from .handlers import refusal, refuse, wrap_handlers

_TYPE = "AWS::Scheduler::Schedule"
_RATE = re.compile(r"rate\(([1-9]\d*) (minutes?|hours?|days?)\)")
_AT = re.compile(r"at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)")
_CRON = re.compile(r"cron\(([^()]+)\)")
_MORE = ("ScheduleExpressionTimezone", "StartDate", "EndDate", "KmsKeyArn")


def _is_readable(expression):
    if _RATE.fullmatch(expression):
        return True
    if found := _AT.fullmatch(expression):
        try:
            return bool(datetime.fromisoformat(found.group(1)))
        except ValueError:
            return False
    found = _CRON.fullmatch(expression)
    fields = found.group(1).split() if found else []
    return len(fields) == 6 and (fields[2], fields[4]).count("?") == 1 and _has_values(expression)


def _has_values(expression):
    """Tells whether each field of a cron expression has values, and only values that the field can have."""
    parsed = eventbridge._parse_cron_fields(expression)
    if parsed is None:
        return False
    minutes, hours, days, months, weekdays, years, *_ = parsed
    limits = ((minutes, 0, 59), (hours, 0, 23), (days["days"], 0, 31), (months, 1, 12), (weekdays["days"], 0, 7))
    limits += ((years, 1970, 2199),) if years is not None else ()
    named = all(low <= value <= high for values, low, high in limits for value in values)
    return named and all((minutes, hours, months))


def _mistake(expression, zone):
    if not _is_readable(expression):
        return f"Invalid Schedule Expression {expression}."
    if zone not in available_timezones():
        return f"Provided ScheduleExpressionTimezone is not supported: {zone}"
    return None


def _give_more(props, name):
    schedule = scheduler._schedules[f"{props.get('GroupName', 'default')}/{name}"]
    schedule.update({key: props.get(key) for key in _MORE})


def _problem(logical_id, props):
    group = props.get("GroupName", "default")
    if group not in ("default", *scheduler._schedule_groups):
        return refusal(f"Schedule group {group} does not exist.", "Scheduler", "NotFound", 404)
    mistake = _mistake(props.get("ScheduleExpression", ""), props.get("ScheduleExpressionTimezone", "UTC"))
    return refusal(mistake, "Scheduler") if mistake else None


def _created(create):
    def schedule_create(logical_id, props, stack_name):
        created = create(logical_id, props, stack_name)
        _give_more(props, created[0])
        return created

    return schedule_create


def _updated(update):
    def schedule_update(physical_id, old_props, new_props, stack_name):
        changed = update(physical_id, old_props, new_props, stack_name)
        _give_more(new_props, changed[0])
        return changed

    return schedule_update


def _in_zone(tick):
    """Gives the ticker at() expressions in UTC, in which it reads them, for as long as it looks."""

    def tick_schedules():
        given = []
        for schedule in list(scheduler._schedules._data.values()):
            found = _AT.fullmatch(schedule.get("ScheduleExpression", ""))
            zone = schedule.get("ScheduleExpressionTimezone") or "UTC"
            if found and zone != "UTC":
                there = datetime.fromisoformat(found.group(1)).replace(tzinfo=ZoneInfo(zone))
                given.append((schedule, schedule["ScheduleExpression"]))
                schedule["ScheduleExpression"] = f"at({there.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%S})"
        try:
            tick()
        finally:
            for schedule, expression in given:
                schedule["ScheduleExpression"] = expression

    return tick_schedules


def apply():
    """Wraps how stacks make schedules, and how schedules fire."""
    require(scheduler, "_schedules", "_schedule_groups")
    require(eventbridge, "_parse_cron_fields")
    wrap(scheduler, "_tick_schedules", _in_zone)
    wrap_handlers(_TYPE, create=_created, update=_updated)
    refuse(_TYPE, _problem)
