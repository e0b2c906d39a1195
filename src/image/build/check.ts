import type { Docker } from '../../edges/docker.ts'
import type { Log } from '../../edges/runner.ts'
import type { Workspace } from '../../files/path.ts'
import type { BuildInputs } from '../../inputs/inputs.ts'
import { Problem } from '../../text/problem.ts'
import { checkArguments } from './arguments.ts'
import { showWarnings } from './build.ts'
import { buildFailure, SETUP_BUILDX } from './failure.ts'
import { resolveBuildFiles } from './files.ts'
import { buildReader, checkWarnings } from './output.ts'
import { buildVariables } from './variables.ts'

/**
 * Runs the build checks of a Dockerfile, and builds nothing. Docker fails when a check has a warning.
 * Source: Docker documentation, "Checking your build configuration".
 *
 * @throws Problem when a check has a warning, or the Dockerfile cannot be read
 */
export async function checkImage(
  edges: { readonly docker: Docker; readonly log: Log; readonly signal: AbortSignal },
  place: Workspace,
  given: BuildInputs,
): Promise<void> {
  const { settings, dockerfile } = await resolveBuildFiles(place, given)
  const reader = buildReader()
  const end = await edges.log.foreign((write) =>
    edges.docker({
      args: checkArguments(settings),
      cwd: place.workspace,
      variables: buildVariables(settings),
      signal: edges.signal,
      onOutput: (chunk) => {
        reader.take(chunk)
        write(chunk)
      },
    }),
  )
  const output = reader.read()
  const warnings = checkWarnings(output)
  showWarnings(edges.log, warnings, dockerfile.path)
  if (end.code === 0) return
  // Source: BuildKit, solver/errdefs/subrequest.go.
  if (output.own.some((line) => line.includes('unsupported request frontend.'))) {
    throw new Problem('The builder of this runner is too old to check a Dockerfile.', SETUP_BUILDX)
  }
  if (warnings.length === 0) throw buildFailure({ code: end.code, output, dockerfile })
  throw new Problem(
    `The Dockerfile \`${dockerfile.path}\` does not pass its build checks.`,
    'Correct what the warnings say, or leave out a check by `# check=skip=<name>` at the beginning of the Dockerfile.',
    { place: { file: dockerfile.path } },
  )
}
