import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Account } from './account.ts'
import type { Checkout } from './checkout.ts'
import { REPOSITORY, type RunnerEvent } from './events.ts'
import { withRoles } from './permissions/roles.ts'

/** A job whose only step is the action. */
export interface Job {
  readonly account: Account
  readonly checkout: Checkout
  readonly event: RunnerEvent
  readonly inputs?: Readonly<Record<string, string>>
  /** Added to the environment of the step; an empty value removes a variable. */
  readonly env?: Readonly<Record<string, string>>
  /** The main step may not pass by the modes of files, also where these tests run as root. */
  readonly obeysModes?: boolean
  /** The runner dies with the main step, so that no post step runs. */
  readonly runnerIsLost?: boolean
  /** Gets the whole log so far whenever the main step writes; may signal its process. */
  readonly onLog?: (log: string, kill: (signal: NodeJS.Signals) => void) => void
}

/** How a job ended, as the runner sees it. */
export interface JobEnd {
  /** Exit code of the main step; null when a signal ended it. */
  readonly code: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The `error` annotations: properties, `::`, message. */
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  /** Names of the files in the temporary folder after the post step. */
  readonly leftovers: readonly string[]
  readonly postLog: string
  /** The file that carries state to the post step. */
  readonly state: string
  /** Milliseconds that the main step took. */
  readonly milliseconds: number
}

const ROOT = join(import.meta.dirname, '../../..')
const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { default?: string }>
  runs: { main: string; post: string }
}
let runs = 0

/**
 * Runs a job as the runner does: the committed bundle in a process of its own, with files for outputs and state, then its
 * post step.
 *
 * @param directory an empty folder for the runner's files
 */
export async function runJobIn(directory: string, given: Job): Promise<JobEnd> {
  const job = await withRoles(given)
  const runner = makeRunner(directory, job)
  const start = performance.now()
  const main = await runStep(join(ROOT, ACTION.runs.main), runner.env, job)
  const milliseconds = performance.now() - start
  const state = Object.fromEntries(
    Object.entries(readCommandFile(runner.file('state'))).map(([name, value]) => [`STATE_${name}`, value]),
  )
  const outputs = readCommandFile(runner.file('output'))
  const isWritable = job.env?.GITHUB_OUTPUT === undefined
  if (main.code === 1 && isWritable && outputs.operation !== 'failed')
    throw new Error(`no outputs of the failed job:\n${main.log}`)
  const post = job.runnerIsLost
    ? { log: '' }
    : await runStep(join(ROOT, ACTION.runs.post), { ...runner.env, ...state }, { checkout: job.checkout })
  return {
    code: main.code,
    log: main.log,
    outputs,
    summary: readFileSync(runner.file('summary'), 'utf8'),
    errors: commands(main.log, 'error'),
    warnings: commands(main.log, 'warning'),
    leftovers: readdirSync(runner.temporary),
    postLog: post.log,
    state: readFileSync(runner.file('state'), 'utf8'),
    milliseconds,
  }
}

/** How a post step ended. */
export interface PostEnd {
  readonly code: number | null
  readonly log: string
  readonly warnings: readonly string[]
  /** Names of the files in the temporary folder. */
  readonly leftovers: readonly string[]
}

/**
 * Runs the post step of a job alone, with state that anybody may have written.
 *
 * @param stateOf prepares the temporary folder of the runner; returns the state by name
 */
export async function runPostIn(
  directory: string,
  given: Job,
  stateOf: (temporary: string) => Readonly<Record<string, string>>,
): Promise<PostEnd> {
  const job = await withRoles(given)
  const runner = makeRunner(directory, job)
  const state = Object.fromEntries(
    Object.entries(stateOf(runner.temporary)).map(([name, value]) => [`STATE_${name}`, value]),
  )
  const { code, log } = await runStep(join(ROOT, ACTION.runs.post), { ...runner.env, ...state }, job)
  return { code, log, warnings: commands(log, 'warning'), leftovers: readdirSync(runner.temporary) }
}

/** The inputs that every job here has: those that build the example on this machine and deploy it to the local cloud. */
function localInputs(account: Account): Record<string, string> {
  return { 'stack-name': 'hello', registry: account.registry, 'build-args': 'BASE_IMAGE=servicefull/busybox:local' }
}

function makeRunner(directory: string, job: Job) {
  const temporary = join(directory, 'temp')
  mkdirSync(temporary)
  const file = (name: string): string => join(directory, name)
  for (const name of ['output', 'state', 'summary']) writeFileSync(file(name), '')
  writeFileSync(file('event.json'), JSON.stringify(job.event.payload))
  runs += 1
  const env: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DOCKER_CONFIG: process.env.DOCKER_CONFIG,
    DOCKER_HOST: process.env.DOCKER_HOST,
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: String(1000 + runs),
    GITHUB_RUN_NUMBER: String(runs),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKSPACE: job.checkout.path,
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: temporary,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...inputVariables({ ...localInputs(job.account), ...job.inputs }),
    ...job.account.env,
    ...job.event.env,
    ...job.env,
  }
  return {
    temporary,
    file,
    env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== '')),
  }
}

/**
 * The INPUT_* variables that the runner sets: every input of the job, also one that is not declared, and every other declared input
 * with its default. Source: GitHub documentation, "Metadata syntax", inputs; actions/runner, `ActionRunner.cs`.
 */
function inputVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  const standards = Object.entries(ACTION.inputs).map(([name, { default: standard = '' }]) => [
    name,
    // The runner would evaluate an expression; here there is no token.
    standard.startsWith('${{') ? '' : standard,
  ])
  const all: Record<string, string> = { ...Object.fromEntries(standards), ...given }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
}

/** Source: capabilities(7), CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH. */
const WITHOUT_PRIVILEGE = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--']

function runStep(
  script: string,
  env: NodeJS.ProcessEnv,
  { checkout, onLog, obeysModes = false }: Pick<Job, 'checkout' | 'onLog' | 'obeysModes'>,
): Promise<{ code: number | null; log: string }> {
  return new Promise((resolve, reject) => {
    const command = [...(obeysModes && process.getuid?.() === 0 ? WITHOUT_PRIVILEGE : []), process.execPath, script]
    const [tool = '', ...args] = command
    const child = spawn(tool, args, { cwd: checkout.path, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let log = ''
    const take = (chunk: Buffer): void => {
      log += chunk.toString()
      onLog?.(log, (signal) => child.kill(signal))
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, log }))
  })
}

/** Reads a file of the runner: `name<<delimiter`, the value, the delimiter. */
function readCommandFile(path: string): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [, name, , value] of readFileSync(path, 'utf8').matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm)) {
    values[name ?? ''] = value ?? ''
  }
  return values
}

function commands(log: string, name: string): string[] {
  return log
    .split('\n')
    .filter((line) => line.startsWith(`::${name}`))
    .map((line) => line.slice(`::${name}`.length).replace(/%0A/g, '\n').replace(/%25/g, '%').trim())
}
