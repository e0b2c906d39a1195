import { DescribeEventsCommand, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { deploy, type Template, topic } from '../../stack.ts'

const bad = { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 2 } }

async function stackEvents(account: Account) {
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 's' }))
  return StackEvents.toReversed()
}

/** The failed events of an operation, oldest first, as `EventType LogicalId`. */
async function failedEvents(account: Account, OperationId: string | undefined) {
  const { OperationEvents = [] } = await account.cloudFormation.send(
    new DescribeEventsCommand({ OperationId, Filters: { FailedEvents: true } }),
  )
  return OperationEvents.toReversed().map(({ EventType, LogicalResourceId }) => `${EventType} ${LogicalResourceId}`)
}

test('every event has the ID of its operation; a rollback is another one', async () => {
  const account = newAccount()
  const Good = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'good' } }
  await deploy(account, { Resources: { Good, Bad: { ...bad, DependsOn: 'Good' } } })
  const all = await stackEvents(account)
  const ids = all.map(({ OperationId }) => OperationId)
  const back = all.findIndex(({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS')
  expect(ids).not.toContain(undefined)
  // The change set, the creation, the rollback.
  expect([new Set(ids.slice(1, back)).size, new Set(ids.slice(back)).size, new Set(ids).size]).toEqual([1, 1, 3])
  expect(await failedEvents(account, ids[1])).toEqual(['PROVISIONING_ERROR Bad'])
  expect(await failedEvents(account, ids[back])).toEqual([])
})

test('without the filter, all events of the operation are told', async () => {
  const account = newAccount()
  await deploy(account, topic('a'))
  const [, created] = await stackEvents(account)
  const { OperationEvents = [] } = await account.cloudFormation.send(
    new DescribeEventsCommand({ OperationId: created?.OperationId }),
  )
  expect(OperationEvents.map(({ EventType, OperationType }) => `${OperationType} ${EventType}`)).toEqual(
    Array(5).fill('CREATE_STACK STACK_EVENT'),
  )
})

test('more events than fit on a page are all there once', async () => {
  const account = newAccount()
  const names = Array.from({ length: 40 }, (_, index) => `Topic${index}`)
  const Resources: Template = Object.fromEntries(names.map((name) => [name, { Type: 'AWS::SNS::Topic' }]))
  await deploy(account, { Resources })
  const ids: (string | undefined)[] = []
  let NextToken: string | undefined
  do {
    const page = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 's', NextToken }))
    ids.push(...(page.StackEvents ?? []).map(({ EventId }) => EventId))
    NextToken = page.NextToken
  } while (NextToken)
  expect([ids.length, new Set(ids).size]).toEqual([123, 123])
})
