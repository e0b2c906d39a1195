import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { deleteStack } from './commands/delete.ts'
import { deploy } from './commands/deploy.ts'
import type { World } from './commands/world.ts'
import { connect } from './edges/aws.ts'
import { realClock } from './edges/clock.ts'
import { docker } from './edges/docker.ts'
import { readCommit } from './edges/git.ts'
import { log, writeSummary } from './edges/runner.ts'
import { cancellation } from './edges/signals.ts'
import { readInputs } from './inputs.ts'
import { outputsOf } from './outputs.ts'
import { readContext } from './plan/context.ts'
import { makePlan, type Plan } from './plan/plan.ts'
import { annotationOf } from './report/annotation.ts'
import { failureSummary, failuresOf } from './report/failure.ts'
import { planLine, resultLines } from './report/lines.ts'
import { summaryOf } from './report/summary.ts'
import type { Result } from './result.ts'

const signal = cancellation()

try {
  const payload = await readFile(process.env.GITHUB_EVENT_PATH ?? '', 'utf8').catch(() => '{}')
  const context = readContext(process.env, JSON.parse(payload))
  const inputs = readInputs(core.getInput)
  const nonce = randomUUID().slice(0, 8)
  const plan = makePlan({ inputs, context, commit: await readCommit(context.workspace), nonce })
  const result = await carryOut(plan, {
    docker,
    log,
    clock: realClock,
    signal,
    context,
    templates: join(import.meta.dirname, '../../templates'),
    dockerLogin: join(context.temporary, `servicefull-${nonce}`),
    remember: (changeSet) => core.saveState('change-set', changeSet ?? ''),
  })
  for (const line of resultLines(result)) core.info(line)
  for (const [name, value] of outputsOf(result)) core.setOutput(name, value)
  await writeSummary(summaryOf(result))
} catch (error) {
  const failures = failuresOf(signal.aborted ? signal.reason : error)
  for (const { message, remedy, place } of failures) {
    core.error(`${message}\n${remedy}`, annotationOf(place))
  }
  process.exitCode = 1
  await writeSummary(failureSummary(failures))
}

async function carryOut(plan: Plan, world: Omit<World, 'aws'>): Promise<Result> {
  if (plan.kind === 'skip') {
    core.notice(planLine(plan))
    return { operation: 'skip', reason: plan.reason }
  }
  core.info(planLine(plan))
  core.saveState('docker-login', world.dockerLogin)
  const whole = { ...world, aws: connect(plan.region) }
  return plan.kind === 'delete' ? deleteStack(plan, whole) : deploy(plan, whole)
}
