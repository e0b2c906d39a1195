import { vi } from 'vitest'
import { type Aws, connect } from '../../src/edges/aws.ts'
import { type Script, type ScriptedAws, scriptAws } from './server.ts'

/** Variables that could lead the SDK to credentials of this machine. */
const ELSEWHERE = [
  'AWS_PROFILE',
  'AWS_SESSION_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
]

/** Credentials of the environment; none when the key is undefined. */
export function stubCredentials(key: string | undefined): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', key)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', key && 'secret')
  for (const name of ELSEWHERE) vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent')
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
}

const ACCESS = { source: { kind: 'chain' }, mask: () => undefined, signal: new AbortController().signal } as const

/** The clients as the action makes them, which find the scripted server by the environment. Call `vi.unstubAllEnvs` after the test. */
export async function connectTo(script: Script): Promise<{ readonly aws: Aws; readonly server: ScriptedAws }> {
  const server = await scriptAws(script)
  vi.stubEnv('AWS_ENDPOINT_URL', server.endpoint)
  return { aws: connect('eu-central-1', ACCESS), server }
}
