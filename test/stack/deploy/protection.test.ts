import { expect, test } from 'vitest'
import { protect } from '../../../src/stack/deploy/protection.ts'
import { readStack } from '../../../src/stack/stack.ts'
import { result } from '../../fixtures/answers.ts'
import { OUR_TAGS, stackIn } from './deploy-stack.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { plan } from '../../fixtures/plan.ts'
import { scriptAws } from '../../fixtures/server.ts'

interface Given {
  readonly wanted: boolean | undefined
  readonly is: boolean
  readonly pullRequest?: number
  readonly tags?: typeof OUR_TAGS
}

/** Protects the stack `shop`: the changing requests, and the log. */
async function change({ wanted, is, pullRequest, tags = OUR_TAGS }: Given) {
  const described = stackIn('CREATE_COMPLETE', { EnableTerminationProtection: is, Tags: tags })
  const aws = await scriptAws({ DescribeStacks: [described], UpdateTerminationProtection: [result()] })
  const log = fakeLog()
  const stack = await readStack(aws.cloudFormation, 'shop')
  if (stack === undefined) throw new Error('no stack')
  const options = { ...plan.stack.options, terminationProtection: wanted }
  const of = { owner: { ...plan.owner, pullRequest }, stack: { ...plan.stack, options } }
  await protect({ client: aws.cloudFormation, log }, of, stack)
  return { calls: aws.calls.slice(1), lines: log.lines }
}

test.each([
  { wanted: true, is: false, says: 'on' },
  { wanted: false, is: true, says: 'off' },
])('wanted $wanted, is $is: it is turned $says', async ({ wanted, is, says }) => {
  expect(await change({ wanted, is })).toEqual({
    calls: [['UpdateTerminationProtection', { StackName: STACK_ID, EnableTerminationProtection: String(wanted) }]],
    lines: [`info: Termination protection of stack shop is ${says} now.`],
  })
})

test.each<Given>([
  { wanted: undefined, is: true },
  { wanted: undefined, is: false },
  { wanted: true, is: true },
  { wanted: false, is: false },
  {
    wanted: true,
    is: false,
    pullRequest: 7,
    tags: [...OUR_TAGS, { Key: 'servicefull:pull-request', Value: '7' }],
  },
])('it is left alone: %o', async (given) => {
  expect(await change(given)).toEqual({ calls: [], lines: [] })
})

test('a stack of others stays as it is, with a warning', async () => {
  expect(await change({ wanted: false, is: true, tags: [] })).toEqual({
    calls: [],
    lines: ['warning: Termination protection of stack shop stays on: the stack does not carry our tags.'],
  })
})
