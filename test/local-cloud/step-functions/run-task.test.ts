import { readFileSync } from 'node:fs'
import { CreateRepositoryCommand } from '@aws-sdk/client-ecr'
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, endpoint, newAccount, settings, until } from '../account.ts'
import { createRole, decisionsOf } from '../iam/session.ts'
import { image, push, registryLogin } from '../image.ts'

/** A tar with one executable file. */
function tar(path: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(512)
  const size = content.length.toString(8).padStart(11, '0')
  header.write(path, 0)
  header.write('0000755\x000000000\x000000000\0', 100)
  header.write(`${size}\0${'0'.repeat(11)}\0        0`, 124)
  header.write('ustar\u000000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, content, Buffer.alloc(1024 + ((512 - (content.length % 512)) % 512))])
}

/** Push an image with a shell, unlike any other. Returns its reference by digest. */
async function shellImage(account: Account): Promise<string> {
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'shell' }))
  const pushed = image({ config: { Entrypoint: ['/sh'] }, author: account.id }, tar('sh', readFileSync('/bin/busybox')))
  const answer = await push(await registryLogin(account), 'shell', 'v1', pushed)
  expect(answer.status).toBe(201)
  return `${new URL(endpoint).host}/shell@${pushed.digest}`
}

/** What runs: commands of the two containers, the TimeoutSeconds of the task, and a branch that runs beside it. */
interface Work {
  readonly sidecar?: string
  readonly job: string
  readonly seconds?: number
  readonly beside?: object
}

async function stateMachine(
  account: Account,
  Image: string,
  { sidecar = 'exit 0', job, seconds = 600, beside }: Work,
): Promise<string> {
  const container = (name: string, command: string, essential: boolean) => ({
    name,
    image: Image,
    essential,
    command: ['-c', command],
  })
  await account.ecs.send(new CreateClusterCommand({ clusterName: 'c' }))
  await account.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'job',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [container('sidecar', sidecar, false), container('main', job, true)],
    }),
  )
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::ecs:runTask.sync',
    TimeoutSeconds: seconds,
    Parameters: {
      ...{ Cluster: 'c', TaskDefinition: 'job', LaunchType: 'FARGATE' },
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-00000001'] } },
    },
    End: true,
  }
  const alone = { StartAt: 'Run', States: { Run: task } }
  const Both = { Type: 'Parallel', Branches: [alone, beside], End: true }
  const definition = JSON.stringify(beside ? { StartAt: 'Both', States: { Both } } : alone)
  const { stateMachineArn = '' } = await account.sfn.send(
    new CreateStateMachineCommand({ name: 'm', roleArn: `arn:aws:iam::${account.id}:role/r`, definition }),
  )
  return stateMachineArn
}

async function run(account: Account, stateMachineArn: string) {
  const { executionArn } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  return until(
    () => account.sfn.send(new DescribeExecutionCommand({ executionArn })),
    (execution) => execution.status !== 'RUNNING',
  )
}

test('a task pulls its own image; the result is one task', async () => {
  const account = newAccount()
  const execution = await run(account, await stateMachine(account, await shellImage(account), { job: 'exit 0' }))
  expect(execution.cause).toBeUndefined()
  expect(execution.status).toBe('SUCCEEDED')
  const task = JSON.parse(execution.output ?? '')
  expect(task.Containers.map((each: { ExitCode: number }) => each.ExitCode)).toEqual([0, 0])
  const { executionArn } = execution
  const { events = [] } = await account.sfn.send(new GetExecutionHistoryCommand({ executionArn }))
  const tasks = events.filter((event) => event.type?.startsWith('Task') && !event.type.startsWith('TaskState'))
  expect(tasks.map((event) => event.type)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded'])
  const submitted = tasks[2]?.taskSubmittedEventDetails
  expect(submitted).toMatchObject({ resourceType: 'ecs', resource: 'runTask.sync' })
  expect(JSON.parse(submitted?.output ?? '').Tasks[0].TaskArn).toBe(task.TaskArn)
  expect(tasks[0]?.taskScheduledEventDetails).toMatchObject({ resourceType: 'ecs', resource: 'runTask.sync' })
  expect(events.map((event) => event.previousEventId)).toEqual([0, 0, 2, 3, 4, 5, 6, 7])
}, 60_000)

test('a container that is not essential fails the state, too', async () => {
  const account = newAccount()
  const machine = await stateMachine(account, await shellImage(account), { sidecar: 'exit 7', job: 'exit 0' })
  const execution = await run(account, machine)
  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' })
  const { Containers } = JSON.parse(execution.cause ?? '')
  expect(Containers.map((each: { ExitCode: number }) => each.ExitCode)).toEqual([7, 0])
}, 60_000)

test('an exit code other than 0 fails the state with the task as its cause', async () => {
  const account = newAccount()
  const execution = await run(account, await stateMachine(account, await shellImage(account), { job: 'exit 3' }))
  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' })
  const task = JSON.parse(execution.cause ?? '')
  expect(task.StopCode).toBe('EssentialContainerExited')
  expect(task.Containers[1].ExitCode).toBe(3)
}, 60_000)

test('an image that is not there fails the state', async () => {
  const account = newAccount()
  const missing = `${new URL(endpoint).host}/shell@sha256:${'0'.repeat(64)}`
  const execution = await run(account, await stateMachine(account, missing, { job: 'exit 0' }))
  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' })
  const task = JSON.parse(execution.cause ?? '')
  expect(task.StopCode).toBe('TaskFailedToStart')
  expect(task.StoppedReason).toMatch(/^CannotPullContainerError: /)
}, 60_000)

/** Starts a task that sleeps; returns its execution, and a function that reads the status of the task. */
async function startSleeping(account: Account, more: Omit<Work, 'job'> = {}) {
  const job = 'while :; do :; done'
  const machine = await stateMachine(account, await shellImage(account), { job, ...more })
  const { executionArn } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn: machine }))
  const task = async () => {
    const { taskArns = [] } = await account.ecs.send(new ListTasksCommand({ cluster: 'c', desiredStatus: 'RUNNING' }))
    const stopped = await account.ecs.send(new ListTasksCommand({ cluster: 'c', desiredStatus: 'STOPPED' }))
    const tasks = [...taskArns, ...(stopped.taskArns ?? [])]
    const found = await account.ecs.send(new DescribeTasksCommand({ cluster: 'c', tasks }))
    return found.tasks?.map(({ lastStatus }) => lastStatus).join()
  }
  // A busy machine may see the end first.
  await until(task, (status) => status === 'RUNNING' || (Object.keys(more).length > 0 && status === 'STOPPED'))
  return { executionArn, task }
}

test('an execution that is stopped stops its task, and is not followed by other events', async () => {
  const account = newAccount()
  const { executionArn, task } = await startSleeping(account)
  await account.sfn.send(new StopExecutionCommand({ executionArn }))
  await until(task, (status) => status === 'STOPPED')
  const { events = [] } = await account.sfn.send(new GetExecutionHistoryCommand({ executionArn }))
  expect(events.map(({ type }) => type).slice(-2)).toEqual(['TaskSubmitted', 'ExecutionAborted'])
}, 60_000)

test('a task stays when the role of its state machine may not stop it', async () => {
  const account = newAccount()
  const { executionArn, task } = await startSleeping(account)
  await createRole(account, 'r')
  await settings(account, { permissions: 'enforced' })

  await account.sfn.send(new StopExecutionCommand({ executionArn }))

  const decisions = await until(
    () => decisionsOf(account),
    (found) => found.length > 0,
  )
  expect(decisions).toMatchObject([{ role: 'r', action: 'ecs:StopTask', allowed: false }])
  expect(await task()).toBe('RUNNING')
  const { taskArns = [] } = await account.ecs.send(new ListTasksCommand({ cluster: 'c' }))
  await account.ecs.send(new StopTaskCommand({ cluster: 'c', task: taskArns[0] }))
}, 60_000)

test('a task that exceeds the TimeoutSeconds of its state is stopped', async () => {
  const account = newAccount()
  const { executionArn, task } = await startSleeping(account, { seconds: 3 })
  await until(task, (status) => status === 'STOPPED')
  const { error } = await until(
    () => account.sfn.send(new DescribeExecutionCommand({ executionArn })),
    (execution) => execution.status !== 'RUNNING',
  )
  expect(error).toBe('States.Timeout')
}, 60_000)

test('a task in a branch is stopped when another branch fails', async () => {
  const account = newAccount()
  const beside = {
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 30, Next: 'Stop' }, Stop: { Type: 'Fail', Error: 'Broken' } },
  }
  const { executionArn, task } = await startSleeping(account, { beside })
  await until(task, (status) => status === 'STOPPED')
  const { status, error } = await until(
    () => account.sfn.send(new DescribeExecutionCommand({ executionArn })),
    (execution) => execution.status !== 'RUNNING',
  )
  expect([status, error]).toEqual(['FAILED', 'Broken'])
}, 60_000)
