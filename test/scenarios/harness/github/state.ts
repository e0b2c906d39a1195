/** A pull request of the repository. Tests may change it while a job runs. */
export interface Pull {
  readonly number: number
  state: 'open' | 'closed'
  merged: boolean
  draft: boolean
  headSha: string
  labels: string[]
}

/** A comment on a pull request. */
export interface Comment {
  readonly id: number
  /** `us` wrote it with the token of the job. */
  readonly author: string
  body: string
  /** Number of the pull request. */
  readonly pull: number
}

/** A run of a workflow. Tests may change it while a job runs. */
export interface WorkflowRun {
  readonly id: number
  readonly headSha: string
  /** Name of the workflow's file. */
  readonly workflow: string
  status: 'queued' | 'in_progress' | 'completed'
  /** Null while it runs. */
  conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | null
}

/** A status of a deployment, the newest of which is its state. */
export interface Status {
  readonly id: number
  readonly state: (typeof STATES)[number]
  readonly author: string
  readonly description: string
  readonly environmentUrl: string
  readonly logUrl: string
}

/** A deployment to an environment. */
export interface Deployment {
  readonly id: number
  readonly author: string
  readonly ref: string
  readonly sha: string
  readonly environment: string
  readonly description: string | null
  readonly payload: unknown
  readonly transient: boolean
  readonly production: boolean
  /** Oldest first. */
  readonly statuses: Status[]
}

/** Source: GitHub REST API reference, "Create a deployment status", state. */
export const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'] as const

/** Everything that a repository holds, newest last. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string
  readonly pulls: Pull[]
  readonly comments: Comment[]
  readonly deployments: Deployment[]
  readonly runs: WorkflowRun[]
}

/** Returns an ID that GitHub has not given to anything yet. */
export function nextId(things: readonly { readonly id: number }[]): number {
  return Math.max(0, ...things.map(({ id }) => id)) + 1
}

/**
 * Adds a deployment.
 *
 * @param states the states that it had, in order
 */
export function addDeployment(
  repository: Repository,
  {
    states = [],
    ...given
  }: Partial<Deployment> & { readonly environment: string; readonly states?: Status['state'][] },
): Deployment {
  const { deployments } = repository
  const sha = given.sha ?? '1'.repeat(40)
  const deployment: Deployment = {
    id: nextId(deployments),
    author: 'us',
    ref: sha,
    sha,
    description: null,
    payload: {},
    transient: false,
    production: given.environment === 'production',
    statuses: [],
    ...given,
  }
  deployments.push(deployment)
  for (const state of states) addStatus(repository, deployment, { state })
  return deployment
}

/**
 * Adds the deployment that GitHub makes for a job with `environment:`: by nobody's request, before the first step runs, with the
 * job's page as the log.
 * Source: GitHub documentation, "Control deployments"; public payloads of such deployments, `log_url`: `…/actions/runs/<run>/job/<job>`.
 */
export function addJobDeployment(repository: Repository, environment: string, run: string): Deployment {
  const logUrl = `https://github.com/${repository.name}/actions/runs/${run}/job/${run}7`
  const deployment = addDeployment(repository, { environment, author: 'github-actions[bot]', ref: 'main' })
  addStatus(repository, deployment, { state: 'in_progress', logUrl, author: 'github-actions[bot]' })
  return deployment
}

/**
 * Adds a status. After a success, the older successes in the environment become inactive, but for transient and production ones.
 * Source: GitHub REST API reference, "Create a deployment status", auto_inactive.
 */
export function addStatus(
  { deployments }: Repository,
  deployment: Deployment,
  given: Partial<Status> & { readonly state: Status['state']; readonly autoInactive?: boolean },
): Status {
  const { autoInactive = true, ...values } = given
  const status: Status = {
    id: nextId(deployments.flatMap(({ statuses }) => statuses)),
    author: 'us',
    description: '',
    environmentUrl: '',
    logUrl: '',
    ...values,
  }
  deployment.statuses.push(status)
  if (status.state !== 'success' || !autoInactive) return status
  for (const older of deployments) {
    const isReplaced = older.environment === deployment.environment && older.id < deployment.id
    if (isReplaced && !older.transient && !older.production && stateOf(older) === 'success')
      older.statuses.push({ ...status, id: status.id + older.id + 1, state: 'inactive' })
  }
  return status
}

/** The state of a deployment; undefined before its first status. */
export function stateOf({ statuses }: Deployment): Status['state'] | undefined {
  return statuses.at(-1)?.state
}
