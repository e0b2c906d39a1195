import { expect, test } from 'vitest'
import { mutations } from '../harness/account.ts'
import { openJob, runJob } from '../harness/job.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const template = `Parameters:
  ImageUri: { Type: String }
  Needed: { Type: String }
  Size: { Type: Number, MaxValue: 3 }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: { ContainerDefinitions: [{ Name: app, Image: !Ref ImageUri, Memory: 128 }] }
`

test('everything that is wrong is told in one run: an input, the parameters, the Dockerfile and the repository', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': template })

  const end = await runJob({
    ...job,
    inputs: {
      template: 'stack.yml',
      file: 'docker/None.Dockerfile',
      capabilities: 'IAM',
      'create-repository': 'false',
      'parameter-overrides': 'Size=9\nSpeling=x',
    },
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringMatching(/^::Input capabilities: /),
    expect.stringContaining('line 2 gives no parameter of the template stack.yml'),
    expect.stringContaining('file=stack.yml,line=3::The template stack.yml needs the parameter `Needed`'),
    expect.stringContaining('file=stack.yml,line=4::The template stack.yml does not allow the value `9` of `Size`'),
    expect.stringContaining('There is no Dockerfile at `docker/None.Dockerfile` in the workspace.'),
    expect.stringContaining('There is no ECR repository `hello-job`, and create-repository is false.'),
  ])
  expect(end.outputs).toEqual({ operation: 'failed', 'build-id': checkout.head(), 'stack-name': 'hello' })
  expect(await mutations(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})
