import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { type Account, endpoint, newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet } from '../../stack.ts'

const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q', DelaySeconds: 5 } } } }

function queueOf({ id, sqs }: Account) {
  const QueueUrl = `${endpoint}/${id}/q`
  return {
    delayBy: (DelaySeconds: string) =>
      sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds } })),
    delay: async () => {
      const wanted = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['DelaySeconds'] })
      return (await sqs.send(wanted)).Attributes?.DelaySeconds
    },
  }
}

test('what was changed outside of CloudFormation is a change by itself, and is put right', async () => {
  const account = newAccount()
  const queue = queueOf(account)
  await deploy(account, template)
  await queue.delayBy('7')

  await createChangeSet(account, template, { ChangeSetType: 'UPDATE' })
  expect(await describeChangeSet(account)).toMatchObject({ Status: 'FAILED' })
  const reverting = { ChangeSetType: 'UPDATE', ChangeSetName: 'd', DeploymentMode: 'REVERT_DRIFT' } as const
  const { Id } = await createChangeSet(account, template, reverting)

  const { Changes } = await describeChangeSet(account, Id, { IncludePropertyValues: true })
  expect(Changes).toMatchObject([
    {
      ResourceChange: {
        Action: 'Modify',
        LogicalResourceId: 'Queue',
        Details: [
          {
            Target: {
              Path: '/Properties/DelaySeconds',
              BeforeValue: '7',
              BeforeValueFrom: 'ACTUAL_STATE',
              AfterValue: '5',
              Drift: { PreviousValue: '5', ActualValue: '7' },
            },
          },
        ],
      },
    },
  ])

  const stack = await deploy(account, template, { ...reverting, ChangeSetName: 'e' })
  expect([stack.StackStatus, await queue.delay()]).toEqual(['UPDATE_COMPLETE', '5'])
})

test('where nothing has drifted, there is nothing to change', async () => {
  const account = newAccount()
  await deploy(account, template)
  await createChangeSet(account, template, { ChangeSetType: 'UPDATE', DeploymentMode: 'REVERT_DRIFT' })
  expect(await describeChangeSet(account)).toMatchObject({ Status: 'FAILED' })
})
