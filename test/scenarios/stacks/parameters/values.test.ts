import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { readTemplate } from '../../harness/checkout.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { lookAt, parametersOf } from '../../harness/world.ts'

const own = readTemplate('own')

test('a template that takes only the tag: the error has the line that passes it', async () => {
  const account = openAccount()
  const body = own
    .replace('ContainerImage: { Type: String }', 'Repository: { Type: String }\n  Tag: { Type: String }')
    .replace('!Ref ContainerImage', "!Join [':', [!Ref Repository, !Ref Tag]]")
  const checkout = checkOut({ 'stack.yml': body })
  const job = { account, checkout, event: push(checkout.head()), inputs: { template: 'stack.yml' } }

  const refused = await runJob(job)

  expect(refused.errors).toEqual([
    `file=stack.yml,line=25::The template stack.yml does not use the image: Task (line 25) takes \`!Join [':', [!Ref Repository, !Ref Tag]]\`.
Parameters are only parts of the image. Add to parameter-overrides: \`Repository={{repository-uri}}\` and \`Tag={{image-tag}}\`.`,
  ])
  expect(await mutations(account)).toEqual([])

  const end = await runJob({
    ...job,
    inputs: { ...job.inputs, 'parameter-overrides': 'Repository={{repository-uri}}\nTag={{image-tag}}' },
  })

  expect(end.errors).toEqual([])
  expect(await parametersOf(account, 'hello')).toMatchObject({
    Repository: end.outputs['repository-uri'],
    Tag: checkout.head(),
  })
})

test('values that the template does not allow are refused all at once, at their lines, before anything changes', async () => {
  const account = openAccount()
  const body = own
    .replace('Default: test', 'AllowedValues: [test, production]')
    .replace("Default: '256,512'", 'AllowedValues: [256, 512, 1024]')
  const checkout = checkOut({ 'stack.yml': body })
  const job = { account, checkout, event: push(checkout.head()), inputs: { template: 'stack.yml' } }

  const refused = await runJob({
    ...job,
    inputs: { ...job.inputs, 'parameter-overrides': '{"Parameters": {"Stage": "prod", "Sizes": [256, 2048]}}' },
  })

  expect(refused.code).toBe(1)
  expect(refused.errors).toEqual([
    expect.stringContaining('file=stack.yml,line=6::The template stack.yml does not allow the value `prod` of `Stage`'),
    expect.stringContaining('file=stack.yml,line=7::The template stack.yml does not allow the value `256,2048`'),
  ])
  expect(refused.log).not.toContain('transferring dockerfile')
  expect(await mutations(account)).toEqual([])

  const end = await runJob({
    ...job,
    inputs: { ...job.inputs, 'parameter-overrides': '{"Parameters": {"Stage": "test", "Sizes": [256, 1024]}}' },
  })

  expect(end.errors).toEqual([])
  expect(await parametersOf(account, 'hello')).toMatchObject({ Stage: 'test', Sizes: '256,1024' })
})

test('an existing stack keeps its value when a default changes: a notice says how to change it', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': own })
  const job = { account, checkout, inputs: { template: 'stack.yml' } }
  await runJob({ ...job, event: push(checkout.head()) })
  const event = push(checkout.commit({ 'stack.yml': own.replace('Default: test', 'Default: production') }))
  const notice =
    '::notice::The default of `Stage` is now `production`, but the stack keeps `test`. To change that, give `Stage=production` in parameter-overrides.'

  const kept = await runJob({ ...job, event })

  expect(kept.errors).toEqual([])
  expect(kept.log).toContain(notice)
  expect(await parametersOf(account, 'hello')).toMatchObject({ Stage: 'test' })

  const given = await runJob({ ...job, event, inputs: { ...job.inputs, 'parameter-overrides': 'Stage=production' } })

  expect(given.errors).toEqual([])
  expect(given.log).not.toContain('::notice::The default')
  expect(await parametersOf(account, 'hello')).toMatchObject({ Stage: 'production' })
})

test('a container Lambda takes the image through a condition', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': LAMBDA })

  const end = await runJob({
    ...job,
    inputs: { template: 'stack.yml' },
  })

  expect(end.errors).toEqual([])
  expect(await parametersOf(account, 'hello')).toEqual({ Uri: end.outputs.image, Stage: 'test' })
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [checkout.head()] },
  })
})

const LAMBDA = `
Parameters:
  Uri: { Type: String }
  Stage: { Type: String, Default: test }
Conditions:
  IsTest: !Equals [!Ref Stage, test]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: 'sts:AssumeRole' }]
  Function:
    Type: AWS::Lambda::Function
    Properties:
      PackageType: Image
      Role: !GetAtt Role.Arn
      Code: { ImageUri: !If [IsTest, !Sub '\${Uri}', 'public.ecr.aws/lambda/provided:al2023'] }
`

const SIZES = `
Resources:
  Size:
    Type: AWS::SSM::Parameter
    Properties: { Name: /hello/sizes, Type: String, Value: VALUE }
`

test('an SSM parameter is given by its name, which the stack keeps; every deploy looks its value up', async () => {
  const account = openAccount()
  const body = own
    .replace(
      "Sizes: { Type: CommaDelimitedList, Default: '256,512' }",
      "Memory: { Type: 'AWS::SSM::Parameter::Value<String>', AllowedPattern: /hello/.* }",
    )
    .replace('!Select [0, !Ref Sizes]', "'256'")
    .replaceAll('!Select [1, !Ref Sizes]', '!Ref Memory')
  const files = { 'stack.yml': body, 'sizes.yml': SIZES.replace('VALUE', "'512'") }
  const checkout = checkOut(files)
  const event = push(checkout.head())
  const deploy = (inputs: Record<string, string>) => runJob({ account, checkout, event, inputs })
  const sizes = { 'stack-name': 'sizes', template: 'sizes.yml', 'image-parameter': 'none' }
  await deploy(sizes)

  const first = await deploy({ template: 'stack.yml', 'parameter-overrides': 'Memory=/hello/sizes' })

  expect(first.errors).toEqual([])
  expect(first.outputs.Memory).toBe('512')
  writeFileSync(join(checkout.path, 'sizes.yml'), SIZES.replace('VALUE', "'1024'"))
  await deploy(sizes)

  const second = await deploy({ template: 'stack.yml', image: first.outputs.image ?? '' })

  expect(second.errors).toEqual([])
  expect(second.outputs).toMatchObject({ operation: 'update', Memory: '1024' })
  expect(await parametersOf(account, 'hello')).toMatchObject({ Memory: '/hello/sizes' })
})
