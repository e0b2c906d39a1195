import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.ts'
import { once } from './once.ts'
import { cacheDirectory } from './places.ts'
import { must, run } from './processes.ts'

/**
 * A Python environment with exactly the packages of a requirements file; made once for each content of that file.
 * Gives its `bin` directory. Throws `Trouble` when Python is missing and cannot be installed, or pip fails.
 */
export async function pythonEnvironment(requirements: string, say: (line: string) => void): Promise<string> {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const directory = join(cacheDirectory(), `python-${key}`)
  const bin = join(directory, 'bin')
  await once(directory, async () => {
    say('installing Python packages once: about 20 seconds')
    await must('Making a Python environment', [await pythonWithVenv(say), '-m', 'venv', directory])
    const pip = [join(bin, 'python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-compile']
    await must('Installing Python packages', [...pip, '--requirement', requirements])
  })
  return bin
}

async function pythonWithVenv(say: (line: string) => void): Promise<string> {
  // Debian ships Python without the parts that make an environment.
  const works = async (python: string) => (await run([python, '-c', 'import venv, ensurepip'])).code === 0
  if (await works('python3')) return 'python3'
  await aptInstall(['python3', 'python3-venv'], say)
  return (await works('python3')) ? 'python3' : '/usr/bin/python3'
}
