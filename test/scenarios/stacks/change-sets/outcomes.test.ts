import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { rewrite, startFaultProxy } from '../../harness/fault-proxy.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

const resources = 'Resources:\n  Topic: { Type: AWS::SNS::Topic }\n'
const template = `${resources}Outputs:\n  Note: { Value: one }\n`

test('a change of outputs alone is deployed, although its change set lists no changes', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: STACK_ONLY })
  const sha = checkout.commit({ 'stack.yml': template.replace('one', 'two') })

  const end = await runJob({ account, checkout, event: push(sha), inputs: STACK_ONLY })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'update', Note: 'two', 'changes-count': '0' })
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'UPDATE_COMPLETE' }, changeSets: [], images: {} })
})

test.each([
  { template: 'any', reason: "The submitted information didn't contain changes. Submit different information." },
  { template: 'with a transform', reason: 'No updates are to be performed.' },
])('an empty change set (template: $template) is deleted, and the outputs are set', async ({ reason }) => {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': template })]
  const job = { account, checkout, event: push(checkout.head()), inputs: STACK_ONLY }
  await runJob(job)
  // One space more: only a change set shows that this changes nothing.
  const event = push(checkout.commit({ 'stack.yml': `${template} \n` }))
  const { env } = await startFaultProxy(
    account,
    rewrite('DescribeChangeSet', (body) => body.replace(/(<StatusReason>).+?(<)/, `$1${reason}$2`)),
  )

  const end = await runJob({ ...job, event, env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'none', 'has-changes': 'false', Note: 'one' })
  expect((await mutations(account)).slice(-2)).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test('a complete change set with a warning does not fail', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  const warning =
    '<StatusReason>[WARN] --include-property-values option can return incomplete ChangeSet data</StatusReason>'
  const { env } = await startFaultProxy(
    account,
    rewrite('DescribeChangeSet', (body) =>
      body.replace(
        /<Status>CREATE_COMPLETE<\/Status>(<StatusReason>.*?<\/StatusReason>)?/,
        `<Status>CREATE_COMPLETE</Status>${warning}`,
      ),
    ),
  )

  const end = await runJob({ ...job, inputs: STACK_ONLY, env })

  expect(end.errors).toEqual([])
  expect(end.outputs.operation).toBe('create')
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
