import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from '../local-cloud/places.ts'
import { type Cloud, withCloud } from '../local-cloud/start.ts'
import { temporaryDirectory } from '../local-cloud/temporary.ts'
import { command } from './command.ts'
import type { Execution } from './job/execution.ts'
import { findAct, type Job, runJob } from './job/runner.ts'
import { checkService, copyAction, copyService, inputsOfWorkflow, localBuildArgs, serviceName } from './job/service.ts'
import { actionName, demoWorkflow, executionStep, localInputs } from './job/workflow.ts'

const usage = `Usage: script/demo [--fail] [--input JSON] [PATH]

A commit becomes a running job, on a local cloud of its own: builds the service in PATH (default examples/hello-job),
deploys it as a workflow job would, starts its state machine, and shows what its container printed.

--fail          the container exits with 3: what a failing task looks like
--input JSON    the execution's input`

const say = (line: string) => console.log(`... ${line}`)

/** The arguments of the demo. */
interface Demo {
  /** Path of the service's folder. */
  readonly service: string
  /** Input of the execution, as JSON. */
  readonly input: string
  /** Whether the container has to fail. */
  readonly fail: boolean
}

await command(usage, { fail: { type: 'boolean' }, input: { type: 'string' } }, async ({ values, positionals }) => {
  const fail = values.fail === true
  const input = values.input ?? JSON.stringify(fail ? { name: 'Ada', exitCode: 3 } : { name: 'Ada' })
  const demo: Demo = {
    service: resolve(positionals[0] ?? join(projectRoot, 'examples', 'hello-job')),
    input: `${input}`,
    fail,
  }
  checkService(demo.service)
  const begin = performance.now()
  const act = findAct(say)
  // Reported when it is awaited below, once the cloud has started.
  act.catch(() => {})
  return withCloud(say, async (cloud) => {
    const ready = performance.now() - begin
    console.log(`\nLocal cloud at ${cloud.endpoint} (${seconds(ready)})\nJob: a push to ${serviceName(demo.service)}`)
    const { job, execution } = await deployAndRun(demo, cloud, await act)
    report(job, ready)
    return verdict(demo, job, execution)
  })
})

/**
 * Runs the job in a temporary folder, which holds a repository with the service, the files of a release of the action, and a
 * workflow. `execution` is undefined when the job did not come that far.
 */
async function deployAndRun(
  demo: Demo,
  cloud: Cloud,
  act: string,
): Promise<{ readonly job: Job; readonly execution: Execution | undefined }> {
  const scratch = temporaryDirectory('demo')
  const place = (name: string) => join(scratch, name)
  const processEnv = { ...process.env, ...cloud.env }
  await copyService(demo.service, place('service'))
  const buildArgs = await localBuildArgs(place('service'), processEnv, say)
  copyAction(place('action'))
  const own = inputsOfWorkflow(demo.service)
  const region = own['aws-region'] ?? 'us-east-1'
  const inputs = localInputs(own, { name: serviceName(demo.service), region, registry: cloud.registry, buildArgs })
  writeFileSync(place('workflow.yml'), demoWorkflow(inputs))
  const env = {
    ...cloud.env,
    AWS_REGION: region,
    EXECUTION_PROGRAM: join(projectRoot, 'script', 'job', 'run-execution.ts'),
    EXECUTION_INPUT: demo.input,
    EXECUTION_RESULT: place('execution.json'),
  }
  const paths = {
    repository: place('service'),
    workflow: place('workflow.yml'),
    action: place('action'),
    cache: place('cache'),
  }
  const job = await runJob({ act, uses: actionName, ...paths, env, print: console.log })
  const result = place('execution.json')
  const execution = existsSync(result) ? (JSON.parse(readFileSync(result, 'utf8')) as Execution) : undefined
  return { job, execution }
}

function report(job: Job, ready: number): void {
  console.log('\nOutputs of the action')
  for (const [name, value] of inOrder(job.outputs)) console.log(`  ${name.padEnd(20)}  ${shorten(value)}`)
  console.log('\nTimes')
  for (const step of [{ name: 'Start the local cloud', took: ready }, ...job.steps]) {
    console.log(`  ${step.name.padEnd(28)}${seconds(step.took).padStart(8)}`)
  }
}

/** Prints how the job ended; returns the exit code. With `--fail`, a job that is red for that reason is a success. */
function verdict({ fail }: Demo, job: Job, execution: Execution | undefined): number {
  const codes = execution?.containers.map(({ exitCode }) => exitCode) ?? []
  if (!fail) {
    console.log(job.ok ? '\nThe job is green.' : '\nThe job is red.')
    return job.ok ? 0 : 1
  }
  const red = job.steps.filter((step) => !step.ok)
  const asExpected = !job.ok && red.length === 1 && red[0]?.name === executionStep && codes.includes(3)
  if (asExpected) console.log('\nThe job is red, as it should be: its task exited with 3.')
  else
    console.log(
      `\nThe job should be red because its task exits with 3, but it is ${job.ok ? 'green' : 'red for another reason'}.`,
    )
  return asExpected ? 0 : 1
}

/** The outputs in the order of action.yml, then those of the stack by name. */
function inOrder(outputs: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const { outputs: known } = parse(readFileSync(join(projectRoot, 'action.yml'), 'utf8')) as { outputs: object }
  const order = Object.keys(known)
  const rank = ([name]: readonly [string, string]) => order.indexOf(name) + 1 || order.length + 1
  return Object.entries(outputs).sort((one, other) => rank(one) - rank(other) || one[0].localeCompare(other[0]))
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return line.length > 110 ? `${line.slice(0, 107)}...` : line
}
