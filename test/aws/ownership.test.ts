import { expect, test } from 'vitest'
import {
  executionNameFor,
  isExecutionOf,
  isJobName,
  isOperationOf,
  isOurs,
  isUnowned,
  operationName,
  ownerTags,
  previewOwnerOf,
  ttlOf,
} from '../../src/aws/ownership.ts'
import { foreignStackProblem } from '../../src/stack/problems.ts'
import type { Stack } from '../../src/stack/stack.ts'
import { STACK } from '../fixtures/stack.ts'
import { thrown } from '../fixtures/thrown.ts'

const main = { repository: 'octo/hello', stack: 'hello', pullRequest: undefined }
const preview = { ...main, pullRequest: 7 }

function stack(tags: Readonly<Record<string, string>>): Stack {
  return { ...STACK, tags: new Map(Object.entries(tags)) }
}

const mainTags = { 'servicefull:repository': 'octo/hello', 'servicefull:stack': 'hello' }
const previewTags = { ...mainTags, 'servicefull:pull-request': '7' }

test.each([
  { description: 'a stack', owner: main, tags: mainTags },
  { description: 'a preview', owner: preview, tags: previewTags },
])('the tags of $description', ({ owner, tags }) => {
  expect(Object.fromEntries(ownerTags(owner))).toEqual(tags)
})

test.each([
  { description: 'ours', owner: main, tags: { team: 'a', ...mainTags }, ours: true, unowned: false },
  { description: 'our preview', owner: preview, tags: previewTags, ours: true, unowned: false },
  { description: 'a preview, not the stack', owner: main, tags: previewTags, ours: false, unowned: false },
  { description: 'the stack, not a preview', owner: preview, tags: mainTags, ours: false, unowned: false },
  {
    description: 'another pull request',
    owner: preview,
    tags: { ...previewTags, 'servicefull:pull-request': '8' },
    ours: false,
    unowned: false,
  },
  {
    description: 'another repository',
    owner: main,
    tags: { ...mainTags, 'servicefull:repository': 'cat/hello' },
    ours: false,
    unowned: false,
  },
  {
    description: 'another stack',
    owner: main,
    tags: { ...mainTags, 'servicefull:stack': 'other' },
    ours: false,
    unowned: false,
  },
  { description: 'made by something else', owner: main, tags: { team: 'a' }, ours: false, unowned: true },
  {
    description: 'only one tag of ours',
    owner: main,
    tags: { 'servicefull:stack': 'hello' },
    ours: false,
    unowned: false,
  },
])('whose: $description', ({ owner, tags, ours, unowned }) => {
  expect([isOurs(stack(tags), owner), isUnowned(stack(tags))]).toEqual([ours, unowned])
})

const ID = 'arn:aws:cloudformation:eu-central-1:111122223333:stack/hello/1'
const update = (options: string): string =>
  `Choose another stack-name. If the stack is yours, give it the tags of this action: \`aws cloudformation update-stack --stack-name hello --region eu-central-1 --use-previous-template ${options}\`.`
const capabilities = '--capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND'

test.each([
  {
    description: 'something else made it: the command keeps its parameters and tags',
    owner: main,
    is: {
      ...stack({ team: "it's a", 'aws:made-by': 'b' }),
      parameters: new Map([
        ['Cpu', '256'],
        ['Name', ''],
      ]),
    },
    whose: 'it carries no tag of this action, so something else created it',
    remedy: update(
      `--parameters ParameterKey=Cpu,UsePreviousValue=true ParameterKey=Name,UsePreviousValue=true ${capabilities} ` +
        `--tags '[{"Key":"team","Value":"it'\\''s a"},{"Key":"servicefull:repository","Value":"octo/hello"},{"Key":"servicefull:stack","Value":"hello"}]'`,
    ),
  },
  {
    description: 'it is of another repository',
    owner: preview,
    is: stack({ ...mainTags, 'servicefull:repository': 'cat/hello' }),
    whose: 'it belongs to servicefull:repository=cat/hello, servicefull:stack=hello',
    remedy: update(
      `${capabilities} --tags '[{"Key":"servicefull:repository","Value":"octo/hello"},{"Key":"servicefull:stack","Value":"hello"},{"Key":"servicefull:pull-request","Value":"7"}]'`,
    ),
  },
  {
    description: 'it is of a pull request',
    owner: main,
    is: stack(previewTags),
    whose: 'it belongs to servicefull:repository=octo/hello, servicefull:stack=hello, servicefull:pull-request=7',
    remedy: update(
      `${capabilities} --tags '[{"Key":"servicefull:repository","Value":"octo/hello"},{"Key":"servicefull:stack","Value":"hello"}]'`,
    ),
  },
])('the refusal: $description', ({ owner, is, whose, remedy }) => {
  const refusal = () => {
    throw foreignStackProblem({ ...is, id: ID }, owner, 'deleted')
  }
  expect(thrown(refusal)).toEqual([{ message: `The stack hello is not deleted: ${whose}.`, remedy }])
})

const del = '`aws cloudformation delete-stack --stack-name hello --region eu-central-1`'
const unprotect =
  '`aws cloudformation update-termination-protection --stack-name hello --region eu-central-1 --no-enable-termination-protection`'

test.each<{ status: string; remedy: string; terminationProtection?: boolean }>([
  ...['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'].map((status) => ({
    status,
    remedy: `Choose another stack-name. The stack is ${status}, so it can only be deleted. If it is yours, delete it: ${del}. Then run the job again.`,
  })),
  {
    status: 'ROLLBACK_COMPLETE',
    terminationProtection: true,
    remedy: `Choose another stack-name. The stack is ROLLBACK_COMPLETE, so it can only be deleted. If it is yours, run ${unprotect}, then delete it: ${del}. Then run the job again.`,
  },
  {
    status: 'UPDATE_FAILED',
    remedy:
      'Choose another stack-name. If the stack is yours, repair it first. Run `aws cloudformation rollback-stack --stack-name hello --region eu-central-1`, then run this job again.',
  },
  {
    status: 'UPDATE_IN_PROGRESS',
    remedy: 'Choose another stack-name. If the stack is yours, run the job again when its operation has ended.',
  },
])(
  'AWS accepts the remedy for a stack of others that is $status',
  ({ status, remedy, terminationProtection = false }) => {
    const refusal = () => {
      throw foreignStackProblem({ ...stack({}), id: ID, status, terminationProtection }, main, 'changed')
    }
    expect(thrown(refusal)[0]?.remedy).toBe(remedy)
  },
)

test.each([
  ['sf-7-1-0123abcd-1', true],
  ['sf-7-1-0123abcd-12', true],
  ['reviewed', false],
  ['sf-7-2-0123abcd-1', false],
  ['sf-77-1-0123abcd-1', false],
  ['sf-7-1-0123abcd', false],
  ['sf-7-1-0123abcd-1-x', false],
  ['sf-7-1-0123abcd-1\n', false],
])('a change set of run 7, attempt 1: %j %s', (name, expected) => {
  expect(isOperationOf({ id: '7', attempt: '1', isForPullRequest: false }, name)).toBe(expected)
  expect(isOperationOf({ id: '7', attempt: '1', isForPullRequest: true }, name)).toBe(false)
  const ofPreview = name.replace('sf-', 'sf-pr-')
  expect(isOperationOf({ id: '7', attempt: '1', isForPullRequest: true }, ofPreview)).toBe(expected)
  expect(isOperationOf({ id: '7', attempt: '1', isForPullRequest: false }, ofPreview)).toBe(false)
})

test.each([
  ['servicefull-0123abcd', true],
  ['servicefull-0123abcd\n', false],
  ['servicefull-0123abcde', false],
  ['servicefull-', false],
  ['servicefull-../../x', false],
  ['0123abcd', false],
])('a name of a job of ours: %j %s', (name, expected) => {
  expect(isJobName(name)).toBe(expected)
})

test.each([
  ['168', 168],
  [undefined, undefined],
  ['', undefined],
  ['7d', undefined],
  ['0', undefined],
  ['-1', undefined],
  ['12345678', undefined],
])('the time to live %s', (text, hours) => {
  expect(ttlOf({ tags: new Map(text === undefined ? [] : [['servicefull:ttl', text]]) })).toBe(hours)
})

test('another time to live leaves a preview ours, and one alone makes a stack not unowned', () => {
  expect(isOurs(stack({ ...previewTags, 'servicefull:ttl': '24' }), preview)).toBe(true)
  expect(isOurs(stack({ ...previewTags, 'servicefull:ttl': 'soon' }), preview)).toBe(true)
  expect(isUnowned(stack({ 'servicefull:ttl': '24' }))).toBe(false)
})

test.each([
  [previewTags, { repository: 'octo/hello', stack: 'hello', pullRequest: 7 }],
  [{ ...previewTags, 'servicefull:pull-request': '07' }, undefined],
  [{ ...previewTags, 'servicefull:pull-request': '' }, undefined],
  [{ 'servicefull:repository': 'owner/shop', 'servicefull:pull-request': '7' }, undefined],
  [{}, undefined],
])('the owner of the preview with the tags %j', (tags, owner) => {
  expect(previewOwnerOf(stack(tags))).toEqual(owner)
})

test('the name of an execution whose input is in a file depends on what that holds', () => {
  const run = { id: '77', attempt: '1', isForPullRequest: true }
  const name = operationName(run, '0123abcd')
  const [one, other] = ['{"a":1}', '{"a":2}'].map((input) => executionNameFor(name, input))
  expect(isExecutionOf(run, one ?? '')).toBe(true)
  expect(new Set([name, one, other]).size).toBe(3)
  expect(executionNameFor(name, '{"a":1}')).toBe(one)
})
