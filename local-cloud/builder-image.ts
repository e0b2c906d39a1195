import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type GoProgram, goProgram } from './go.ts'
import { must, run } from './processes.ts'
import { temporaryDirectory } from './temporary.ts'

/** The image that buildx takes for the container of a builder. Source: buildx, driver/bkimage. */
const builderImage = 'moby/buildkit:buildx-stable-1'

const version = 'v0.29.0'

/** BuildKit's daemon, and the client in its container by which buildx talks to it. */
const programs = [
  { name: 'buildkitd', takes: 'about 2 minutes' },
  { name: 'buildctl', takes: 'about 10 seconds' },
].map(
  ({ name, takes }): GoProgram => ({
    name,
    path: `github.com/moby/buildkit/cmd/${name}`,
    module: 'github.com/moby/buildkit',
    version,
    variables: [`github.com/moby/buildkit/version.Version=${version}`],
    takes,
  }),
)

/**
 * Makes sure that buildx can make a builder in a container (driver `docker-container`). Where its image is not there and
 * cannot be pulled, makes one of the same name from BuildKit's source and the runc of this machine: buildx takes a local
 * image when it cannot pull.
 */
export async function makeBuilderImage(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  if ((await run(['docker', 'image', 'inspect', builderImage], { env })).code === 0) return
  if ((await run(['docker', 'pull', '--quiet', builderImage], { env, timeout: 60_000 })).code === 0) return
  const directory = temporaryDirectory('builder')
  const root = join(directory, 'root')
  const bin = join(root, 'usr', 'bin')
  mkdirSync(bin, { recursive: true })
  mkdirSync(join(root, 'tmp'), { mode: 0o1777 })
  // One after the other: they are made of the same packages.
  for (const program of programs) copyFileSync(await goProgram(program, say), join(bin, program.name))
  await copyRunc(root)
  const archive = join(directory, 'root.tar')
  await must('Packing BuildKit', ['tar', '-C', root, '--owner=0', '--group=0', '-cf', archive, '.'])
  const changes = ['ENV PATH=/usr/bin', 'ENTRYPOINT ["buildkitd"]'].flatMap((change) => ['--change', change])
  await must('Importing BuildKit', ['docker', 'import', ...changes, archive, builderImage], { env })
}

/** Copies runc, by the name that BuildKit looks for first, and the libraries that it is linked to. */
async function copyRunc(root: string): Promise<void> {
  const runc = (await must('Looking for runc', ['sh', '-c', 'command -v runc'])).trim()
  copyFileSync(runc, join(root, 'usr', 'bin', 'buildkit-runc'))
  // A program that is linked to nothing makes ldd fail.
  const { stdout } = await run(['ldd', runc])
  for (const [library] of stdout.matchAll(/(?<=\s)\/\S+/g)) {
    mkdirSync(join(root, dirname(library)), { recursive: true })
    copyFileSync(library, join(root, library))
  }
}
