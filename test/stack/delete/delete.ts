import { deleteStack } from '../../../src/commands/delete.ts'
import type { DeletePlan } from '../../../src/plan/plan.ts'
import { result } from '../../fixtures/answers.ts'
import { connectTo } from '../../fixtures/connected.ts'
import { page, stackEvent, TOKEN } from '../../fixtures/events.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { plan } from '../../fixtures/plan.ts'
import type { Script } from '../../fixtures/server.ts'
import { worldOf } from '../../fixtures/world.ts'

/** The plan that deletes the stack `shop`. */
export const remove: DeletePlan = {
  kind: 'delete',
  stackName: 'shop',
  owner: plan.owner,
  region: 'eu-central-1',
  credentials: { kind: 'chain' },
  allowedAccountIds: ['111122223333'],
  timeoutMinutes: 3,
  operation: TOKEN,
}
const works: Script = {
  GetCallerIdentity: [result({ Account: '111122223333', Arn: 'arn' })],
  DeleteStack: [result()],
  DescribeStackEvents: [
    page([stackEvent(0, 'CREATE_COMPLETE')]),
    page([stackEvent(1, 'DELETE_IN_PROGRESS'), stackEvent(2, 'DELETE_COMPLETE')]),
  ],
}

/** Deletes the stack `shop`, with stubbed credentials. */
export async function run(script: Script, of = remove, signal = new AbortController().signal) {
  const { aws, server } = await connectTo({ ...works, ...script })
  const log = fakeLog()
  const deleted = deleteStack(of, { ...worldOf(aws, '/nonexistent'), log, signal })
  deleted.catch(() => undefined)
  return { deleted, server, log }
}
