import { expect, test } from 'vitest'
import { mutations } from '../../harness/account.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

const lambda = `Parameters:
  ImageUri: { Type: String }
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      PackageType: Image
      Architectures: [arm64]
      Role: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/app'
      Code: { ImageUri: !Ref ImageUri }
`
const byDigest = `Parameters:
  Digest: { Type: String }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      Cpu: '256'
      Memory: '512'
      NetworkMode: awsvpc
      RuntimePlatform: { CpuArchitecture: ARM64 }
      ContainerDefinitions:
        - Name: app
          Image: !Sub '\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.\${AWS::URLSuffix}/hello-job@\${Digest}'
`

const digest = { template: 'stack.yml', 'parameter-overrides': 'Digest={{image-digest}}' }

test.each([
  {
    description: 'a function',
    stack: lambda,
    inputs: { template: 'stack.yml' },
    use: 'Function',
    setting: 'Architectures arm64',
  },
  {
    description: 'a task that gets a digest',
    stack: byDigest,
    inputs: digest,
    use: 'Task',
    setting: 'CpuArchitecture ARM64',
  },
])(
  '$description for another processor than that of the image is not deployed, nor when the image is found again',
  async ({ stack, inputs, use, setting }) => {
    const { account, checkout, job } = openJob({ 'stack.yml': stack })

    const end = await runJob({ ...job, inputs })
    const again = await runJob({ ...job, inputs })

    for (const { code, errors, outputs } of [end, again]) {
      expect(code).toBe(1)
      expect(errors).toEqual([
        expect.stringContaining(
          `The image is for linux/amd64, but ${use} of the template stack.yml runs on linux/arm64 (${setting}).`,
        ),
      ])
      expect(outputs).toMatchObject({ operation: 'failed', 'stack-name': 'hello', 'image-tag': checkout.head() })
    }
    expect(again.log).not.toMatch(/^Build /m)
    expect(await lookAt(account)).toEqual({ ...NOTHING, images: { 'hello-job': [checkout.head()] } })
  },
)

test('where `platforms` says what the image is for, it is refused before the build', async () => {
  const { account, job } = openJob({ 'stack.yml': byDigest })

  const end = await runJob({ ...job, inputs: { ...digest, platforms: 'linux/amd64' } })

  expect(end.errors).toEqual([expect.stringContaining('The image is for linux/amd64, but Task')])
  expect(await mutations(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})
