import { expect, test } from 'vitest'
import { setUp } from '../../harness/account.ts'
import { openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

const template = `Resources:
  Logs:
    Type: AWS::Logs::LogGroup
  Cluster: { Type: 'AWS::ECS::Cluster' }
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [EC2]
      NetworkMode: host
      ContainerDefinitions:
        - Name: main
          Memory: 64
          Image: servicefull/busybox:local
          Command: [sh, -c, 'echo loading; echo "::error::no database"; exit 3']
          LogConfiguration:
            LogDriver: awslogs
            Options: { awslogs-group: !Ref Logs, awslogs-region: us-east-1, awslogs-stream-prefix: ecs }
  Service:
    Type: AWS::ECS::Service
    Properties:
      Cluster: !Ref Cluster
      TaskDefinition: !Ref Task
      DesiredCount: 1
      LaunchType: EC2
      DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } }
`

test('an ECS service whose tasks do not stay up: the error shows exit code and output of the last one', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  await setUp(account, { resourceSeconds: 2 })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  const [error = ''] = end.errors
  expect(error).toContain(
    'file=stack.yml,line=18::Stack hello was not created (DELETE_COMPLETE): Service (AWS::ECS::Service): ',
  )
  expect(error).toContain("'ECS Deployment Circuit Breaker was triggered'.")
  expect(error).toContain('container main exited with 3')
  expect(error).toContain('\nloading\n: :error::no database\n')
  expect(end.summary).toContain('<details><summary>Timeline</summary>\n\n```mermaid\ngantt\n')
  expect(end.summary).toContain(
    '<details open><summary>Last log lines of the task</summary>\n\n```\nloading\n: :error::no database\n',
  )
  expect(await lookAt(account)).toEqual(NOTHING)
})
