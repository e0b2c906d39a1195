import { expect, test } from 'vitest'
import { refuse } from '../../fixtures/answers.ts'
import { deleteShop } from '../../fixtures/delete-stack.ts'
import { CHILD_ID, event, page, STACK_ID, stackEvent, TOKEN } from '../../fixtures/events.ts'
import { stackIn } from '../../fixtures/stack.ts'

/** The events of a deletion that a repository and a role block, from this number on. */
const blocked = (first: number) => [
  stackEvent(first, 'DELETE_IN_PROGRESS'),
  event(first + 1, 'Repository', 'DELETE_FAILED', {
    ResourceType: 'AWS::ECR::Repository',
    ResourceStatusReason: `The repository is not empty (${first})`,
  }),
  event(first + 2, 'Role', 'DELETE_FAILED', {
    ResourceType: 'AWS::IAM::Role',
    ResourceStatusReason: 'User is not authorized to perform: iam:DeleteRole',
  }),
  stackEvent(first + 3, 'DELETE_FAILED'),
]

test('a deletion that fails is attempted once more, under another token', async () => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(0, 'CREATE_COMPLETE'), ...blocked(1)]),
      page([...blocked(1), stackEvent(5, 'DELETE_IN_PROGRESS'), stackEvent(6, 'DELETE_COMPLETE')]),
    ],
  })
  expect(await deleted).toMatchObject({ id: STACK_ID })
  expect(aws.calls.filter(([action]) => action === 'DeleteStack')).toEqual([
    ['DeleteStack', { StackName: STACK_ID, ClientRequestToken: TOKEN }],
    ['DeleteStack', { StackName: STACK_ID, ClientRequestToken: `${TOKEN}-again` }],
  ])
})

test('the second attempt begins after the events of the stack itself, also when events of a nested stack came later', async () => {
  const child = { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: CHILD_ID }
  const first = [
    stackEvent(1, 'DELETE_IN_PROGRESS'),
    event(2, 'Child', 'DELETE_IN_PROGRESS', child),
    event(3, 'Child', 'DELETE_FAILED', child),
    stackEvent(4, 'DELETE_FAILED'),
  ]
  const second = [stackEvent(6, 'DELETE_IN_PROGRESS'), stackEvent(7, 'DELETE_COMPLETE')]
  const made = stackEvent(0, 'CREATE_COMPLETE')
  const own = [[made], [made, ...first], [made, ...first, ...second]]
  const { deleted } = await deleteShop({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      ({ StackName }) =>
        page(
          StackName === CHILD_ID ? [event(5, 'Inner', 'DELETE_FAILED', { StackId: CHILD_ID })] : (own.shift() ?? []),
        ),
    ],
  })
  expect(await deleted).toMatchObject({ id: STACK_ID })
})

test('a resource that either attempt has kept is listed once', async () => {
  const kept = (id: number, resource: string) => event(id, resource, 'DELETE_SKIPPED')
  const first = [kept(1, 'Logs'), ...blocked(2)]
  const { deleted, log } = await deleteShop({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(0, 'CREATE_COMPLETE'), ...first]),
      page([...first, kept(6, 'Logs'), kept(7, 'Images'), stackEvent(8, 'DELETE_COMPLETE')]),
    ],
  })
  await deleted
  expect(log.lines.filter((line) => line.startsWith('notice'))).toEqual([
    expect.stringContaining(
      'Logs (AWS::SNS::Topic): Logs-id, Images (AWS::SNS::Topic): Images-id. Delete them, or import',
    ),
  ])
})

test('what blocks the deletion twice is listed, with what can be done', async () => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(0, 'CREATE_COMPLETE'), ...blocked(1)]),
      page([...blocked(1), ...blocked(5)]),
    ],
  })
  await expect(deleted).rejects.toMatchObject({
    message: [
      'The stack shop was not deleted (DELETE_FAILED), in two tries.',
      'Repository (AWS::ECR::Repository): The repository is not empty (5)',
      'Role (AWS::IAM::Role): User is not authorized to perform: iam:DeleteRole',
    ].join('\n'),
    remedy: [
      'The role that deploys, or the service role in role-arn, lacks this permission.',
      'To keep what blocks it and delete the rest, run `aws cloudformation delete-stack --stack-name shop --region eu-central-1 --retain-resources Repository Role`.',
    ].join('\n'),
    link: {
      text: 'Events of the stack',
      url: `https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1#/stacks/events?stackId=${encodeURIComponent(STACK_ID)}`,
    },
  })
  expect(aws.changes()).toEqual(['DeleteStack', 'DeleteStack'])
})

test('to keep what blocks in a nested stack, the whole nested stack is kept, because the command takes only resources of the stack itself', async () => {
  const child = { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: CHILD_ID }
  const tried = (id: number) => [
    stackEvent(id, 'DELETE_IN_PROGRESS'),
    event(id + 1, 'Child', 'DELETE_IN_PROGRESS', child),
    event(id + 2, 'Child', 'DELETE_FAILED', child),
    event(id + 3, 'Data', 'DELETE_FAILED', { ResourceStatusReason: 'it is in use' }),
    stackEvent(id + 4, 'DELETE_FAILED'),
  ]
  const inner = (id: number, resource: string) =>
    event(id, resource, 'DELETE_FAILED', { StackId: CHILD_ID, ResourceStatusReason: 'it is not empty' })
  const made = stackEvent(0, 'CREATE_COMPLETE')
  const own = [[made], [made, ...tried(1)], [made, ...tried(1), ...tried(11)]]
  const { deleted } = await deleteShop({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      ({ StackName }) => page(StackName === CHILD_ID ? [inner(12, 'Images'), inner(13, 'Logs')] : (own.shift() ?? [])),
    ],
  })
  await expect(deleted).rejects.toMatchObject({
    remedy: expect.stringContaining(
      'To keep what blocks it, nested stacks as a whole, and delete the rest, run `aws cloudformation delete-stack --stack-name shop --region eu-central-1 --retain-resources Child Data`.',
    ),
  })
})

test('a deletion that CloudFormation gives up as a whole says why', async () => {
  const why = 'Export shop-queue cannot be deleted as it is in use by orders'
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('UPDATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'UPDATE_COMPLETE')]),
      page([stackEvent(1, 'DELETE_IN_PROGRESS'), stackEvent(2, 'UPDATE_COMPLETE', { ResourceStatusReason: why })]),
    ],
  })
  await expect(deleted).rejects.toMatchObject({
    message: `The stack shop was not deleted (UPDATE_COMPLETE). ${why}`,
    remedy:
      'The export shop-queue is imported by orders. Keep the export, or change that stack first, so that it imports it no longer. Then run the job again.',
  })
  expect(aws.changes()).toEqual(['DeleteStack'])
})

test('only a stack that is DELETE_FAILED can be deleted without some of its resources', async () => {
  const { deleted } = await deleteShop({
    DescribeStacks: [stackIn('UPDATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'UPDATE_COMPLETE')]),
      page([
        stackEvent(1, 'DELETE_IN_PROGRESS'),
        event(2, 'Queue', 'DELETE_FAILED', { ResourceStatusReason: 'it is in use' }),
        stackEvent(3, 'UPDATE_COMPLETE'),
      ]),
    ],
  })
  await expect(deleted).rejects.toMatchObject({ remedy: 'Remove what blocks it, then run the job again.' })
})

test('a protected stack is not deleted, and not even waited for', async () => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('UPDATE_IN_PROGRESS', { EnableTerminationProtection: true })],
  })
  await expect(deleted).rejects.toMatchObject({
    message: 'The stack shop (UPDATE_IN_PROGRESS) is not deleted: it has termination protection.',
    remedy: expect.stringContaining(
      '`aws cloudformation update-termination-protection --stack-name shop --region eu-central-1 --no-enable-termination-protection`',
    ),
  })
  expect(aws.changes()).toEqual([])
})

test.each([
  [
    'a protection that came meanwhile',
    refuse('ValidationError', `Stack [${STACK_ID}] cannot be deleted while TerminationProtection is enabled`),
    'The stack shop (CREATE_COMPLETE) is not deleted: it has termination protection.',
  ],
  [
    'a service role that is gone',
    refuse('ValidationError', 'Role arn:aws:iam::111122223333:role/gone is invalid or cannot be assumed'),
    'CloudFormation cannot use the service role arn:aws:iam::111122223333:role/gone of stack shop, which it was created with.',
  ],
])('%s is explained', async (_, refusal, message) => {
  const { deleted } = await deleteShop({ DescribeStacks: [stackIn('CREATE_COMPLETE')], DeleteStack: [refusal] })
  await expect(deleted).rejects.toMatchObject({ name: 'Problem', message })
})
