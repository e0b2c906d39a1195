import { expect, test } from 'vitest'
import { openAccount, type Refusal, setUp } from '../harness/account.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

/** What AWS never says of our request: the account of a stranger, and a resource and an action that are not of our call. */
const hostile = (action: string, resource: string): string =>
  `User: arn:aws:sts::666666666666:assumed-role/ci/x is not authorized to perform: ${action} on resource: ${resource} because no resource-based policy allows the action`
const REPOSITORY = 'arn:aws:ecr:us-east-1:777777777777:repository/theirs'
const OWN_STACK = 'stack.yml'

/** The remedy of an error: the last line of an annotation. */
const remedyIn = (error = ''): string => error.split('\n').at(-1) ?? ''

/** Runs a job while AWS refuses a call. */
async function runWhile(refusal: Refusal, inputs: Readonly<Record<string, string>> = {}) {
  const topic = 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n'
  const { account, job } = openJob({ [OWN_STACK]: topic })
  await setUp(account, { refuse: [refusal] })
  const end = await runJob({ ...job, inputs })
  return { account, end, remedy: remedyIn(end.errors[0]), world: await lookAt(account) }
}

test('ECR refuses a call: the statement to add has our account and our repository', async () => {
  const message = hostile('ecr:BatchGetImage', REPOSITORY)
  const refusal = { action: 'BatchGetImage', code: 'AccessDeniedException', message, status: 400 }

  const { account, end, remedy, world } = await runWhile(refusal)

  expect(end.errors[0]).toContain(message)
  expect(remedy).toBe(
    `Add this statement to the policy of the role that deploys: {"Effect":"Allow","Action":"ecr:BatchGetImage","Resource":"arn:aws:ecr:us-east-1:${account.id}:repository/hello-job"}`,
  )
  expect(world).toEqual(NOTHING)
})

test("ECR refuses a call on another account's repository: our account becomes the principal, no other", async () => {
  const owner = openAccount('eu-west-1')
  const message = hostile('ecr:BatchGetImage', REPOSITORY)
  const refusal = { action: 'BatchGetImage', code: 'AccessDeniedException', message, status: 400 }
  const repository = `${owner.id}.dkr.ecr.eu-west-1.amazonaws.com/team/app`

  const { account, remedy, world } = await runWhile(refusal, { repository })

  expect(remedy).toContain(`Add this statement to the policy of the repository team/app in the account ${owner.id}: `)
  expect(remedy).toContain(`"Principal":{"AWS":"arn:aws:iam::${account.id}:root"}`)
  expect(remedy).not.toMatch(/666666666666|777777777777|theirs/)
  expect(world).toEqual(NOTHING)
})

test('CloudFormation refuses a change set: the statement to add has our account and our stack', async () => {
  const message = hostile('cloudformation:CreateChangeSet', 'arn:aws:cloudformation:us-east-1:777777777777:stack/*')
  const refusal = { action: 'CreateChangeSet', code: 'AccessDenied', message, status: 403 }

  const { account, remedy, world } = await runWhile(refusal, STACK_ONLY)

  expect(remedy).toBe(
    `Add this statement to the policy of the role that deploys: {"Effect":"Allow","Action":"cloudformation:CreateChangeSet","Resource":"arn:aws:cloudformation:us-east-1:${account.id}:stack/hello/*"}`,
  )
  expect(world).toEqual(NOTHING)
})

test('CloudFormation names an action that our request does not need: no statement is advised', async () => {
  const message = hostile('iam:CreateAccessKey', '*')
  const refusal = { action: 'CreateChangeSet', code: 'AccessDenied', message, status: 403 }

  const { remedy, world } = await runWhile(refusal, STACK_ONLY)

  expect(remedy).toBe(
    'The call needs a permission besides its own. If you know the resource, allow the role that deploys what AWS names.',
  )
  expect(world).toEqual(NOTHING)
})
