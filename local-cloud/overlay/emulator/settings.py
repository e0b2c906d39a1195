"""Delays and refusals that a test sets for its account. Tests run in parallel, each with accounts of its own."""

from ministack.core.responses import get_account_id

DEFAULTS = {
    "changeSetSeconds": 0.0,
    "resourceSeconds": 0.0,
    "sessionSeconds": 0.0,
    "requestsPerSecond": 0.0,
    "permissions": "",
    "recorded": True,
    "refuse": [],
    "spot": "",
}
_by_account = {}


def change(account, changes):
    """Sets the settings of the dict `changes` for the account. Raises ValueError for an unknown setting."""
    unknown = sorted(set(changes) - set(DEFAULTS))
    if unknown:
        raise ValueError(f"unknown settings: {', '.join(unknown)}")
    _by_account.setdefault(account, dict(DEFAULTS)).update(changes)


def of(account):
    """Returns all settings of the account."""
    return dict(_by_account.get(account, DEFAULTS))


def seconds(name):
    """Returns the setting `name` of the request's account, a delay in seconds."""
    return float(of(get_account_id())[name])


def session_seconds(account):
    """Returns how long sessions of the account's roles last, in seconds; 0 means as long as requested."""
    return float(of(account)["sessionSeconds"])


def requests_per_second(account):
    """Returns how many CloudFormation calls the account may make per second; 0 means no limit."""
    return float(of(account)["requestsPerSecond"])


def enforces_permissions(account):
    """Tells whether the policies of the account's roles are evaluated: its setting `permissions` is `enforced`."""
    return of(account)["permissions"] == "enforced"


def spot():
    """Returns what Fargate Spot does in the request's account: "unavailable", "reclaimed", or "" for neither."""
    return of(get_account_id())["spot"]


def refusal(account, action):
    """Returns the refusal of this call of the account, or None. The call uses up one of the `times` of a refusal.

    The action `"*"` fits every call. Of the calls that fit a refusal with a `share` such as [3, 5], the first 3 of
    every 5 are refused. A call of the registry is named like "PUT manifest name:tag"; the action "PUT manifest" fits
    all of these.
    """
    rules = of(account)["refuse"]
    for rule in rules:
        if rule["action"] not in ("*", action) and not action.startswith(rule["action"] + " "):
            continue
        if "share" in rule:
            refused, calls = rule["share"]
            turn = rule["turn"] = rule.get("turn", -1) + 1
            if turn % calls < refused:
                return rule
            continue
        if "times" not in rule:
            return rule
        if rule["times"] > 0:
            rule["times"] -= 1
            return rule
    return None
