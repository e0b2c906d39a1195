import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type GoProgram, goProgram } from './go.ts'
import { must, run, type Say } from './processes.ts'
import { temporaryDirectory } from './temporary.ts'

/** The image from which buildx starts the container of a builder. Source: buildx, driver/bkimage. */
const builderImage = 'moby/buildkit:buildx-stable-1'

const version = 'v0.29.0'

/** BuildKit's daemon, and the client through which buildx talks to it inside of the container. */
const programs: readonly GoProgram[] = [
  { name: 'buildkitd', takes: 'about 2 minutes' },
  { name: 'buildctl', takes: 'about 10 seconds' },
].map(({ name, takes }) => ({
  name,
  path: `github.com/moby/buildkit/cmd/${name}`,
  module: 'github.com/moby/buildkit',
  version,
  variables: [`github.com/moby/buildkit/version.Version=${version}`],
  takes,
}))

/**
 * Makes sure that buildx can start a builder in a container (driver `docker-container`). When the engine does not have
 * the builder's image and cannot pull it, makes an image of the same name from BuildKit's source and this machine's runc:
 * buildx uses a local image when it cannot pull.
 *
 * @throws Trouble when a program cannot be built or a step fails
 */
export async function makeBuilderImage(env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  if ((await run(['docker', 'image', 'inspect', builderImage], { env })).code === 0) return
  if ((await run(['docker', 'pull', '--quiet', builderImage], { env, timeout: 60_000 })).code === 0) return
  const directory = temporaryDirectory('builder')
  const root = join(directory, 'root')
  const bin = join(root, 'usr', 'bin')
  mkdirSync(bin, { recursive: true })
  mkdirSync(join(root, 'tmp'), { mode: 0o1777 })
  // One after the other: both are built from the same packages, which Go then compiles once.
  for (const program of programs) copyFileSync(await goProgram(program, say), join(bin, program.name))
  await copyRunc(root)
  const archive = join(directory, 'root.tar')
  await must('Packing BuildKit', ['tar', '-C', root, '--owner=0', '--group=0', '-cf', archive, '.'])
  const changes = ['--change', 'ENV PATH=/usr/bin', '--change', 'ENTRYPOINT ["buildkitd"]']
  await must('Importing BuildKit', ['docker', 'import', ...changes, archive, builderImage], { env })
}

/** Copies runc, under the name that BuildKit looks for first, and the shared libraries that runc needs. */
async function copyRunc(root: string): Promise<void> {
  const runc = (await must('Looking for runc', ['sh', '-c', 'command -v runc'])).trim()
  copyFileSync(runc, join(root, 'usr', 'bin', 'buildkit-runc'))
  // ldd fails for a statically linked program, which needs no libraries.
  const { stdout } = await run(['ldd', runc])
  for (const [library] of stdout.matchAll(/(?<=\s)\/\S+/g)) {
    mkdirSync(join(root, dirname(library)), { recursive: true })
    copyFileSync(library, join(root, library))
  }
}
