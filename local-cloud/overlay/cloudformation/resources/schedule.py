"""Schedules of EventBridge Scheduler.

AWS: refuses an expression that it cannot read, `Invalid Schedule Expression <expression>.`, and a time zone that it
does not know. A stack gives a schedule its time zone, dates and key. at() and cron() are in the time zone.
Source: EventBridge Scheduler API reference "CreateSchedule"; user guide "Schedule types" (six fields, of which day of
the month or day of the week is `?`; units; time zones). The texts are from knowledge only.
Emulator: accepts every expression; drops the time zone in a stack, and runs at() in UTC.
"""

import re
from datetime import datetime, timezone
from zoneinfo import ZoneInfo, available_timezones

from ministack.services import eventbridge, scheduler
from ministack.services.cloudformation import provisioners

from overlay.emulator.patch import item, require, wrap, wrap_item

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
    return len(fields) == 6 and "?" in (fields[2], fields[4]) and eventbridge._parse_cron_fields(expression) is not None


def _mistake(expression, zone):
    if not _is_readable(expression):
        return f"Invalid Schedule Expression {expression}."
    if zone not in available_timezones():
        return f"Provided ScheduleExpressionTimezone is not supported: {zone}"
    return None


def _checked(change):
    def change_schedule(name, body):
        mistake = _mistake(body.get("ScheduleExpression") or "", body.get("ScheduleExpressionTimezone") or "UTC")
        return scheduler._error(400, "ValidationException", mistake) if mistake else change(name, body)

    return change_schedule


def _give_more(props, name):
    schedule = scheduler._schedules[f"{props.get('GroupName', 'default')}/{name}"]
    schedule.update({key: props.get(key) for key in _MORE})


def _created(create):
    def schedule_create(logical_id, props, stack_name):
        mistake = _mistake(props.get("ScheduleExpression", ""), props.get("ScheduleExpressionTimezone", "UTC"))
        if mistake:
            raise ValueError(f"{mistake} (Service: Scheduler, Status Code: 400)")
        created = create(logical_id, props, stack_name)
        _give_more(props, created[0])
        return created

    return schedule_create


def _updated(update):
    def schedule_update(physical_id, old_props, new_props, stack_name):
        mistake = _mistake(new_props.get("ScheduleExpression", ""), new_props.get("ScheduleExpressionTimezone", "UTC"))
        if mistake:
            raise ValueError(f"{mistake} (Service: Scheduler, Status Code: 400)")
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
    """Wraps how schedules are made, by the API and by stacks, and how they fire."""
    require(scheduler, "_error", "_schedules")
    require(eventbridge, "_parse_cron_fields")
    wrap(scheduler, "_create_schedule", _checked)
    wrap(scheduler, "_update_schedule", _checked)
    wrap(scheduler, "_tick_schedules", _in_zone)
    table = item(provisioners._RESOURCE_HANDLERS, "provisioners._RESOURCE_HANDLERS", _TYPE)
    wrap_item(table, _TYPE, "create", _created)
    wrap_item(table, _TYPE, "update", _updated)
