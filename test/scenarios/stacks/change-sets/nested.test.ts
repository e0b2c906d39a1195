import { expect, test } from 'vitest'
import { type Account, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { type Fault, startFaultProxy } from '../../harness/fault-proxy.ts'
import { checkOut, runJob, STACK_ONLY } from '../../harness/job.ts'
import { createBucket, lookAt, NOTHING } from '../../harness/world.ts'

const parent = `Resources:
  Jobs: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: jobs.yml } }
  Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: first } }
`
const jobs = `Resources:
  Queue: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 5 } }
`

/** A stack with a nested stack. `change` commits a change of both; `deploy` adds inputs and variables to its job. */
async function nestedStack(account: Account) {
  const bucket = await createBucket(account)
  const checkout = checkOut({ 'stack.yml': parent, 'jobs.yml': jobs })
  const inputs = { ...STACK_ONLY, 's3-bucket': bucket }
  const deploy = (more: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) => {
    const job = { checkout, event: push(checkout.head()), inputs: { ...inputs, ...more } }
    return runJob({ ...job, account: { ...account, env: { ...account.env, ...env } } })
  }
  const change = () =>
    checkout.commit({ 'stack.yml': parent.replace('first', 'second'), 'jobs.yml': jobs.replace('5', '7') })
  return { deploy, change, checkout }
}

const nested = { 'include-nested-stacks-change-set': 'true' }

test('include-nested-stacks-change-set shows the changes of a nested stack below it', async () => {
  const account = openAccount()
  const { deploy, change } = await nestedStack(account)
  const first = await deploy(nested)
  expect([first.errors, first.outputs.operation]).toEqual([[], 'create'])
  expect(first.summary).toContain('- add `Jobs/Queue` `AWS::SQS::Queue`\n')
  change()

  const diff = await deploy({ command: 'diff' })
  expect(diff.summary).not.toContain('Jobs/Queue')

  const end = await deploy(nested)

  expect([end.errors, end.outputs.operation]).toEqual([[], 'update'])
  expect(end.summary).toContain('- modify `Jobs/Queue` `AWS::SQS::Queue`\n  - `DelaySeconds`: `5` → `7` (template)\n')
  expect(JSON.parse(end.outputs['changes-summary'] ?? '')).toMatchObject({ modify: 3 })
})

test('a nested change set that fails: the error has its reason, at its line, and nothing is left', async () => {
  const account = openAccount()
  const { deploy, checkout } = await nestedStack(account)
  checkout.commit({ 'jobs.yml': `Parameters:\n  Memory: { Type: Number }\n${jobs}` })

  const end = await deploy(nested)

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('file=jobs.yml,line=2')
  expect(end.errors[0]).toContain(
    'CloudFormation cannot create the change set of the nested stack Jobs: Parameters: [Memory] must have values',
  )
  expect(await lookAt(account)).toEqual(NOTHING)
})

/** A role that may describe the change sets of its own stack only. */
const onlyOurs: Fault = ({ action, body }) => {
  const name = new URLSearchParams(body).get('ChangeSetName') ?? ''
  if (action !== 'DescribeChangeSet' || !name.includes('-Jobs-')) return undefined
  const message = `User: u is not authorized to perform: cloudformation:DescribeChangeSet on resource: ${name}`
  const error = `<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error>`
  return Promise.resolve({ status: 403, type: 'text/xml', body: `<ErrorResponse>${error}</ErrorResponse>` })
}

test('changes of a nested stack that the role may not read: the table says so, and the deploy goes on', async () => {
  const account = openAccount()
  const { deploy, change } = await nestedStack(account)
  await deploy({})
  change()
  const { env, seen } = await startFaultProxy(account, onlyOurs)

  const end = await deploy(nested, env)

  expect([end.errors, end.outputs.operation]).toEqual([[], 'update'])
  expect(seen).toContain('DescribeChangeSet')
  expect(end.summary).toMatch(
    /- modify `Jobs` .*: its own changes could not be read without cloudformation:DescribeChangeSet/,
  )
  expect(end.summary).toContain(
    '- modify `Topic` `AWS::SNS::Topic`\n  - `DisplayName`: `first` → `second` (template)\n',
  )
  expect(end.summary).not.toContain('Jobs/Queue')
})
