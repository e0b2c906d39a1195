import type { StackEvent } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import type { Problem } from '../../../src/text/problem.ts'
import { noStack, refuse, result } from '../../fixtures/answers.ts'
import { deploy, successful } from '../../fixtures/deploy-stack.ts'
import { CHILD_ID, event, page, STACK_ID, stackEvent } from '../../fixtures/events.ts'
import { stackIn } from '../../fixtures/stack.ts'

const BODY = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n  Child:\n    Type: AWS::CloudFormation::Stack\n'
const ours = { ClientRequestToken: 'sf-7-1-abcdef12-1' }
const failed = (id: number, resource: string, reason: string, more: Partial<StackEvent> = {}): StackEvent =>
  event(id, resource, 'CREATE_FAILED', { ...ours, ResourceStatusReason: reason, ...more })
const begin = stackEvent(1, 'CREATE_IN_PROGRESS', ours)
const back = stackEvent(8, 'ROLLBACK_IN_PROGRESS', { ...ours, ResourceStatusReason: 'The following failed.' })
const end = stackEvent(65, 'ROLLBACK_COMPLETE', ours)
const child = { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: CHILD_ID }

/** The events of a stack whose nested stack `Child` fails. */
const childFailed = [
  begin,
  event(2, 'Child', 'CREATE_IN_PROGRESS', child),
  failed(6, 'Child', 'Embedded stack', child),
  back,
  end,
]

/** Creates the stack `shop` with these events, and those inside of the stack `Child`; gives the problem and the log. */
async function fail(events: readonly StackEvent[], more: Script = {}, inner: readonly StackEvent[] = []) {
  const { outcome, log } = await deploy(
    {
      ...successful,
      DescribeStacks: [noStack('shop'), stackIn('ROLLBACK_COMPLETE')],
      DescribeStackEvents: [({ StackName }) => page(StackName === CHILD_ID ? inner : events)],
      DescribeEvents: [result({})],
      ...more,
    },
    { body: BODY },
  )
  const problem = (await outcome.then(
    () => undefined,
    (error: unknown) => error,
  )) as Problem
  return { problem, log: log.lines }
}

type Script = Parameters<typeof deploy>[0]

test('the first cause is the message; everything else, and where to see it, are details and lines of the log', async () => {
  const events = [begin, failed(4, 'Topic', 'no topic'), failed(6, 'Child', 'no child'), back, end]
  const { problem, log } = await fail(events)
  expect(problem).toMatchObject({
    name: 'Problem',
    message: 'Stack shop was not created (ROLLBACK_COMPLETE): Topic (AWS::SNS::Topic): no topic',
    shortSentence: '`Topic` (`AWS::SNS::Topic`) failed: no topic.',
    remedy: 'Correct that resource, then run the job again.',
    place: { file: 'stack.yml', line: 2 },
    details: ['Also failed: Child (AWS::SNS::Topic): no child', 'The operation took 1 min 4 s.'],
    link: {
      text: 'Events of the stack',
      url: `https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1#/stacks/events?stackId=${encodeURIComponent(STACK_ID)}`,
    },
  })
  expect(log.slice(-3)).toEqual(
    [...(problem.details ?? []), `Events of the stack: ${problem.link?.url}`].map((line) => `info: ${line}`),
  )
})

test('the IDs and codes of AWS are details of the cause, not part of its sentence', async () => {
  const reason =
    'Resource handler returned message: "No such key (Service: Sns, Status Code: 400, Request ID: r)" (RequestToken: t, HandlerErrorCode: InvalidRequest)'
  const { problem } = await fail([begin, failed(4, 'Topic', reason), back, end])
  expect(problem.sentence).toBe('Stack shop was not created (ROLLBACK_COMPLETE): Topic (AWS::SNS::Topic): No such key')
  expect(problem.details).toEqual([
    'Service: Sns, Status Code: 400, Request ID: r',
    'RequestToken: t, HandlerErrorCode: InvalidRequest',
    'The operation took 1 min 4 s.',
  ])
})

test('a resource of a nested stack stands at the line of that stack, when its template is elsewhere', async () => {
  const { problem } = await fail(childFailed, {}, [failed(5, 'Queue', 'no', { StackId: CHILD_ID })])
  expect(problem).toMatchObject({
    message: 'Stack shop was not created (ROLLBACK_COMPLETE): Child/Queue (AWS::SNS::Topic): no',
    place: { file: 'stack.yml', line: 4 },
    details: ['The operation took 1 min 4 s.'],
  })
})

test('when the rollback fails as well, both causes are reported', async () => {
  const events = [
    begin,
    failed(4, 'Topic', 'no topic'),
    back,
    failed(20, 'Child', 'stuck'),
    stackEvent(65, 'ROLLBACK_FAILED', ours),
  ]
  const { problem } = await fail(events)
  expect(problem.message).toBe(
    'Stack shop was not created (ROLLBACK_FAILED): Topic (AWS::SNS::Topic): no topic. The rollback failed, too: Child (AWS::SNS::Topic): stuck',
  )
  expect(problem.shortSentence).toBe(
    '`Topic` (`AWS::SNS::Topic`) failed: no topic. The rollback failed, too: `Child` (`AWS::SNS::Topic`) failed: stuck.',
  )
  expect(problem.details).toEqual([
    'Failed in the rollback: Child (AWS::SNS::Topic): stuck',
    'The operation took 1 min 4 s.',
  ])
})

test.each([
  ['The following failed.', back, 'Stack shop was not created (ROLLBACK_COMPLETE): The following failed.'],
  [
    'No resource gives a reason.',
    end,
    'Stack shop was not created (ROLLBACK_COMPLETE), and no resource gives a reason.',
  ],
])('when no resource tells why, the stack does: %s', async (shortSentence, after, message) => {
  const { problem } = await fail([begin, failed(4, 'Topic', 'Resource creation cancelled'), after, end])
  expect(problem).toMatchObject({ message, shortSentence, remedy: 'See the events in the log.', place: undefined })
})

test('what a failed operation has left is named, with what to do about it', async () => {
  const kept = event(7, 'Keep', 'DELETE_SKIPPED', ours)
  const { problem } = await fail([begin, failed(4, 'Topic', 'no topic'), back, kept, end])
  expect(problem.remedy.split('\n')).toEqual([
    'Correct that resource, then run the job again.',
    expect.stringMatching(
      /^Because of their DeletionPolicy, these resources are left, .*: Keep .* --change-set-type IMPORT /,
    ),
  ])
})

test('a permission that is missing is named', async () => {
  const denied = refuse('AccessDenied', 'User: u is not authorized to perform: cloudformation:DescribeEvents', 403)
  const events = [{ ...begin, OperationId: 'op' }, failed(4, 'Topic', 'no topic'), back, end]
  const { problem } = await fail(events, { DescribeEvents: [denied] })
  expect(problem.details?.[0]).toBe(
    'To see more of the cause, allow the role that deploys: cloudformation:DescribeEvents.',
  )
})

test('a nested stack whose events may not be read is named as what is missing', async () => {
  const denied = refuse('AccessDenied', 'User: u is not authorized', 403)
  const { problem } = await fail(childFailed, {
    DescribeStackEvents: [({ StackName }) => (StackName === CHILD_ID ? denied : page(childFailed))],
  })
  expect(problem.message).toContain('Child (AWS::CloudFormation::Stack): Embedded stack')
  expect(problem.details?.[0]).toBe(
    `To see more of the cause, allow the role that deploys: cloudformation:DescribeStackEvents on ${CHILD_ID}.`,
  )
})

const service = {
  ResourceType: 'AWS::ECS::Service',
  PhysicalResourceId: 'arn:aws:ecs:eu-central-1:111122223333:service/web/shop',
}
const breaker = "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'."

/** The answers about a task whose container stopped so, with these lines in its log. */
const stopped = (container: object, lines: readonly string[]): Script => ({
  ListTasks: [result({ taskArns: ['arn:aws:ecs:eu-central-1:111122223333:task/web/abc'] })],
  DescribeTasks: [
    result({
      tasks: [
        {
          taskArn: 'arn:aws:ecs:eu-central-1:111122223333:task/web/abc',
          taskDefinitionArn: 'shop:1',
          stoppedReason: 'Essential container in task exited',
          containers: [{ name: 'main', ...container }],
        },
      ],
    }),
  ],
  DescribeTaskDefinition: [
    result({
      taskDefinition: {
        containerDefinitions: [
          {
            name: 'main',
            logConfiguration: {
              logDriver: 'awslogs',
              options: { 'awslogs-group': '/shop', 'awslogs-stream-prefix': 'ecs' },
            },
          },
        ],
      },
    }),
  ],
  GetLogEvents: [result({ events: lines.map((message) => ({ message })) })],
})

test('for an ECS service, the message tells why its task stopped, with its last lines', async () => {
  const container = { exitCode: 137, reason: 'OutOfMemoryError: Container killed' }
  const { problem } = await fail(
    [begin, failed(4, 'Topic', breaker, service), back, end],
    stopped(container, ['loading', '::error::bad']),
  )
  expect(problem.message).toBe(
    `Stack shop was not created (ROLLBACK_COMPLETE): Topic (AWS::ECS::Service): ${breaker} Its task stopped: Essential container in task exited: container main exited with 137: OutOfMemoryError: Container killed\nloading\n::error::bad`,
  )
  expect(problem.shortSentence).toBe(
    '`Topic` (`AWS::ECS::Service`) failed: container `main` exited with 137: OutOfMemoryError: Container killed.',
  )
  expect(problem.details?.slice(0, 2)).toEqual([
    `CloudFormation: ${breaker}`,
    'ECS: Essential container in task exited: container main exited with 137: OutOfMemoryError: Container killed',
  ])
  expect(problem.remedy).toBe('The container used more memory than it has. Raise Memory in the template.')
})

test.each([
  { lines: ['no database'], remedy: 'See the last log lines of the task, correct the cause, then run the job again.' },
  {
    lines: [],
    remedy: 'The tasks of the service do not stay up. See why the last one stopped, and its log.',
  },
])('the remedy fits what could be read of the task: $lines', async ({ lines, remedy }) => {
  const { problem } = await fail(
    [begin, failed(4, 'Topic', breaker, service), back, end],
    stopped({ exitCode: 3 }, lines),
  )
  expect(problem.remedy).toBe(remedy)
  expect([problem.excerpt, problem.excerptTitle]).toEqual([lines, 'Last log lines of the task'])
})
