import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../local-cloud/emulator.ts'
import { projectRoot } from '../../local-cloud/places.ts'
import {
  isAlive,
  lastLines,
  type Say,
  startInBackground,
  stopProcess,
  Trouble,
  until,
} from '../../local-cloud/processes.ts'
import { pythonEnvironment } from '../../local-cloud/python.ts'
import { temporaryDirectory } from '../../local-cloud/temporary.ts'
import type { Other } from './differences.ts'

/** An emulator of AWS that others have made. */
interface Emulator {
  /** Its packages, in script/opinion/. */
  readonly requirements: string
  /** The arguments of its Python, or of a program beside it. */
  readonly command: (port: number) => readonly [program: string, ...args: string[]]
  /** Added to its environment; `directory` is a folder for its files. */
  readonly env: (port: number, directory: string) => Readonly<Record<string, string>>
  /** Path that answers once it is up. */
  readonly ready: string
}

const EMULATORS: Readonly<Record<Other, Emulator>> = {
  LocalStack: {
    requirements: 'localstack.txt',
    command: () => ['python', '-m', 'localstack.runtime.main'],
    env: (port, directory) => ({
      GATEWAY_LISTEN: `127.0.0.1:${port}`,
      FILESYSTEM_ROOT: directory,
      // It would take a container of a sandbox for its own, and write to /var/lib.
      OVERRIDE_IN_DOCKER: '0',
      // Nothing is sent or fetched, and no name server is started.
      DISABLE_EVENTS: '1',
      SKIP_SSL_CERT_DOWNLOAD: '1',
      DNS_ADDRESS: '0',
    }),
    ready: '/_localstack/health',
  },
  moto: {
    requirements: 'moto.txt',
    command: (port) => ['moto_server', '--host=127.0.0.1', `--port=${port}`],
    env: () => ({}),
    ready: '/moto-api/data.json',
  },
}

/** Milliseconds until an emulator has to answer: the first start compiles its modules. */
const PATIENCE = 120_000

/**
 * Runs `use` with an emulator of its own, and stops the emulator then. Installs its packages once, into a folder of the cache.
 *
 * @param use gets the address of the emulator
 * @throws Trouble when the emulator cannot be installed or does not answer; and every error of `use`
 */
export async function withEmulator<T>(name: Other, say: Say, use: (endpoint: string) => Promise<T>): Promise<T> {
  const { requirements, command, env, ready } = EMULATORS[name]
  const bin = await pythonEnvironment(join(projectRoot, 'script', 'opinion', requirements), say, 'one to two minutes')
  const [port, directory] = [await freePort(), temporaryDirectory('opinion')]
  const log = join(directory, 'log')
  const [program, ...args] = command(port)
  const started = [join(bin, program), ...args]
  const files = mkdtempSync(join(directory, 'files-'))
  const pid = await startInBackground(started, { log, env: { ...withoutAws(), TMPDIR: files, ...env(port, files) } })
  const endpoint = `http://127.0.0.1:${port}`
  try {
    await until(async () => !isAlive(pid) || (await isUp(endpoint + ready)), PATIENCE)
    if (isAlive(pid) && (await isUp(endpoint + ready))) return await use(endpoint)
    throw new Trouble(`${name} did not start; its last lines:\n${lastLines(readFileSync(log, 'utf8'))}`)
  } finally {
    await stopProcess(pid)
  }
}

/** Our environment without the AWS account of the user, and without engines: the emulators start no containers. */
function withoutAws(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|DOCKER|LOCALSTACK)_/.test(name)))
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
