import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ncc from '@vercel/ncc'
import { projectRoot } from '../local-cloud/places.ts'
import { must, Trouble } from '../local-cloud/processes.ts'
import { temporaryDirectory } from '../local-cloud/temporary.ts'
import { licenseText, packagesIn, resourcesOf } from './licenses.ts'

/** The programs of action.yml: `src/<name>.ts` becomes `dist/<name>/index.js`. */
const programs = ['main', 'post']

/** Compiles src/ and bundles each program into `<directory>/<name>/`. Throws `Trouble` with the compiler's messages. */
export async function bundle(directory: string): Promise<void> {
  const build = join(projectRoot, 'build')
  rmSync(build, { recursive: true, force: true })
  await must('Compiling src/', [join(projectRoot, 'node_modules/.bin/tsc'), '-p', 'tsconfig.build.json'], {
    cwd: projectRoot,
  })
  // One after the other: the bundler keeps what it works on in variables of its modules.
  for (const name of programs) await bundleOne(join(build, `${name}.js`), join(directory, name))
}

/** Bundles anew beside the project and gives the names of the files that differ from dist/; none when it is fresh. */
export async function staleFiles(): Promise<string[]> {
  const directory = temporaryDirectory('dist')
  await bundle(directory)
  return differences(directory, join(projectRoot, 'dist'))
}

async function bundleOne(input: string, output: string): Promise<void> {
  const { code, assets, stats } = await ncc(input, {
    // Without its cache the result depends on nothing but the sources.
    cache: false,
    quiet: true,
    target: 'es2022',
    // The ES modules of the AWS SDK, of which only what is used is bundled.
    mainFields: ['module', 'main'],
  }).catch((error: Error) => {
    throw new Trouble(`Bundling ${input} failed: ${error.message}`)
  })
  const packages = packagesIn(resourcesOf(stats.compilation.modules))
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  writeFileSync(join(output, 'index.js'), code)
  for (const [name, { source }] of Object.entries(assets)) writeFileSync(join(output, name), source)
  writeFileSync(join(output, 'licenses.txt'), licenseText(packages))
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
