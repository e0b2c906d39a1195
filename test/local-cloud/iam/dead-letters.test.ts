import type { Output } from '@aws-sdk/client-cloudformation'
import { ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { type Account, newAccount, settings, until } from '../account.ts'
import { deploy } from '../stack.ts'

const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] })
const trust = (service: string, source: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: `${service}.amazonaws.com` },
      Action: 'sts:AssumeRole',
      Condition: { ArnLike: { 'aws:SourceArn': source } },
    },
  ],
})

/** A schedule that starts a state machine now, with a role that may do these actions. */
const template = (actions: readonly string[], isThere: boolean | string = true) => ({
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'job',
        RoleArn: arn('MachineRole'),
        DefinitionString: '{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}',
      },
    },
    MachineRole: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trust('states', 'arn:aws:states:*') },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('scheduler', 'arn:aws:scheduler:*:*:schedule-group/default'),
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
            },
          },
        ],
      },
    },
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'at(2020-01-01T00:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn:
            typeof isThere === 'string'
              ? isThere
              : isThere
                ? arn('Machine')
                : { 'Fn::Sub': `arn:aws:states:us-east-1:\${AWS::AccountId}:stateMachine:none` },
          RoleArn: arn('Role'),
          Input: '{"name":"Ada"}',
          DeadLetterConfig: { Arn: arn('Queue') },
        },
      },
    },
  },
  Outputs: { Queue: { Value: { Ref: 'Queue' } }, Machine: { Value: { Ref: 'Machine' } } },
})

/** Waits for an execution, and for a message of the dead-letter queue; returns the first of them. */
async function outcome(account: Account, outputs: readonly Output[] = []) {
  const outputOf = (key: string) => outputs.find(({ OutputKey }) => OutputKey === key)?.OutputValue
  return until(
    async () => {
      const list = new ListExecutionsCommand({ stateMachineArn: outputOf('Machine') })
      const { executions = [] } = await account.sfn.send(list)
      const receive = new ReceiveMessageCommand({ QueueUrl: outputOf('Queue'), MessageAttributeNames: ['All'] })
      const { Messages: [message] = [] } = await account.sqs.send(receive)
      return executions.length ? 'started' : message
    },
    (found) => found !== undefined,
  )
}

const [START, SEND] = ['states:StartExecution', 'sqs:SendMessage']

test('a schedule starts an execution with the rights of its role', async () => {
  const account = newAccount()
  await settings(account, { permissions: 'enforced' })
  const { Outputs } = await deploy(account, template([START]), { Capabilities: ['CAPABILITY_IAM'] })

  expect(await outcome(account, Outputs)).toBe('started')
})

test.each<[string, string[], boolean | string, string]>([
  ['it would call another service', [SEND, START], 'arn:aws:sqs:us-east-1:111122223333:q', 'AccessDeniedException'],
  ['its role may not start it', [SEND], true, 'AccessDeniedException'],
  ['there is none', [SEND, START], false, 'StateMachineDoesNotExist'],
])('the event goes to the dead-letter queue when %s', async (_, actions, isThere, code) => {
  const account = newAccount()
  await settings(account, { permissions: 'enforced' })
  const { Outputs } = await deploy(account, template(actions, isThere), { Capabilities: ['CAPABILITY_IAM'] })

  const found = await outcome(account, Outputs)

  expect(found).toMatchObject({ MessageAttributes: { ERROR_CODE: { StringValue: code } } })
  expect(found).toMatchObject({ Body: expect.stringContaining('Ada') })
})
