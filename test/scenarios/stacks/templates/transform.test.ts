import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { readTemplate } from '../../harness/checkout.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { createBucket, lookAt, NOTHING, parametersOf, templateOf } from '../../harness/world.ts'

const sam = readTemplate('sam')

test('a SAM template is deployed unchanged: its function gets the image, and the same commit again changes nothing', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'template.yml': sam })
  const sha = checkout.head()
  const job = { account, checkout, event: push(sha), inputs: { template: 'template.yml' } }

  const first = await runJob(job)

  expect(first.errors).toEqual([])
  expect(first.outputs).toMatchObject({ operation: 'create', Role: expect.stringMatching(/^arn:aws:iam:.*role\//) })
  expect(first.summary).toContain('- add `JobRole` `AWS::IAM::Role`\n')
  expect(await templateOf(account, 'hello')).toBe(sam)
  expect(await parametersOf(account, 'hello')).toEqual({ Image: first.outputs.image })
  const deployed = { stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: { 'hello-job': [sha] } }
  expect(await lookAt(account)).toEqual(deployed)

  const before = await mutations(account)
  const again = await runJob(job)

  // A transform may give another result today for the same template.
  expect(again.errors).toEqual([])
  expect(again.outputs).toMatchObject({ operation: 'none', 'has-changes': 'false' })
  expect((await mutations(account)).slice(before.length)).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
  expect(await lookAt(account)).toEqual(deployed)
})

test('a capability that only the transform needs: the error has the line to write, nothing is left, and the line helps', async () => {
  const { account, job } = openJob({ 'template.yml': sam })
  const inputs = { template: 'template.yml', 'image-parameter': 'none', 'parameter-overrides': 'Image=example/a:1' }

  const end = await runJob({ ...job, inputs: { ...inputs, capabilities: 'CAPABILITY_AUTO_EXPAND' } })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    `::CloudFormation refuses the template of stack hello: it needs the capabilities CAPABILITY_IAM.
Check which IAM resources and transforms the template has, then acknowledge them: \`capabilities: CAPABILITY_IAM,CAPABILITY_AUTO_EXPAND\`.`,
  ])
  expect(await lookAt(account)).toEqual(NOTHING)

  const again = await runJob({ ...job, inputs: { ...inputs, capabilities: 'CAPABILITY_IAM,CAPABILITY_AUTO_EXPAND' } })
  expect([again.errors, again.outputs.operation]).toEqual([[], 'create'])
})

test('a macro in a nested template needs CAPABILITY_AUTO_EXPAND: the error names it as the cause, and adding it helps', async () => {
  const account = openAccount()
  const bucket = await createBucket(account)
  const checkout = checkOut({
    'stack.yml': 'Resources:\n  Jobs: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: jobs.yml } }\n',
    'jobs.yml': 'Transform: AWS::LanguageExtensions\nResources:\n  Topic: { Type: "AWS::SNS::Topic" }\n',
  })
  const job = { account, checkout, event: push(checkout.head()) }
  const inputs = { ...STACK_ONLY, 's3-bucket': bucket }

  const end = await runJob({ ...job, inputs })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('file=stack.yml,line=2')
  expect(end.errors[0]).toContain(
    'Stack hello was not created (DELETE_COMPLETE): Jobs (AWS::CloudFormation::Stack): Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
  )
  expect(end.errors[0]).toContain('then add that to the input capabilities.')
  expect(await lookAt(account)).toEqual(NOTHING)

  const again = await runJob({ ...job, inputs: { ...inputs, capabilities: 'CAPABILITY_IAM CAPABILITY_AUTO_EXPAND' } })
  expect([again.errors, again.outputs.operation]).toEqual([[], 'create'])
})
