import type { GitHub } from '../edges/github.ts'
import type { DeploymentTarget } from '../plan/comment-target.ts'
import { isUnanswered } from './error.ts'

/** The state that a deployment gets. Source: GitHub REST API reference, "Create a deployment status". */
export type DeploymentState = 'in_progress' | 'success' | 'failure' | 'error' | 'inactive'

/**
 * Creates the deployment of a run, without a state. A second step of the run gets the same one.
 *
 * @returns its ID; undefined when GitHub has created one itself, for the `environment` of the job
 * @throws the error of GitHub
 */
export async function openDeployment(github: GitHub, target: DeploymentTarget): Promise<number | undefined> {
  for (let isLast = false; ; isLast = true) {
    const known = await findDeployments(github, target, 1)
    if (known.some((each) => !isOfStack(each, target) && isOfJob(each, target))) return undefined
    const own = known.find((each) => isOfStack(each, target) && has(each.payload, { run: runKey(target) }))
    if (own !== undefined) return own.databaseId
    try {
      return await createDeployment(github, target)
    } catch (error) {
      // GitHub may have created the deployment although it answers with an error, so look again.
      if (isLast || !isUnanswered(error)) throw error
    }
  }
}

/**
 * Ends the deployments of a stack.
 *
 * @param by ID of the deployment that replaces them; undefined when the stack is gone
 */
export async function endDeployments(github: GitHub, target: DeploymentTarget, by?: number): Promise<void> {
  for (const each of await findDeployments(github, target, by === undefined ? MOST_PAGES : 1)) {
    const isOver = by === undefined ? each.latestStatus?.state === 'INACTIVE' : !isReplaced(each, by)
    if (isOfStack(each, target) && !isOver)
      await setDeploymentState(github, target, { id: each.databaseId, state: 'inactive' })
  }
}

/** Ends the deployment of a run that is over and has not ended it. */
export async function endOwnDeployment(github: GitHub, target: DeploymentTarget): Promise<void> {
  for (const each of await findDeployments(github, target, 1)) {
    const isOwn = isOfStack(each, target) && has(each.payload, { run: runKey(target) })
    if (isOwn && each.latestStatus?.state === 'IN_PROGRESS')
      await setDeploymentState(github, target, { id: each.databaseId, state: 'error' })
  }
}

/** A status for a deployment. */
interface DeploymentStatus {
  readonly id: number
  readonly state: DeploymentState
  /** Address of what the stack runs. */
  readonly url?: string | undefined
}

/**
 * Gives a deployment a state. Is retried, since only the newest state counts. GitHub itself would end the deployments of other stacks
 * in the environment, so it ends none.
 */
export async function setDeploymentState(
  github: GitHub,
  { repository, run }: DeploymentTarget,
  { id, state, url = '' }: DeploymentStatus,
): Promise<void> {
  const [owner = '', repo = ''] = repository.split('/')
  const status = { state, log_url: run.url, environment_url: url, auto_inactive: false }
  await github.rest.repos.createDeploymentStatus({ owner, repo, deployment_id: id, ...status })
}

/** Deploys whatever the checks of the commit say: this run is one of them. */
async function createDeployment(github: GitHub, target: DeploymentTarget): Promise<number> {
  const { repository, environment, isTransient, commit = '', key } = target
  const [owner = '', repo = ''] = repository.split('/')
  const { data } = await github.rest.repos.createDeployment({
    owner,
    repo,
    ref: commit,
    environment,
    auto_merge: false,
    required_contexts: [],
    ...(isTransient && { transient_environment: true, production_environment: false }),
    payload: { stack: key, run: runKey(target) },
    request: { retries: 0 },
  })
  if ('id' in data) return data.id
  throw new Error(data.message ?? 'GitHub created none')
}

/** A deployment of anybody. Source: GitHub GraphQL API reference, Deployment. */
interface Deployment {
  readonly databaseId: number
  /** The JSON of a value, or that of its JSON. */
  readonly payload: string | null
  readonly latestStatus: { readonly state: string; readonly logUrl: string | null } | null
}

/** 1,000 deployments: more than those of a preview, or of the previews in one environment. */
const MOST_PAGES = 10

/** Returns the deployments in the environment of a target, newest first. */
async function findDeployments(
  github: GitHub,
  { repository, environment }: DeploymentTarget,
  mostPages: number,
): Promise<readonly Deployment[]> {
  const [owner, name] = repository.split('/')
  const pages = github.graphql.paginate.iterator<{
    readonly repository: { readonly deployments: { readonly nodes: readonly Deployment[] } }
  }>(DEPLOYMENTS, { owner, name, environment })
  const found: Deployment[] = []
  let count = 0
  for await (const page of pages) {
    found.push(...page.repository.deployments.nodes)
    count += 1
    if (count === mostPages) break
  }
  return found
}

const DEPLOYMENTS = `query($owner: String!, $name: String!, $environment: String!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: 100, after: $cursor, environments: [$environment], orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId payload latestStatus { state logUrl } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

function runKey({ run: { id, attempt } }: DeploymentTarget): string {
  return `${id}.${attempt}`
}

function isOfStack({ payload }: Deployment, { key }: DeploymentTarget): boolean {
  return has(payload, { stack: key })
}

/** Whether GitHub created a deployment for a job of this run: its log is the page of the job. */
function isOfJob({ latestStatus }: Deployment, { run }: DeploymentTarget): boolean {
  return latestStatus?.logUrl?.startsWith(`${run.url}/`) === true
}

/** Whether another deployment takes the place of this one. One that comes later and has not ended will take its place. */
function isReplaced({ databaseId, latestStatus }: Deployment, by: number): boolean {
  const state = latestStatus?.state ?? ''
  if (databaseId === by || ['INACTIVE', 'FAILURE', 'ERROR'].includes(state)) return false
  return state === 'SUCCESS' || databaseId < by
}

/** Whether a payload has an entry. */
function has(payload: string | null, entry: Readonly<Record<string, string>>): boolean {
  return payload?.replace(/[\\\s]/g, '').includes(JSON.stringify(entry).slice(1, -1)) === true
}
