import { expect, test } from 'vitest'
import { protect } from '../../../src/stack/deploy/protection.ts'
import { readStack } from '../../../src/stack/stack.ts'
import { type Reply, refuse, result } from '../../fixtures/answers.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { plan } from '../../fixtures/plan.ts'
import { scriptAws } from '../../fixtures/server.ts'
import { OUR_TAGS, stackIn } from '../../fixtures/stack.ts'
import { stackEdges } from '../../fixtures/stack-edges.ts'

interface Given {
  /** The option of the user. */
  readonly option: boolean | undefined
  /** Whether the stack is protected now. */
  readonly is: boolean
  readonly pullRequest?: number
  /** Whether a release is deployed. */
  readonly release?: boolean
  readonly answer?: Reply
  readonly tags?: typeof OUR_TAGS
}

/** Protects the stack `shop`: the changing requests, and the log. */
async function change({ option, is, pullRequest, tags = OUR_TAGS, ...more }: Given) {
  const described = stackIn('CREATE_COMPLETE', { EnableTerminationProtection: is, Tags: tags })
  const aws = await scriptAws({ DescribeStacks: [described], UpdateTerminationProtection: [more.answer ?? result()] })
  const log = fakeLog()
  const stack = await readStack(aws.cloudFormation, 'shop')
  if (stack === undefined) throw new Error('no stack')
  const options = { ...plan.stack.options, terminationProtection: option }
  const owner = { ...plan.target.owner, pullRequest }
  const release = more.release ? { tag: 'v1', url: 'https://github.com/owner/shop/releases/tag/v1' } : undefined
  const protecting = { ...plan, release, target: { ...plan.target, owner }, stack: { ...plan.stack, options } }
  await protect(stackEdges({ client: aws.cloudFormation, log }), protecting, stack)
  return { calls: aws.calls.slice(1), lines: log.lines }
}

test.each([
  { option: true, is: false, says: 'on' },
  { option: false, is: true, says: 'off' },
])('option $option, protected $is: it is turned $says', async ({ option, is, says }) => {
  expect(await change({ option, is })).toEqual({
    calls: [['UpdateTerminationProtection', { StackName: STACK_ID, EnableTerminationProtection: String(option) }]],
    lines: [`info: Termination protection of stack shop is ${says} now.`],
  })
})

test.each<Given>([
  { option: undefined, is: true },
  { option: undefined, is: false },
  { option: true, is: true },
  { option: false, is: false },
  {
    option: true,
    is: false,
    pullRequest: 7,
    tags: [...OUR_TAGS, { Key: 'servicefull:pull-request', Value: '7' }],
  },
])('it is left alone: %o', async (given) => {
  expect(await change(given)).toEqual({ calls: [], lines: [] })
})

test('a stack of others stays as it is, with a warning', async () => {
  expect(await change({ option: false, is: true, tags: [] })).toEqual({
    calls: [],
    lines: ['warning: Termination protection of stack shop stays on: the stack does not carry our tags.'],
  })
})

test('a release turns it on where the input says nothing', async () => {
  expect(await change({ option: undefined, is: false, release: true })).toEqual({
    calls: [['UpdateTerminationProtection', { StackName: STACK_ID, EnableTerminationProtection: 'true' }]],
    lines: ['info: Termination protection of stack shop is on now.'],
  })
})

test.each<Given>([
  { option: undefined, is: true, release: true },
  { option: false, is: false, release: true },
  { option: undefined, is: false, release: true, tags: [] },
])('a release leaves it alone: %o', async (given) => {
  expect(await change(given)).toEqual({ calls: [], lines: [] })
})

const denied = refuse('AccessDenied', 'not authorized to perform: cloudformation:UpdateTerminationProtection')

test('a release that may not turn it on is deployed all the same, with a warning', async () => {
  expect((await change({ option: undefined, is: false, release: true, answer: denied })).lines).toEqual([
    'warning: Stack shop is deployed by a release, but has no termination protection: these credentials may not turn it on. Allow them cloudformation:UpdateTerminationProtection, or give `termination-protection: false`.',
  ])
})

test('an input that cannot be carried out fails the job', async () => {
  await expect(change({ option: true, is: false, release: true, answer: denied })).rejects.toThrow()
})
