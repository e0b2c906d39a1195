"""The strands of an execution: itself, each branch of a Parallel state, and each iteration of an inline Map state.

Not a deviation by itself. The events of a strand follow each other; the first follows an event of the strand around.
"""

import contextvars
from dataclasses import dataclass, field

# The strand of the current thread.
current = contextvars.ContextVar("execution_strand", default=None)


class Stopped(SystemExit):
    """The execution, or a state around the strand, has ended meanwhile. The emulator catches no SystemExit."""


@dataclass(eq=False)
class Fork:
    """A try of a Parallel or Map state. `start` is the ID of the event that its next branch or iteration follows."""

    strand: "Strand"
    start: int
    # Of an inline Map state alone.
    map_name: str | None = None
    # The indexes of its iterations that run.
    running: set = field(default_factory=set)
    # One branch or iteration that fails ends all.
    has_failed: bool = False


@dataclass(eq=False)
class Strand:
    """A sequence of events of an execution, in a fork or not. `last` is the ID of the last event, and 0 before it."""

    execution: dict
    fork: Fork | None = None
    last: int = 0
    # The try of a Parallel or Map state that the strand is in.
    open_fork: Fork | None = None

    def is_stopped(self):
        """Tells whether a branch next to this strand has failed, or one next to a strand around it."""
        return self.fork is not None and (self.fork.has_failed or self.fork.strand.is_stopped())


def strand_of(execution):
    """Returns the strand of the current thread if it is one of the execution, else None."""
    strand = current.get()
    return strand if strand and strand.execution is execution else None
