import { CreateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { push } from '../harness/events.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { idle } from '../harness/states.ts'
import { lookAtStacks, parametersOf } from '../harness/world.ts'

const setting = `Resources:
  Setting: { Type: AWS::SSM::Parameter, Properties: { Name: /team/level, Type: String, Value: high } }
`

test('an SSM parameter is given by its name, and its value is used', async () => {
  const template = `Parameters:
  Level: { Type: AWS::SSM::Parameter::Value<String>, Default: /team/level }
Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Level } }
Outputs:
  Level: { Value: !Ref Level }
`
  const { account, job } = openJob({ 'stack.yml': template })
  await account.cloudFormation.send(new CreateStackCommand({ StackName: 'setting', TemplateBody: setting }))
  await idle(account, 'setting')

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs.Level, 'the value').toBe('high')
  expect.soft(await parametersOf(account, 'hello'), 'the parameters').toEqual({ Level: '/team/level' })
})

test('a dynamic reference is resolved', async () => {
  const template = `Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: '{{resolve:ssm:/team/level}}' } }
Outputs:
  Name: { Value: !GetAtt Topic.TopicName }
`
  const { account, job } = openJob({ 'stack.yml': template })
  await account.cloudFormation.send(new CreateStackCommand({ StackName: 'setting', TemplateBody: setting }))
  await idle(account, 'setting')

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs.operation, 'the operation').toBe('create')
})

test('lists, conditions, mappings and pseudo parameters have the values that the template gives them', async () => {
  const template = `Parameters:
  Sizes: { Type: CommaDelimitedList, Default: 'small, large' }
  Stage: { Type: String, Default: test, AllowedValues: [test, production] }
Mappings:
  Stages: { test: { Delay: 5 }, production: { Delay: 9 } }
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !FindInMap [Stages, !Ref Stage, Delay] } }
  Alarm: { Type: AWS::SNS::Topic, Condition: IsProduction }
Outputs:
  Size: { Value: !Select [1, !Ref Sizes] }
  Stage: { Value: !If [IsProduction, live, !Join ['-', [!Ref Stage, !Ref 'AWS::Region']]] }
  Alarm: { Value: !Ref Alarm, Condition: IsProduction }
`
  const { checkout, job } = openJob({ 'stack.yml': template })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(JSON.parse(end.outputs.outputs ?? '{}'), 'the outputs').toEqual({
    Size: 'large',
    Stage: 'test-us-east-1',
  })

  const event = push(checkout.commit({ 'notes.txt': 'more' }))
  const live = await runJob({ ...job, event, inputs: { ...STACK_ONLY, 'parameter-overrides': 'Stage=production' } })

  expect.soft(live.errors, 'no error in production').toEqual([])
  expect.soft(live.outputs, 'the outputs in production').toMatchObject({ Stage: 'live' })
  expect.soft(live.summary, 'the resource that comes by its condition').toContain('- add `Alarm` ')
})

test('a value that must not be seen is shown nowhere', async () => {
  const template = `Parameters:
  Key: { Type: String, NoEcho: true }
Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Key } }
`
  const { account, job } = openJob({ 'stack.yml': template })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, 'parameter-overrides': 'Key=open-sesame' } })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(await parametersOf(account, 'hello'), 'the parameters').toEqual({ Key: '****' })
  expect.soft(end.log.replace(/::add-mask::.*/g, '') + end.summary, 'the log').not.toContain('open-sesame')
  expect.soft((await lookAtStacks(account)).stacks, 'what is there').toEqual({ hello: 'CREATE_COMPLETE' })
})
