import { join } from 'node:path'
import { aptInstall } from '../local-cloud/apt.ts'
import { type GoProgram, goProgram } from '../local-cloud/go.ts'
import { projectRoot } from '../local-cloud/places.ts'
import { run } from '../local-cloud/processes.ts'
import { pythonEnvironment } from '../local-cloud/python.ts'

/** On PyPI there is only an installer that downloads it from GitHub, so we build it. */
const actionlint: GoProgram = {
  name: 'actionlint',
  path: 'github.com/rhysd/actionlint/cmd/actionlint',
  version: 'v1.7.12',
  takes: 'about 20 seconds',
}

/** Paths of the programs that check workflows, templates and Python, and that run a workflow. */
export interface Tools {
  cfnLint: string
  zizmor: string
  ruff: string
  act: string
}

/** Installs the Python tools of script/requirements.txt when they are missing. Throws `Trouble` when that fails. */
export async function pythonTools(say: (line: string) => void): Promise<Tools> {
  const bin = await pythonEnvironment(join(projectRoot, 'script', 'requirements.txt'), say)
  const path = (name: string): string => join(bin, name)
  return { cfnLint: path('cfn-lint'), zizmor: path('zizmor'), ruff: path('ruff'), act: path('act') }
}

/** Path of actionlint, built when it is missing. It uses shellcheck for the steps' scripts. */
export async function findActionlint(say: (line: string) => void): Promise<string> {
  return goProgram(actionlint, say)
}

/** Name of the shellcheck program, installed by apt when it is missing. */
export async function findShellcheck(say: (line: string) => void): Promise<string> {
  if ((await run(['shellcheck', '--version'])).code !== 0) await aptInstall(['shellcheck'], say)
  return 'shellcheck'
}
