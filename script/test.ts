import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { baseImage, makeBaseImage } from '../local-cloud/base-image.ts'
import { makeBuilderImage } from '../local-cloud/builder-image.ts'
import { makeDebianImage } from '../local-cloud/debian-image.ts'
import { projectRoot } from '../local-cloud/places.ts'
import { run, Trouble } from '../local-cloud/processes.ts'
import { type Cloud, withCloud } from '../local-cloud/start.ts'
import { type Check, checks } from './checks.ts'
import { command } from './command.ts'
import { openScore, type Score } from './score.ts'
import { runTests } from './tests.ts'
import { findBrowser } from './tools.ts'

const usage = `Usage: script/test [NAME...]

Installs what it needs and checks everything: files, workflows, templates, and all tests on a local cloud of its own.
With names: only the checks, or else the test files, whose name contains one of them.
Checks: ${checks.map((check) => check.name).join(', ')}.`

const say = (line: string) => console.log(`... ${line}`)

/** The number of checks that run at the same time: machines of hosted CI have two to four cores. */
const atOnce = 2
const oneFailed = { passed: 0, failed: 1, skipped: 0 }

await command(usage, {}, async ({ positionals: names }) => {
  const score = openScore(console.log)
  const selected = checks.filter((check) => !names.length || names.some((name) => check.name.includes(name)))
  const files = names.filter((name) => !checks.some((check) => check.name.includes(name)))
  const withTests = !names.length || files.length > 0
  const before = await state()

  // The checks run while the cloud starts; the tests have the machine to themselves.
  const checking = inTurns(selected, score)
  const browser = withTests && isNamed('test/scenarios/reports', files) ? findBrowser(say) : undefined
  // Reported when it is awaited below, once the cloud has started.
  browser?.catch(() => {})
  const test = async (cloud: Cloud) => {
    const env = { ...process.env, ...cloud.env }
    const [SERVICEFULL_BROWSER] = await Promise.all([
      browser,
      checking,
      makeBaseImage(env, say),
      makeBuilderImage(env, say),
      isNamed('test/scenarios/examples', files) ? makeDebianImage(env, say) : undefined,
    ])
    await runFiles({
      ...cloud.env,
      SERVICEFULL_BASE_IMAGE: baseImage,
      ...(SERVICEFULL_BROWSER && { SERVICEFULL_BROWSER }),
    })
  }
  const runFiles = async (env: NodeJS.ProcessEnv) => {
    const ran = await runTests(files, env, score)
    if (!ran) score.add({ name: 'tests', counts: oneFailed, took: 0, output: 'no test was found' })
  }
  const onCloud = withTests && isNamed('test/{local-cloud,scenarios}', files)
  if (onCloud) await withCloud(say, test).catch((error: Error) => addTrouble(error, score))
  await checking
  if (withTests && !onCloud) await runFiles({})

  if (before !== (await state())) {
    const output = 'This run has changed files that git tracks, or has left new ones: see git status'
    score.add({ name: 'the checkout is left as it was', counts: oneFailed, took: 0, output })
  }
  console.log(score.end())
  return score.failed() ? 1 : 0
})

/** Whether a test in a folder is among those whose path contains one of `names`, or among all. */
function isNamed(folder: string, names: readonly string[]): boolean {
  const paths = globSync(`${folder}/**/*.test.ts`, { cwd: projectRoot })
  return !names.length || paths.some((path) => names.some((name) => path.includes(name)))
}

function addTrouble(error: Error, score: Score): void {
  if (!(error instanceof Trouble)) throw error
  score.add({ name: 'the local cloud', counts: oneFailed, took: 0, output: error.message })
}

/** Runs checks, `atOnce` at a time. */
async function inTurns(selected: readonly Check[], score: Score): Promise<void> {
  const waiting = [...selected]
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await runCheck(check, score)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

async function runCheck(check: Check, score: Score): Promise<void> {
  const begin = performance.now()
  const output = await check.complaints(say).catch((error: Error) => error.message)
  const counts = { passed: output ? 0 : 1, failed: output ? 1 : 0, skipped: 0 }
  score.add({ name: check.name, counts, took: performance.now() - begin, output })
}

/** Returns a hash of all changes that git sees in the checkout. */
async function state(): Promise<string> {
  const git = (...args: string[]) => run(['git', ...args], { cwd: projectRoot })
  const seen = await Promise.all([git('status', '--porcelain'), git('diff')])
  return createHash('sha256')
    .update(seen.map(({ all }) => all).join())
    .digest('hex')
}
