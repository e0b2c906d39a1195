import { DeleteStackCommand, SetStackPolicyCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount, until } from '../../account.ts'
import { createChangeSet, deploy, describeStack, events, makeRole, type Template } from '../../stack.ts'

const topics = (DisplayName: string): Template => ({
  Resources: {
    Free: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'free', DisplayName } },
    Guarded: { Type: 'AWS::SNS::Topic', DependsOn: 'Free', Properties: { TopicName: 'guarded', DisplayName } },
  },
})
const update = { ChangeSetType: 'UPDATE' } as const
const allow = { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' }

test.each([
  [
    'denies',
    [allow, { ...allow, Effect: 'Deny', Resource: 'LogicalResourceId/Guarded' }],
    'Statement [#2] does not allow',
  ],
  ['does not allow', [{ ...allow, Resource: 'LogicalResourceId/Free' }], 'no statement allows'],
])('a policy that %s the update of a resource: it is rolled back', async (_, Statement, why) => {
  const account = newAccount()
  await deploy(account, topics('1'))
  const policy = new SetStackPolicyCommand({ StackName: 's', StackPolicyBody: JSON.stringify({ Statement }) })
  await account.cloudFormation.send(policy)

  expect((await deploy(account, topics('2'), update)).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')

  const text = `Action denied by stack policy: ${why} [Update:Modify] for resource [LogicalResourceId/Guarded];`
  expect(await events(account)).toContain(`Guarded UPDATE_FAILED | ${text}`)
})

test('a role that is not there is refused, also when the stack was made with it', async () => {
  const account = newAccount()
  const RoleARN = `arn:aws:iam::${account.id}:role/deployer`
  const refusal = { name: 'ValidationError', message: `Role ${RoleARN} is invalid or cannot be assumed` }
  await expect(createChangeSet(account, topics('1'), { RoleARN })).rejects.toMatchObject(refusal)

  await makeRole(account, 'deployer')
  await deploy(account, topics('1'), { RoleARN })
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 'roles' }))
  await until(
    () => describeStack(account, 'roles').catch(() => undefined),
    (stack) => stack === undefined,
  )

  const remove = new DeleteStackCommand({ StackName: 's' })
  await expect(account.cloudFormation.send(remove)).rejects.toMatchObject(refusal)
})
