import { expect, test } from 'vitest'
import { resultLines, sweptLine } from '../../src/report/lines.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import type { SweepResult, SweptStack } from '../../src/report/result.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { sweptComment } from '../../src/report/sweep.ts'

const source = 'https://github.com/owner/shop'
const idOf = (stack: string) => `arn:aws:cloudformation:eu-central-1:111122223333:stack/${stack}/1`
const swept = (pullRequest: number, done: SweptStack['done'], reason: string): SweptStack => ({
  stack: `shop-pr-${pullRequest}`,
  stackId: idOf(`shop-pr-${pullRequest}`),
  pullRequest,
  done,
  reason,
})
const linked = (name: string) =>
  `[${name}](https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1#/stacks/stackinfo?stackId=${encodeURIComponent(idOf(name))})`

const SWEEP: SweepResult = {
  operation: 'sweep',
  dryRun: false,
  source,
  stacks: [
    swept(7, 'deleted', 'pull request 7 is closed'),
    swept(8, 'kept', 'pull request 8 is open'),
    swept(9, 'failed', 'The stack shop-pr-9 was not deleted | @octocat.'),
  ],
  images: [
    {
      repository: 'shop',
      pullRequest: 5,
      tags: ['pr-5-a', 'pr-5-b'],
      done: 'deleted',
      reason: 'pull request 5 is merged',
    },
  ],
  phases: [
    { name: 'Find', milliseconds: 400 },
    { name: 'Stacks', milliseconds: 12_000 },
  ],
}
const DRY: SweepResult = {
  ...SWEEP,
  dryRun: true,
  stacks: [swept(7, 'would be deleted', 'its last change was more than 72 h ago')],
  images: SWEEP.images.map((each) => ({ ...each, done: 'would be deleted' })),
}

test('the summary of a sweep shows first what failed, then what was deleted; what is kept is collapsed', () => {
  expect(summaryOf(SWEEP)).toBe(`### 🧹 Sweep: 1 failed, 1 deleted, 1 kept, images of 1 pull request removed

| Stack | Pull request | Result | Why |
| - | - | - | - |
| ${linked('shop-pr-9')} | [9](${source}/pull/9) | failed | The stack shop-pr-9 was not deleted \\| @<!-- -->octocat. |
| \`shop-pr-7\` | [7](${source}/pull/7) | deleted | pull request 7 is closed |

| Repository | Pull request | Tags | Why |
| - | - | - | - |
| \`shop\` | [5](${source}/pull/5) | 2 deleted | pull request 5 is merged |

<details><summary>1 kept</summary>

| Stack | Pull request | Result | Why |
| - | - | - | - |
| ${linked('shop-pr-8')} | [8](${source}/pull/8) | kept | pull request 8 is open |

</details>

12 s (Find 0.4 s · Stacks 12 s)
`)
})

test('a dry run says what would be deleted, and links what is still there', () => {
  const summary = summaryOf(DRY)
  expect(summary).toContain('### 🧹 Dry run: 1 would be deleted, images of 1 pull request would be removed\n')
  expect(summary).toContain(`| ${linked('shop-pr-7')} | [7](${source}/pull/7) | would be deleted |`)
  expect(resultLines(DRY).slice(0, 2)).toEqual([
    'From the repository shop would be removed: pr-5-a, pr-5-b.',
    'Dry run: 1 would be deleted, images of 1 pull request would be removed.',
  ])
})

test('a sweep that finds nothing says so', () => {
  const nothing: SweepResult = { ...SWEEP, stacks: [], images: [] }
  expect(resultLines(nothing)[0]).toBe('Sweep: no preview was found.')
  expect(Object.fromEntries(outputsOf(nothing))).toMatchObject({ 'has-changes': 'false', 'changes-count': '0' })
})

test('the outputs count the stacks that are gone, and list all', () => {
  const { 'changes-summary': json = '', ...others } = Object.fromEntries(outputsOf(SWEEP))
  expect(others).toEqual({ operation: 'sweep', 'has-changes': 'true', 'changes-count': '1' })
  expect(JSON.parse(json)).toEqual({ stacks: SWEEP.stacks, images: SWEEP.images })
  expect(outputsOf({ ...SWEEP, stacks: [] }).get('has-changes')).toBe('true')
})

test.each([
  ['deleted', 'Stack shop-pr-7 was deleted: r.'],
  ['would be deleted', 'Stack shop-pr-7 would be deleted: r.'],
  ['kept', 'Stack shop-pr-7 is kept: r.'],
  ['failed', 'Stack shop-pr-7 is not deleted: r.'],
] as const)('the log line of a stack that is %s', (done, line) => {
  expect(sweptLine({ stack: 'shop-pr-7', done, reason: 'r.' })).toBe(line)
})

test('the comment of a deleted preview says that a sweep has deleted it, and why', () => {
  expect(sweptComment('shop-pr-7', 'pull request 7 is closed')).toContain(
    '\n\nA sweep deleted this preview: pull request 7 is closed.\n',
  )
})
