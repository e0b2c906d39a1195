import { expect, test } from 'vitest'
import { callsOf, mutations, openAccount } from '../../harness/account.ts'
import { readTemplate } from '../../harness/checkout.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { lookAt, parametersOf } from '../../harness/world.ts'

const own = readTemplate('own')

test.each([
  {
    input: 'file://infra/params.json',
    file: JSON.stringify([
      { ParameterKey: 'Stage', ParameterValue: 'production' },
      { ParameterKey: 'Sizes', ParameterValue: '256,1024' },
    ]),
  },
  { input: 'infra/params.yml', file: '# of production\r\nStage: production\r\nSizes: [256, 1024]\r\n' },
])('$input: a file of the checkout gives the values, beside the image', async ({ input, file }) => {
  const { account, job } = openJob({ 'stack.yml': own, [input.replace('file://', '')]: file })

  const end = await runJob({
    ...job,
    inputs: { template: 'stack.yml', 'parameter-overrides': input },
  })

  expect(end.errors).toEqual([])
  expect(await parametersOf(account, 'hello')).toEqual({
    ContainerImage: end.outputs.image,
    Stage: 'production',
    Sizes: '256,1024',
  })
})

test.each(['file://params.json', 'params.json'])(
  '%s, which does not exist: the job is red before anything changes',
  async (input) => {
    const { account, job } = openJob({ 'stack.yml': own })

    const end = await runJob({
      ...job,
      inputs: { template: 'stack.yml', 'parameter-overrides': input },
      env: NO_ENGINE,
    })

    expect(end.errors.join('\n')).toContain('Input parameter-overrides')
    expect(end.errors.join('\n')).toContain('params.json')
    expect(await mutations(account)).toEqual([])
  },
)

test('image-parameter none deploys a template without an image, without Docker and without a call of ECR', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': "Resources: { Topic: { Type: 'AWS::SNS::Topic' } }\n" })
  const job = { account, checkout, event: push(checkout.head()), env: NO_ENGINE }

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', 'stack-name': 'hello' })
  for (const name of ['image', 'digest', 'repository-uri']) expect(end.outputs).not.toHaveProperty(name)
  expect(await callsOf(account, 'ecr')).toEqual([])
  expect((await callsOf(account, 'cloudformation')).length).toBeGreaterThan(0)
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
