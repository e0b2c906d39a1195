import { expect, test } from 'vitest'
import { callsOf, openAccount } from '../../harness/account.ts'
import { readTemplate } from '../../harness/checkout.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { NO_ENGINE, withoutDocker } from '../../harness/machine.ts'
import { lookAt, parametersOf } from '../../harness/world.ts'

const own = readTemplate('own')

test('a template of the user gets the image in the parameter that its task uses, and keeps its other parameters', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'infra/stack.yml': own })
  const job = { account, checkout, inputs: { template: 'infra/stack.yml' } }

  const first = await runJob({
    ...job,
    event: push(checkout.head()),
    inputs: { ...job.inputs, 'parameter-overrides': 'Stage=production\nSizes=256,1024', tags: 'team: jobs' },
  })

  expect(first.errors).toEqual([])
  expect(first.outputs).toMatchObject({ operation: 'create', url: 'https://production.example.com', Memory: '1024' })
  expect(await parametersOf(account, 'hello')).toEqual({
    ContainerImage: first.outputs.image,
    Stage: 'production',
    Sizes: '256,1024',
  })

  const second = await runJob({ ...job, event: push(checkout.commit({ 'notes.txt': 'more' })) })

  expect(second.errors).toEqual([])
  expect(second.outputs.operation).toBe('update')
  expect(await parametersOf(account, 'hello')).toEqual({
    ContainerImage: second.outputs.image,
    Stage: 'production',
    Sizes: '256,1024',
  })
})

test('a placeholder passes the image to a template that takes only its tag', async () => {
  const account = openAccount()
  const body = own
    .replace('ContainerImage: { Type: String }', 'Tag: { Type: String }')
    .replace('!Ref ContainerImage', "!Join [':', [example/hello, !Ref Tag]]")
  const checkout = checkOut({ 'stack.yml': body })

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs: { template: 'stack.yml', 'parameter-overrides': 'Tag={{image-tag}}' },
  })

  expect(end.errors).toEqual([])
  expect(await parametersOf(account, 'hello')).toMatchObject({ Tag: checkout.head() })
})

test('an existing image is deployed by its digest, without a build', async () => {
  const { account, checkout, job } = openJob()
  const built = await runJob(job)

  const end = await runJob({
    ...job,
    inputs: { 'stack-name': 'other', image: `${built.outputs['repository-uri']}:${checkout.head()}` },
    env: NO_ENGINE,
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', image: built.outputs.image, digest: built.outputs.digest })
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE', other: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [checkout.head()] },
  })
})

test('an image of another registry is deployed as the input names it, without docker and without ECR', async () => {
  const { account, job } = openJob()
  const image = 'registry.example.com:5000/team/app:v1'

  const end = await runJob({
    ...job,
    inputs: { image },
    env: withoutDocker(),
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({
    operation: 'create',
    image,
    'image-tag': 'v1',
    'repository-uri': 'registry.example.com:5000/team/app',
    'image-reused': 'true',
  })
  expect(await parametersOf(account, 'hello')).toMatchObject({ ImageUri: image })
  expect(await callsOf(account, 'ecr')).toEqual([])
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
