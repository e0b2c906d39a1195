import { join } from 'node:path'
import { aptInstall } from '../local-cloud/apt.ts'
import { type GoProgram, goProgram } from '../local-cloud/go.ts'
import { projectRoot } from '../local-cloud/places.ts'
import { run, Trouble } from '../local-cloud/processes.ts'
import { pythonEnvironment } from '../local-cloud/python.ts'

/** Built from source: the package on PyPI only downloads it from GitHub. */
const actionlint: GoProgram = {
  name: 'actionlint',
  path: 'github.com/rhysd/actionlint/cmd/actionlint',
  version: 'v1.7.12',
  takes: 'about 20 seconds',
}

/** Paths of the Python tools. */
interface Tools {
  readonly cfnLint: string
  readonly zizmor: string
  readonly ruff: string
}

/**
 * Installs the tools of script/requirements.txt when they are missing.
 *
 * @throws Trouble when they cannot be installed
 */
export async function pythonTools(say: (line: string) => void): Promise<Tools> {
  const bin = await pythonEnvironment(join(projectRoot, 'script', 'requirements.txt'), say)
  const path = (name: string): string => join(bin, name)
  return { cfnLint: path('cfn-lint'), zizmor: path('zizmor'), ruff: path('ruff') }
}

/**
 * Returns the path of checkov; installs it when it is missing. It needs other versions of packages than the other tools.
 *
 * @throws Trouble when it cannot be installed
 */
export async function findCheckov(say: (line: string) => void): Promise<string> {
  const requirements = join(projectRoot, 'script', 'checkov-requirements.txt')
  return join(await pythonEnvironment(requirements, say, 'about a minute'), 'checkov')
}

/** Returns the path of actionlint; builds it when it is missing. */
export async function findActionlint(say: (line: string) => void): Promise<string> {
  return goProgram(actionlint, say)
}

/** Returns the name of the shellcheck program; installs it with apt when it is missing. */
export async function findShellcheck(say: (line: string) => void): Promise<string> {
  if ((await run(['shellcheck', '--version'])).code !== 0) await aptInstall(['shellcheck'], say)
  return 'shellcheck'
}

/** The browser that hosted Ubuntu runners have, then that of Debian. */
const browsers = ['google-chrome', 'chromium']

/**
 * Returns the path of Chrome or Chromium; installs Chromium with apt when there is none. Its fonts have the widths of those that GitHub
 * names.
 *
 * @throws Trouble when it cannot be installed
 */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const found = await installedBrowser()
  if (found) return found
  const packages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji']
  await aptInstall(packages, say, ['--no-install-recommends'])
  const installed = await installedBrowser()
  if (!installed) throw new Trouble('apt has installed chromium, but PATH has no program of that name')
  return installed
}

async function installedBrowser(): Promise<string | undefined> {
  const { stdout } = await run(['which', ...browsers])
  return stdout.split('\n')[0] || undefined
}
