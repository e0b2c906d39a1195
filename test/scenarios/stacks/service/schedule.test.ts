import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DescribeExecutionCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { endOf } from '../../harness/service/execution.ts'

/** A moment that has passed, at the clock of a time zone that is hours ahead of UTC. */
function pastInTokyo(): string {
  return new Date(Date.now() - 1_000 + 9 * 3_600_000).toISOString().slice(0, 19)
}

test('a schedule starts executions with its input, in its time zone', async () => {
  const { account, job } = openJob()
  const schedule = `Schedule=at(${pastInTokyo()})\nScheduleTimeZone=Asia/Tokyo\nScheduleInput={"name":"Ada, or = Eve"}`
  const { errors, outputs } = await runJob({ ...job, inputs: { 'parameter-overrides': schedule } })
  expect(errors).toEqual([])
  expect(outputs.ScheduleName).toMatch(/^hello-JobSchedule-/)
  expect(outputs.DeadLetterQueueUrl).toContain('DeadLetterQueue')

  const request = new ListExecutionsCommand({ stateMachineArn: outputs['state-machine-arn'] })
  const started = async () => (await account.sfn.send(request)).executions?.map(({ executionArn = '' }) => executionArn)
  await expect.poll(started, { timeout: 60_000 }).toHaveLength(1)
  const [executionArn = ''] = (await started()) ?? []

  expect(await endOf(account, executionArn)).toMatchObject({ status: 'SUCCEEDED' })
  const { input } = await account.sfn.send(new DescribeExecutionCommand({ executionArn }))
  expect(input).toBe('{"name":"Ada, or = Eve"}')
})

test('a schedule that is no schedule is refused, and nothing is left', async () => {
  const { account, job } = openJob()

  const end = await runJob({ ...job, inputs: { 'parameter-overrides': 'Schedule=cron(0 3 * * * *)' } })

  expect(end.errors.join('\n')).toContain('Invalid Schedule Expression cron(0 3 * * * *).')
  const { Stacks = [] } = await account.cloudFormation.send(new DescribeStacksCommand({}))
  expect(Stacks).toEqual([])
})
