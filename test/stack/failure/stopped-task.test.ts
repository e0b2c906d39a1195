import { expect, onTestFinished, test, vi } from 'vitest'
import { watchServices } from '../../../src/stack/failure/explain.ts'
import { readStoppedTask } from '../../../src/stack/failure/stopped-task.ts'
import { refuse, result } from '../../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../../fixtures/connected.ts'
import { event } from '../../fixtures/events.ts'
import { type Script, scriptAws } from '../../fixtures/server.ts'

const ARN = 'arn:aws:ecs:eu-central-1:111122223333'
const SERVICE = `${ARN}:service/web/shop`

/** A task of the service `shop` that stopped in a second of the last minute. */
const task = (id: string, second: number, more: object = {}) => ({
  taskArn: `${ARN}:task/web/${id}`,
  taskDefinitionArn: `${ARN}:task-definition/shop:1`,
  stoppingAt: 1_767_225_600 + second,
  stoppedReason: 'Essential container in task exited',
  containers: [
    { name: 'sidecar', exitCode: 0 },
    { name: 'main', exitCode: 3 },
  ],
  ...more,
})
const scaledAway = task('c', 9, { stoppedReason: 'Scaling activity', containers: [{ name: 'main', exitCode: 0 }] })

const definition = (options: object, logDriver = 'awslogs') =>
  result({ taskDefinition: { containerDefinitions: [{ name: 'main', logConfiguration: { logDriver, options } }] } })

const seen: Script = {
  ListTasks: [result({ taskArns: ['a', 'b', 'c'] })],
  DescribeTasks: [result({ tasks: [task('a', 1), task('b', 5), scaledAway] })],
  DescribeTaskDefinition: [definition({ 'awslogs-group': '/shop', 'awslogs-stream-prefix': 'ecs' })],
  GetLogEvents: [result({ events: [{ message: 'one' }, { message: 'two' }] })],
}

async function read(script: Script, service = SERVICE) {
  const aws = await scriptAws(script)
  return { task: await readStoppedTask(aws, service), calls: aws.calls }
}

test('the newest task that failed tells its reason and its last 20 lines, by these requests', async () => {
  const { task, calls } = await read(seen)
  expect(task).toEqual({
    reason: 'Essential container in task exited: container main exited with 3',
    exit: 'container `main` exited with 3',
    lines: ['one', 'two'],
    missing: [],
  })
  expect(calls).toEqual([
    ['ListTasks', { cluster: 'web', serviceName: 'shop', desiredStatus: 'STOPPED' }],
    ['DescribeTasks', { cluster: 'web', tasks: ['a', 'b', 'c'] }],
    ['DescribeTaskDefinition', { taskDefinition: `${ARN}:task-definition/shop:1` }],
    ['GetLogEvents', { logGroupName: '/shop', logStreamName: 'ecs/main/b', limit: 20, startFromHead: false }],
  ])
})

test('of the lines in one event, the last 20 are returned, without colours', async () => {
  const trace = Array.from({ length: 30 }, (_, index) => `\u001b[31mline ${index}\u001b[0m`).join('\r\n')
  const { task } = await read({ ...seen, GetLogEvents: [result({ events: [{ message: `${trace}\n` }] })] })
  expect(task?.lines).toEqual(Array.from({ length: 20 }, (_, index) => `line ${index + 10}`))
})

test('a line that is very long is cut, and not in a character', async () => {
  const { task } = await read({ ...seen, GetLogEvents: [result({ events: [{ message: `a${'😀'.repeat(5000)}` }] })] })
  expect(task?.lines).toEqual([`a${'😀'.repeat(79)}…`])
})

test('a container that wrote nothing has no lines', async () => {
  const { task } = await read({ ...seen, GetLogEvents: [result({ events: [] })] })
  expect(task?.lines).toEqual([])
})

test('lines that look like a secret are hidden, as they stand in summaries and comments', async () => {
  const key = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEpAIBAAKCAQEA', '-----END RSA PRIVATE KEY-----']
  const lines = ['connecting', 'to postgres://admin:hunter2@db.example:5432/app', ...key, 'no route']
  const { task } = await read({ ...seen, GetLogEvents: [result({ events: lines.map((message) => ({ message })) })] })
  expect(task?.lines).toEqual(['connecting', '***', '***', 'no route'])
})

test.each([137, 143])(
  'a container that was ended with the others (%i) is not the one that failed',
  async (exitCode) => {
    const containers = [
      { name: 'sidecar', exitCode },
      { name: 'main', exitCode: 3 },
    ]
    const { task: stopped } = await read({
      ...seen,
      DescribeTasks: [result({ tasks: [task('b', 5, { containers })] })],
    })
    expect(stopped).toMatchObject({
      reason: 'Essential container in task exited: container main exited with 3',
      lines: ['one', 'two'],
    })
  },
)

test('a task that did not start has no log to read', async () => {
  const reason = 'CannotPullContainerError: pull image manifest has been retried 5 time(s): not found'
  const unstarted = task('a', 1, {
    stopCode: 'TaskFailedToStart',
    stoppedReason: reason,
    containers: [{ name: 'main' }],
  })
  const { task: stopped, calls } = await read({ ...seen, DescribeTasks: [result({ tasks: [unstarted, scaledAway] })] })
  expect(stopped).toEqual({ reason, lines: [], missing: [] })
  expect(calls).toHaveLength(2)
})

test('when no task failed, the newest one tells why it stopped', async () => {
  const { task } = await read({ ...seen, DescribeTasks: [result({ tasks: [scaledAway] })] })
  expect(task).toEqual({ reason: 'Scaling activity', lines: [], missing: [] })
})

test.each([
  ['another log driver', definition({ 'awslogs-group': '/shop', 'awslogs-stream-prefix': 'ecs' }, 'splunk')],
  ['no prefix', definition({ 'awslogs-group': '/shop' })],
  ['no log configuration', result({ taskDefinition: { containerDefinitions: [{ name: 'main' }] } })],
])('with %s there are no lines', async (_, answer) => {
  const { task, calls } = await read({ ...seen, DescribeTaskDefinition: [answer] })
  expect(task).toMatchObject({ lines: [], missing: [] })
  expect(calls).toHaveLength(3)
})

const denied = refuse('AccessDeniedException', 'User: u is not authorized')
const EXIT = 'container `main` exited with 3'
const gone = refuse('ClusterNotFoundException', 'Cluster not found.')

test.each([
  ['ListTasks', denied, { reason: '', lines: [], missing: ['ecs:ListTasks', 'ecs:DescribeTasks'] }],
  [
    'GetLogEvents',
    denied,
    { reason: expect.any(String), exit: EXIT, lines: [], missing: ['ecs:DescribeTaskDefinition', 'logs:GetLogEvents'] },
  ],
  ['ListTasks', gone, undefined],
  [
    'GetLogEvents',
    refuse('ResourceNotFoundException', 'The specified log stream does not exist.'),
    { reason: expect.any(String), exit: EXIT, lines: [], missing: [] },
  ],
])('%s refused with $code', async (action, refusal, expected) => {
  expect((await read({ ...seen, [action]: [refusal] })).task).toEqual(expected)
})

test('a service that fails twice is looked at once, at its first failure', async () => {
  const aws = await scriptAws(seen)
  const watch = watchServices(async () => aws)
  const failed = event(1, 'Service', 'CREATE_FAILED', {
    ResourceType: 'AWS::ECS::Service',
    PhysicalResourceId: SERVICE,
  })
  for (const each of [failed, failed]) watch.see({ ...each, parents: ['Web'] })
  expect(await watch.taskOf('Web/Service')).toMatchObject({ lines: ['one', 'two'] })
  expect(aws.calls).toHaveLength(4)
})

test.each([
  { LogicalResourceId: 'Topic', ResourceType: 'AWS::SNS::Topic' },
  { ResourceStatus: 'CREATE_COMPLETE' as const },
  { ResourceStatusReason: 'Resource creation cancelled' },
])('nothing is read for %o', async (more) => {
  const aws = await scriptAws(seen)
  const failed = event(1, 'Service', 'CREATE_FAILED', { ResourceType: 'AWS::ECS::Service', ...more })
  const watch = watchServices(async () => aws)
  watch.see({ ...failed, parents: [] })
  expect([await watch.taskOf('Service'), aws.calls]).toEqual([undefined, []])
})

test('the clients of the action go where the others go', async () => {
  stubCredentials('key')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { aws, server } = await connectTo({ ListTasks: [result({ taskArns: [] })] })
  await readStoppedTask(await aws.services(), SERVICE)
  expect(server.calls.map(([action]) => action)).toEqual(['ListTasks'])
})

test('no stopped task, and an ARN without a cluster', async () => {
  expect((await read({ ListTasks: [result({ taskArns: [] })] })).task).toBeUndefined()
  expect(await read({}, `${ARN}:service/shop`)).toEqual({ task: undefined, calls: [] })
})
