import { setTimeout } from 'node:timers/promises'
import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs'
import { ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { setUp } from '../../harness/account.ts'
import { deployFanOut } from '../../harness/fan-out/deploy.ts'
import { type FanOut, fanOut, fanOutEnd } from '../../harness/fan-out/fan-out.ts'

test('a fan-out starts on a schedule, with the items of its input', async () => {
  const past = new Date(Date.now() - 1_000).toISOString().slice(0, 19)
  const stack = await deployFanOut(`Schedule=at(${past})`, 'ScheduleInput={"items":["a","b","c"]}')

  const fan = await fanOutEnd(stack, await firstExecution(stack))

  expect(fan).toMatchObject({ cause: undefined, output: { Total: 3, Succeeded: 3 } })
})

test('tasks run on Spot, and on demand where Spot has no room', async () => {
  const stack = await deployFanOut('Spot=true')

  expect(await fanOut(stack, { items: ['a', 'b'] })).toMatchObject({ cause: undefined, output: { Succeeded: 2 } })
  expect(await providersOf(stack)).toEqual(['FARGATE_SPOT', 'FARGATE_SPOT'])
  await setUp(stack.account, { spot: 'unavailable' })
  expect(await fanOut(stack, { items: ['c'] })).toMatchObject({ cause: undefined, output: { Succeeded: 1 } })
  expect(await providersOf(stack)).toEqual(['FARGATE', 'FARGATE_SPOT', 'FARGATE_SPOT'])
})

/** Waits for the first execution of a stack; returns its ARN. */
async function firstExecution({ account, outputs }: FanOut): Promise<string> {
  const request = { stateMachineArn: outputs['state-machine-arn'] }
  for (;;) {
    const { executions: [execution] = [] } = await account.sfn.send(new ListExecutionsCommand(request))
    if (execution?.executionArn) return execution.executionArn
    await setTimeout(200)
  }
}

/** The capacity providers of all tasks of a stack that have ended, sorted. */
async function providersOf({ account: { ecs }, outputs }: FanOut): Promise<readonly (string | undefined)[]> {
  const cluster = outputs.ClusterName
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster, desiredStatus: 'STOPPED' }))
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }))
  return tasks.map(({ capacityProviderName }) => capacityProviderName).sort()
}
