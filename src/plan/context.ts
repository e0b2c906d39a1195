import { join, resolve } from 'node:path'
import type { Run } from './run.ts'

/** The environment and the GitHub event of this run, read once. */
export interface Context {
  /** `owner/name`. */
  readonly repository: string
  /** GITHUB_SHA: on `pull_request` the merge commit. */
  readonly sha: string | undefined
  /** Address of the repository, such as https://github.com/owner/name. */
  readonly source: string
  readonly run: Run
  /** Absolute path of the checkout. */
  readonly workspace: string
  /** Absolute path of a folder that the runner empties after the job. */
  readonly temporary: string
  /** Folder of the user's docker configuration. */
  readonly dockerConfig: string
  /** Folder of the user's builders. Source: Docker documentation, "Build variables", BUILDX_CONFIG. */
  readonly buildxConfig: string
  /** AWS region of the environment. */
  readonly region: string | undefined
  /** Whether the environment holds, or points to, AWS credentials. The role of an instance is not visible here. */
  readonly hasCredentials: boolean
  /** Whether this job may request a GitHub ID token: it has `id-token: write` and does not come from a fork. */
  readonly hasIdToken: boolean
  readonly event: Event
}

/** The GitHub event that triggered the run. */
export type Event =
  | { readonly kind: 'branch'; readonly branch: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'release'; readonly tag: string; readonly action: string }
  | { readonly kind: 'manual'; readonly name: string }
  | PullRequestEvent
  | { readonly kind: 'other'; readonly name: string }

/** Any activity of a pull request, on `pull_request` or `pull_request_target`. */
export interface PullRequestEvent {
  readonly kind: 'pull-request'
  readonly number: number
  readonly action: string
  readonly open: boolean
  /** The commit that people see in the pull request. */
  readonly headSha: string
  /** Whether the commit comes from another repository. */
  readonly fork: boolean
  /** Whether the event is `pull_request_target`, whose runs have the secrets of the base repository. */
  readonly target: boolean
}

/** The process environment: values by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the context of a run.
 *
 * @param env the process environment. Source: GitHub documentation, "Variables reference"
 * @param payload the parsed content of GITHUB_EVENT_PATH. Source: GitHub documentation, "Webhook events and payloads"
 */
export function readContext(env: Environment, payload: unknown): Context {
  const repository = env.GITHUB_REPOSITORY ?? ''
  const id = env.GITHUB_RUN_ID ?? '0'
  const source = `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${repository}`
  const dockerConfig = resolve(text(env.DOCKER_CONFIG) ?? join(text(env.HOME) ?? '/root', '.docker'))
  return {
    repository,
    sha: text(env.GITHUB_SHA),
    run: {
      id,
      number: env.GITHUB_RUN_NUMBER ?? '0',
      attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
      url: `${source}/actions/runs/${id}`,
    },
    source,
    workspace: env.GITHUB_WORKSPACE ?? '.',
    temporary: env.RUNNER_TEMP ?? '/tmp',
    dockerConfig,
    buildxConfig: resolve(text(env.BUILDX_CONFIG) ?? join(dockerConfig, 'buildx')),
    region: text(env.AWS_REGION) ?? text(env.AWS_DEFAULT_REGION),
    hasCredentials: CREDENTIAL_SOURCES.some((name) => text(env[name]) !== undefined),
    hasIdToken: ID_TOKEN_VARIABLES.every((name) => text(env[name]) !== undefined),
    event: readEvent(env, record(payload)),
  }
}

/** Source: AWS SDKs and tools reference guide, "Standardized credential providers". */
const CREDENTIAL_SOURCES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
]

/** Source: GitHub documentation, "OpenID Connect reference". */
const ID_TOKEN_VARIABLES = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']

/** Events that run on a commit of the repository itself and carry nothing else that matters here. */
const MANUAL = ['workflow_dispatch', 'repository_dispatch', 'schedule', 'merge_group', 'deployment']

function readEvent(env: Environment, payload: Record<string, unknown>): Event {
  const name = env.GITHUB_EVENT_NAME ?? ''
  if (name === 'push') {
    const ref = env.GITHUB_REF ?? String(payload.ref ?? '')
    return ref.startsWith('refs/tags/')
      ? { kind: 'tag', tag: ref.slice('refs/tags/'.length) }
      : { kind: 'branch', branch: ref.replace(/^refs\/heads\//, '') }
  }
  if (name === 'release') return readRelease(payload)
  if (name === 'pull_request' || name === 'pull_request_target') return readPullRequest(name, payload)
  return MANUAL.includes(name) ? { kind: 'manual', name } : { kind: 'other', name }
}

function readRelease(payload: Record<string, unknown>): Event {
  const { tag_name: tag } = record(payload.release)
  return { kind: 'release', tag: String(tag ?? ''), action: String(payload.action ?? '') }
}

function readPullRequest(name: string, payload: Record<string, unknown>): PullRequestEvent {
  const pullRequest = record(payload.pull_request)
  const head = record(pullRequest.head)
  const base = record(pullRequest.base)
  return {
    kind: 'pull-request',
    number: Number(pullRequest.number ?? payload.number),
    action: String(payload.action ?? ''),
    open: pullRequest.state !== 'closed',
    headSha: String(head.sha ?? ''),
    // The head repository is null when the fork was deleted.
    fork: record(head.repo).full_name !== record(base.repo).full_name,
    target: name === 'pull_request_target',
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}
