import type { Stack } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { expiry, listPreviews, verdictOf } from '../../src/stack/previews.ts'
import { refuse, result } from '../fixtures/answers.ts'
import { type Script, scriptAws } from '../fixtures/server.ts'

const tagsOf = (tags: Readonly<Record<string, string>>) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

/** The stack of pull request 7, as DescribeStacks shows it. */
function stack(name: string, more: Partial<Stack> = {}, tags: Readonly<Record<string, string>> = {}): Stack {
  const ours = { 'servicefull:repository': 'owner/shop', 'servicefull:stack': 'shop', 'servicefull:pull-request': '7' }
  const base = { StackName: name, StackId: `arn:${name}`, StackStatus: 'CREATE_COMPLETE' as const }
  return { CreationTime: new Date(0), ...base, Tags: tagsOf({ ...ours, ...tags }), ...more }
}

/** The names of the previews of `owner/shop`. */
async function previewsIn(pages: readonly (readonly Stack[])[], script: Script = {}) {
  const answers = pages.map((Stacks, index) =>
    result({ Stacks, ...(index < pages.length - 1 ? { NextToken: `${index}` } : {}) }),
  )
  const aws = await scriptAws({ DescribeStacks: answers, ...script })
  const previews = await listPreviews(aws.cloudFormation, 'owner/shop')
  return { names: previews.map((each) => each.stack.name), previews, calls: aws.calls }
}

test('previews are found on every page, sorted by the numbers in their names', async () => {
  const { names, previews } = await previewsIn([[stack('shop-pr-10')], [stack('shop-pr-9')]])
  expect(names).toEqual(['shop-pr-9', 'shop-pr-10'])
  expect(previews[0]?.owner).toEqual({ repository: 'owner/shop', stack: 'shop', pullRequest: 7 })
})

test.each([
  ['without tags', stack('shop-pr-7', { Tags: [] })],
  ['of another repository', stack('shop-pr-7', {}, { 'servicefull:repository': 'other/shop' })],
  ['that is no preview', stack('shop', { Tags: stack('shop').Tags?.slice(0, 2) })],
  ['with a number that is none', stack('shop-pr-7', {}, { 'servicefull:pull-request': '7x' })],
  ['in another stack, whose tags it has', stack('shop-pr-7-Child-1', { RootId: 'arn:shop-pr-7' })],
  ['that is deleted', stack('shop-pr-7', { StackStatus: 'DELETE_COMPLETE' })],
])('a stack %s is none', async (_, other) => {
  expect((await previewsIn([[other]])).names).toEqual([])
})

const SOURCE = 'owner/shop abc run 7.1 https://github.com/owner/shop/actions/runs/7'

/** The answers about the only change set of a stack in review. */
const changeSet = (name: string, tags: Readonly<Record<string, string>>): Script => ({
  ListChangeSets: [result({ Summaries: [{ ChangeSetId: `arn:${name}`, ChangeSetName: name }] })],
  DescribeChangeSet: [
    result({
      ChangeSetId: `arn:${name}`,
      ChangeSetName: name,
      StackId: 'arn:shop-pr-7',
      Description: SOURCE,
      Tags: tagsOf(tags),
    }),
  ],
})

test('a stack in review that a first deploy has left is a preview: its change set shows whose', async () => {
  const review = stack('shop-pr-7', { StackStatus: 'REVIEW_IN_PROGRESS', Tags: [] })
  const ours = { 'servicefull:repository': 'owner/shop', 'servicefull:stack': 'shop', 'servicefull:pull-request': '7' }
  const { names, previews } = await previewsIn([[review]], changeSet('sf-pr-7-1-0123abcd', ours))
  expect(names).toEqual(['shop-pr-7'])
  expect(previews[0]?.owner).toEqual({ repository: 'owner/shop', stack: 'shop', pullRequest: 7 })
  const theirs = { ...ours, 'servicefull:repository': 'other/shop' }
  expect((await previewsIn([[review]], changeSet('sf-pr-7-1-0123abcd', theirs))).names).toEqual([])
  const denied = { ListChangeSets: [refuse('AccessDenied', 'not authorized', 403)] }
  expect((await previewsIn([[review]], denied)).names).toEqual([])
})

test('a stack in review whose name was cut is a preview, and one that is deleted meanwhile is none', async () => {
  const review = stack('sh-0123abcd-pr-7', { StackStatus: 'REVIEW_IN_PROGRESS', Tags: [] })
  const ours = { 'servicefull:repository': 'owner/shop', 'servicefull:stack': 'shop', 'servicefull:pull-request': '7' }
  const { previews } = await previewsIn([[review]], changeSet('sf-pr-7-1-0123abcd', ours))
  expect(previews.map(({ owner }) => owner.stack)).toEqual(['shop'])
  const gone = { ListChangeSets: [refuse('ValidationError', 'Stack [arn:sh-0123abcd-pr-7] does not exist')] }
  expect((await previewsIn([[review]], gone)).names).toEqual([])
})

test('a stack in review has no tags: one without a change set of ours is none, whatever its name', async () => {
  const review = stack('shop-pr-7', { StackStatus: 'REVIEW_IN_PROGRESS', Tags: [] })
  expect((await previewsIn([[review]], { ListChangeSets: [result({ Summaries: [] })] })).names).toEqual([])
  expect((await previewsIn([[review]], changeSet('by-hand', {}))).names).toEqual([])
})

const HOUR = 3_600_000

test.each([
  { ttlHours: undefined, now: 1_000 * HOUR, over: undefined },
  { ttlHours: 2, now: 101 * HOUR, over: undefined },
  { ttlHours: 2, now: 102 * HOUR, over: true },
])('a preview with a time to live of $ttlHours h, changed at 100 h, is over at $now ms: $over', (row) => {
  expect(expiry({ ttlHours: row.ttlHours, changedAt: 100 * HOUR }, row.now)?.over).toBe(row.over)
})

test.each([
  { state: { open: true, merged: false }, over: false, reason: 'pull request 7 is open' },
  { state: { open: false, merged: false }, over: true, reason: 'pull request 7 is closed' },
  { state: { open: false, merged: true }, over: true, reason: 'pull request 7 is merged' },
  { state: undefined, over: undefined, reason: 'GitHub has no pull request 7' },
])('the verdict by a pull request: $reason', ({ state, ...verdict }) => {
  expect(verdictOf(state, 7)).toEqual(verdict)
})
