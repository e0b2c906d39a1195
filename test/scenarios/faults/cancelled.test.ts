import { expect, test } from 'vitest'
import { mutations, setUp } from '../harness/account.ts'
import { openJob, runJob } from '../harness/job.ts'
import { runningCommands } from '../harness/processes.ts'
import { cancelOnceLogged, killWhen, onceLogged } from '../harness/signals.ts'
import { lookAt } from '../harness/world.ts'

test('a job that is cancelled while CloudFormation creates the stack leaves it alone; a re-run attaches to it', async () => {
  const { account, job } = openJob()
  await setUp(account, { resourceSeconds: 0.3 })

  const end = await runJob({
    ...job,
    onLog: onceLogged(/ECSCluster .* CREATE_COMPLETE/, (kill) => {
      kill('SIGINT')
      // However slow the machine is, the stack is not complete before the re-run looks at it.
      void setUp(account, { resourceSeconds: 3 })
    }),
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(end.warnings).toEqual([expect.stringContaining('CloudFormation continues with stack hello')])
  expect(end.summary).toContain('CloudFormation continues with the stack. [Follow it in the AWS console](https://')
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_IN_PROGRESS' })
  expect(end.outputs).toMatchObject({
    operation: 'failed',
    'stack-id': expect.stringContaining(':stack/hello/'),
    digest: expect.stringMatching(/^sha256:/),
  })

  const again = await runJob({
    ...job,
    onLog: onceLogged(/Stack hello is CREATE_IN_PROGRESS/, () => void setUp(account, { resourceSeconds: 0 })),
  })

  expect(again.log).toContain('Stack hello is CREATE_IN_PROGRESS: waiting for that operation to end.')
  expect(again.outputs).toMatchObject({ operation: 'none', 'image-reused': 'true' })
  expect(await lookAt(account)).toMatchObject({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [] })
})

test('a job that is cancelled before its change set is executed leaves neither change set nor stack', async () => {
  const { account, checkout, job } = openJob()
  await setUp(account, { changeSetSeconds: 6 })

  const end = await runJob({
    ...job,
    onLog: cancelOnceLogged(/^Pushed /m),
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(end.milliseconds).toBeLessThan(15_000)
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [checkout.head()] } })
})

test('a job that is cancelled during the build ends the build and touches no stack', async () => {
  const { account, checkout, job } = openJob({
    Dockerfile: 'FROM servicefull/busybox:local\nRUN echo slow && sleep 60\n',
  })

  const end = await runJob({
    ...job,
    inputs: { network: 'none' },
    onLog: cancelOnceLogged(/RUN echo slow/),
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(end.milliseconds).toBeLessThan(15_000)
  expect(end.leftovers).toEqual([])
  expect(runningCommands()).not.toContain(checkout.head())
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
})

test('the post step removes what a killed job has left', async () => {
  const { account, job } = openJob()
  await setUp(account, { changeSetSeconds: 5 })

  const end = await runJob({
    ...job,
    onLog: killWhen(async () => (await mutations(account)).includes('CreateChangeSet')),
  })

  expect(end.code).toBe(null)
  expect(end.postLog).toContain('Deleted the change set')
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toMatchObject({ stacks: {}, changeSets: [] })
})
