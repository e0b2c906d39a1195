import { expect, test } from 'vitest'
import { mutations, openAccount } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { OURS } from '../harness/states.ts'
import { lookAtStacks, parametersOf, stackOf, templateOf } from '../harness/world.ts'

const template = `Parameters:
  Level: { Type: String, Default: low }
  Kept: { Type: String, Default: one }
Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Level } }
  Queue: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 5 } }
Outputs:
  TopicName: { Value: !GetAtt Topic.TopicName }
  Level: { Value: !Sub '\${Level} of \${AWS::StackName}' }
`

/** The status, resource and type of each event in a log, sorted: resources without an order may be done in any. */
function eventsIn(log: string): readonly string[] {
  const lines = log.split('\n').filter((line) => /^\d\d:\d\d:\d\d /.test(line))
  return lines.map((line) => line.slice(21).replace(/ +/g, ' ').split(' ').slice(0, 3).join(' ')).sort()
}

test('a first deploy creates the stack', async () => {
  const { account, job } = openJob({ 'stack.yml': template })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, tags: 'team: jobs' } })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(await lookAtStacks(account), 'what is there').toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
  })
  const stack = await stackOf(account)
  expect.soft(end.outputs, 'the outputs').toMatchObject({
    operation: 'create',
    'has-changes': 'true',
    'changes-count': '2',
    'stack-id': stack?.StackId,
    Level: 'low of hello',
  })
  expect.soft(end.outputs.TopicName, 'the name that CloudFormation makes').toMatch(/^hello-Topic-/)
  expect.soft(stack?.Tags, 'the tags').toEqual(expect.arrayContaining([...OURS, { Key: 'team', Value: 'jobs' }]))
  expect.soft(await templateOf(account, 'hello'), 'the template').toBe(template)
  expect
    .soft(eventsIn(end.log), 'the events in the log')
    .toEqual([
      'CREATE_COMPLETE Queue AWS::SQS::Queue',
      'CREATE_COMPLETE Topic AWS::SNS::Topic',
      'CREATE_COMPLETE hello AWS::CloudFormation::Stack',
      'CREATE_IN_PROGRESS Queue AWS::SQS::Queue',
      'CREATE_IN_PROGRESS Queue AWS::SQS::Queue',
      'CREATE_IN_PROGRESS Topic AWS::SNS::Topic',
      'CREATE_IN_PROGRESS Topic AWS::SNS::Topic',
      'CREATE_IN_PROGRESS hello AWS::CloudFormation::Stack',
    ])
  expect.soft(end.summary, 'the list of changes').toContain('- add `Topic` `AWS::SNS::Topic`\n')
})

test('an update changes what differs, and keeps the values that it does not name', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: { ...STACK_ONLY, 'parameter-overrides': 'Kept=two', tags: 'team: jobs' } })
  const event = push(checkout.commit({ 'notes.txt': 'more' }))

  const end = await runJob({
    ...job,
    event,
    inputs: { ...STACK_ONLY, 'parameter-overrides': 'Level=high', tags: 'team: others' },
  })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(await lookAtStacks(account), 'what is there').toEqual({
    stacks: { hello: 'UPDATE_COMPLETE' },
    changeSets: [],
  })
  expect.soft(await parametersOf(account, 'hello'), 'the parameters').toEqual({ Level: 'high', Kept: 'two' })
  expect.soft(end.outputs, 'the outputs').toMatchObject({ operation: 'update', Level: 'high of hello' })
  expect.soft((await stackOf(account))?.Tags, 'the tags').toContainEqual({ Key: 'team', Value: 'others' })
  expect
    .soft(end.summary, 'the values in the list of changes')
    .toContain('`DisplayName`: `low` → `high` (parameter Level)')
})

test('the same commit again changes nothing', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  const first = await runJob({ ...job, inputs: STACK_ONLY })
  const before = await mutations(account)

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs, 'the outputs').toMatchObject({
    operation: 'none',
    'has-changes': 'false',
    'stack-id': first.outputs['stack-id'],
    Level: 'low of hello',
  })
  expect.soft((await mutations(account)).slice(before.length), 'the calls that change something').toEqual([])
})

test('a template with another comment changes nothing', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: STACK_ONLY })
  const before = await mutations(account)
  const event = push(checkout.commit({ 'stack.yml': `${template}# A comment\n` }))

  const end = await runJob({ ...job, event, inputs: STACK_ONLY })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs, 'the outputs').toMatchObject({ operation: 'none', 'has-changes': 'false' })
  expect
    .soft((await mutations(account)).slice(before.length), 'the calls that change something')
    .toEqual(['CreateChangeSet', 'DeleteChangeSet'])
  expect.soft(await lookAtStacks(account), 'what is there').toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
  })
})

test('a change of outputs alone is deployed', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: STACK_ONLY })
  const event = push(checkout.commit({ 'stack.yml': `${template}  More: { Value: new }\n` }))

  const end = await runJob({ ...job, event, inputs: STACK_ONLY })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs, 'the outputs').toMatchObject({ operation: 'update', More: 'new', 'changes-count': '0' })
  expect.soft((await lookAtStacks(account)).stacks, 'what is there').toEqual({ hello: 'UPDATE_COMPLETE' })
})

test('a change of tags alone is deployed', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: { ...STACK_ONLY, tags: 'team: jobs' } })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, tags: 'team: others' } })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs, 'the outputs').toMatchObject({ operation: 'update' })
  expect.soft((await stackOf(account))?.Tags, 'the tags').toContainEqual({ Key: 'team', Value: 'others' })
})

test('a template with CRLF and without ASCII is read back as it was sent', async () => {
  const account = openAccount()
  const body = `# Größe: 日本\r\n${template.replaceAll('\n', '\r\n')}`
  const checkout = checkOut({ 'stack.yml': body })

  const end = await runJob({ account, checkout, event: push(checkout.head()), inputs: STACK_ONLY })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(await templateOf(account, 'hello'), 'the template').toBe(body)
})
