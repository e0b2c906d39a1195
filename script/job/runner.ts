import { join } from 'node:path'
import { projectRoot } from '../../local-cloud/places.ts'
import { run, type Say, Trouble } from '../../local-cloud/processes.ts'
import { pythonEnvironment } from '../../local-cloud/python.ts'

/** A step that has ended. */
interface Step {
  readonly name: string
  readonly ok: boolean
  /** In milliseconds. */
  readonly took: number
}

/** A job that has ended. */
export interface Job {
  readonly ok: boolean
  readonly steps: readonly Step[]
  /** The outputs of its steps, by name. */
  readonly outputs: Readonly<Record<string, string>>
}

/** The workflow of a job, and where it runs. Places are absolute paths. */
export interface JobOptions {
  /** The program act. */
  readonly act: string
  /** Name of the event; undefined: `push`. */
  readonly event?: string
  /** A file with the payload of the event, as JSON. */
  readonly payload?: string
  /** A git checkout of the repository that the event is of. */
  readonly repository: string
  /** The workflow file. */
  readonly workflow: string
  /** The action in `uses:` of the workflow. act takes it from the folder `action` in place of GitHub. */
  readonly uses: string
  /** A folder with the action: action.yml, dist/, templates/. */
  readonly action: string
  /** A folder outside of the repository, in which act keeps the workspace of the job. */
  readonly cache: string
  /** Variables that the steps see. */
  readonly env: Readonly<Record<string, string>>
  /** Variables of the repository, `vars` in expressions. */
  readonly vars?: Readonly<Record<string, string>>
  /** Secrets of the repository; `GITHUB_TOKEN` is `github.token`, too. */
  readonly secrets?: Readonly<Record<string, string>>
  readonly print: (line: string) => void
}

/** Returns the path of act; installs it with the other tools of script/requirements.txt when it is missing. */
export async function findAct(say: Say): Promise<string> {
  return join(await pythonEnvironment(join(projectRoot, 'script', 'requirements.txt'), say), 'act')
}

/** The fields that are used here of a line of act's log, which is JSON. */
interface Entry {
  readonly msg?: string
  readonly stage?: string
  readonly step?: string
  readonly raw_output?: boolean
  readonly command?: string
  readonly arg?: string
  readonly name?: string
  readonly stepResult?: string
  /** In nanoseconds. */
  readonly executionTime?: number
}

/**
 * Runs a workflow with act, as an event of its repository would. The steps run on this machine, without a container
 * (`-self-hosted`). Prints each step as it runs.
 *
 * @throws Trouble when no step has run
 */
export async function runJob(options: JobOptions): Promise<Job> {
  const job: Progress = { steps: [], outputs: {} }
  const read = reader(job, options.print)
  let rest = ''
  const onOutput = (text: string) => {
    const lines = `${rest}${text}`.split('\n')
    rest = lines.pop() ?? ''
    for (const entry of lines.map(parseEntry)) if (entry) read(entry)
  }
  const env = { ...process.env, ...options.env, XDG_CACHE_HOME: options.cache, XDG_CONFIG_HOME: options.cache }
  const finished = await run(command(options), { cwd: options.repository, env, onOutput })
  if (!job.steps.length) throw new Trouble(`The job did not start:\n${finished.all}`)
  return { ...job, ok: finished.code === 0 }
}

/** The steps and outputs of a job so far. */
interface Progress {
  readonly steps: Step[]
  readonly outputs: Record<string, string>
}

function command(options: JobOptions): readonly string[] {
  const { act, event = 'push', payload, workflow, uses, action, env, vars = {}, secrets = {} } = options
  const each = (option: string, values: Readonly<Record<string, string>>): readonly string[] =>
    Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`])
  return [
    act,
    event,
    '--json',
    '--platform',
    'ubuntu-latest=-self-hosted',
    '--no-cache-server',
    ...['--workflows', workflow, '--local-repository', `${uses}=${action}`],
    ...(payload === undefined ? [] : ['--eventpath', payload]),
    ...each('--env', env),
    ...each('--var', vars),
    ...each('--secret', secrets),
  ]
}

function parseEntry(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}

/** Returns a function that reads the log, entry by entry. It prints the content of a group only if the step fails. */
function reader(job: Progress, print: (line: string) => void): (entry: Entry) => void {
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

function setOutput(job: Progress, entry: Entry): void {
  if (entry.name) job.outputs[entry.name] = entry.arg ?? ''
}

function endOfStep(entry: Entry): Step {
  const after = entry.stage === 'Post' ? ' (clean up)' : ''
  return {
    name: `${entry.step}${after}`,
    ok: entry.stepResult === 'success',
    took: (entry.executionTime ?? 0) / 1e6,
  }
}
