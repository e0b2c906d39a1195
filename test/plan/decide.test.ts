import { expect, test } from 'vitest'
import type { Commit } from '../../src/plan/build-id.ts'
import type { Environment } from '../../src/plan/context.ts'
import type { Account, DeployPlan, Plan, Target } from '../../src/plan/plan.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { COMMIT, contextOf, HEAD, inputsOf, planOf, pullRequest, SHA } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

interface Given {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Environment
  readonly payload?: unknown
  readonly commit?: Commit
}

function plan({ inputs, env, payload, commit = COMMIT }: Given): Plan {
  const source = { inputs: inputsOf(inputs), context: contextOf(env, payload), commit, environment: {} }
  return planOf({ ...source, nonce: '0123abcd' })
}

const built = buildPlan({
  repository: { name: 'hello-world' },
  repositorySettings: inputsOf().repositorySettings,
  tags: { build: SHA, extra: [], notes: [] },
  settings: inputsOf().build,
})

const account: Account = { region: 'eu-central-1', credentials: { kind: 'chain' }, allowedAccountIds: [] }

const stack: Target = {
  stackName: 'hello',
  owner: { repository: 'octo/Hello-World', stack: 'hello', pullRequest: undefined },
  region: 'eu-central-1',
  operation: 'sf-77-2-0123abcd',
  timeoutMinutes: 60,
}

const preview: Target = {
  ...stack,
  stackName: 'hello-pr-7',
  owner: { repository: 'octo/Hello-World', stack: 'hello', pullRequest: 7 },
  operation: 'sf-pr-77-2-0123abcd',
}

const deployPush: DeployPlan = {
  kind: 'deploy',
  account,
  target: stack,
  buildId: { id: SHA, revision: SHA, mergeCommit: undefined, time: 1_700_000_000 },
  images: [built],
  template: 'servicefull',
  stack: inputsOf().stack,
  previewOverrides: undefined,
  release: undefined,
  execution: undefined,
  faults: [],
  run: { id: '77', number: '5', attempt: '2', url: 'https://github.com/octo/Hello-World/actions/runs/77' },
}

const request = { GITHUB_EVENT_NAME: 'pull_request' }
const opened = { env: request, payload: pullRequest({ action: 'opened' }) }
const closed = { env: request, payload: pullRequest({ action: 'closed', state: 'closed' }) }

test('a push deploys', () => {
  expect(plan({})).toEqual(deployPush)
})

/** What a plan knows of pull request 7. */
const pullRequest7 = {
  number: 7,
  headSha: HEAD,
  settings: { label: undefined, drafts: true, parameterOverrides: '', network: 'shared', ttlHours: undefined },
  images: [{ repository: { name: 'hello-world' }, source: 'https://github.com/octo/Hello-World', pullRequest: 7 }],
}

test('a pull request deploys its preview', () => {
  expect(plan(opened)).toEqual({
    ...deployPush,
    target: preview,
    preview: pullRequest7,
    previewOverrides: '',
    buildId: { id: HEAD, revision: HEAD, mergeCommit: SHA, time: 1_700_000_000 },
    images: [{ ...built, tags: { build: `pr-7-${HEAD}`, extra: [], notes: [] }, pullRequest: 7 }],
  })
})

test('a preview has parameters of its own, and a tag with its time to live', () => {
  const inputs = { 'preview-parameter-overrides': 'Size=small', ttl: '7d', tags: 'team=a' }
  expect(plan({ ...opened, inputs })).toMatchObject({
    previewOverrides: 'Size=small',
    stack: {
      tags: new Map([
        ['team', 'a'],
        ['servicefull:ttl', '168'],
      ]),
    },
  })
  const pushed = plan({ inputs })
  expect(pushed).toMatchObject({ previewOverrides: undefined, stack: { tags: new Map([['team', 'a']]) } })
  expect(plan({ ...opened, inputs: { ...inputs, command: 'diff' } })).toMatchObject({ previewOverrides: undefined })
})

const ofRelease = { GITHUB_EVENT_NAME: 'release', GITHUB_REF: 'refs/tags/api/v1%#' }

test.each([
  { env: { GITHUB_REF: 'refs/tags/v1.4.0+b' }, payload: {}, tag: 'v1.4.0+b', path: 'v1.4.0+b' },
  { env: ofRelease, payload: { release: { tag_name: 'api/v1%#' } }, tag: 'api/v1%#', path: 'api/v1%25%23' },
])('the deploy of a tag or release has its page: $tag', ({ env, payload, tag, path }) => {
  const release = { tag, url: `https://github.com/octo/Hello-World/releases/tag/${path}` }
  expect(plan({ env, payload })).toMatchObject({ kind: 'deploy', release })
  const execute = { 'execute-change-set-id': 'sf-1-1-a-1/9' }
  expect(plan({ env, payload, inputs: execute })).toMatchObject({ kind: 'execute', release })
})

test('a closed pull request deletes its preview', () => {
  const { images } = pullRequest7
  expect(plan(closed)).toEqual({ kind: 'delete', account, target: preview, preview: pullRequest7, images })
})

/** Describes a plan in a few words: its kind and its stack. */
function brief(planned: Plan): string {
  if (planned.kind === 'check' || planned.kind === 'sweep') return planned.kind
  if (planned.kind === 'build') return `build ${planned.images.map(({ tags }) => tags.build)}`
  if (planned.kind === 'run' || planned.kind === 'status') return `${planned.kind} ${planned.stackName}`
  return planned.kind === 'skip' ? `skip: ${planned.reason}` : `${planned.kind} ${planned.target.stackName}`
}

const fork = { from: 'cat/Hello-World' }
const noKeys = { AWS_ACCESS_KEY_ID: '' }
const foreign = 'skip: pull request 7 comes from a fork, whose code gets no AWS credentials'
const target = { GITHUB_EVENT_NAME: 'pull_request_target' }

test.each([
  { on: 'push of a tag', given: { env: { GITHUB_REF: 'refs/tags/v1' } }, is: 'deploy hello' },
  { on: 'release', given: { env: { GITHUB_EVENT_NAME: 'release' } }, is: 'deploy hello' },
  { on: 'workflow_dispatch', given: { env: { GITHUB_EVENT_NAME: 'workflow_dispatch' } }, is: 'deploy hello' },
  { on: 'repository_dispatch', given: { env: { GITHUB_EVENT_NAME: 'repository_dispatch' } }, is: 'deploy hello' },
  { on: 'schedule', given: { env: { GITHUB_EVENT_NAME: 'schedule' } }, is: 'deploy hello' },
  { on: 'opened', given: opened, is: 'deploy hello-pr-7' },
  {
    on: 'synchronize',
    given: { env: request, payload: pullRequest({ action: 'synchronize' }) },
    is: 'deploy hello-pr-7',
  },
  { on: 'reopened', given: { env: request, payload: pullRequest({ action: 'reopened' }) }, is: 'deploy hello-pr-7' },
  ...['edited', 'labeled', 'converted_to_draft', 'unlabeled', 'assigned', 'auto_merge_enabled'].map((action) => ({
    on: action,
    given: { env: request, payload: pullRequest({ action }) },
    is: `skip: the event ${action} of pull request 7 brings no commit`,
  })),
  {
    on: 'edited, with another base',
    given: {
      env: request,
      payload: Object.assign({}, pullRequest({ action: 'edited' }), { changes: { base: { ref: { from: 'main' } } } }),
    },
    is: 'deploy hello-pr-7',
  },
  {
    on: 'ready for review',
    given: { env: request, payload: pullRequest({ action: 'ready_for_review' }) },
    is: 'deploy hello-pr-7',
  },
  {
    on: 'labeled, with a command that says what to do',
    given: { inputs: { command: 'build' }, env: request, payload: pullRequest({ action: 'labeled' }) },
    is: `build pr-7-${HEAD}`,
  },
  { on: 'a check', given: { inputs: { call: 'check' } }, is: 'check' },
  { on: 'a check alone', given: { inputs: { call: 'check', command: 'build', 'stack-name': '' } }, is: 'check' },
  { on: 'a check of a pull request', given: { ...opened, inputs: { call: 'check' } }, is: 'check' },
  {
    on: 'a check of a closed pull request',
    given: { ...closed, inputs: { call: 'check' } },
    is: 'skip: pull request 7 is closed',
  },
  { on: 'a merge queue', given: { env: { GITHUB_EVENT_NAME: 'merge_group' } }, is: `build ${SHA}` },
  {
    on: 'a push to the branch of a merge queue',
    given: { env: { GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-7-0a1b' } },
    is: `build ${SHA}`,
  },
  {
    on: 'a merge queue, with an image that exists',
    given: { inputs: { image: 'a/b:c' }, env: { GITHUB_EVENT_NAME: 'merge_group' } },
    is: 'skip: a merge queue touches no stack, and these inputs build no image',
  },
  {
    on: 'a merge queue, of a stack without an image',
    given: { inputs: { 'image-parameter': 'none' }, env: { GITHUB_EVENT_NAME: 'merge_group' } },
    is: 'skip: a merge queue touches no stack, and these inputs build no image',
  },
  {
    on: 'a merge queue, with a command that says what to do',
    given: { inputs: { command: 'deploy' }, env: { GITHUB_EVENT_NAME: 'merge_group' } },
    is: 'deploy hello',
  },
  {
    on: 'labeled on a closed one',
    given: { env: request, payload: pullRequest({ action: 'labeled', state: 'closed' }) },
    is: 'delete hello-pr-7',
  },
  {
    on: 'synchronize of a closed one',
    given: { env: request, payload: pullRequest({ action: 'synchronize', state: 'closed' }) },
    is: 'delete hello-pr-7',
  },
  { on: 'closed', given: closed, is: 'delete hello-pr-7' },
  {
    on: 'a fork without credentials',
    given: { env: { ...request, ...noKeys }, payload: pullRequest({ action: 'opened', ...fork }) },
    is: foreign,
  },
  {
    on: 'a deleted fork, closed, without credentials',
    given: { env: { ...request, ...noKeys }, payload: pullRequest({ action: 'closed', state: 'closed', from: null }) },
    is: foreign,
  },
  {
    on: 'a fork with credentials',
    given: { env: request, payload: pullRequest({ action: 'opened', ...fork }) },
    is: foreign,
  },
  {
    on: 'a branch without credentials in the environment, which an instance may have',
    given: { ...opened, env: { ...request, ...noKeys } },
    is: 'deploy hello-pr-7',
  },
  {
    on: 'a fork, which has no secrets for the build either',
    given: {
      inputs: { secrets: 'token=' },
      env: { ...request, ...noKeys },
      payload: pullRequest({ action: 'opened', ...fork }),
    },
    is: foreign,
  },
  {
    on: 'closed, without secrets for a build',
    given: { ...closed, inputs: { secrets: 'token=' } },
    is: 'delete hello-pr-7',
  },
  { on: 'pull_request_target, closed', given: { ...closed, env: target }, is: 'delete hello-pr-7' },
  { on: 'deploy on a pull request', given: { ...opened, inputs: { command: 'deploy' } }, is: 'deploy hello' },
  { on: 'deploy on a closed one', given: { ...closed, inputs: { command: 'deploy' } }, is: 'deploy hello' },
  { on: 'delete on a pull request', given: { ...opened, inputs: { command: 'delete' } }, is: 'delete hello' },
  { on: 'delete on a push', given: { inputs: { command: 'delete' } }, is: 'delete hello' },
  {
    on: 'deploy on an event that auto does not know',
    given: { env: { GITHUB_EVENT_NAME: 'issues' }, inputs: { command: 'deploy' } },
    is: 'deploy hello',
  },
  {
    on: 'delete on an event that auto does not know',
    given: { env: { GITHUB_EVENT_NAME: 'issues' }, inputs: { command: 'delete' } },
    is: 'delete hello',
  },
])('$on: $is', ({ given, is }) => {
  expect(brief(plan(given))).toBe(is)
})

test('a sweep has the inputs that it needs, and needs no stack-name', () => {
  const inputs = { command: 'sweep', 'stack-name': '', 'github-token': 'ghs_1', 'timeout-in-minutes': '5' }
  const sweep = {
    kind: 'sweep',
    account,
    repository: 'octo/Hello-World',
    stack: undefined,
    repositories: [{ repository: { name: 'hello-world' }, source: 'https://github.com/octo/Hello-World' }],
    dryRun: false,
    operation: 'sf-77-2-0123abcd',
    timeoutMinutes: 5,
    comment: true,
    environment: undefined,
  }
  expect(plan({ inputs })).toEqual(sweep)
  const more = { 'stack-name': 'hello', 'dry-run': 'true', comment: 'false', environment: 'none', image: 'nginx' }
  expect(plan({ inputs: { ...inputs, ...more } })).toEqual({
    ...sweep,
    stack: 'hello',
    repositories: [],
    dryRun: true,
    comment: false,
    environment: 'none',
  })
})

test('a delete has the inputs that it needs', () => {
  const inputs = {
    command: 'delete',
    'aws-region': 'us-east-1',
    'timeout-in-minutes': '5',
    'allowed-account-ids': '123456789012',
  }
  expect(plan({ inputs })).toEqual({
    kind: 'delete',
    account: { ...account, region: 'us-east-1', allowedAccountIds: ['123456789012'] },
    target: { ...stack, region: 'us-east-1', timeoutMinutes: 5 },
    images: [],
  })
})

test.each([
  {
    description: 'a sweep without a token',
    given: { inputs: { command: 'sweep' } },
    problem: {
      message: '`command: sweep` asks GitHub which pull requests are closed, and has no token for that.',
      remedy:
        'Leave `github-token` out, so that it is the token of the job, with `pull-requests: read` in `permissions:`.',
    },
  },
  {
    description: 'an unknown event',
    given: { env: { GITHUB_EVENT_NAME: 'issues' } },
    problem: {
      message: '`command: auto` does not know what to do on the event `issues`.',
      remedy: 'Run this step on `push`, `pull_request`, `release`, `schedule` or `workflow_dispatch`.',
    },
  },
  {
    description: 'no region',
    given: { env: { AWS_REGION: '' } },
    problem: {
      message: 'No AWS region: neither the input aws-region nor AWS_REGION is set.',
      remedy:
        'Add `aws-region: <region>`. If it comes from a variable of an environment, the job needs `environment:`.',
    },
  },
  ...[
    { inputs: { command: 'delete' }, other: 'command: delete' },
    { inputs: { command: 'diff' }, other: 'command: diff' },
    { inputs: { 'execute-change-set-id': 'sf-1-1-a-1/9' }, other: 'execute-change-set-id' },
    { inputs: { image: 'a/b:c' }, other: 'image' },
  ].map(({ inputs, other }) => ({
    description: `a check only, with ${other}`,
    given: { inputs: { call: 'check', ...inputs } },
    problem: {
      message: `\`call: check\` only checks a Dockerfile, so \`${other}\` has no effect.`,
      remedy: 'Remove one of the two.',
    },
  })),
  {
    description: 'a GitHub repository whose name ECR cannot take',
    given: { env: { GITHUB_REPOSITORY: 'octo/x' } },
    problem: {
      message: 'Input repository: ECR refuses `x` as the name of a repository.',
      remedy: 'Give a name of 2 to 256 lower-case letters and digits.',
    },
  },
])('refused: $description', ({ given, problem }) => {
  expect(thrown(() => plan(given))).toEqual([problem])
})
