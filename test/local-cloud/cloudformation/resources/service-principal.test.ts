import { expect, test } from 'vitest'
import { arn, type Resources, refusalOf, refusedBy, role } from '../../refusal.ts'

const Queue = ['AWS::SQS::Queue', {}] as const
const schedule = (RoleArn: unknown) =>
  [
    'AWS::Scheduler::Schedule',
    { ScheduleExpression: 'rate(1 hour)', FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn('Queue'), RoleArn } },
  ] as const
const machine = [
  'AWS::StepFunctions::StateMachine',
  { RoleArn: arn('Role'), DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}' },
] as const
/** A role that a service may assume on behalf of a resource. */
const onBehalf = (service: string, source: string) => {
  const Principal = { Service: `${service}.amazonaws.com` }
  const Condition = { ArnLike: { 'aws:SourceArn': `arn:aws:${service}:us-east-1:*:${source}` } }
  const statement = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }
  return role(service, { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [statement] } })
}
const SCHEDULER = refusedBy(
  'Scheduler',
  'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
)
const STATES = refusedBy(
  'AWSStepFunctions',
  'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the ' +
    'provided role.',
  'AccessDenied',
)

test.each<[string, Resources, string]>([
  [
    'a schedule with a role of another service',
    { Queue, Role: role('ecs-tasks'), R: schedule(arn('Role')) },
    SCHEDULER,
  ],
  ['a schedule without its role', { Queue, R: schedule('arn:aws:iam::111122223333:role/none') }, SCHEDULER],
  [
    'a schedule whose role trusts a schedule in place of its group',
    { Queue, Role: onBehalf('scheduler', 'schedule/default/*'), R: schedule(arn('Role')) },
    SCHEDULER,
  ],
  [
    'a schedule whose role trusts its group',
    { Queue, Role: onBehalf('scheduler', 'schedule-group/default'), R: schedule(arn('Role')) },
    'CREATE_COMPLETE',
  ],
  ['a state machine with a role of another service', { Role: role('ecs-tasks'), R: machine }, STATES],
  [
    'a state machine whose role trusts another one',
    { Role: onBehalf('states', 'stateMachine:other'), R: machine },
    STATES,
  ],
  [
    'a state machine whose role trusts all of them',
    { Role: onBehalf('states', 'stateMachine:*'), R: machine },
    'CREATE_COMPLETE',
  ],
])('%s', async (_, resources, reason) => {
  expect(await refusalOf(resources)).toBe(reason)
})
