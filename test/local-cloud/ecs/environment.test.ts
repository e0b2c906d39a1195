import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr'
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { type Account, endpoint, newAccount, settings, until } from '../account.ts'
import { makeRole } from '../stack.ts'

/** Runs a task on Fargate whose container prints its environment and what the cloud answers to it. Returns the lines. */
async function printed(
  account: Account,
  definition: object,
  environment: readonly { name: string; value: string }[] = [],
) {
  await account.ecs.send(new CreateClusterCommand({ clusterName: 'c' }))
  await account.ecs.send(
    new RegisterTaskDefinitionCommand({
      ...{ family: 'job', requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' },
      ...definition,
      containerDefinitions: [
        {
          name: 'main',
          image: process.env.SERVICEFULL_BASE_IMAGE,
          command: ['sh', '-c', 'env; wget -qO- "$AWS_ENDPOINT_URL/_cloud/ready"; echo; sleep 1'],
          environment: [...environment],
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': 'g',
              'awslogs-region': 'us-east-1',
              'awslogs-stream-prefix': 'p',
              'awslogs-create-group': 'true',
            },
          },
        },
      ],
    }),
  )
  const { tasks = [] } = await account.ecs.send(
    new RunTaskCommand({
      cluster: 'c',
      taskDefinition: 'job',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-00000001'] } },
    }),
  )
  const task = tasks[0]?.taskArn ?? ''
  await until(
    () => account.ecs.send(new DescribeTasksCommand({ cluster: 'c', tasks: [task] })),
    (answer) => answer.tasks?.[0]?.lastStatus === 'STOPPED',
  )
  const stream = `p/main/${task.split('/').at(-1)}`
  const { events = [] } = await account.logs.send(
    new GetLogEventsCommand({ logGroupName: 'g', logStreamName: stream, startFromHead: true }),
  )
  return { task, lines: events.map(({ message = '' }) => message.trim()) }
}

function variables(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)))
}

test('a task reaches the API, and finds its region and the credentials of its task role', async () => {
  const account = newAccount()
  await makeRole(account, 'task')
  const { task, lines } = await printed(account, { taskRoleArn: `arn:aws:iam::${account.id}:role/task` })
  expect(lines).toContain('{"ready": true}')
  const env = variables(lines)
  expect(env).toMatchObject({
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
  })
  const credentials = {
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    sessionToken: env.AWS_SESSION_TOKEN ?? '',
  }
  const sts = new STSClient({ endpoint, region: 'us-east-1', credentials })
  expect(await sts.send(new GetCallerIdentityCommand())).toMatchObject({
    Account: account.id,
    Arn: `arn:aws:sts::${account.id}:assumed-role/task/${task.split('/').at(-1)}`,
  })
  // With these credentials it may do what the role may do, which is nothing.
  await settings(account, { permissions: 'enforced' })
  const ecr = new ECRClient({ endpoint, region: 'us-east-1', credentials })
  await expect(ecr.send(new DescribeRepositoriesCommand())).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

test('a task without a task role finds no credentials, and its own variables win', async () => {
  const { lines } = await printed(newAccount(), {}, [{ name: 'AWS_REGION', value: 'eu-west-1' }])
  const env = variables(lines)
  expect(Object.keys(env).filter((name) => /^AWS_.*(KEY|TOKEN|CREDENTIALS)/.test(name))).toEqual([])
  expect(env.AWS_REGION).toBe('eu-west-1')
})
