import { GetStackPolicyCommand, SetStackPolicyCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { runJob } from '../../harness/job.ts'
import { startProbe } from '../../harness/probe.ts'
import { createHello, probeJob } from '../../harness/states.ts'
import { lookAt } from '../../harness/world.ts'

test('an update that a stack policy forbids: the error quotes the policy, which stays as it is', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  await createHello(account, probe)
  const statement = { Effect: 'Deny', Principal: '*', Action: 'Update:*', Resource: 'LogicalResourceId/Second' }
  const StackPolicyBody = JSON.stringify({
    Statement: [{ ...statement, Effect: 'Allow', Resource: '*' }, statement],
  })
  await account.cloudFormation.send(new SetStackPolicyCommand({ StackName: 'hello', StackPolicyBody }))

  const end = await runJob(probeJob(account, probe, '2'))

  expect(end.code).toBe(1)
  expect(end.errors[0]).toContain(
    'Stack hello was not updated (UPDATE_ROLLBACK_COMPLETE): Second (Custom::Probe): Action denied by stack policy: ',
  )
  const policy = await account.cloudFormation.send(new GetStackPolicyCommand({ StackName: 'hello' }))
  expect(policy.StackPolicyBody).toBe(StackPolicyBody)
  expect((await lookAt(account)).stacks).toEqual({ hello: 'UPDATE_ROLLBACK_COMPLETE' })
})
