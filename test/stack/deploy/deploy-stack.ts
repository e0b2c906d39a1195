import type { Stack as SdkStack } from '@aws-sdk/client-cloudformation'
import type { StackOptions } from '../../../src/inputs/inputs.ts'
import { resolveParameters } from '../../../src/parameters/parameters.ts'
import { converge } from '../../../src/stack/deploy/deploy-stack.ts'
import type { Converged } from '../../../src/stack/deploy/run.ts'
import type { PendingChangeSet } from '../../../src/stack/edges.ts'
import { readStack } from '../../../src/stack/stack.ts'
import { parseTemplate } from '../../../src/template/template.ts'
import { type Reply, result } from '../../fixtures/answers.ts'
import { type FakeClock, fakeClock } from '../../fixtures/clock.ts'
import { page, STACK_ID, stackEvent } from '../../fixtures/events.ts'
import { type FakeLog, fakeLog } from '../../fixtures/log.ts'
import { plan } from '../../fixtures/plan.ts'
import { type Script, type ScriptedAws, scriptAws } from '../../fixtures/server.ts'

export const BODY = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n'
export const CHANGE_SET_ID = 'arn:aws:cloudformation:eu-central-1:111122223333:changeSet/c/9'
export const OUR_TAGS = [
  { Key: 'servicefull:repository', Value: 'owner/shop' },
  { Key: 'servicefull:stack', Value: 'shop' },
]

/** The answer of DescribeStacks: the stack `shop`, ours, in a status. */
export function stackIn(StackStatus: string, more: Partial<SdkStack> = {}): Reply {
  return result({ Stacks: [{ StackId: STACK_ID, StackName: 'shop', StackStatus, Tags: OUR_TAGS, ...more }] })
}

export const requested = result({ Id: CHANGE_SET_ID, StackId: STACK_ID })
export const ready = result({ Status: 'CREATE_COMPLETE', Changes: [] })
export const empty = result({
  Status: 'FAILED',
  StatusReason:
    "The submitted information didn't contain changes. Submit different information to create a change set.",
})

/** The events of an operation that succeeds, of the first try unless told otherwise. */
export function succeeds(operation: 'CREATE' | 'UPDATE', attempt = 1): Reply {
  const ours = { ClientRequestToken: `${plan.operation}-${attempt}` }
  return page([stackEvent(1, `${operation}_IN_PROGRESS`, ours), stackEvent(2, `${operation}_COMPLETE`, ours)])
}

/** The whole of a change that works. */
export const works = {
  CreateChangeSet: [requested],
  DescribeChangeSet: [ready],
  ExecuteChangeSet: [result()],
  DeleteChangeSet: [result()],
  ListChangeSets: [result({ Summaries: [] })],
  DeleteStack: [result()],
} satisfies Script

/** What is deployed, and how it is cancelled. */
export interface Wanted {
  readonly body?: string
  readonly deployedBody?: string
  /** Values of parameter-overrides. */
  readonly overrides?: ReadonlyMap<string, string>
  readonly kind?: 'diff'
  readonly options?: Partial<StackOptions>
  /** In place of the owner of the plan. */
  readonly pullRequest?: number
  /** In place of the time-out of the plan. */
  readonly timeoutMinutes?: number
  readonly clock?: FakeClock
  readonly signal?: AbortSignal
}

export interface Run {
  readonly aws: ScriptedAws
  readonly log: FakeLog
  readonly clock: FakeClock
  /** What the post step is told to drop, in the order of telling. */
  readonly remembered: (PendingChangeSet | undefined)[]
  readonly converged: Promise<Converged>
}

/** Brings the stack `shop` to the template, as a deploy does; the first answer to DescribeStacks is preflight's. */
export async function run(script: Script, wanted: Wanted = {}): Promise<Run> {
  const aws = await scriptAws(script)
  const log = fakeLog()
  const remembered: (PendingChangeSet | undefined)[] = []
  const { body = BODY, overrides = new Map(), clock = fakeClock(), signal = new AbortController().signal } = wanted
  const template = parseTemplate({ path: 'stack.yml', inWorkspace: true, body })
  const check = { template, overrides, imageParameters: new Map() }
  const client = aws.cloudFormation
  const converged = converge(
    {
      client,
      services: async () => ({ ecs: aws.ecs, logs: aws.logs }),
      log,
      clock,
      signal,
      remember: (pending) => remembered.push(pending),
    },
    {
      plan: {
        ...plan,
        kind: wanted.kind ?? plan.kind,
        owner: { ...plan.owner, pullRequest: wanted.pullRequest },
        stack: {
          ...plan.stack,
          options: { ...plan.stack.options, ...wanted.options },
          timeoutMinutes: wanted.timeoutMinutes ?? plan.stack.timeoutMinutes,
        },
      },
      template,
      parametersFor: (previous) => resolveParameters({ ...check, previous }, [], plan.buildId.id),
      stack: await readStack(client, plan.stackName),
      deployedBody: wanted.deployedBody,
    },
  )
  converged.catch(() => undefined)
  return { aws, log, clock, remembered, converged }
}
