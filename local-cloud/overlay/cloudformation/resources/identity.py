"""Identity providers and service-linked roles in a stack.

AWS: AWS::IAM::OIDCProvider creates the provider of a URL, of which an account has one, and Ref returns its ARN.
AWS::IAM::ServiceLinkedRole creates the role of a service, and Ref returns its name. Both fail when the account has
the provider or role already.
Source: CloudFormation resource reference "AWS::IAM::OIDCProvider", "AWS::IAM::ServiceLinkedRole" (return values); IAM
API reference "CreateOpenIDConnectProvider" (EntityAlreadyExists); IAM user guide "Create a service-linked role";
aws-samples/aws-container-devsecops-workshop#4 (a service-linked role that exists fails the stack).
Emulator: has both in IAM, but not these types; calls the role of ECS AWSServiceRoleForEcs.
"""

import json

from ministack.core.responses import get_account_id, now_iso
from ministack.services import iam

from overlay.emulator.patch import require

from .handlers import add_type, refusal

# The services whose abbreviation is written in capitals in the name of their role.
_CAPITALS = ("ecs", "eks", "rds")


def _provider(arn, props, created):
    return {
        "Url": props["Url"],
        "ClientIDList": list(props.get("ClientIdList") or []),
        "ThumbprintList": list(props.get("ThumbprintList") or []),
        "Arn": arn,
        "CreateDate": created,
        "Tags": list(props.get("Tags") or []),
    }


def _create_provider(logical_id, props, stack_name):
    arn = f"arn:aws:iam::{get_account_id()}:oidc-provider/{props['Url'].removeprefix('https://').rstrip('/')}"
    if arn in iam._oidc_providers:
        message = f"Provider with url {props['Url']} already exists."
        raise ValueError(refusal(message, "Iam", "AlreadyExists", 409))
    iam._oidc_providers[arn] = _provider(arn, props, now_iso())
    return arn, {"Arn": arn}


def _update_provider(arn, old, new, stack_name):
    iam._oidc_providers[arn] = _provider(arn, new, iam._oidc_providers[arn]["CreateDate"])
    return arn, {"Arn": arn}


def _delete_provider(arn, props):
    iam._oidc_providers.pop(arn, None)


def _create_linked_role(logical_id, props, stack_name):
    service = props["AWSServiceName"]
    short = service.split(".")[0]
    name = f"AWSServiceRoleFor{short.upper() if short in _CAPITALS else short.capitalize()}"
    if name in iam._roles:
        message = f"Service role name {name} has been taken in this account, please try a different suffix."
        raise ValueError(refusal(message, "Iam", "AlreadyExists"))
    path = f"/aws-service-role/{service}/"
    trust = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    iam._roles[name] = {
        "RoleName": name,
        "Arn": f"arn:aws:iam::{get_account_id()}:role{path}{name}",
        "RoleId": iam._gen_id("AROA"),
        "CreateDate": now_iso(),
        "Path": path,
        "AssumeRolePolicyDocument": json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
        "Description": props.get("Description", ""),
        "MaxSessionDuration": 3600,
        "AttachedPolicies": [],
        "InlinePolicies": {},
        "Tags": [],
    }
    return name, {"RoleName": name}


def _update_linked_role(name, old, new, stack_name):
    iam._roles[name]["Description"] = new.get("Description", "")
    return name, {"RoleName": name}


def _delete_linked_role(name, props):
    iam._roles.pop(name, None)


def apply():
    """Adds the types to those that a stack can create."""
    require(iam, "_oidc_providers", "_roles", "_gen_id")
    add_type("AWS::IAM::OIDCProvider", _create_provider, _update_provider, _delete_provider)
    add_type("AWS::IAM::ServiceLinkedRole", _create_linked_role, _update_linked_role, _delete_linked_role)
