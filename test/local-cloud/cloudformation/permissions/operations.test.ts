import { CreateStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { createRole, enforcedAccount } from '../../iam/session.ts'
import { deploy, events, reaches, topic } from '../../stack.ts'

const MAY_CREATE = { Effect: 'Allow', Action: ['sns:CreateTopic', 'sns:GetTopicAttributes'], Resource: '*' }

test('a stack that is created or updated without a change set has the rights of its service role, too', async () => {
  const account = await enforcedAccount()
  const [nothing, creator] = [await createRole(account, 'nothing'), await createRole(account, 'creator', MAY_CREATE)]
  const TemplateBody = JSON.stringify(topic('one'))
  const { cloudFormation } = account

  const refused = await cloudFormation.send(new CreateStackCommand({ StackName: 't', TemplateBody, RoleARN: nothing }))
  await reaches(account, refused.StackId ?? '', 'ROLLBACK_COMPLETE')
  expect((await events(account, 't')).join()).toContain('is not authorized to perform: sns:CreateTopic')

  const { StackId = '' } = await deploy(account, topic('one'), { RoleARN: creator })
  const other = JSON.stringify(topic('another'))
  await cloudFormation.send(new UpdateStackCommand({ StackName: 's', TemplateBody: other, RoleARN: nothing }))
  await reaches(account, StackId, 'UPDATE_ROLLBACK_COMPLETE')
  expect((await events(account)).join()).toContain('assumed-role/nothing/AWSCloudFormation is not authorized')
})
