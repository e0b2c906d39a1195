import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeStack, executeChangeSet, reaches } from '../../stack.ts'

const role = 'arn:aws:iam::000000000000:role/r'
const log = 'arn:aws:logs:us-east-1:000000000000:log-group:l:*'
const Destinations = [{ CloudWatchLogsLogGroup: { LogGroupArn: log } }]

const machine = (properties: object) => ({
  Resources: {
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'm',
        RoleArn: role,
        DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
        ...properties,
      },
    },
  },
  Outputs: { Arn: { Value: { Ref: 'Machine' } } },
})

async function update(account: Account, stackId: string, name: string, properties: object): Promise<void> {
  await createChangeSet(account, machine(properties), { ChangeSetType: 'UPDATE', ChangeSetName: name })
  await executeChangeSet(account, { ChangeSetName: name })
  await reaches(account, stackId, 'UPDATE_COMPLETE')
}

test('an update without LoggingConfiguration leaves the logging as it was; Level OFF ends it', async () => {
  const account = newAccount()
  const { StackId = '' } = await deploy(account, machine({ LoggingConfiguration: { Level: 'ALL', Destinations } }))
  const logging = async () => {
    const stateMachineArn = `arn:aws:states:us-east-1:${StackId.split(':')[4]}:stateMachine:m`
    return (await account.sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))).loggingConfiguration
  }
  const on = { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: log } }] }
  expect(await logging()).toMatchObject(on)
  await update(account, StackId, 'two', { TracingConfiguration: { Enabled: false } })
  expect(await logging()).toMatchObject(on)
  await update(account, StackId, 'three', { LoggingConfiguration: { Level: 'OFF' } })
  expect(await logging()).toMatchObject({ level: 'OFF' })
})

test('a state machine without a name is named after its logical ID, and keeps the name in an update', async () => {
  const account = newAccount()
  const unnamed = (more: object) => machine({ StateMachineName: undefined, ...more })
  const { StackId = '', Outputs: [before] = [] } = await deploy(account, unnamed({}))
  expect(before?.OutputValue).toMatch(/:stateMachine:Machine-[0-9A-Za-z]+$/)
  const update = { ChangeSetType: 'UPDATE', ChangeSetName: 'two' } as const
  await deploy(account, unnamed({ Tags: [{ Key: 'team', Value: 'a' }] }), update)
  const { StackStatus, Outputs: [after] = [] } = await describeStack(account, StackId)
  expect([StackStatus, after?.OutputValue]).toEqual(['UPDATE_COMPLETE', before?.OutputValue])
})
