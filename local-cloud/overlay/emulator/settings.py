"""What a test asked of its account: delays and refusals. Keyed by account, since tests run in parallel."""

from ministack.core.responses import get_account_id

DEFAULTS = {
    "changeSetSeconds": 0.0,
    "resourceSeconds": 0.0,
    "sessionSeconds": 0.0,
    "requestsPerSecond": 0.0,
    "refuse": [],
}
_by_account = {}


def change(account, wanted):
    """Take over the known keys of `wanted` (a dict) for the account. Raises ValueError on an unknown key."""
    unknown = sorted(set(wanted) - set(DEFAULTS))
    if unknown:
        raise ValueError(f"unknown settings: {', '.join(unknown)}")
    _by_account.setdefault(account, dict(DEFAULTS)).update(wanted)


def seconds(name):
    """A delay of the request's account, in seconds."""
    return float(_by_account.get(get_account_id(), DEFAULTS)[name])


def session_seconds(account):
    """How long the sessions of a role of the account last, in seconds; 0 is as long as was asked for."""
    return float(_by_account.get(account, DEFAULTS)["sessionSeconds"])


def requests_per_second(account):
    """How many calls of CloudFormation the account may make in a second; 0 is as many as come."""
    return float(_by_account.get(account, DEFAULTS)["requestsPerSecond"])


def refusal(account, action):
    """The refusal set for this action of the account, or None. A refusal with `times` is used up by asking.

    `"*"` fits every action. Of the calls that fit a rule with `share`, such as [3, 5], the first 3 of every 5 are
    refused.
    A registry call is named like "PUT manifest name:tag"; a rule "PUT manifest" fits all of them.
    """
    rules = _by_account.get(account, DEFAULTS)["refuse"]
    for rule in rules:
        if rule["action"] not in ("*", action) and not action.startswith(rule["action"] + " "):
            continue
        if "share" in rule:
            refused, of = rule["share"]
            turn = rule["turn"] = rule.get("turn", -1) + 1
            if turn % of < refused:
                return rule
            continue
        if "times" not in rule:
            return rule
        if rule["times"] > 0:
            rule["times"] -= 1
            return rule
    return None
