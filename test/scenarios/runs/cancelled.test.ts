import { expect, test } from 'vitest'
import { executionsOf, openMachine, sleeping } from '../harness/executions/machine.ts'
import { runJob } from '../harness/job.ts'
import { cancelOnceLogged, onceLogged } from '../harness/signals.ts'
import { lookAt } from '../harness/world.ts'

const HELLO = { stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} }

test('a job that is cancelled stops the execution that it has started, and says which stack it leaves', async () => {
  const { account, job } = openMachine(sleeping())
  const env = { GITHUB_RUN_ID: '77' }

  const end = await runJob({ ...job, env, onLog: cancelOnceLogged(/Work: started/) })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(end.log).toMatch(/^Stopped the execution sf-77-1-\w+, because the job is cancelled\.$/m)
  expect(end.outputs).toMatchObject({ operation: 'failed', 'execution-status': 'ABORTED' })
  expect(end.summary).toContain('The stack was deployed before.')
  expect(end.postLog).toBe('')
  const machine = end.outputs['state-machine-arn']
  const cause = 'The job that started it was cancelled: https://github.com/octo-org/hello-job/actions/runs/77'
  expect(await executionsOf(account, machine)).toEqual([`ABORTED JobCancelled ${cause}`])
  expect(await lookAt(account)).toEqual(HELLO)
})

test('of a job that is killed, the post step stops the execution', async () => {
  const { account, job } = openMachine(sleeping())
  const env = { GITHUB_RUN_ID: '77' }

  const end = await runJob({ ...job, env, onLog: onceLogged(/Work: started/, (kill) => kill('SIGKILL')) })

  expect(end.code).toBeNull()
  expect(end.postLog).toMatch(/^Stopped the execution arn:aws:states:\S+:sf-77-1-\w+\.$/m)
  const [, arn] = /Stopped the execution (\S+)\.$/m.exec(end.postLog) ?? []
  const machine = arn?.replace(':execution:', ':stateMachine:').replace(/:[^:]+$/, '')
  const cause = 'The job that started it was killed: https://github.com/octo-org/hello-job/actions/runs/77'
  expect(await executionsOf(account, machine)).toEqual([`ABORTED JobCancelled ${cause}`])
  expect(await lookAt(account)).toEqual(HELLO)
})
