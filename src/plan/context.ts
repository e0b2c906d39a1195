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
    },
    source,
    workspace: env.GITHUB_WORKSPACE ?? '.',
    temporary: env.RUNNER_TEMP ?? '/tmp',
    dockerConfig,
    dockerLogins: text(env.DOCKER_AUTH_CONFIG),
    buildxConfig: resolve(text(env.BUILDX_CONFIG) ?? join(dockerConfig, 'buildx')),
    region: text(env.AWS_REGION) ?? text(env.AWS_DEFAULT_REGION),
    hasIdToken: ID_TOKEN_VARIABLES.every((name) => text(env[name]) !== undefined),
    event: readEvent(env.GITHUB_EVENT_NAME ?? '', env.GITHUB_REF, payload),
  }
}

/** Returns this attempt of the run, which the names of its operations carry. */
export function attemptOf({ run: { id, attempt }, event }: Context): Attempt {
  return { id, attempt, isForPullRequest: pullRequestOf(event) !== undefined }
}

/** Source: GitHub documentation, "OpenID Connect reference". */
const ID_TOKEN_VARIABLES = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']

function text(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}
