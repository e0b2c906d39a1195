"""A task finds its region, the API, and the credentials of its task role in its environment.

AWS: Fargate sets AWS_REGION, AWS_DEFAULT_REGION and AWS_EXECUTION_ENV, unless the task definition does. A task with a
task role finds credentials of this role, whose session is called after the ID of the task, at 169.254.170.2. A task
without one finds none.
Source: ECS developer guide "Amazon ECS environment variables", "Task IAM role"; aws/amazon-ecs-agent#3106 and #4946
(regions of Fargate, and what takes precedence).
Emulator: sets none of the three; offers the same credentials to every task, at an address that the SDKs refuse; can be
reached by tasks only if it listens everywhere. Here it also listens at TASK_HOST, the address of the engine's bridge.
Nobody can listen at 169.254.170.2 without root, so the credentials are in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
AWS_SESSION_TOKEN.
"""

import os
import secrets
import time

import hypercorn.asyncio
from ministack.core.responses import get_account_id, get_region
from ministack.services import ecs, iam, sts

from overlay.emulator.patch import require, wrap

_CREDENTIALS = ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_AUTHORIZATION_TOKEN")
_SECONDS = 6 * 3600


def _session(role_arn, task_arn):
    """Returns the variables with the credentials of a new session of the role."""
    name, task = role_arn.rsplit("/", 1)[-1], task_arn.rsplit("/", 1)[-1]
    role = iam._roles.get(name) or {}
    key, secret, token = f"ASIA{secrets.token_hex(8).upper()}", secrets.token_hex(20), secrets.token_hex(64)
    session = {
        "Arn": f"arn:aws:sts::{get_account_id()}:assumed-role/{name}/{task}",
        "UserId": f"{role.get('RoleId', name)}:{task}",
        "AccountId": get_account_id(),
        "PrincipalType": "AssumedRole",
        "SecretAccessKey": secret,
        "SessionToken": token,
        "Expiration": time.time() + _SECONDS,
    }
    sts.register_session(key, session)
    return {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret, "AWS_SESSION_TOKEN": token}


def _as_on_fargate(register):
    def register_metadata(task_arn, cluster_arn, td, cdef, launch_type, env, host_mode, ministack_net_ip):
        given = dict(env)
        host = ministack_net_ip or os.environ.get("TASK_HOST")
        token = register(task_arn, cluster_arn, td, cdef, launch_type, env, host_mode, host)
        for name in _CREDENTIALS:
            env.pop(name, None)
        if td.get("taskRoleArn"):
            env.update(_session(td["taskRoleArn"], task_arn))
        if launch_type == "FARGATE":
            region = get_region()
            env.update(AWS_REGION=region, AWS_DEFAULT_REGION=region, AWS_EXECUTION_ENV="AWS_ECS_FARGATE")
        env.update(given)
        return token

    return register_metadata


def _for_tasks_too(serve):
    def serving(app, config, *rest, **named):
        host = os.environ.get("TASK_HOST")
        if host:
            config.bind = [*config.bind, f"{host}:{os.environ['GATEWAY_PORT']}"]
        return serve(app, config, *rest, **named)

    return serving


def apply():
    """Wraps the place where a container gets its environment, and the start of the server."""
    require(iam, "_roles")
    wrap(ecs, "_register_metadata", _as_on_fargate)
    wrap(hypercorn.asyncio, "serve", _for_tasks_too)
