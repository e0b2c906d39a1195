"""Every operation on a resource takes `resourceSeconds`, so that *_IN_PROGRESS can be seen.

AWS: seconds to minutes a resource.
Emulator: done before the first poll. The wait is on a worker thread, so other accounts go on.
"""

import time

from ministack.services.cloudformation import stacks

from overlay.emulator import settings
from overlay.emulator.patch import wrap


def slow(change):
    """`change` with half of the delay before it, and half behind it."""

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


def apply():
    """Wrap the three things that are done to a resource, and send them to a worker thread when they are slow."""
    slow_account = lambda: settings.seconds("resourceSeconds") > 0
    wrap(stacks, "_runs_on_worker_thread", lambda original: lambda kind: slow_account() or original(kind))
    wrap(stacks, "_provision_resource", slow)
    wrap(stacks, "_update_resource", _slow_unless_unchanged)
    wrap(stacks, "_delete_resource", slow)
