import type { World } from '../../src/commands/world.ts'
import type { Aws } from '../../src/edges/aws.ts'
import type { Docker } from '../../src/edges/docker.ts'
import { readContext } from '../../src/plan/context.ts'
import { fakeClock } from './clock.ts'
import { fakeLog } from './log.ts'

/** A docker that has a builder. */
export const docker: Docker = async () => ({ code: 0, output: 'Name:   default\nDriver: docker\n' })

/** A run on a push to `owner/shop`, checked out in the workspace. */
export function worldOf(aws: Aws, workspace: string): World {
  const env = { GITHUB_REPOSITORY: 'owner/shop', GITHUB_WORKSPACE: workspace, GITHUB_EVENT_NAME: 'push' }
  return {
    aws,
    docker,
    log: fakeLog(),
    clock: fakeClock(),
    signal: new AbortController().signal,
    context: readContext(env, {}),
    templates: workspace,
    dockerLogin: `${workspace}/login`,
    remember: () => undefined,
    telling: undefined,
  }
}
