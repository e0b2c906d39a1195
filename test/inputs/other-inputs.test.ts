import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readAllInputs, readInputs } from '../../src/inputs/read.ts'
import { CHAIN } from '../fixtures/chain.ts'
import { problemsOf } from '../fixtures/thrown.ts'

const root = join(import.meta.dirname, '../..')

/** Reads a step that has these inputs, whatever action.yml has. */
function notices(...names: readonly string[]): readonly string[] {
  return readAllInputs((name) => (name === 'stack-name' ? 'hello' : ''), ['stack-name', ...names]).notices
}

// The chain of six actions that this one replaces.
test.each([
  ['push', 'each image that is built is pushed. `call: check` and `command: diff` build nothing'],
  ['load', 'the image goes to ECR. Pull the output `image`, or build other outputs in a step of their own'],
  ['outputs', 'the image goes to ECR. Pull the output `image`, or build other outputs in a step of their own'],
  ['flavor', 'use `image-tags` and `labels` instead'],
  ['version', 'give them to docker/setup-buildx-action before this step, or use `create-builder: true`'],
  ['driver-opts', 'give them to docker/setup-buildx-action before this step, or use `create-builder: true`'],
  ['ecr', 'this action logs in to ECR by itself. For other registries, use docker/login-action before this step'],
  ['mask-password', 'the ECR password is always masked, and the login ends with this step'],
  ['aws-access-key-id', 'set AWS variables such as `AWS_ACCESS_KEY_ID` under `env:`, or use `role-to-assume`'],
  ['audience', 'the audience is `sts.amazonaws.com`, or in AWS China `sts.amazonaws.com.cn`'],
  ['mask-aws-account-id', 'the account ID is not masked. Mask it with `::add-mask::` in an earlier step'],
  ['unset-current-credentials', '`role-chaining` decides which credentials assume the role'],
  ['use-existing-credentials', '`role-chaining` decides which credentials assume the role'],
  ['inline-session-policy', 'a session has all permissions of its role. Limit the policy of the role itself'],
  ['managed-session-policies', 'a session has all permissions of its role. Limit the policy of the role itself'],
  ['custom-tags', 'a session has the tags `Repository`, `Branch` and so on, and none of them is transitive'],
  ['cache-binary', 'give them to docker/setup-buildx-action before this step, or use `create-builder: true`'],
  ['name', '`stack-name` names the stack'],
  ['no-fail-on-empty-changeset', 'an empty change set is a success, unless `fail-on-empty-changeset: true`'],
  ['no-delete-failed-changeset', 'a change set that fails is deleted, and its reason is in the log'],
  ['wait-for-service-stability', 'CloudFormation waits until a service is stable'],
  ['http-proxy', 'set `HTTPS_PROXY` and `NO_PROXY` under `env:`'],
])('the input %s of another action is a notice', (name, instead) => {
  expect(notices(name)).toEqual([`The input ${name} has no effect here: ${instead}.`])
})

const chain = Object.values(CHAIN).flat()
const ours = Object.keys(parse(readFileSync(join(root, 'action.yml'), 'utf8')).inputs)

test('the chain of six actions has 116 inputs', () => {
  expect(Object.keys(CHAIN)).toHaveLength(6)
  expect(chain).toHaveLength(116)
})

test.each([...new Set(chain)].filter((name) => !ours.includes(name)))(
  '%s of the chain is told, with its counterpart',
  (name) => {
    const refused = problemsOf(() => readInputs((each) => (each === 'stack-name' ? 'hello' : ''), [name]))
    expect(refused.length > 0 ? refused.map(({ remedy }) => remedy) : notices(name)).toEqual([
      expect.stringMatching(/^Did you mean `|^The input [a-z-]+ has no effect here: ./),
    ])
  },
)

const page = readFileSync(join(root, 'docs/from-actions.md'), 'utf8')

test.each(Object.entries(CHAIN))('docs/from-actions.md has each input of %s, in a table of its own', (name, inputs) => {
  const section = page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)]
  expect(rows.map(([, input]) => input).sort()).toEqual([...inputs].sort())
  // What a row calls by the same name is an input of ours.
  const sameName = rows.filter(([, input, here = '']) => here.startsWith(`\`${input}\``)).map(([, input]) => input)
  expect(sameName.filter((input) => !ours.includes(input ?? ''))).toEqual([])
})

test('inputs of ours, and those of nobody, are no notice: the runner warns of the latter', () => {
  expect(notices(...ours, 'colour', 'x')).toEqual([])
})

test.each([
  ['stack-nmae', 'stack-name'],
  ['stack_name', 'stack-name'],
  ['allowed-account-id', 'allowed-account-ids'],
  ['create_repositry', 'create-repository'],
  ['parameter-override', 'parameter-overrides'],
  ['template-file', 'template'],
  ['mode', 'no-execute-changeset` or `execute-change-set-id'],
  ['dockerfile', 'file'],
  ['region', 'aws-region'],
  ['colour', undefined],
])('%s is refused as a misspelled %s, with all else that is wrong', (name, meant) => {
  const read = () => readInputs((each) => (each === 'pull' ? 'yes' : ''), [name])
  const problems = problemsOf(read).filter(({ message }) => message.startsWith('There is no input'))
  if (meant !== undefined) expect(problems[0]?.remedy).toContain(`Did you mean \`${meant}\`?`)
  expect(problems).toMatchObject(
    meant === undefined
      ? []
      : [
          {
            message: `There is no input \`${name}\`.`,
            remedy: expect.stringMatching(
              /^Did you mean `.*`\? Correct it under `with:`. If `env:` .* `INPUT_[A-Z_-]+`/,
            ),
          },
        ],
  )
  expect(problemsOf(read).map(({ message }) => message)).toContain('Input pull: `yes` is neither true nor false.')
})

// The runner hands on inputs as variables, among which are those that `env:` has, such as INPUT_STACK_NAME.
test.each([
  ['stack_name', 'stack-name', 'hello'],
  ['region', 'aws-region', 'eu-central-1'],
  ['tag', 'tags', 'a=b'],
  ['re-use', 'reuse', 'false'],
])('%s is no misspelled %s where that has a value of its own', (name, meant, value) => {
  const texts = new Map([
    ['stack-name', 'hello'],
    [meant, value],
  ])
  expect(readAllInputs((each) => texts.get(each) ?? '', [name]).notices).toEqual([])
})

test.each([
  ['re-use', 'reuse', 'true'],
  ['timeout-in-minute', 'timeout-in-minutes', '60'],
  ['comands', 'command', 'auto'],
])('%s is refused as a misspelled %s where that has its default', (name, meant, value) => {
  const texts = new Map([
    ['stack-name', 'hello'],
    [meant, value],
  ])
  expect(problemsOf(() => readInputs((each) => texts.get(each) ?? '', [name]))).toMatchObject([
    { message: `There is no input \`${name}\`.` },
  ])
})
