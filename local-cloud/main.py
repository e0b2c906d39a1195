"""Starts the pinned emulator with every deviation of `overlay` applied.

Environment: GATEWAY_PORT (4566), BIND_HOST (0.0.0.0), SFN_WAIT_SCALE (1), as the emulator reads them.
A deviation that no longer fits the emulator stops the start, with the name of its module.
"""

import sys

from overlay.deviations import apply_all
from overlay.emulator.patch import DoesNotFit


def main():
    """Applies the overlay, then serves until SIGTERM."""
    try:
        apply_all()
    except DoesNotFit as problem:
        sys.exit(f"The overlay does not fit this emulator: {problem}. Install local-cloud/requirements.txt.")
    from ministack.app import main as serve

    serve()


if __name__ == "__main__":
    main()
