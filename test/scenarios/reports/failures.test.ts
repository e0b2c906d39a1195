import { expect, test } from 'vitest'
import { setUp } from '../harness/account.ts'
import { openAlbum } from '../harness/report/album.ts'
import { openStory } from '../harness/report/story.ts'

const album = openAlbum()
const inputs = { template: 'stack.yml', 'image-parameter': 'none' }

const shop = `Resources:
  Logs: { Type: AWS::Logs::LogGroup }
  Cluster: { Type: AWS::ECS::Cluster }
Outputs:
  Url: { Value: !Sub 'https://\${AWS::StackName}.example.com/' }
`
/** A service whose tasks end as soon as they start. */
const crashing = `  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [EC2]
      NetworkMode: host
      ContainerDefinitions:
        - Name: worker
          Memory: 64
          Image: servicefull/busybox:local
          Command: [sh, -c, 'echo "worker 2.1 starts"; echo "db: connect ECONNREFUSED 10.0.3.17:5432"; exit 3']
          LogConfiguration:
            LogDriver: awslogs
            Options: { awslogs-group: !Ref Logs, awslogs-region: !Ref AWS::Region, awslogs-stream-prefix: ecs }
  Worker:
    Type: AWS::ECS::Service
    Properties:
      Cluster: !Ref Cluster
      TaskDefinition: !Ref Task
      DesiredCount: 1
      LaunchType: EC2
      DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } }
Outputs:
`

test('an update whose tasks do not stay up is rolled back, and the version before still runs', async () => {
  const { account, checkout, preview, comment } = await openStory({ 'stack.yml': shop })
  await setUp(account, { resourceSeconds: 1 })
  expect((await preview('opened', { inputs })).errors).toEqual([])
  checkout.commit({ 'stack.yml': shop.replace('Outputs:\n', crashing) })

  const end = await preview('synchronize', { inputs })

  expect(end.errors[0]).toContain('exited with 3')
  await album.look('failed-update', account, { summary: end.summary, comment: comment() })
})

test('a first deploy fails', async () => {
  const template =
    'Resources:\n  Orders: { Type: AWS::SQS::Queue }\n  Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 2 } }\n'
  const { account, preview, comment } = await openStory({ 'stack.yml': template })

  const end = await preview('opened', { inputs })

  expect(end.errors[0]).toContain('Stack shop-pr-7 was not created')
  await album.look('failed-create', account, { summary: end.summary, comment: comment() })
})

test('a build fails', async () => {
  const Dockerfile = 'FROM servicefull/busybox:local\nRUN echo "npm error missing script: build"; exit 1\n'
  const { account, preview, comment } = await openStory({ Dockerfile })

  const end = await preview('opened', { inputs: { 'build-args': '' } })

  expect(end.errors[0]).toContain('The image was not built')
  await album.look('failed-build', account, { summary: end.summary, comment: comment() })
})

test('several inputs are wrong', async () => {
  const { account, preview, comment } = await openStory({ 'stack.yml': shop })
  const wrong = { 'parameter-overrides': 'Stage=test', capabilities: 'CAPABILITY_ADMIN', 'image-parameter': 'Image' }

  const end = await preview('opened', { inputs: { ...inputs, ...wrong } })

  expect(end.errors.length).toBeGreaterThan(1)
  await album.look('failed-inputs', account, { summary: end.summary, comment: comment() })
})
