import { DeleteLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { expect, test } from 'vitest'
import type { Account } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

const good = `Resources:
  Keep:
    Type: AWS::Logs::LogGroup
    DeletionPolicy: Retain
    Properties: { LogGroupName: /jobs/kept }
  Task:
    Type: AWS::ECS::TaskDefinition
    DependsOn: Keep
    Properties:
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      Cpu: '256'
      Memory: '512'
      ContainerDefinitions: [{ Name: app, Image: 'public.ecr.aws/docker/library/busybox:1' }]
`
const bad = good.replace("'256'", "'333'").replace("'512'", "'77'")

async function logGroups({ logs }: Account): Promise<readonly (string | undefined)[]> {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/jobs/' }))
  return logGroups.map(({ logGroupName }) => logGroupName)
}

test('a first deploy that fails leaves nothing, whatever the DeletionPolicy, and the next one succeeds', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': bad })

  const failed = await runJob({ ...job, inputs: STACK_ONLY })

  expect(failed.errors[0]).toContain('No Fargate configuration exists')
  expect(await logGroups(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)

  checkout.commit({ 'stack.yml': good })
  const mended = await runJob({ ...job, event: push(checkout.head()), inputs: STACK_ONLY })
  expect(mended.errors).toEqual([])
  expect(await logGroups(account)).toEqual(['/jobs/kept'])
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})

test('an update that fails leaves nothing of what it has created, and the next one succeeds', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': 'Resources:\n  Topic: { Type: AWS::SNS::Topic }\n' })
  expect((await runJob({ ...job, inputs: STACK_ONLY })).errors).toEqual([])
  checkout.commit({ 'stack.yml': bad })

  const failed = await runJob({ ...job, event: push(checkout.head()), inputs: STACK_ONLY })

  expect(failed.errors[0]).toContain('Stack hello was not updated (UPDATE_ROLLBACK_COMPLETE)')
  expect(await logGroups(account)).toEqual([])

  checkout.commit({ 'stack.yml': good })
  const mended = await runJob({ ...job, event: push(checkout.head()), inputs: STACK_ONLY })
  expect(mended.errors).toEqual([])
  expect(await logGroups(account)).toEqual(['/jobs/kept'])
  expect((await lookAt(account)).stacks).toEqual({ hello: 'UPDATE_COMPLETE' })
})

test('a first deploy that failed without rollback leaves what its DeletionPolicy keeps: the next one names it, and what to do', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': bad })
  const inputs = { ...STACK_ONLY, 'disable-rollback': 'true' }
  const failed = await runJob({ ...job, inputs })
  expect(failed.errors[0]).toContain('Stack hello was not created (CREATE_FAILED)')
  checkout.commit({ 'stack.yml': good })

  const next = await runJob({ ...job, event: push(checkout.head()), inputs: STACK_ONLY })

  expect(next.log).toContain(
    'these resources are left, and the next create finds their names taken: Keep (AWS::Logs::LogGroup): /jobs/kept. Delete them, or import them into a stack: `aws cloudformation create-change-set --stack-name hello ',
  )
  expect(next.errors[0]).toMatch(/Keep \(AWS::Logs::LogGroup\): .*\/jobs\/kept.* already exists/)
  expect(next.errors[0]).toContain('such as what a failed stack has left')
  expect(await logGroups(account)).toEqual(['/jobs/kept'])
  expect(await lookAt(account)).toEqual(NOTHING)

  await account.logs.send(new DeleteLogGroupCommand({ logGroupName: '/jobs/kept' }))
  const mended = await runJob({ ...job, event: push(checkout.head()), inputs: STACK_ONLY })
  expect(mended.errors).toEqual([])
})
