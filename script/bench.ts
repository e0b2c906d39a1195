import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { makeBaseImage } from '../local-cloud/base-image.ts'
import { projectRoot } from '../local-cloud/places.ts'
import { withCloud } from '../local-cloud/start.ts'
import { temporaryDirectory } from '../local-cloud/temporary.ts'
import { openAccount } from '../test/scenarios/harness/account.ts'
import { checkOutIn } from '../test/scenarios/harness/checkout.ts'
import { pullRequest, push } from '../test/scenarios/harness/events.ts'
import { serveGitHub } from '../test/scenarios/harness/github/github.ts'
import { type Job, runJobIn } from '../test/scenarios/harness/runner.ts'
import { command } from './command.ts'
import { measureBuilds } from './measure/builds.ts'
import { measureContexts } from './measure/contexts.ts'
import { measureFanOut } from './measure/fan-out.ts'
import { median, type Pairs, reportLine } from './measure/figures.ts'
import { floorDeploy, openFloor } from './measure/floor.ts'
import { measurePreviews } from './measure/previews.ts'
import { measureSlowStacks } from './measure/slow-stack.ts'

const usage = `Usage: script/bench [--repeats N] [--slow | --previews N | --fan-out N]

Measures the committed bundle on a local cloud of its own, in turn with the floor: one docker buildx build --push and
the bare CloudFormation calls, polled every 100 ms; a build alone beside that build alone; a pull request beside that without a comment; the identity of 10,000 files beside sending them. Prints medians and the median ratio of N (default 5) repetitions.

--slow          stacks that take as long as on AWS, beside the floor and the AWS CLI; about 3 minutes a repetition
--previews N    N previews at once in an account that may make 10 calls of CloudFormation a second
--fan-out N     N items fanned out over containers, 40 at the same time; 2% of them fail`

const say = (line: string) => console.log(`... ${line}`)

const options = {
  repeats: { type: 'string' },
  slow: { type: 'boolean' },
  previews: { type: 'string' },
  'fan-out': { type: 'string' },
} as const

await command(usage, options, async ({ values }) => {
  const repeats = Number(values.repeats ?? 5)
  return withCloud(say, async (cloud) => {
    Object.assign(process.env, cloud.env)
    await makeBaseImage(process.env, say)
    if (values.previews) return previews(Number(values.previews))
    if (values['fan-out']) return fanOut(Number(values['fan-out']))
    print(repeats, values.slow ? await measureSlowStacks(repeats, say) : await measureQuickStacks(repeats))
    return 0
  })
})

async function measureQuickStacks(repeats: number): Promise<readonly Pairs[]> {
  const start = measureStart(repeats * 4)
  return [start, ...(await measureDeploys(repeats)), ...(await measureBuilds(repeats)), await measureContexts(repeats)]
}

function print(repeats: number, measured: readonly Pairs[]): void {
  console.log(`\n${''.padEnd(42)}${'ours'.padStart(9)}${'base'.padStart(9)}${'ratio'.padStart(9)}`)
  for (const pairs of measured) console.log(reportLine(pairs))
  console.log(`\nMedians of ${repeats} repetitions (bundle start: ${repeats * 4}), taken in turn.`)
}

async function previews(jobs: number): Promise<number> {
  const { errors, created, seconds, callsPerJob } = await measurePreviews(jobs)
  console.log(
    `\n${jobs} previews at once: ${created} stacks created, ${errors.length} jobs failed, ${seconds.toFixed(0)} s in all,`,
  )
  console.log(`${callsPerJob.toFixed(1)} calls of CloudFormation a job, throttled ones included.`)
  for (const error of new Set(errors)) console.log(`  ${error}`)
  return errors.length === 0 && created === jobs ? 0 : 1
}

async function fanOut(items: number): Promise<number> {
  const { seconds, output, failed } = await measureFanOut(items, say)
  console.log(
    `\n${output.Total} items in ${seconds.toFixed(0)} s: ${output.Succeeded} succeeded, ${output.Failed} failed.`,
  )
  console.log(`Failed: ${failed.join(', ')}`)
  return output.Succeeded + output.Failed === items && output.Failed === failed.length ? 0 : 1
}

/** Measures the start of the bundle, which refuses a job without inputs, beside a Node that does nothing. */
function measureStart(repeats: number): Pairs {
  const time = (...args: string[]): number => {
    const begin = performance.now()
    spawnSync(process.execPath, args, { env: { PATH: process.env.PATH } })
    return performance.now() - begin
  }
  const ours: number[] = []
  const base: number[] = []
  for (let index = 0; index < repeats; index += 1) {
    ours.push(time(join(projectRoot, 'dist/main/index.js')))
    base.push(time('-e', '0'))
  }
  return { name: 'bundle start / node -e 0', ours, base }
}

async function measureDeploys(repeats: number): Promise<readonly Pairs[]> {
  const measured: Record<'first' | 'next' | 'again' | 'comment', { ours: number[]; base: number[] }> = {
    first: { ours: [], base: [] },
    next: { ours: [], base: [] },
    again: { ours: [], base: [] },
    comment: { ours: [], base: [] },
  }
  const scratch = temporaryDirectory('bench')
  for (let index = 0; index < repeats; index += 1) {
    const round = await measureRound(mkdtempSync(join(scratch, 'round-')))
    for (const key of ['first', 'next', 'again', 'comment'] as const) {
      measured[key].ours.push(round[key].ours)
      measured[key].base.push(round[key].base)
    }
    say(`round ${index + 1} of ${repeats}: first deploy ${(round.first.ours / round.first.base).toFixed(2)}× the floor`)
  }
  return [
    { name: 'first deploy / floor', ...measured.first },
    { name: 'new commit / floor', ...measured.next },
    { name: 'same commit again / floor', ...measured.again },
    { name: 'pull request with / without comment', ...measured.comment },
  ]
}

/** Measures a first deploy, a new commit, the same commit again, and that on a pull request, on an account of each side. */
async function measureRound(scratch: string) {
  const folder = (name: string): string => {
    mkdirSync(join(scratch, name))
    return join(scratch, name)
  }
  const floor = await openFloor(join(scratch, 'floor'))
  const checkout = checkOutIn(folder('checkout'))
  const account = openAccount()
  const ours = async (name: string, more: Partial<Job> = {}): Promise<number> => {
    const job: Job = { account, checkout, event: push(checkout.head()), ...more }
    const end = await runJobIn(folder(name), job)
    if (end.code !== 0) throw new Error(`the job failed:\n${end.log}`)
    return end.milliseconds
  }
  const first = { base: await floorDeploy(floor, checkout), ours: await ours('first') }
  checkout.commit({ 'notes.txt': 'more' })
  const next = { base: await floorDeploy(floor, checkout), ours: await ours('next') }
  const again = { base: next.base, ours: median([await ours('again'), await ours('again-2'), await ours('again-3')]) }
  return { first, next, again, comment: await measureComment(checkout.head(), ours) }
}

/** The same commit again on a pull request whose stack exists, with a comment that is renewed and without one. */
async function measureComment(head: string, run: (name: string, job: Partial<Job>) => Promise<number>) {
  const github = await serveGitHub()
  const once = (name: string, comment: boolean): Promise<number> => {
    const event = pullRequest({ number: 7, action: 'synchronize', head, merge: head })
    const inputs = { 'github-token': 'ghs_bench', comment: String(comment) }
    return run(name, { event, env: github.env, inputs })
  }
  try {
    await once('preview', true)
    const [ours, base]: [number[], number[]] = [[], []]
    for (const index of [1, 2, 3]) {
      ours.push(await once(`comment-${index}`, true))
      base.push(await once(`silent-${index}`, false))
    }
    return { ours: median(ours), base: median(base) }
  } finally {
    github.stop()
  }
}
