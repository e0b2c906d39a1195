import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { createBucket, keysIn, lookAtStacks } from '../harness/world.ts'

const parent = `Resources:
  Jobs: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: jobs.yml } }
Outputs:
  Queue: { Value: !GetAtt Jobs.Outputs.Queue }
`
const jobs = `Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 5 } }
Outputs:
  Queue: { Value: !GetAtt Queue.QueueName }
`
const failing = jobs.replace(
  'Outputs:',
  '  Stream: { Type: AWS::Logs::LogStream, DependsOn: Queue, Properties: { LogGroupName: gone, LogStreamName: stream } }\nOutputs:',
)

/** A job that deploys a template which names the other in S3. */
async function nestedJob(nested: string) {
  const account = openAccount()
  const bucket = await createBucket(account)
  const checkout = checkOut({ 'stack.yml': parent, 'jobs.yml': nested })
  const inputs = { ...STACK_ONLY, 's3-bucket': bucket }
  return { account, bucket, checkout, job: { account, checkout, event: push(checkout.head()), inputs } }
}

/** The statuses of the stacks, sorted. */
async function statuses(account: ReturnType<typeof openAccount>): Promise<readonly string[]> {
  const { stacks } = await lookAtStacks(account)
  return Object.entries(stacks)
    .map(([name, status]) => `${name.split('-').slice(0, 2).join('-')} ${status}`)
    .sort()
}

test('a nested stack is uploaded, created and updated', async () => {
  const { account, bucket, checkout, job } = await nestedJob(jobs)

  const first = await runJob(job)

  expect.soft(first.errors, 'no error').toEqual([])
  expect.soft(await keysIn(account, bucket), 'the uploads').toHaveLength(1)
  expect.soft(await statuses(account), 'what is there').toEqual(['hello CREATE_COMPLETE', 'hello-Jobs CREATE_COMPLETE'])
  expect.soft(first.outputs.Queue, 'the output of the nested stack').toMatch(/^hello-Jobs-.*Queue-/)
  expect.soft(first.log, 'the event of a resource of the nested stack').toMatch(/CREATE_COMPLETE +Jobs\/Queue /)

  const event = push(checkout.commit({ 'jobs.yml': jobs.replace('5', '7') }))
  const nested = { 'include-nested-stacks-change-set': 'true' }
  const second = await runJob({ ...job, event, inputs: { ...job.inputs, ...nested } })

  expect.soft(second.errors, 'no error of the update').toEqual([])
  expect.soft(second.outputs.operation, 'the operation').toBe('update')
  expect.soft(second.summary, 'the changes of the nested stack').toContain('- modify `Jobs/Queue` `AWS::SQS::Queue`\n')
})

test('a failure in a nested stack names the resource, at its line of the nested template', async () => {
  const { account, job } = await nestedJob(failing)

  const end = await runJob(job)

  expect.soft(end.code, 'the exit code').toBe(1)
  expect.soft(end.errors.join(), 'the resource and its line').toContain('file=jobs.yml,line=3')
  expect.soft(end.errors.join(), 'the cause').toContain('The specified log group does not exist')
  expect.soft(await statuses(account), 'what is there').toEqual([])
})

test('a template that is too large for a request goes through S3', async () => {
  const account = openAccount()
  const bucket = await createBucket(account)
  const checkout = checkOut({ 'stack.yml': `${jobs}#${'x'.repeat(51_200)}\n` })

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs: { ...STACK_ONLY, 's3-bucket': bucket },
  })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(await keysIn(account, bucket), 'the uploads').toHaveLength(1)
  expect.soft(await lookAtStacks(account), 'what is there').toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
  })
})
