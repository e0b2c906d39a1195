import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { patientRetries } from '../../../src/edges/aws/retries.ts'
import { executeChangeSet } from '../../../src/stack/change-set/change-set.ts'
import { type Answer, noStack, refuse, reset, result } from '../../fixtures/answers.ts'
import { CHANGE_SET_ID, deploy, OUR_CHANGE_SET, ready, succeeds, successful } from '../../fixtures/deploy-stack.ts'
import { type ScriptedAws, scriptAws } from '../../fixtures/server.ts'
import { stackIn } from '../../fixtures/stack.ts'

const inStatus = (status: string) =>
  refuse('InvalidChangeSetStatus', `ChangeSet [c] cannot be executed in its current execution status of [${status}]`)
const described = (ExecutionStatus: string) =>
  result({ ...OUR_CHANGE_SET, Status: 'CREATE_COMPLETE', ExecutionStatus, Changes: [] })

/** Executes the change set with a client that repeats requests, as that of the action does. */
async function execute(
  answers: readonly Answer[],
  description: Answer,
): Promise<{ readonly aws: ScriptedAws; readonly executed: Promise<void> }> {
  const aws = await scriptAws({ ExecuteChangeSet: answers, DescribeChangeSet: [description] })
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }
  const basis = { endpoint: aws.endpoint, region: 'eu-central-1', credentials }
  const client = new CloudFormationClient({ ...basis, retryStrategy: patientRetries() })
  const executed = executeChangeSet(client, CHANGE_SET_ID, 'sf-7-1-abcdef12-1', false)
  executed.catch(() => undefined)
  return { aws, executed }
}

test.each(['EXECUTE_IN_PROGRESS', 'EXECUTE_COMPLETE', 'EXECUTE_FAILED'])(
  'an execution whose answer was lost has begun when its repeat is refused, and the change set is in %s',
  async (status) => {
    const { aws, executed } = await execute([reset, inStatus(status)], described(status))
    await executed
    expect(aws.calls.map(([action]) => action)).toEqual(['ExecuteChangeSet', 'ExecuteChangeSet', 'DescribeChangeSet'])
    expect(aws.calls.at(-1)).toEqual(['DescribeChangeSet', { ChangeSetName: CHANGE_SET_ID }])
  },
)

test.each([
  ['is obsolete', described('OBSOLETE')],
  ['is gone', refuse('ChangeSetNotFound', 'ChangeSet [c] does not exist', 404)],
  ['may not be read', refuse('AccessDenied', 'not authorized', 403)],
])('a refused repeat is thrown when the change set %s', async (_, description) => {
  const { executed } = await execute([reset, inStatus('OBSOLETE')], description)
  await expect(executed).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' })
})

test('a first request that is refused is thrown: it was somebody else who began the execution', async () => {
  const { aws, executed } = await execute([inStatus('EXECUTE_IN_PROGRESS')], described('EXECUTE_IN_PROGRESS'))
  await expect(executed).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' })
  expect(aws.calls).toHaveLength(1)
})

test('a deploy whose execution begins without any answer follows it', async () => {
  const { aws, outcome, saved } = await deploy({
    ...successful,
    ExecuteChangeSet: [reset],
    DescribeChangeSet: [ready, described('EXECUTE_IN_PROGRESS')],
    DescribeStacks: [noStack('shop'), stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [succeeds('CREATE')],
  })
  expect(await outcome).toMatchObject({ operation: 'create', stack: { status: 'CREATE_COMPLETE' } })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'ExecuteChangeSet'])
  expect(saved.at(-1)).toBeUndefined()
})

test('an execution that never arrived is an error, and the change set is deleted', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    ExecuteChangeSet: [reset],
    DescribeChangeSet: [ready, described('AVAILABLE')],
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
  })
  await expect(outcome).rejects.toThrow()
  expect(aws.changes()).toEqual(['CreateChangeSet', 'ExecuteChangeSet', 'DeleteChangeSet'])
})
