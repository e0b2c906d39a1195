import { expect, test } from 'vitest'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { inputsOf } from '../fixtures/run.ts'
import { problemsOf } from '../fixtures/thrown.ts'

/** What people gave, by input, and what the action makes of it. */
type Row = readonly [input: string, value: string, read: (inputs: Inputs) => unknown, is: unknown]

const topic = 'arn:aws:sns:eu-central-1:111122223333:x'

// input, value, what is read, what it is
const comments: readonly Row[] = [
  ['image-tags', '# latest\n{{sha-short}}', ({ imageTags }) => imageTags, ['{{sha-short}}']],
  ['labels', '#team=x\na=1', ({ build }) => build.labels, ['a=1']],
  ['cache-from', '# type=gha\ntype=gha', ({ build }) => build.cacheFrom, ['type=gha']],
  ['ssh', '# later\ndefault', ({ build }) => build.ssh, ['default']],
  ['build-args', '# pinned\nA=1', ({ build }) => build.buildArgs, ['A=1']],
  ['platforms', '# arm later\nlinux/amd64', ({ build }) => build.platforms, ['linux/amd64']],
  ['add-hosts', '# proxy\nh:192.0.2.1', ({ build }) => build.addHosts, ['h:192.0.2.1']],
  ['capabilities', '# roles\nCAPABILITY_IAM', ({ stack }) => stack.capabilities, ['CAPABILITY_IAM']],
  ['allowed-account-ids', '# production\n111122223333', (all) => all.allowedAccountIds, ['111122223333']],
  ['secrets', '# note\na=1', ({ build }) => [...build.secrets], [['a', '1']]],
  ['tags', '# note\na=1', ({ stack }) => [...stack.tags], [['a', '1']]],
  ['build-contexts', '# later\na=b', ({ build }) => build.buildContexts, ['a=b']],
  ['notification-arns', `# ops\n${topic}`, ({ stack }) => stack.options.notificationArns, [topic]],
]

test.each(comments)('a comment in %s: %j', (input, value, read, is) => {
  expect(read(inputsOf({ [input]: value }))).toEqual(is)
})

const others: readonly Row[] = [
  ['capabilities', '', ({ stack }) => stack.capabilities, ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM']],
  ['build-args', '"NOTE=line 1\nline 2"', ({ build }) => build.buildArgs, ['NOTE=line 1\nline 2']],
  ['context', '{{defaultContext}}:sub', ({ build }) => build.context, 'sub'],
]

test.each(others)('%s: %j', (input, value, read, is) => {
  expect(read(inputsOf({ [input]: value }))).toEqual(is)
})

const switches = [
  ...['create-repository', 'reuse', 'no-cache', 'pull', 'create-builder', 'disable-rollback', 'comment', 'allow-forks'],
  ...['termination-protection', 'include-nested-stacks-change-set', 'fail-on-empty-changeset', 'no-execute-changeset'],
]

test.each(switches.flatMap((input) => ['1', '0', 'yes', 'no', 'on', 'off'].map((value) => ({ input, value }))))(
  'a switch is true or false, and nothing else is read as one: $input: $value',
  ({ input, value }) => {
    expect(problemsOf(() => inputsOf({ [input]: value }))).toMatchObject([
      { message: `Input ${input}: \`${value}\` is neither true nor false.`, remedy: 'Use true or false.' },
    ])
  },
)

// input, value, part of the remedy
test.each([
  ['stack-name', 'arn:aws:cloudformation:us-east-1:111122223333:stack/orders/0a1b', 'Use `orders`.'],
  ['template', 'https://bucket.s3.amazonaws.com/stack.yml', 'Fetch it in a step before'],
  ['parameter-overrides', 'https://example.com/parameters.json', 'Fetch it in a step before'],
  ['context', 'https://github.com/org/app.git#main', 'Check the repository out in a step before'],
  ['image-tags', 'stable # moves\n{{sha-short}}', 'Write one tag a line'],
  ['image-tags', 'type=sha', '`sha-{{sha-short}}` for `type=sha`'],
  ['build-args', 'NOTE=line 1\nline 2', 'Put an item of several lines in quotes'],
  ['tags', 'Env=staging Repo=shop Owner=team-a', 'Write one `Key=Value` a line'],
  ['tags', 'Env=staging,Repo=shop', 'Write one `Key=Value` a line'],
  ['tags', 'Key=Env,Value=staging Key=Repo,Value=shop', 'Write one `Key=Value` a line'],
  ['tags', Array.from({ length: 60 }, (_, index) => `k${index}=v`).join('\n'), 'Remove 12.'],
  ['tags', `k=${'v'.repeat(257)}`, 'Shorten it.'],
  ['tags', `${'k'.repeat(129)}=v`, 'Shorten it.'],
])('refused, with what to write: %s: %j', (input, value, remedy) => {
  expect(problemsOf(() => inputsOf({ [input]: value }))).toMatchObject([{ remedy: expect.stringContaining(remedy) }])
})
