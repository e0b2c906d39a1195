import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../local-cloud/places.ts'
import { type Finished, run } from '../local-cloud/processes.ts'
import { staleFiles } from './bundle.ts'
import { writeSamples } from './samples.ts'
import { findActionlint, findCheckov, findShellcheck, pythonTools } from './tools.ts'

/** A check of the project's files. */
export interface Check {
  readonly name: string
  /** Returns a text that says what is wrong; empty when nothing is. */
  readonly complaints: (say: (line: string) => void) => Promise<string>
}

/** All checks besides the tests. The slowest come first, so that they do not end last. */
export const checks: readonly Check[] = [
  { name: 'dist is what src gives', complaints: dist },
  { name: 'templates (cfn-lint)', complaints: templates },
  { name: 'template security (checkov)', complaints: templateSecurity },
  { name: 'types (tsc)', complaints: () => tool('tsc', '--noEmit') },
  { name: 'format and lint (biome)', complaints: () => tool('biome', 'ci', '--colors=off') },
  { name: 'unused code and dependencies (knip)', complaints: () => tool('knip', '--no-progress') },
  { name: 'workflows (actionlint)', complaints: workflows },
  { name: 'workflow security (zizmor)', complaints: security },
  { name: 'shell scripts (shellcheck)', complaints: shell },
  { name: 'python format and lint (ruff)', complaints: python },
  { name: 'permissions of resource types', complaints: () => complaintsOf(['script/permissions', '--check']) },
]

async function dist(): Promise<string> {
  const stale = await staleFiles()
  return stale.length ? `${stale.map((name) => `dist/${name}`).join('\n')}\nRun script/build and commit dist/` : ''
}

async function templates(say: (line: string) => void): Promise<string> {
  const files = find('templates/*.yml', 'examples/**/*.{yml,yaml,json}').filter(isTemplate)
  if (!files.length) return 'no template found in templates/ and examples/'
  return complaintsOf([(await pythonTools(say)).cfnLint, '--format', 'parseable', ...files])
}

async function templateSecurity(say: (line: string) => void): Promise<string> {
  const files = find('templates/*.yml').flatMap((file) => ['--file', file])
  // Without --skip-download it asks a server for descriptions of its checks.
  const options = ['--framework', 'cloudformation', '--quiet', '--compact', '--skip-download']
  return complaintsOf([await findCheckov(say), ...options, ...files])
}

async function workflows(say: (line: string) => void): Promise<string> {
  const shellcheck = await findShellcheck(say)
  const actionlint = await findActionlint(say)
  return withSamples((samples) =>
    complaintsOf([actionlint, '-no-color', '-shellcheck', shellcheck, ...workflowFiles(), ...samples]),
  )
}

async function security(say: (line: string) => void): Promise<string> {
  const { zizmor } = await pythonTools(say)
  // Without a configuration: what a user copies has to pass as it stands.
  const command = [zizmor, '--quiet', '--offline', '--no-progress', '--color=never', '--no-config']
  return withSamples((samples) => complaintsOf([...command, ...workflowFiles(), 'action.yml', ...samples]))
}

/** Runs a check over the workflows that the pages show, too. */
async function withSamples(check: (paths: readonly string[]) => Promise<string>): Promise<string> {
  const { folder, paths } = writeSamples()
  try {
    return paths.length === 0 ? 'no workflow was found in the documentation' : await check(paths)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function shell(say: (line: string) => void): Promise<string> {
  const files = find('script/*', '.ci/*', 'examples/**').filter((file) => /^#!.*\b(ba)?sh\b/.test(head(file)))
  return complaintsOf([await findShellcheck(say), ...files])
}

async function python(say: (line: string) => void): Promise<string> {
  const { ruff } = await pythonTools(say)
  const [lint, format] = await Promise.all([
    complaintsOf([ruff, 'check', '--no-cache', '--quiet']),
    complaintsOf([ruff, 'format', '--no-cache', '--quiet', '--diff']),
  ])
  return lint + format
}

function workflowFiles(): readonly string[] {
  return find('.github/workflows/*.yml', 'examples/*/.github/workflows/*.yml', 'examples/workflows/*.yml')
}

function isTemplate(file: string): boolean {
  return /^\s*"?Resources"?:/m.test(readFileSync(join(projectRoot, file), 'utf8'))
}

function head(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8').slice(0, 80)
}

/** The files that match, relative to the root of the project, sorted. */
function find(...patterns: readonly string[]): readonly string[] {
  const found = globSync(patterns, { cwd: projectRoot, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.map((file) => file.slice(projectRoot.length + 1)).sort()
}

function tool(name: string, ...args: readonly string[]): Promise<string> {
  return complaintsOf([join(projectRoot, 'node_modules', '.bin', name), ...args])
}

async function complaintsOf(command: readonly string[]): Promise<string> {
  const finished: Finished = await run(command, { cwd: projectRoot })
  return finished.code === 0 ? '' : finished.all || `${command[0]} failed without a word`
}
