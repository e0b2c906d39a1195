import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { projectRoot } from '../local-cloud/places.ts'
import { must } from '../local-cloud/processes.ts'
import { temporaryDirectory } from '../local-cloud/temporary.ts'

/** The programs of action.yml: `src/<name>.ts` becomes `dist/<name>/index.js`. */
const programs = ['main', 'post']

/** Compiles src/ and bundles each program into `<directory>/<name>/`. Throws `Trouble` with the compiler's messages. */
export async function bundle(directory: string): Promise<void> {
  const build = join(projectRoot, 'build')
  rmSync(build, { recursive: true, force: true })
  await must('Compiling src/', [join(projectRoot, 'node_modules/.bin/tsc'), '-p', 'tsconfig.build.json'], {
    cwd: projectRoot,
  })
  await Promise.all(programs.map((name) => bundleOne(join(build, `${name}.js`), join(directory, name))))
}

/** Bundles anew beside the project and gives the names of the files that differ from dist/; none when it is fresh. */
export async function staleFiles(): Promise<string[]> {
  const directory = temporaryDirectory('dist')
  await bundle(directory)
  return differences(directory, join(projectRoot, 'dist'))
}

async function bundleOne(input: string, output: string): Promise<void> {
  rmSync(output, { recursive: true, force: true })
  const ncc = [process.execPath, join(projectRoot, 'node_modules/@vercel/ncc/dist/ncc/cli.js')]
  // Without its cache the result depends on nothing but the sources.
  const options = ['--no-cache', '--quiet', '--target', 'es2022', '--license', 'licenses.txt']
  await must(`Bundling ${input}`, [...ncc, 'build', input, '--out', output, ...options], { cwd: projectRoot })
}

function differences(fresh: string, committed: string): string[] {
  const names = new Set([...files(fresh), ...files(committed)])
  const same = (name: string) => {
    const pair = [join(fresh, name), join(committed, name)]
    if (!pair.every((path) => existsSync(path))) return false
    const [one, other] = pair.map((path) => readFileSync(path))
    return Buffer.compare(one as Buffer, other as Buffer) === 0
  }
  return [...names].filter((name) => !same(name)).sort()
}

function files(directory: string): string[] {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
}
