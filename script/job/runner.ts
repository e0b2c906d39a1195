import { run, Trouble } from '../../local-cloud/processes.ts'
import { actionName } from './workflow.ts'

/** A step that has ended. */
export interface Step {
  name: string
  ok: boolean
  /** Milliseconds. */
  took: number
}

/** What a job left. */
export interface Job {
  ok: boolean
  steps: Step[]
  /** The outputs of the step `deploy`, by name. */
  outputs: Record<string, string>
}

export interface JobOptions {
  /** The act program. */
  act: string
  /** A git checkout: the repository that was pushed to. */
  repository: string
  /** Path of the workflow file. */
  workflow: string
  /** Directory with the action: action.yml, dist/, templates/. */
  action: string
  /** Where act keeps the job's workspace. It must not be in the repository. */
  cache: string
  /** Variables that the steps see. */
  env: Readonly<Record<string, string>>
  print: (line: string) => void
}

/** One line of act's log, which it writes as JSON. Only the fields that are used here. */
interface Entry {
  msg?: string
  stage?: string
  step?: string
  level?: string
  raw_output?: boolean
  command?: string
  arg?: string
  name?: string
  stepID?: string[]
  stepResult?: string
  /** Nanoseconds. */
  executionTime?: number
}

/**
 * Runs a workflow as a push to its repository would, with act, in this machine's own processes (`-self-hosted`: no
 * container around the job). Prints each step as it runs. Throws `Trouble` when act itself fails.
 */
export async function runJob(options: JobOptions): Promise<Job> {
  const job: Job = { ok: false, steps: [], outputs: {} }
  const take = reader(job, options.print)
  let rest = ''
  const onOutput = (text: string) => {
    const lines = `${rest}${text}`.split('\n')
    rest = lines.pop() ?? ''
    for (const entry of lines.map(parseEntry)) if (entry) take(entry)
  }
  const env = { ...process.env, ...options.env, XDG_CACHE_HOME: options.cache, XDG_CONFIG_HOME: options.cache }
  const finished = await run(command(options), { cwd: options.repository, env, onOutput })
  if (!job.steps.length) throw new Trouble(`The job did not start:\n${finished.all}`)
  return { ...job, ok: finished.code === 0 }
}

function command(options: JobOptions): string[] {
  const variables = Object.entries(options.env).flatMap(([name, value]) => ['--env', `${name}=${value}`])
  const place = ['--workflows', options.workflow, '--local-repository', `${actionName}=${options.action}`]
  return [
    options.act,
    'push',
    '--json',
    '--platform',
    'ubuntu-latest=-self-hosted',
    '--no-cache-server',
    ...place,
    ...variables,
  ]
}

function parseEntry(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}

/** Takes the log apart. What a step prints inside of a group is held back until the step fails. */
function reader(job: Job, print: (line: string) => void): (entry: Entry) => void {
  let folded: string[] | undefined
  let held: string[] = []
  const show = (text: string) => {
    const lines = text.trimEnd().split('\n')
    if (folded) folded.push(...lines)
    else for (const line of lines) print(`    ${line}`)
  }
  return (entry) => {
    if (entry.stage !== 'Main' && entry.stage !== 'Post') return
    if (entry.raw_output) show(entry.msg ?? '')
    else if (entry.command === 'set-output') setOutput(job, entry)
    else if (entry.command === 'group') {
      show(entry.arg ?? '')
      folded = []
    } else if (entry.command === 'endgroup') {
      held.push(...(folded ?? []))
      folded = undefined
    } else if (['error', 'warning', 'notice'].includes(entry.command ?? '')) print(`    ${entry.command}: ${entry.arg}`)
    else if (entry.stepResult) {
      const step = endOfStep(entry)
      if (!step.ok) for (const line of [...held, ...(folded ?? [])]) print(`    ${line}`)
      held = []
      folded = undefined
      if (entry.stage === 'Post' && step.ok) return
      job.steps.push(step)
      print(`  ${step.ok ? '✓' : '✗'} ${step.name} (${(step.took / 1000).toFixed(1)} s)`)
    }
  }
}

function setOutput(job: Job, entry: Entry): void {
  if (entry.stepID?.[0] === 'deploy' && entry.name) job.outputs[entry.name] = entry.arg ?? ''
}

function endOfStep(entry: Entry): Step {
  const after = entry.stage === 'Post' ? ' (clean up)' : ''
  return {
    name: `${entry.step}${after}`,
    ok: entry.stepResult === 'success',
    took: (entry.executionTime ?? 0) / 1e6,
  }
}
