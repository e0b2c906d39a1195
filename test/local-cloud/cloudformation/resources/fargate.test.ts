import { expect, test } from 'vitest'
import { arn, refusalOf, refusedBy, role } from '../../refusal.ts'

const LOG = { 'awslogs-region': 'us-east-1', 'awslogs-group': 'g', 'awslogs-stream-prefix': 'p' }
const logging = (Options: object) => ({ LogConfiguration: { LogDriver: 'awslogs', Options } })
const withRole = { ExecutionRoleArn: arn('Role') }
const secret = (Name: string) => ({ Name, ValueFrom: 'parameter' })
const SHARED =
  'The secret name must be unique and not shared with any new or existing environment variables set on the container, ' +
  "such as 'A'."

/** Why a task definition failed with these properties of the task and of its container. */
function refusal(task: object, container: object): Promise<string> {
  const main = { Name: 'main', Image: 'public.ecr.aws/docker/library/busybox:1', ...container }
  const fargate = { RequiresCompatibilities: ['FARGATE'], NetworkMode: 'awsvpc', Cpu: '256', Memory: '512' }
  const properties = { ...fargate, ...task, ContainerDefinitions: [main] }
  return refusalOf({ Role: role('ecs-tasks'), R: ['AWS::ECS::TaskDefinition', properties] })
}

test.each<[string, object, object, string]>([
  [
    'cpu and memory that do not go together',
    { Cpu: '333', Memory: '77' },
    {},
    'No Fargate configuration exists for given values: 333 CPU, 77 memory. See the Amazon ECS documentation for the ' +
      'valid values.',
  ],
  ['another network mode', { NetworkMode: 'bridge' }, {}, 'Fargate only supports network mode ‘awsvpc’.'],
  [
    'too small a disk',
    { EphemeralStorage: { SizeInGiB: 20 } },
    {},
    'EphemeralStorage sizeInGiB must be in the range from 21 to 200.',
  ],
  [
    'too large a disk',
    { EphemeralStorage: { SizeInGiB: 201 } },
    {},
    'EphemeralStorage sizeInGiB must be in the range from 21 to 200.',
  ],
  [
    'an image of ECR without an execution role',
    {},
    { Image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/job:1' },
    'Fargate requires task definition to have execution role ARN to support ECR images.',
  ],
  [
    'logs without an execution role',
    {},
    logging(LOG),
    'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
  ],
  [
    'logs without a prefix',
    withRole,
    logging({ ...LOG, 'awslogs-stream-prefix': undefined }),
    "Log driver awslogs requires option 'awslogs-stream-prefix' on Fargate.",
  ],
  [
    'too long a stop',
    {},
    { StopTimeout: 121 },
    'The stopTimeout of a container on Fargate must be 120 seconds or less.',
  ],
  [
    'secrets without an execution role',
    { RequiresCompatibilities: ['EC2'] },
    { Secrets: [secret('A')] },
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
  ],
  ['two secrets of a name', withRole, { Secrets: [secret('A'), secret('A')] }, SHARED],
  [
    'a secret and a variable of a name',
    withRole,
    { Secrets: [secret('A')], Environment: [{ Name: 'A', Value: 'a' }] },
    SHARED,
  ],
  [
    'a volume that the task does not have',
    { Volumes: [{ Name: 'other' }] },
    { MountPoints: [{ SourceVolume: 'tmp', ContainerPath: '/tmp' }] },
    "Unknown volume 'tmp'.",
  ],
])('%s', async (_, task, container, message) => {
  const whole = `Invalid request provided: Create TaskDefinition: ${message}`
  expect(await refusal(task, container)).toBe(refusedBy('AmazonECS', whole))
})

test.each<[string, object, object]>([
  [
    'of a job',
    { ...withRole, EphemeralStorage: { SizeInGiB: 200 }, Volumes: [{ Name: 'tmp' }] },
    {
      ...logging(LOG),
      Image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/job:1',
      Secrets: [secret('A'), secret('B')],
      Environment: [{ Name: 'C', Value: 'c' }],
      MountPoints: [{ SourceVolume: 'tmp', ContainerPath: '/tmp' }],
      StopTimeout: 120,
    },
  ],
  ['with units', { Cpu: '1 vCPU', Memory: '2 GB' }, {}],
  ['on EC2', { RequiresCompatibilities: ['EC2'], NetworkMode: 'host', Cpu: '1', Memory: '4' }, logging(LOG)],
])('a task definition %s is taken', async (_, task, container) => {
  expect(await refusal(task, container)).toBe('CREATE_COMPLETE')
})
