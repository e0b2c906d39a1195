import { expect, test } from 'vitest'
import { denied, openAccount, setUp } from '../../harness/account.ts'
import { readTemplate } from '../../harness/checkout.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

const failing = readTemplate('failing')

test('a first deploy that fails names the first cause, at its line of the template, and leaves no stack', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': failing })
  const sha = checkout.head()

  const end = await runJob({ ...job, inputs: { template: 'stack.yml' } })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('file=stack.yml,line=6')
  expect(end.errors[0]).toContain('Stack hello was not created (DELETE_COMPLETE): Task (AWS::ECS::TaskDefinition): ')
  expect(end.errors[0]).toContain('No Fargate configuration exists for given values')
  expect(end.errors[0]).toContain('Choose a pair of Cpu and Memory that Fargate has')
  expect(end.summary).toContain('No Fargate configuration exists')
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [sha] } })

  checkout.commit({ 'stack.yml': failing.replace("'333'", "'256'").replace("'77'", "'512'") })
  const mended = await runJob({ account, checkout, event: push(checkout.head()), inputs: { template: 'stack.yml' } })
  expect(mended.outputs.operation).toBe('create')
})

test('an update that fails is rolled back and says why', async () => {
  const account = openAccount()
  const good = failing.replace("'333'", "'256'").replace("'77'", "'512'")
  const checkout = checkOut({ 'stack.yml': good })
  const inputs = { template: 'stack.yml' }
  await runJob({ account, checkout, event: push(checkout.head()), inputs })
  checkout.commit({ 'stack.yml': failing })

  const end = await runJob({ account, checkout, event: push(checkout.head()), inputs })

  expect(end.code).toBe(1)
  expect(end.errors[0]).toContain(
    'Stack hello was not updated (UPDATE_ROLLBACK_COMPLETE): Task (AWS::ECS::TaskDefinition): ',
  )
  expect((await lookAt(account)).stacks).toEqual({ hello: 'UPDATE_ROLLBACK_COMPLETE' })
})

test('a call that AWS denies becomes the policy statement to add; nothing is left behind', async () => {
  const { account, job } = openJob()
  const arn = `arn:aws:cloudformation:us-east-1:${account.id}:stack/hello/*`
  await setUp(account, {
    refuse: [
      denied(
        'CreateChangeSet',
        `User: arn:aws:iam::${account.id}:user/ci is not authorized to perform: cloudformation:CreateChangeSet on resource: ${arn} because no identity-based policy allows the cloudformation:CreateChangeSet action`,
      ),
    ],
  })

  const end = await runJob(job)

  expect(end.code).toBe(1)
  expect(end.errors[0]).toContain(`{"Effect":"Allow","Action":"cloudformation:CreateChangeSet","Resource":"${arn}"}`)
  expect((await lookAt(account)).stacks).toEqual({})
})
