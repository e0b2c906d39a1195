import { expect, test } from 'vitest'
import type { Account, DeployPlan, Target } from '../../src/plan/plan.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { CLOSED, HEAD, inputsOf, OPENED, planFor, SHA } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

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

test('a push deploys', () => {
  expect(planFor({})).toEqual(deployPush)
})

/** What a plan knows of pull request 7. */
const pullRequest7 = {
  number: 7,
  headSha: HEAD,
  settings: { label: undefined, drafts: true, parameterOverrides: '', network: 'shared', ttlHours: undefined },
  images: [{ repository: { name: 'hello-world' }, source: 'https://github.com/octo/Hello-World', pullRequest: 7 }],
}

test('a pull request deploys its preview', () => {
  expect(planFor(OPENED)).toEqual({
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
  expect(planFor({ ...OPENED, inputs })).toMatchObject({
    previewOverrides: 'Size=small',
    stack: {
      tags: new Map([
        ['team', 'a'],
        ['servicefull:ttl', '168'],
      ]),
    },
  })
  const pushed = planFor({ inputs })
  expect(pushed).toMatchObject({ previewOverrides: undefined, stack: { tags: new Map([['team', 'a']]) } })
  expect(planFor({ ...OPENED, inputs: { ...inputs, command: 'diff' } })).toMatchObject({ previewOverrides: undefined })
})

const ofRelease = { GITHUB_EVENT_NAME: 'release', GITHUB_REF: 'refs/tags/api/v1%#' }

test.each([
  { env: { GITHUB_REF: 'refs/tags/v1.4.0+b' }, payload: {}, tag: 'v1.4.0+b', path: 'v1.4.0+b' },
  { env: ofRelease, payload: { release: { tag_name: 'api/v1%#' } }, tag: 'api/v1%#', path: 'api/v1%25%23' },
])('the deploy of a tag or release has its page: $tag', ({ env, payload, tag, path }) => {
  const release = { tag, url: `https://github.com/octo/Hello-World/releases/tag/${path}` }
  expect(planFor({ env, payload })).toMatchObject({ kind: 'deploy', release })
  const execute = { 'execute-change-set-id': 'sf-1-1-a-1/9' }
  expect(planFor({ env, payload, inputs: execute })).toMatchObject({ kind: 'execute', release })
})

test('a closed pull request deletes its preview', () => {
  const { images } = pullRequest7
  expect(planFor(CLOSED)).toEqual({ kind: 'delete', account, target: preview, preview: pullRequest7, images })
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
  expect(planFor({ inputs })).toEqual(sweep)
  const more = { 'stack-name': 'hello', 'dry-run': 'true', comment: 'false', environment: 'none', image: 'nginx' }
  expect(planFor({ inputs: { ...inputs, ...more } })).toEqual({
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
  expect(planFor({ inputs })).toEqual({
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
  expect(thrown(() => planFor(given))).toEqual([problem])
})
