import { join, resolve } from 'node:path'
import type { Attempt } from '../aws/ownership.ts'
import { type Event, pullRequestOf, readEvent } from './event.ts'
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
  /** Tells the steps of an attempt apart, but not the legs of a matrix: the job and the step. */
  readonly step: string
  /** Absolute path of the checkout. */
  readonly workspace: string
  /** Absolute path of a folder that the runner empties after the job. */
  readonly temporary: string
  /** Folder of the user's docker configuration. */
  readonly dockerConfig: string
  /** More logins of the user, a secret: JSON. Source: docker/cli, DOCKER_AUTH_CONFIG. */
  readonly dockerLogins: string | undefined
  /** Folder of the user's builders. Source: Docker documentation, "Build variables", BUILDX_CONFIG. */
  readonly buildxConfig: string
  /** AWS region of the environment. */
  readonly region: string | undefined
  /** Whether this job may request a GitHub ID token: it has `id-token: write` and does not come from a fork. */
  readonly hasIdToken: boolean
  /**
   * The AWS keys in the environment: those of a user, or temporary ones, such as of a role. Undefined when the SDK takes none of
   * them. Source: AWS SDK for JavaScript developer guide, "Set credentials"; AWS_PROFILE goes first.
   */
  readonly awsKeys: 'lasting' | 'temporary' | undefined
  /** The tags of a role's session, by key. */
  readonly sessionTags: ReadonlyMap<string, string>
  readonly event: Event
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
      workflow: /\/([^/@]+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')?.[1],
    },
    source,
    step: `${env.GITHUB_JOB ?? ''} ${env.GITHUB_ACTION ?? ''}`,
    workspace: env.GITHUB_WORKSPACE ?? '.',
    temporary: env.RUNNER_TEMP ?? '/tmp',
    dockerConfig,
    dockerLogins: text(env.DOCKER_AUTH_CONFIG),
    buildxConfig: resolve(text(env.BUILDX_CONFIG) ?? join(dockerConfig, 'buildx')),
    region: text(env.AWS_REGION) ?? text(env.AWS_DEFAULT_REGION),
    hasIdToken: ID_TOKEN_VARIABLES.every((name) => text(env[name]) !== undefined),
    awsKeys: readAwsKeys(env),
    sessionTags: readSessionTags(env),
    event: readEvent(env.GITHUB_EVENT_NAME ?? '', env.GITHUB_REF, payload),
  }
}

/** Returns this attempt of the run, which the names of its operations carry. */
export function attemptOf({ run: { id, attempt }, event }: Context): Attempt {
  return { id, attempt, isForPullRequest: pullRequestOf(event) !== undefined }
}

/** Source: GitHub documentation, "OpenID Connect reference". */
const ID_TOKEN_VARIABLES = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']

function readAwsKeys(env: Environment): Context['awsKeys'] {
  const keys = [env.AWS_ACCESS_KEY_ID, env.AWS_SECRET_ACCESS_KEY].map(text)
  if (keys.includes(undefined) || text(env.AWS_PROFILE) !== undefined) return undefined
  return text(env.AWS_SESSION_TOKEN) === undefined ? 'lasting' : 'temporary'
}

/** Source: aws-actions/configure-aws-credentials, README, "Session tagging": policies of its users compare these. */
const TAG_VARIABLES = [
  ['Repository', 'GITHUB_REPOSITORY'],
  ['Workflow', 'GITHUB_WORKFLOW'],
  ['Action', 'GITHUB_ACTION'],
  ['Actor', 'GITHUB_ACTOR'],
  ['Commit', 'GITHUB_SHA'],
  ['Branch', 'GITHUB_REF'],
] as const

/** Rule: AWS STS API reference, Tag: letters, digits, spaces and some marks, at most 256 characters. */
function readSessionTags(env: Environment): ReadonlyMap<string, string> {
  const tags = TAG_VARIABLES.map(
    ([key, name]) => [key, (env[name] ?? '').replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '_').slice(0, 256)] as const,
  )
  return new Map([['GitHub', 'Actions'], ...tags.filter(([, value]) => value !== '')])
}

function text(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}
