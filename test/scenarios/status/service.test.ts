import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, mutations } from '../harness/account.ts'
import { openJob, runJob } from '../harness/job.ts'
import { withoutDocker } from '../harness/machine.ts'
import { lookAt } from '../harness/world.ts'

test('the status of a service: what runs, who deployed it, and how its executions ended', async () => {
  const { account, checkout, job } = openJob()
  const deployed = await runJob(job)
  const machine = deployed.outputs['state-machine-arn'] ?? ''
  await execute(account, machine, { name: 'good', input: '{}' })
  await execute(account, machine, { name: 'bad', input: '{"exitCode":3}' })
  const [before, changes] = [await lookAt(account), await mutations(account)]

  const end = await runJob({ ...job, inputs: { command: 'status' }, env: withoutDocker() })

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([])
  const { image, 'stack-id': id, 'build-id': buildId } = deployed.outputs
  expect(end.outputs).toMatchObject({ operation: 'status', 'stack-id': id, 'build-id': buildId, image })
  const status = JSON.parse(end.outputs.status ?? '')
  expect(status).toMatchObject({
    name: 'hello',
    status: 'CREATE_COMPLETE',
    commit: checkout.head(),
    images: [{ parameter: 'ImageUri', image }],
    lastChange: { run: expect.stringMatching(/\/octo-org\/hello-job\/actions\/runs\/\d+$/) },
    schedules: [],
    terminationProtection: false,
    drift: 'NOT_CHECKED',
    tags: { 'servicefull:repository': 'octo-org/hello-job', 'servicefull:stack': 'hello' },
    outputs: { StateMachineArn: machine },
    notReadable: [],
  })
  expect(status.stateMachines).toMatchObject([
    {
      arn: machine,
      executions: [
        { name: 'bad', status: 'FAILED', reason: expect.stringMatching(/exit code 3|exited with 3/i) },
        { name: 'good', status: 'SUCCEEDED' },
      ],
    },
  ])
  expect(end.summary).toMatch(/^### 🔎 Status of \[hello\]\(https:.*\)\n\n\| Status \| `CREATE_COMPLETE` \|\n/)
  expect(end.log).toMatch(/ {4}\S+ \S+ UTC bad failed .*\(.*(exit code 3|exited with 3).*\)/i)
  expect(await lookAt(account)).toEqual(before)
  expect(await mutations(account)).toEqual(changes)
})

async function execute({ sfn }: Account, stateMachineArn: string, execution: { name: string; input: string }) {
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, ...execution }))
  const status = async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status
  await expect.poll(status, { timeout: 60_000 }).not.toBe('RUNNING')
}
