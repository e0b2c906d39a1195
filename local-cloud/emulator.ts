import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from './places.ts'
import { isAlive, lastLines, must, run, startInBackground, stopProcess, Trouble, until } from './processes.ts'

export interface Emulator {
  pid: number
  port: number
}

export interface EmulatorOptions {
  /** Python with the packages of local-cloud/requirements.txt. */
  python: string
  /** Address of the Docker engine that runs the tasks' containers. */
  dockerHost: string
  /** For its log and its Docker configuration. */
  directory: string
}

/** The password that the emulator's `GetAuthorizationToken` gives. */
const registryPassword = 'ministack-auth-token'

/** Starts the emulated AWS on a free port of this machine and waits until it answers. It goes on after this process. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const port = await freePort()
  const log = join(options.directory, 'emulator.log')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    GATEWAY_PORT: `${port}`,
    BIND_HOST: '127.0.0.1',
    // Waits, retries and polls of state machines take a tenth of their time.
    SFN_WAIT_SCALE: '0.1',
    DOCKER_HOST: options.dockerHost,
    DOCKER_CONFIG: registryLogin(options.directory, port),
  }
  // It must see nothing of the AWS that its user works with.
  for (const name of Object.keys(env)) if (name.startsWith('AWS_')) delete env[name]
  const pid = await startInBackground([options.python, join(projectRoot, 'local-cloud', 'main.py')], { log, env })
  const ready = () => isReady(port)
  await until(async () => !isAlive(pid) || (await ready()), 30_000)
  if (isAlive(pid) && (await ready())) return { pid, port }
  await stopProcess(pid)
  throw new Trouble(`The local cloud did not start; its last lines:\n${lastLines(readFileSync(log, 'utf8'))}`)
}

/** Stops an emulator and removes the containers it started. */
export async function stopEmulator(emulator: Emulator, dockerHost: string): Promise<void> {
  await stopProcess(emulator.pid)
  const docker = ['docker', '--host', dockerHost]
  const label = `label=ministack.instance=${hostname()}:${emulator.port}`
  const containers = (await run([...docker, 'ps', '-aq', '--filter', label])).stdout.split('\n').filter(Boolean)
  if (containers.length) await must('Removing containers', [...docker, 'rm', '-f', '-v', ...containers])
}

/** Whether an emulator answers on this port. */
export async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/_cloud/ready`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

/** The emulator pulls its tasks' images from its own registry, which checks credentials. */
function registryLogin(directory: string, port: number): string {
  const config = join(directory, 'emulator-docker')
  if (!existsSync(config)) mkdirSync(config, { mode: 0o700 })
  const auth = Buffer.from(`AWS:${registryPassword}`).toString('base64')
  const auths = Object.fromEntries([`localhost:${port}`, `127.0.0.1:${port}`].map((host) => [host, { auth }]))
  writeFileSync(join(config, 'config.json'), JSON.stringify({ auths }), { mode: 0o600 })
  return config
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
