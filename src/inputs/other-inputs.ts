import { nearMiss } from '../text/nearest.ts'
import { Problem } from '../text/problem.ts'

/** Inputs of the actions that this one replaces, and what takes their place. Source: the action.yml of each. */
const ELSEWHERE: readonly (readonly [names: string, instead: string])[] = [
  // docker/build-push-action
  ['push', 'an image that is built is pushed. `call: check` and `command: diff` build nothing'],
  ['load outputs', 'the image goes to ECR. Pull the output `image`, or build other outputs in a step of their own'],
  // docker/metadata-action, docker/setup-buildx-action
  ['flavor sep-tags sep-labels sep-annotations bake-target', '`image-tags` and `labels` take the place of metadata'],
  [
    'version driver driver-opts buildkitd-flags buildkitd-config buildkitd-config-inline endpoint append use install cleanup cache-binary keep-state',
    'give them to docker/setup-buildx-action before this step, or use `create-builder: true`',
  ],
  // docker/login-action, aws-actions/amazon-ecr-login
  [
    'username password logout ecr',
    'the login of ECR is made here. For other registries, use docker/login-action before',
  ],
  ['mask-password skip-logout', 'the login of ECR is a secret, which ends with this step'],
  ['registries registry-type', '`repository` takes the URI of a repository in another account or region'],
  // aws-actions/configure-aws-credentials
  [
    'aws-access-key-id aws-secret-access-key aws-session-token aws-profile web-identity-token-file',
    'set the variables of AWS (`AWS_ACCESS_KEY_ID` and so on) under `env:`, or use `role-to-assume`',
  ],
  ['output-credentials output-env-credentials overwrite-aws-profile', 'the credentials stay within this step'],
  ['special-characters-workaround', 'credentials pass no shell, so special characters do no harm'],
  ['action-timeout-s', '`timeout-minutes` of the step limits it, and `timeout-in-minutes` the wait for the stack'],
  ['sts-endpoint', 'set `AWS_ENDPOINT_URL_STS` under `env:`'],
  ['audience', 'it is `sts.amazonaws.com`, in AWS China `sts.amazonaws.com.cn`'],
  ['mask-aws-account-id', 'the account ID is not masked. Mask it with `::add-mask::` in a step before'],
  [
    'unset-current-credentials use-existing-credentials force-skip-oidc',
    '`role-chaining` decides which credentials assume the role',
  ],
  [
    'inline-session-policy managed-session-policies',
    'the session may do all that the role may. Limit the policy of the role itself',
  ],
  [
    'custom-tags transitive-tag-keys',
    'a session has the tags of `Repository`, `Branch` and so on, none of them transitive',
  ],
  [
    'disable-retry retry-max-attempts max-retries',
    'requests that AWS throttles or fails are repeated until the time is up',
  ],
  ['http-proxy no-proxy', 'set `HTTPS_PROXY` and `NO_PROXY` under `env:`'],
  // aws-actions/aws-cloudformation-github-deploy
  ['name', '`stack-name` names the stack'],
  ['no-fail-on-empty-changeset', 'an empty change set is a success, unless `fail-on-empty-changeset: true`'],
  ['no-delete-failed-changeset', 'a change set that fails is deleted, and its reason is in the log'],
  ['change-set-name', 'each run names its change set, which the output `change-set-id` holds'],
  // aws-actions/amazon-ecs-render-task-definition, aws-actions/amazon-ecs-deploy-task-definition
  ['wait-for-service-stability', 'CloudFormation waits until a service is stable'],
  ['wait-for-minutes', '`timeout-in-minutes` limits the wait'],
  ['force-new-deployment', 'a new image is a new task definition, which the service takes'],
  [
    'task-definition container-name service cluster desired-count environment-variables',
    'they are properties in the template; `parameter-overrides` gives it values',
  ],
]

const INSTEAD: ReadonlyMap<string, string> = new Map(
  ELSEWHERE.flatMap(([names, instead]) => names.split(' ').map((name) => [name, instead] as const)),
)

/** Names in other actions of what has another name here: without that setting, something else would be built or deployed. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['template-file', 'template'],
  ['template-url', 'template'],
  ['template-body', 'template'],
  ['parameters', 'parameter-overrides'],
  ['mode', 'no-execute-changeset` or `execute-change-set-id'],
  ['dockerfile', 'file'],
  ['path', 'context'],
  ['region', 'aws-region'],
])

/** Returns a notice for each given input of another action. The runner itself warns of any that is not in action.yml. */
export function otherInputNotices(given: readonly string[], known: readonly string[]): readonly string[] {
  return given.flatMap((name) => {
    const instead = known.includes(name) ? undefined : INSTEAD.get(name)
    return instead === undefined ? [] : [`The input ${name} has no effect here: ${instead}.`]
  })
}

/** The inputs that action.yml has. */
interface KnownInputs {
  readonly known: readonly string[]
  /** Whether one has another value than its default. */
  readonly isSet: (name: string) => boolean
}

/**
 * Returns a Problem for each given input that has another name here, or is a near miss of one of ours: its setting would be lost.
 * Where ours has a value of its own, the other is taken for a variable of the workflow: nothing tells them apart.
 */
export function misspelledInputProblems(given: readonly string[], { known, isSet }: KnownInputs): readonly Problem[] {
  return given.flatMap((name) => {
    const isOther = known.includes(name) || INSTEAD.has(name)
    const meant = isOther ? undefined : (OTHER_NAMES.get(name) ?? nearMiss(name, known))
    return meant === undefined || isSet(meant) ? [] : [misspelledInputProblem(name, meant)]
  })
}

function misspelledInputProblem(name: string, meant: string): Problem {
  const variable = `INPUT_${name.toUpperCase()}`
  return new Problem(
    `There is no input \`${name}\`.`,
    `Did you mean \`${meant}\`? Correct it under \`with:\`. If \`env:\` of the workflow has a variable \`${variable}\`, give that another name.`,
  )
}
