import { expect, test } from 'vitest'
import { NotNeeded } from '../../../src/stack/edges.ts'
import { type Answer, noStack, refuse, result, throttle } from '../../fixtures/answers.ts'
import { changeSets, deleteShop } from '../../fixtures/delete-stack.ts'
import { describeOurs } from '../../fixtures/deploy-stack.ts'
import { event, page, STACK_ID, stackEvent, TOKEN } from '../../fixtures/events.ts'
import { OUR_TAGS, stackIn } from '../../fixtures/stack.ts'

test.each(['CREATE_COMPLETE', 'ROLLBACK_COMPLETE', 'DELETE_FAILED', 'UPDATE_ROLLBACK_FAILED'])(
  '%s, ours: it is deleted by its ARN, and followed to its end',
  async (status) => {
    const { aws, deleted } = await deleteShop({ DescribeStacks: [stackIn(status)] })
    expect(await deleted).toEqual({ id: STACK_ID, resources: [] })
    // The log lists the resources meanwhile.
    expect(aws.calls.filter(([action]) => action !== 'ListStackResources')).toEqual([
      ['DescribeStacks', { StackName: 'shop' }],
      ['DescribeStacks', { StackName: STACK_ID }],
      ['DescribeStackEvents', { StackName: STACK_ID }],
      ['DeleteStack', { StackName: STACK_ID, ClientRequestToken: TOKEN }],
      ['DescribeStackEvents', { StackName: STACK_ID }],
      ['DescribeStacks', { StackName: STACK_ID }],
      ['DescribeStacks', { StackName: 'shop' }],
    ])
  },
)

test.each([
  {
    action: 'DescribeStackEvents',
    stack: stackIn('CREATE_COMPLETE'),
    before: [],
    answer: page([stackEvent(0, 'CREATE_COMPLETE')]),
  },
  {
    action: 'ListChangeSets',
    stack: stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
    before: [changeSets(['sf-1'])],
    answer: changeSets(['sf-1']),
  },
])('a job that is cancelled during $action deletes nothing any more', async ({ action, stack, before, answer }) => {
  const job = new AbortController()
  const last: Answer = () => {
    job.abort(new Error('cancelled'))
    return answer
  }
  const { aws, deleted } = await deleteShop(
    { DescribeStacks: [stack], DescribeChangeSet: [describeOurs], [action]: [...before, last] },
    { signal: job.signal },
  )
  await expect(deleted).rejects.toThrow('cancelled')
  expect(aws.changes()).toEqual([])
})

test('a stack that does not exist counts as deleted', async () => {
  const { aws, deleted } = await deleteShop({ DescribeStacks: [noStack('shop')] })
  expect(await deleted).toBeUndefined()
  expect(aws.changes()).toEqual([])
})

test('waits for a running operation first', async () => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [
      stackIn('UPDATE_IN_PROGRESS'),
      throttle,
      stackIn('UPDATE_IN_PROGRESS'),
      stackIn('UPDATE_COMPLETE'),
    ],
  })
  await deleted
  expect(aws.changes()).toEqual(['DeleteStack'])
  expect(aws.calls.filter(([action]) => action === 'DescribeStacks')).toHaveLength(6)
})

const busy = refuse('ValidationError', `Stack [${STACK_ID}] cannot be deleted while in status UPDATE_IN_PROGRESS`)

test('waits for an operation that begins before the deletion as well', async () => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [
      stackIn('CREATE_COMPLETE'),
      stackIn('CREATE_COMPLETE'),
      stackIn('UPDATE_IN_PROGRESS'),
      stackIn('UPDATE_COMPLETE'),
    ],
    DeleteStack: [busy, result()],
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(1, 'DELETE_IN_PROGRESS'), stackEvent(2, 'DELETE_COMPLETE')]),
    ],
  })
  expect(await deleted).toMatchObject({ id: STACK_ID })
  expect(aws.changes()).toEqual(['DeleteStack', 'DeleteStack'])
})

test('a deletion that is refused for ever ends at the time-out', async () => {
  const { deleted } = await deleteShop(
    {
      DescribeStacks: [stackIn('CREATE_COMPLETE')],
      DescribeStackEvents: [page([stackEvent(0, 'CREATE_COMPLETE')])],
      DeleteStack: [busy],
    },
    { timeoutMinutes: 1 },
  )
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('after 1 minute') })
})

test('waits for a deletion that runs already', async () => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('DELETE_IN_PROGRESS'), stackIn('DELETE_COMPLETE')],
  })
  expect(await deleted).toMatchObject({ id: STACK_ID })
  expect(aws.changes()).toEqual([])
})

test.each([
  ['of another repository', [{ Key: 'servicefull:repository', Value: 'owner/other' }]],
  ['of another tool', []],
  ['of a pull request of this repository', [...OUR_TAGS, { Key: 'servicefull:pull-request', Value: '5' }]],
])('a stack %s is not deleted', async (_, Tags) => {
  const { aws, deleted } = await deleteShop({ DescribeStacks: [stackIn('CREATE_COMPLETE', { Tags })] })
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('The stack shop is not deleted') })
  expect(aws.changes()).toEqual([])
})

test('a deletion that takes too long goes on, and the problem says so', async () => {
  const { deleted } = await deleteShop({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [page([stackEvent(1, 'DELETE_IN_PROGRESS')])],
  })
  await expect(deleted).rejects.toMatchObject({
    message: 'Stack shop is not deleted after 3 minutes. CloudFormation continues with it.',
  })
})

test('a deletion that takes too long because of executions says how to stop them', async () => {
  const machine = {
    ResourceType: 'AWS::StepFunctions::StateMachine',
    PhysicalResourceId: 'arn:aws:states:eu-central-1:111122223333:stateMachine:m',
  }
  const { deleted, log } = await deleteShop({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([
        stackEvent(0, 'CREATE_COMPLETE'),
        stackEvent(1, 'DELETE_IN_PROGRESS'),
        event(2, 'Machine', 'DELETE_IN_PROGRESS', machine),
      ]),
    ],
  })
  await expect(deleted).rejects.toMatchObject({
    message: expect.stringMatching(/^Stack shop is not deleted after /),
    remedy: expect.stringMatching(/^The state machine arn:\S+:m is deleted only .*\nRun the job again: it waits/),
  })
  expect(log.lines.filter((line) => line.startsWith('notice: The state machine'))).toHaveLength(1)
})

test('a deletion of somebody else that came first counts as ours', async () => {
  const theirs = { ClientRequestToken: 'theirs' }
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(1, 'DELETE_IN_PROGRESS', theirs), stackEvent(2, 'DELETE_COMPLETE', theirs)]),
    ],
  })
  expect(await deleted).toMatchObject({ id: STACK_ID })
  expect(aws.changes()).toEqual(['DeleteStack'])
})

test('a deletion that is not needed any more when the stack is idle deletes nothing', async () => {
  const confirm = async () => {
    throw new NotNeeded('pull request 7 is open, and has a preview again')
  }
  const script = { DescribeStacks: [stackIn('UPDATE_IN_PROGRESS'), stackIn('UPDATE_COMPLETE')] }
  const { aws, deleted } = await deleteShop(script, { confirm })
  await expect(deleted).rejects.toMatchObject({ name: 'NotNeeded' })
  expect(aws.changes()).toEqual([])
})

const AGAIN = `${STACK_ID}-again`
const again = (more = {}) => stackIn('CREATE_COMPLETE', { StackId: AGAIN, ...more })

test.each([
  { how: 'is deleted as well if its end is confirmed', confirm: async () => true, deletes: [STACK_ID, AGAIN] },
  { how: 'stays if nobody can be asked', confirm: async () => false, deletes: [STACK_ID] },
])('a stack that another run has created again $how', async ({ confirm, deletes }) => {
  const { aws, deleted, log } = await deleteShop(
    {
      DescribeStacks: [
        stackIn('CREATE_COMPLETE'),
        stackIn('CREATE_COMPLETE'),
        stackIn('DELETE_COMPLETE'),
        again(),
        ...(deletes.length === 2 ? [again(), stackIn('DELETE_COMPLETE')] : []),
        noStack('shop'),
      ],
      DescribeStackEvents: [
        page([stackEvent(0, 'CREATE_COMPLETE')]),
        page([stackEvent(1, 'DELETE_IN_PROGRESS'), stackEvent(2, 'DELETE_COMPLETE')]),
        page([stackEvent(3, 'CREATE_COMPLETE')]),
        page([stackEvent(4, 'DELETE_IN_PROGRESS'), stackEvent(5, 'DELETE_COMPLETE')]),
      ],
    },
    { confirm },
  )
  expect(await deleted).toMatchObject({ id: STACK_ID })
  const requests = aws.calls.filter(([action]) => action === 'DeleteStack')
  expect(requests.map(([, input]) => input)).toMatchObject(deletes.map((StackName) => ({ StackName })))
  expect(log.lines).toContain('notice: Stack shop exists again: another run has created it since.')
})

test('a stack of others that has taken the name since is none of ours', async () => {
  const reads = [stackIn('CREATE_COMPLETE'), stackIn('CREATE_COMPLETE'), stackIn('DELETE_COMPLETE')]
  const script = { DescribeStacks: [...reads, again({ Tags: [] }), noStack('shop')] }
  const { aws, deleted, log } = await deleteShop(script, { confirm: async () => true })
  expect(await deleted).toMatchObject({ id: STACK_ID })
  expect(aws.changes()).toEqual(['DeleteStack'])
  expect(log.lines.filter((line) => line.startsWith('notice'))).toEqual([])
})

test('a stack that its events show as deleted, but AWS does not, is not gone', async () => {
  const reads = [stackIn('CREATE_COMPLETE'), stackIn('CREATE_COMPLETE'), stackIn('DELETE_FAILED')]
  const { deleted } = await deleteShop({ DescribeStacks: [...reads, noStack('shop')] })
  await expect(deleted).rejects.toMatchObject({
    message: 'The events of stack shop show its deletion, but AWS still says that it is DELETE_FAILED.',
  })
})
