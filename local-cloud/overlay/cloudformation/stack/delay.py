"""Every operation on a resource takes `resourceSeconds`, so that *_IN_PROGRESS can be seen.

AWS: takes seconds to minutes for each resource.
Emulator: is done before the first poll. The wait is on a worker thread, so that other accounts go on.
"""

import time

from ministack.services.cloudformation import stacks

from overlay.emulator import settings
from overlay.emulator.patch import wrap


def slow(change):
    """Wraps `change` with half of the delay before it, and half after it."""

    def slowly(*args, **options):
        half = settings.seconds("resourceSeconds") / 2
        time.sleep(half)
        result = change(*args, **options)
        time.sleep(half)
        return result

    return slowly


def _slow_unless_unchanged(update):
    slowly = slow(update)

    def update_resource(resource_type, physical_id, old, new, *args, **options):
        chosen = update if old == new else slowly
        return chosen(resource_type, physical_id, old, new, *args, **options)

    return update_resource


def _also_when_slow(original):
    return lambda resource_type: settings.seconds("resourceSeconds") > 0 or original(resource_type)


def apply():
    """Delays the create, update and delete of a resource, and moves them to a worker thread when they are slow."""
    wrap(stacks, "_runs_on_worker_thread", _also_when_slow)
    wrap(stacks, "_provision_resource", slow)
    wrap(stacks, "_update_resource", _slow_unless_unchanged)
    wrap(stacks, "_delete_resource", slow)
