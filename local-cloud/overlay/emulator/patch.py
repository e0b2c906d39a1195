"""Replaces private names of the emulator, and fails when one is gone."""


class DoesNotFit(Exception):
    """A name that a deviation relies on is not in the installed emulator."""


def require(owner, *names):
    """Checks that the module `owner` has all `names`. Raises DoesNotFit, which lists the missing ones."""
    missing = [name for name in names if not hasattr(owner, name)]
    if missing:
        raise DoesNotFit(f"{owner.__name__} has no {', '.join(missing)}")


def wrap(owner, name, wrapper):
    """Replaces `owner.name` by `wrapper(original)`."""
    require(owner, name)
    setattr(owner, name, wrapper(getattr(owner, name)))


def wrap_everywhere(owners, name, wrapper):
    """Replaces one function in all modules that imported it under its name. Raises DoesNotFit when one lacks it."""
    for owner in owners:
        require(owner, name)
    replacement = wrapper(getattr(owners[0], name))
    for owner in owners:
        setattr(owner, name, replacement)


def item(table, owner, key):
    """Returns `table[key]` of the table called `owner`. Raises DoesNotFit when the key is missing."""
    if key not in table:
        raise DoesNotFit(f"{owner} has no {key}")
    return table[key]


def wrap_item(table, owner, key, wrapper):
    """Replaces `table[key]` of the handler table called `owner` by `wrapper(original)`."""
    table[key] = wrapper(item(table, owner, key))
