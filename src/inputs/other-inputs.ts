import { nearMiss } from '../text/nearest.ts'
import { Problem } from '../text/problem.ts'

/** Inputs of the actions that this one replaces, and what takes their place. Source: the action.yml of each. */
const ELSEWHERE: readonly (readonly [names: string, instead: string])[] = [
  // docker/build-push-action
  ['push', 'each image that is built is pushed. `call: check` and `command: diff` build nothing'],
  ['load outputs', 'the image goes to ECR. Pull the output `image`, or build other outputs in a step of their own'],
  // docker/metadata-action, docker/setup-buildx-action
  ['flavor sep-tags sep-labels sep-annotations bake-target', 'use `image-tags` and `labels` instead'],
  [
    'version driver driver-opts buildkitd-flags buildkitd-config buildkitd-config-inline endpoint append use install cleanup cache-binary keep-state',
    'give them to docker/setup-buildx-action before this step, or use `create-builder: true`',
  ],
  // docker/login-action, aws-actions/amazon-ecr-login
  [
    'username password logout ecr',
    'this action logs in to ECR by itself. For other registries, use docker/login-action before this step',
  ],
  ['mask-password skip-logout', 'the ECR password is always masked, and the login ends with this step'],
  ['registries registry-type', '`repository` takes the URI of a repository in another account or region'],
  // aws-actions/configure-aws-credentials
  [
    'aws-access-key-id aws-secret-access-key aws-session-token aws-profile web-identity-token-file',
    'set AWS variables such as `AWS_ACCESS_KEY_ID` under `env:`, or use `role-to-assume`',
  ],
  ['output-credentials output-env-credentials overwrite-aws-profile', 'the credentials stay within this step'],
  ['special-characters-workaround', 'credentials never pass a shell, so special characters are harmless'],
  ['action-timeout-s', '`timeout-minutes` of the step limits it, and `timeout-in-minutes` the wait for the stack'],
  ['sts-endpoint', 'set `AWS_ENDPOINT_URL_STS` under `env:`'],
  ['audience', 'the audience is `sts.amazonaws.com`, or in AWS China `sts.amazonaws.com.cn`'],
  ['mask-aws-account-id', 'the account ID is not masked. Mask it with `::add-mask::` in an earlier step'],
  [
    'unset-current-credentials use-existing-credentials force-skip-oidc',
    '`role-chaining` decides which credentials assume the role',
  ],
  [
    'inline-session-policy managed-session-policies',
    'a session has all permissions of its role. Limit the policy of the role itself',
  ],
  [
    'custom-tags transitive-tag-keys',
    'a session has the tags `Repository`, `Branch` and so on, and none of them is transitive',
  ],
  ['disable-retry retry-max-attempts max-retries', 'throttled and failed requests are retried until the time limit'],
  ['http-proxy no-proxy', 'set `HTTPS_PROXY` and `NO_PROXY` under `env:`'],
  // aws-actions/aws-cloudformation-github-deploy
  ['name', '`stack-name` names the stack'],
  ['no-fail-on-empty-changeset', 'an empty change set is a success, unless `fail-on-empty-changeset: true`'],
  ['no-delete-failed-changeset', 'a change set that fails is deleted, and its reason is in the log'],
  ['change-set-name', 'each run names its change set, and the output `change-set-id` has its ARN'],
  // aws-actions/amazon-ecs-render-task-definition, aws-actions/amazon-ecs-deploy-task-definition
  ['wait-for-service-stability', 'CloudFormation waits until a service is stable'],
  ['wait-for-minutes', '`timeout-in-minutes` limits the wait'],
  ['force-new-deployment', 'a new image creates a new task definition, and the service uses it'],
  [
    'task-definition container-name service cluster desired-count environment-variables',
    'these are properties in the template, and `parameter-overrides` sets its parameters',
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
export function otherInputNotices(given: readonly string[]): readonly string[] {
  return given.flatMap((name) => {
    const instead = INSTEAD.get(name)
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
