import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.ts'
import { once } from './once.ts'
import { cacheDirectory } from './places.ts'
import { must, run, type Say } from './processes.ts'

/**
 * Makes a Python environment with exactly the packages of a requirements file, once for each content of that file.
 *
 * @param requirements path of the file
 * @param takes how long the installation takes, for people
 * @returns path of the environment's `bin` folder
 * @throws Trouble when Python is missing and cannot be installed, or pip fails
 */
export async function pythonEnvironment(requirements: string, say: Say, takes = 'about 20 seconds'): Promise<string> {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const directory = join(cacheDirectory(), `python-${key}`)
  const bin = join(directory, 'bin')
  await once(directory, async () => {
    say(`installing Python packages once: ${takes}`)
    await must('Making a Python environment', [await pythonWithVenv(say), '-m', 'venv', directory])
    const pip = [join(bin, 'python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-compile']
    await must('Installing Python packages', [...pip, '--requirement', requirements])
  })
  return bin
}

/** Returns a Python that can make environments, which Debian ships as a package of its own. */
async function pythonWithVenv(say: Say): Promise<string> {
  const hasVenv = async () => (await run(['python3', '-c', 'import venv, ensurepip'])).code === 0
  if (await hasVenv()) return 'python3'
  await aptInstall(['python3', 'python3-venv'], say)
  // A Python of the user may hide the one of the package.
  return (await hasVenv()) ? 'python3' : '/usr/bin/python3'
}
