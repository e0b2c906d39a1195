import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { findAct, type Job, runJob } from '../../../../script/job/runner.ts'
import { copyAction } from '../../../../script/job/service.ts'
import { makeProvider, makeRole } from '../../../local-cloud/web-identity.ts'
import { type Account, openAccount } from '../account.ts'
import type { Checkout } from '../checkout.ts'
import { REPOSITORY, type RunnerEvent } from '../events.ts'
import { startGitHub } from '../id-tokens.ts'
import { checkOut } from '../job.ts'
import { scratchFolder } from '../machine.ts'
import { setUpAccount } from '../permissions/roles.ts'

type Variables = Readonly<Record<string, string>>

/** Workflow files, without `.yml`. */
type Workflow = 'deploy' | 'fan-out' | 'job' | 'preview' | 'sweep' | 'one' | 'many'

/** How a job of a workflow ended, as the runner sees it. */
interface WorkflowEnd extends Job {
  /** The lines of its log. */
  readonly log: string
}

/** A repository with workflows, and the account of AWS that they deploy to. */
export interface Repository {
  readonly account: Account
  readonly checkout: Checkout
  /**
   * Runs a workflow on an event, as it stands, with act.
   *
   * @param env more variables for its steps
   */
  readonly run: (workflow: Workflow, event: RunnerEvent, env?: Readonly<Record<string, string>>) => Promise<WorkflowEnd>
}

const EXAMPLES = join(import.meta.dirname, '../../../../examples')
/** The action in `uses:` of the workflows. */
const USES = `org/servicefull-action@${'0'.repeat(40)}`
let runs = 0

/**
 * Makes a repository of the example `hello-job`, and an account that is set up as docs/accounts.md says: its roles may do only what
 * their policies allow.
 *
 * @param workflows the folder of `examples/` that has its workflows
 * @param parameters of the template of the roles, besides those that it needs
 */
export function openRepository(workflows = 'workflows', parameters: Variables = {}): Promise<Repository> {
  return openRepositoryOf({ example: 'hello-job', workflows, parameters })
}

/** The same with roles that may do everything, one of which also trusts merge queues. */
export function openFreeRepository(): Promise<Repository> {
  return openRepositoryOf({ example: 'hello-job', workflows: 'workflows' })
}

/**
 * Makes a repository of an example, with its own workflow, and an account that is set up as its README says.
 *
 * @param baseImage takes the place of the image that its Dockerfiles name
 */
export async function openExample(example: string, baseImage?: string): Promise<Repository> {
  const [, StackNamePrefix = ''] = /`StackNamePrefix=(\S+)`/.exec(read(example, 'README.md')) ?? []
  const workflows = join(example, '.github/workflows')
  return openRepositoryOf({ example, workflows, baseImage, parameters: { StackNamePrefix } })
}

/** The text of a file of an example. */
export function read(example: string, path: string): string {
  return readFileSync(join(EXAMPLES, example, path), 'utf8')
}

/**
 * Makes a repository, an account with the roles that its variables name, and the machine of a runner.
 *
 * What differs from GitHub comes from outside of the workflows: the addresses of AWS and GitHub, the registry and the base image.
 */
async function openRepositoryOf(source: {
  readonly example: string
  /** A folder of `examples/`. */
  readonly workflows: string
  readonly baseImage?: string | undefined
  /** More parameters for the template of the roles; undefined: roles that may do everything. */
  readonly parameters?: Variables
}): Promise<Repository> {
  const { example, workflows, baseImage = 'servicefull/busybox:local', parameters } = source
  const [account, checkout] = [openAccount('eu-central-1'), checkOut({}, example)]
  const action = join(scratchFolder('action'), 'action')
  copyAction(action)
  setDefaults(action, { registry: account.registry, 'build-args': `BASE_IMAGE=${baseImage}` })
  const act = await findAct(console.log)
  const vars = parameters ? await setUpAccount(account, parameters) : await makeRoles(account)
  const run: Repository['run'] = async (workflow, event, env = {}) => {
    const folder = scratchFolder('act')
    const [payload, cache] = [join(folder, 'event.json'), join(folder, 'cache')]
    writeFileSync(payload, JSON.stringify(event.payload))
    const lines: string[] = []
    const job = await runJob({
      ...{ act, payload, cache, vars, action, uses: USES },
      workflow: join(EXAMPLES, workflows, `${workflow}.yml`),
      event: event.env.GITHUB_EVENT_NAME ?? '',
      repository: checkout.path,
      env: { ...runnerVariables(account), ...(await tokenVariables(event)), ...event.env, ...env },
      secrets: { GITHUB_TOKEN: 'ghs_canary' },
      print: (line) => lines.push(line),
    })
    return { ...job, log: lines.join('\n') }
  }
  return { account, checkout, run }
}

/** Gives inputs of a copy of the action other defaults. */
function setDefaults(action: string, defaults: Readonly<Record<string, string>>): void {
  const path = join(action, 'action.yml')
  const text = parseDocument(readFileSync(path, 'utf8'))
  for (const [name, value] of Object.entries(defaults)) text.setIn(['inputs', name, 'default'], value)
  writeFileSync(path, String(text))
}

/** Makes roles for templates of all kinds, by the variables that hold their ARNs. */
async function makeRoles({ id: account }: Account): Promise<Readonly<Record<string, string>>> {
  await makeProvider(account)
  const subjects = (...ends: readonly string[]) => ends.map((end) => `repo:${REPOSITORY}:${end}`)
  return {
    AWS_DEPLOY_ROLE: await makeRole({ account, name: 'deploy', subject: subjects('ref:refs/heads/main') }),
    AWS_QUEUE_ROLE: await makeRole({
      account,
      name: 'queue',
      subject: subjects('ref:refs/heads/gh-readonly-queue/main/*'),
    }),
    AWS_RELEASE_ROLE: await makeRole({ account, name: 'release', subject: subjects('ref:refs/tags/*') }),
    AWS_PREVIEW_ROLE: await makeRole({ account, name: 'previews', subject: subjects('pull_request') }),
  }
}

function runnerVariables({ env }: Account): Readonly<Record<string, string>> {
  runs += 1
  return {
    AWS_ENDPOINT_URL: env.AWS_ENDPOINT_URL ?? '',
    AWS_EC2_METADATA_DISABLED: 'true',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ID: String(5000 + runs),
  }
}

/** The variables of a job with `id-token: write`. Its token has the subject that GitHub gives to the event. */
async function tokenVariables({ env }: RunnerEvent): Promise<Readonly<Record<string, string>>> {
  const { GITHUB_EVENT_NAME: event = '', GITHUB_REF: ref = '' } = env
  const end = event === 'pull_request' ? event : `ref:${ref}`
  const claims = { sub: `repo:${REPOSITORY}:${end}`, event_name: event, ref }
  return (await startGitHub({ claims })).env
}
