import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { realClock } from './edges/clock.ts'
import { docker } from './edges/docker.ts'
import { readCommit } from './edges/git.ts'
import { forgetInput, getInput, openLog, saveState, setOutput, writeSummary } from './edges/runner.ts'
import { cancellation, withGrace } from './edges/signals.ts'
import { readInputs, SECRET_INPUTS } from './inputs.ts'
import { outputNotes, outputsOf } from './outputs.ts'
import { readContext } from './plan/context.ts'
import { contextsOf } from './plan/image-plan.ts'
import { makePlan } from './plan/plan.ts'
import { hiddenTexts } from './plan/secret-arguments.ts'
import { planTelling } from './plan/telling.ts'
import { annotationOf, annotationText } from './report/annotation.ts'
import { failureSummary, failuresOf } from './report/failure.ts'
import { withoutSecrets } from './report/hidden.ts'
import { planLine, resultLines } from './report/lines.ts'
import { summaryOf } from './report/summary.ts'

const [signal, log] = [cancellation(), openLog()]
try {
  const payload = await readFile(process.env.GITHUB_EVENT_PATH ?? '', 'utf8').catch(() => '{}')
  const context = readContext(process.env, JSON.parse(payload))
  const inputs = readInputs(getInput)
  for (const name of SECRET_INPUTS) forgetInput(name)
  for (const secret of hiddenTexts(inputs.build, process.env)) log.mask(secret)
  // The AWS clients are half of the bundle: they load while git runs.
  const commands = import('./commands/command.ts')
  const nonce = randomUUID().slice(0, 8)
  const commit = await readCommit(contextsOf(inputs), context.workspace)
  const plan = makePlan({ inputs, context, commit, nonce, environment: process.env })
  log[plan.kind === 'skip' ? 'notice' : 'info'](planLine(plan))
  const dockerLogin = join(context.temporary, `servicefull-${nonce}`)
  saveState('docker-login', dockerLogin)
  if (plan.kind !== 'skip') saveState('credentials', JSON.stringify(plan.credentials))
  const working = (await commands).carryOut(plan, {
    docker,
    log,
    clock: realClock,
    signal,
    context,
    templates: join(import.meta.dirname, '../../templates'),
    dockerLogin,
    telling: planTelling({ inputs, context }, plan),
    remember: (changeSet) => saveState('change-set', changeSet === undefined ? '' : JSON.stringify(changeSet)),
  })
  const result = await withGrace(working, signal)
  for (const line of [...resultLines(result), ...outputNotes(result)]) log.info(line)
  for (const [name, value] of outputsOf(result)) setOutput(name, value)
  await writeSummary(withoutSecrets(summaryOf(result), log.secrets))
} catch (error) {
  const failures = failuresOf(signal.aborted ? signal.reason : error)
  for (const failure of failures) log.error(annotationText(failure), annotationOf(failure.place))
  process.exitCode = 1
  await writeSummary(withoutSecrets(failureSummary(failures), log.secrets))
  // A request that AWS has not answered would keep a cancelled job alive.
  if (signal.aborted) process.exit()
}
