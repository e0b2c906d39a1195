import { type Inputs, readInputs } from '../../src/inputs.ts'
import type { Commit } from '../../src/plan/build-id.ts'
import { type Context, type Environment, readContext } from '../../src/plan/context.ts'

export const SHA = 'a'.repeat(40)
export const HEAD = 'b'.repeat(40)
export const TREE = 'c'.repeat(40)

/** The environment of a run on GitHub, of a push to main. */
export const ENVIRONMENT: Environment = {
  GITHUB_REPOSITORY: 'octo/Hello-World',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: SHA,
  GITHUB_RUN_ID: '77',
  GITHUB_RUN_NUMBER: '5',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKSPACE: '/home/runner/work',
  RUNNER_TEMP: '/home/runner/temp',
  HOME: '/home/runner',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIA',
}

/** What a pull request's event may differ in. */
export interface PullRequest {
  readonly action: string
  readonly state?: 'open' | 'closed'
  /** Repository of the head; null when the fork was deleted. */
  readonly from?: string | null
}

/** The payload of a pull request's event. */
export function pullRequest({ action, state = 'open', from = 'octo/Hello-World' }: PullRequest): unknown {
  return {
    action,
    number: 7,
    pull_request: {
      number: 7,
      state,
      head: { sha: HEAD, repo: from === null ? null : { full_name: from } },
      base: { sha: 'd'.repeat(40), repo: { full_name: 'octo/Hello-World' } },
    },
  }
}

/** The context of a run, of a push to main unless told otherwise. */
export function contextOf(env: Environment = {}, payload: unknown = {}): Context {
  return readContext({ ...ENVIRONMENT, ...env }, payload)
}

export const COMMIT: Commit = { sha: SHA, tree: TREE, time: 1_700_000_000, dirty: undefined }

/** The inputs of a step. */
export function inputsOf(given: Readonly<Record<string, string>> = {}): Inputs {
  const all: Readonly<Record<string, string>> = { 'stack-name': 'hello', ...given }
  return readInputs((name) => all[name] ?? '')
}
