"""Replacing private names of the emulator, and saying so loudly when they are gone."""


class DoesNotFit(Exception):
    """A name that a deviation relies on is not in the installed emulator."""


def require(owner, *names):
    """Check that `owner` (a module) has all `names`. Raises DoesNotFit naming what is missing."""
    missing = [name for name in names if not hasattr(owner, name)]
    if missing:
        raise DoesNotFit(f"{owner.__name__} has no {', '.join(missing)}")


def wrap(owner, name, wrapper):
    """Replace `owner.name` by `wrapper(original)`."""
    require(owner, name)
    setattr(owner, name, wrapper(getattr(owner, name)))


def wrap_everywhere(owners, name, wrapper):
    """Replace one function under the same name in several modules that imported it."""
    for owner in owners:
        require(owner, name)
    replacement = wrapper(getattr(owners[0], name))
    for owner in owners:
        setattr(owner, name, replacement)


def item(table, owner, key):
    """`table[key]` of the table called `owner`. Raises DoesNotFit when it is not there."""
    if key not in table:
        raise DoesNotFit(f"{owner} has no {key}")
    return table[key]


def wrap_item(table, owner, key, wrapper):
    """Replace `table[key]` of the handler table called `owner` by `wrapper(original)`."""
    table[key] = wrapper(item(table, owner, key))
