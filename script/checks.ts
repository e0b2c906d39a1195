import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../local-cloud/places.ts'
import { type Finished, run } from '../local-cloud/processes.ts'
import { staleFiles } from './bundle.ts'
import { findActionlint, findShellcheck, pythonTools } from './tools.ts'

/** One check of the project's files. It passes when it gives no complaint. */
export interface Check {
  name: string
  /** Gives what is wrong, or an empty string. */
  complaints: (say: (line: string) => void) => Promise<string>
}

/** Everything that is checked without running tests. The slowest come first. */
export const checks: readonly Check[] = [
  { name: 'dist is what src gives', complaints: dist },
  { name: 'templates (cfn-lint)', complaints: templates },
  { name: 'types (tsc)', complaints: () => tool('tsc', '--noEmit') },
  { name: 'format and lint (biome)', complaints: () => tool('biome', 'ci', '--colors=off') },
  { name: 'unused code and dependencies (knip)', complaints: () => tool('knip', '--no-progress') },
  { name: 'workflows (actionlint)', complaints: workflows },
  { name: 'workflow security (zizmor)', complaints: security },
  { name: 'shell scripts (shellcheck)', complaints: shell },
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

async function workflows(say: (line: string) => void): Promise<string> {
  const shellcheck = await findShellcheck(say)
  return complaintsOf([await findActionlint(say), '-no-color', '-shellcheck', shellcheck, ...workflowFiles()])
}

async function security(say: (line: string) => void): Promise<string> {
  const { zizmor } = await pythonTools(say)
  const command = [zizmor, '--quiet', '--offline', '--no-progress', '--color=never']
  const examples = find('examples/*/.github/workflows/*.yml')
  const [own, theirs] = await Promise.all([
    complaintsOf([...command, ...find('.github/workflows/*.yml', 'action.yml')]),
    examples.length ? complaintsOf([...command, '--config', 'script/zizmor-examples.yml', ...examples]) : '',
  ])
  return own + theirs
}

async function shell(say: (line: string) => void): Promise<string> {
  const files = find('script/*', '.ci/*', 'examples/*/*').filter((file) => /^#!.*\b(ba)?sh\b/.test(head(file)))
  return complaintsOf([await findShellcheck(say), ...files])
}

function workflowFiles(): string[] {
  return find('.github/workflows/*.yml', 'examples/*/.github/workflows/*.yml')
}

function isTemplate(file: string): boolean {
  return /^\s*"?Resources"?:/m.test(readFileSync(join(projectRoot, file), 'utf8'))
}

function head(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8').slice(0, 80)
}

/** Files of the project that match, relative to its root. */
function find(...patterns: string[]): string[] {
  const found = globSync(patterns, { cwd: projectRoot, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.map((file) => file.slice(projectRoot.length + 1)).sort()
}

function tool(name: string, ...args: string[]): Promise<string> {
  return complaintsOf([join(projectRoot, 'node_modules', '.bin', name), ...args])
}

async function complaintsOf(command: readonly string[]): Promise<string> {
  const finished: Finished = await run(command, { cwd: projectRoot })
  return finished.code === 0 ? '' : finished.all || `${command[0]} failed without a word`
}
