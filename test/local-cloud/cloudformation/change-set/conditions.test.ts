import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet, type Template } from '../../stack.ts'

/** A topic, and one more in production. */
const template: Template = {
  Parameters: { Stage: { Type: 'String', Default: 'test' } },
  Conditions: { IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] } },
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' },
    Alarm: { Type: 'AWS::SNS::Topic', Condition: 'IsProduction' },
  },
}
const stage = (value: string) => ({ Parameters: [{ ParameterKey: 'Stage', ParameterValue: value }] })
const update = { ChangeSetType: 'UPDATE', ChangeSetName: 'u' } as const

async function changes(account: ReturnType<typeof newAccount>): Promise<readonly string[]> {
  const { Changes = [] } = await describeChangeSet(account, undefined, { ChangeSetName: 'u' })
  return Changes.map(({ ResourceChange: { Action, LogicalResourceId } = {} }) => `${Action} ${LogicalResourceId}`)
}

test('a resource whose condition is false is no change of a new stack', async () => {
  const account = newAccount()
  await createChangeSet(account, template, { ChangeSetName: 'u' })
  expect(await changes(account)).toEqual(['Add Topic'])
})

test('a condition that becomes true adds its resource, one that becomes false removes it', async () => {
  const account = newAccount()
  await deploy(account, template)
  await createChangeSet(account, template, { ...update, ...stage('production') })
  expect(await changes(account)).toEqual(['Add Alarm'])

  const live = newAccount()
  await deploy(live, template, stage('production'))
  await createChangeSet(live, template, update)
  expect(await changes(live)).toEqual(['Remove Alarm'])
})

test('a condition that stays as it is changes nothing', async () => {
  const account = newAccount()
  await deploy(account, template)
  await createChangeSet(account, template, { ...update, ...stage('other') })
  expect((await describeChangeSet(account, undefined, { ChangeSetName: 'u' })).Status).toBe('FAILED')
})
