import { DescribeChangeSetCommand } from '@aws-sdk/client-cloudformation'
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { type Account, mutations, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { createBucket, lookAt } from '../../harness/world.ts'

const queue = `Resources:
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: jobs, DelaySeconds: 5 } }
`

function queueOf({ id, env, sqs }: Account) {
  const QueueUrl = `${env.AWS_ENDPOINT_URL}/${id}/jobs`
  return {
    delayBy: (DelaySeconds: string) =>
      sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds } })),
    delay: async () => {
      const request = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['DelaySeconds'] })
      return (await sqs.send(request)).Attributes?.DelaySeconds
    },
  }
}

/** The options of a change set, executed or not. */
async function optionsOf({ cloudFormation }: Account, ChangeSetName: string | undefined) {
  const request = new DescribeChangeSetCommand({ ChangeSetName })
  const { DeploymentMode, DeploymentConfig, OnStackFailure, IncludeNestedStacks } = await cloudFormation.send(request)
  return { DeploymentMode, DeploymentConfig, OnStackFailure, IncludeNestedStacks }
}

test('REVERT_DRIFT reverts changes from outside of CloudFormation; without it, the same commit leaves them', async () => {
  const { account, job } = openJob({ 'stack.yml': queue })
  const { delay, delayBy } = queueOf(account)
  const deploy = (more: Readonly<Record<string, string>>) => runJob({ ...job, inputs: { ...STACK_ONLY, ...more } })

  // A new stack has not drifted: CloudFormation refuses the mode for it.
  const first = await deploy({ 'deployment-mode': 'REVERT_DRIFT' })
  expect([first.errors, first.outputs.operation]).toEqual([[], 'create'])
  await delayBy('7')
  expect([(await deploy({})).outputs.operation, await delay()]).toEqual(['none', '7'])

  const end = await deploy({ 'deployment-mode': 'REVERT_DRIFT' })

  expect([end.errors, end.outputs.operation, await delay()]).toEqual([[], 'update', '5'])
  expect(end.summary).toContain('- modify `Queue` `AWS::SQS::Queue`\n  - `DelaySeconds`: `7` → `5` (drift)\n')
  expect(await optionsOf(account, end.outputs['change-set-id'])).toMatchObject({ DeploymentMode: 'REVERT_DRIFT' })

  const again = await deploy({ 'deployment-mode': 'REVERT_DRIFT' })

  expect([again.errors, again.outputs.operation]).toEqual([[], 'none'])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'UPDATE_COMPLETE' }, changeSets: [], images: {} })
})

test('EXPRESS reaches CloudFormation, with its own rollback setting in place of that of a new stack', async () => {
  const { account, job } = openJob({ 'stack.yml': queue })

  const end = await runJob({
    ...job,
    inputs: { ...STACK_ONLY, 'deployment-mode': 'EXPRESS' },
  })

  expect([end.errors, end.outputs.operation]).toEqual([[], 'create'])
  expect(await optionsOf(account, end.outputs['change-set-id'])).toEqual({
    DeploymentMode: undefined,
    DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: false },
    OnStackFailure: undefined,
    IncludeNestedStacks: undefined,
  })
})

const service = `Parameters: { Image: { Type: String } }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: { ContainerDefinitions: [{ Name: main, Image: !Ref Image, Memory: 128 }] }
  Web: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: !Ref Task } }
`
const parent = `Parameters: { Image: { Type: String } }
Resources:
  Jobs:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: service.yml, Parameters: { Image: !Ref Image } }
`

test.each([
  { template: 'service.yml', name: 'Web' },
  { template: 'parent.yml', name: 'Jobs/Web' },
])(
  'EXPRESS with the ECS service of $template is refused, with the reason, before anything changes',
  async ({ template, name }) => {
    const account = openAccount()
    const bucket = await createBucket(account)
    const before = await mutations(account)
    const checkout = checkOut({ 'service.yml': service, 'parent.yml': parent })

    const end = await runJob({
      account,
      checkout,
      event: push(checkout.head()),
      inputs: { template, 's3-bucket': bucket, 'deployment-mode': 'EXPRESS' },
    })

    expect(end.errors).toEqual([
      `::deployment-mode EXPRESS would leave the old image running: CloudFormation ends such an update before the ECS service ${name} uses the new task definition.
Remove \`deployment-mode: EXPRESS\`.`,
    ])
    expect(end.log).not.toContain('transferring dockerfile')
    expect(await mutations(account)).toEqual(before)
  },
)
