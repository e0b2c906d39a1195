import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { JOB_PREFIX } from './aws/ownership.ts'
import { realClock } from './edges/clock.ts'
import { docker } from './edges/docker.ts'
import { readCommit } from './edges/git.ts'
import {
  checkCommandFiles,
  failJob,
  forgetInput,
  getInput,
  givenInputs,
  openLog,
  readPayload,
  saveState,
  setOutputs,
  writeSummary,
} from './edges/runner.ts'
import { cancellation, withGrace } from './edges/signals.ts'
import { faultProblem } from './files/fault.ts'
import { readAllInputs, readGateInputs, SECRET_INPUTS } from './inputs/read.ts'
import { hiddenTexts } from './plan/build-secrets.ts'
import { planComment, planDeployment } from './plan/comment-target.ts'
import { type Context, readContext } from './plan/context.ts'
import { makePlan } from './plan/decide.ts'
import { decide, decideOnForeignCode, needsCheckout, onlyDeletes } from './plan/decision.ts'
import { contextsOf } from './plan/images.ts'
import { annotationOf, failureSummary, failuresOf } from './report/failure.ts'
import { decisionLine, failedLines, planLine, resultLines } from './report/lines.ts'
import { failedOutputs, outputNotes, outputsOf } from './report/outputs.ts'
import type { KnownFacts, Result } from './report/result.ts'
import { summaryOf } from './report/summary.ts'
import { allOrProblems, attempt, joinErrors } from './text/problem.ts'
import { withoutSecrets } from './text/secrets.ts'

const [signal, log, known] = [cancellation(), openLog(), {} as KnownFacts]
try {
  const context = readContext(process.env, await readPayload())
  const gate = readGateInputs(getInput)
  const skip = decideOnForeignCode(gate, context.event)
  if (skip !== undefined) log.notice(decisionLine(skip))
  const result =
    skip === undefined
      ? await decideAndCarryOut(context, onlyDeletes(gate, context.event))
      : { operation: 'skip' as const, reason: skip.reason }
  ;[...outputNotes(result), ...resultLines(result)].forEach(log.info)
  setOutputs(outputsOf(result))
  await writeSummary(withoutSecrets(summaryOf(result), log.secrets))
  // The deploy has succeeded, and what it was for has failed.
  if ('failure' in result && result.failure !== undefined) failJob(log, failuresOf(result.failure).map(annotationOf))
} catch (error) {
  const failures = failuresOf(signal.aborted ? signal.reason : await faultProblem(error))
  failJob(log, failures.map(annotationOf))
  // What cannot be written hides no failure.
  attempt(() => setOutputs(failedOutputs(known)))
  const milliseconds = performance.now()
  failedLines(known, milliseconds).forEach(log.info)
  await writeSummary(withoutSecrets(failureSummary(failures, known, { milliseconds }), log.secrets))
  // An open request to AWS would keep a cancelled job alive.
  if (signal.aborted) process.exit()
}
// So would a request to GitHub that waits for its next try, after the comment has got another text.
process.stdout.write('', () => process.exit())

/** Decides, plans and carries out. */
async function decideAndCarryOut(context: Context, deletes: boolean): Promise<Result> {
  const [{ inputs, faults, notices }] = await allOrProblems([
    (async () => readAllInputs(getInput, givenInputs(), deletes))(),
    checkCommandFiles(),
  ])
  SECRET_INPUTS.forEach(forgetInput)
  notices.forEach(log.notice)
  hiddenTexts(inputs, process.env).forEach(log.mask)
  // Until here, nothing of the checkout has been touched: it may be a stranger's.
  const decision = decide(inputs, context)
  log[decision.kind === 'skip' ? 'notice' : 'info'](decisionLine(decision))
  // The AWS clients are half of the bundle, so load them while git runs.
  const commands = import('./commands/command.ts')
  const nonce = randomUUID().slice(0, 8)
  const jobFolder = join(context.temporary, `${JOB_PREFIX}${nonce}`)
  saveState('job-folder', jobFolder)
  const read = () => readCommit(contextsOf(inputs), context.workspace, jobFolder)
  const reading = needsCheckout(decision) ? log.during('reading the commit', read) : undefined
  const commit = await reading?.catch((error: unknown) => {
    throw joinErrors([...faults, error])
  })
  const plan = makePlan(decision, { inputs, context, commit, nonce, environment: process.env, faults })
  if (plan.kind !== 'skip') log.info(planLine(plan))
  return withGrace(
    (await commands).carryOut(plan, {
      docker,
      log,
      clock: realClock,
      signal,
      context,
      templates: join(import.meta.dirname, '../../templates'),
      jobFolder,
      githubToken: inputs.githubToken,
      comment: planComment(inputs, context, plan),
      deployment: planDeployment(inputs, context, plan),
      learn: (facts) => void Object.assign(known, facts),
      saveOpen: (where, isOpen) => saveState(where, isOpen ? 'open' : ''),
      saveExecution: (arn) => saveState('execution', arn ?? ''),
      saveForPost: (changeSet) => saveState('change-set', changeSet === undefined ? '' : JSON.stringify(changeSet)),
    }),
    signal,
  )
}
