import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { newAccount, until } from '../account.ts'

const LOG = {
  'awslogs-group': 'g',
  'awslogs-region': 'us-east-1',
  'awslogs-stream-prefix': 'p',
  'awslogs-create-group': 'true',
}

/** Runs a container with these settings, which writes to its root and to /tmp. Returns what it prints. */
async function printed(container: object, task: object = {}): Promise<readonly (string | undefined)[]> {
  const account = newAccount()
  await account.ecs.send(new CreateClusterCommand({ clusterName: 'c' }))
  await account.ecs.send(
    new RegisterTaskDefinitionCommand({
      ...{ family: 'job', requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' },
      ...task,
      containerDefinitions: [
        {
          ...{ name: 'main', image: process.env.SERVICEFULL_BASE_IMAGE },
          command: [
            'sh',
            '-c',
            '(echo >/file) 2>/dev/null && echo root; (echo >/tmp/file) && echo tmp; stat -c "%a %u" /tmp; sleep 1',
          ],
          logConfiguration: { logDriver: 'awslogs', options: LOG },
          ...container,
        },
      ],
    }),
  )
  const run = new RunTaskCommand({
    cluster: 'c',
    taskDefinition: 'job',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-00000001'] } },
  })
  const arn = (await account.ecs.send(run)).tasks?.[0]?.taskArn ?? ''
  await until(
    () => account.ecs.send(new DescribeTasksCommand({ cluster: 'c', tasks: [arn] })),
    (answer) => answer.tasks?.[0]?.lastStatus === 'STOPPED',
  )
  const asked = { logGroupName: 'g', logStreamName: `p/main/${arn.split('/').at(-1)}`, startFromHead: true }
  const { events = [] } = await account.logs.send(new GetLogEventsCommand(asked))
  return events.map(({ message }) => message?.trim())
}

test('a container writes everywhere, or only to volumes of its task, which belong to root', async () => {
  const mounted = { mountPoints: [{ sourceVolume: 'tmp', containerPath: '/tmp' }] }

  expect((await printed({})).slice(0, 2)).toEqual(['root', 'tmp'])
  const readonly = { readonlyRootFilesystem: true, ...mounted }
  // The engine keeps the sticky bit of the image.
  expect(await printed(readonly, { volumes: [{ name: 'tmp' }] })).toEqual(['tmp', '1755 0'])
})
