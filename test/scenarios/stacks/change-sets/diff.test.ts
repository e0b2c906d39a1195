import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { readTemplate } from '../../harness/checkout.ts'
import { pullRequest, push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

const own = readTemplate('own')
const withTable = `${own.replace('Resources:\n', 'Resources:\n  Data:\n    Type: AWS::SQS::Queue\n')}`

test('a diff of a new stack shows it and leaves nothing', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()

  const end = await runJob({ ...job, inputs: { command: 'diff' }, env: NO_ENGINE })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({
    operation: 'diff',
    'stack-name': 'hello',
    'has-changes': 'true',
    'build-id': sha,
  })
  expect(JSON.parse(end.outputs['changes-summary'] ?? '')).toMatchObject({ modify: 0, replace: 0, remove: 0 })
  expect(end.outputs).not.toHaveProperty('stack-id')
  expect(end.log).toContain(`The image of this build does not exist yet. hello-job:${sha} stands for it.`)
  expect(end.summary).toContain('### 🔍 `hello` would be created: ')
  expect(await lookAt(account)).toEqual(NOTHING)
  expect(await mutations(account)).toEqual(['CreateChangeSet', 'DeleteStack'])
})

test('on a pull request, a diff shows what a merge would change, value by value, and what would be lost', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': withTable })
  const first = checkout.head()
  await runJob({ account, checkout, event: push(first), inputs: { template: 'stack.yml' } })
  const before = await lookAt(account)
  const calls = await mutations(account)
  const head = checkout.commit({ 'stack.yml': own.replace("'256,512'", "'512,1024'"), 'notes.txt': 'more' })

  const end = await runJob({
    account,
    checkout,
    event: pullRequest({ number: 7, action: 'opened', head, merge: head }),
    inputs: { command: 'diff', template: 'stack.yml', 'parameter-overrides': 'Sizes=512,1024' },
    env: NO_ENGINE,
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'diff', 'stack-name': 'hello', 'changes-count': '2' })
  const { resources } = JSON.parse(end.outputs['changes-summary'] ?? '')
  expect(resources).toEqual([
    {
      action: 'remove',
      resource: 'Data',
      type: 'AWS::SQS::Queue',
      replacement: 'false',
      old: 'deleted',
      loses: 'the messages of the queue',
      properties: [],
    },
    {
      action: 'replace',
      resource: 'Task',
      type: 'AWS::ECS::TaskDefinition',
      replacement: 'true',
      old: 'deleted',
      properties: [
        {
          name: 'ContainerDefinitions/0/Image',
          causes: ['parameter ContainerImage'],
          before: expect.stringMatching(/^…\/hello-job@sha256:/),
          after: `…/hello-job:pr-7-${head}`,
        },
        { name: 'Cpu', causes: ['parameter Sizes'], before: '256', after: '512' },
        { name: 'Memory', causes: ['parameter Sizes'], before: '512', after: '1024' },
      ],
    },
  ])
  expect(end.summary).toContain('\n> - `Data`: **the messages of the queue**\n')
  expect(end.summary).toContain('`Cpu`: `256` → `512` (parameter Sizes)')
  expect(await lookAt(account)).toEqual(before)
  expect((await mutations(account)).slice(calls.length)).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})

test('a diff of the deployed commit is empty', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const event = push(checkout.head())
  await runJob({ account, checkout, event })

  const end = await runJob({ account, checkout, event, inputs: { command: 'diff' }, env: NO_ENGINE })

  expect(end.outputs).toMatchObject({ operation: 'diff', 'has-changes': 'false', 'changes-count': '0' })
  expect(end.summary).toContain('### 🔍 `hello` would not change\n')
})
