import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from './places.ts'
import { isAlive, lastLines, must, run, startInBackground, stopProcess, Trouble, until } from './processes.ts'

/** A running emulator of AWS: its process, and the port of this machine where it answers. */
export interface Emulator {
  readonly pid: number
  readonly port: number
}

/**
 * Starts the emulator of AWS on a free port of this machine and waits until it answers. It goes on after this process.
 *
 * @param options.python path of a Python with the packages of local-cloud/requirements.txt
 * @param options.dockerHost address of the Docker engine that runs the containers of tasks
 * @param options.directory folder for the log and the Docker configuration
 * @throws Trouble with the end of the log when the emulator does not answer within 30 seconds
 */
export async function startEmulator(options: {
  readonly python: string
  readonly dockerHost: string
  readonly directory: string
}): Promise<Emulator> {
  const port = await freePort()
  const log = join(options.directory, 'emulator.log')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    GATEWAY_PORT: `${port}`,
    BIND_HOST: '127.0.0.1',
    TASK_HOST: await bridgeAddress(options.dockerHost),
    // State machines wait, retry and poll ten times as fast.
    SFN_WAIT_SCALE: '0.1',
    // Seconds. An engine that starts forty containers at the same time needs more than the default of ten.
    MINISTACK_DOCKER_TIMEOUT: '300',
    DOCKER_HOST: options.dockerHost,
    DOCKER_CONFIG: registryLogin(options.directory, port),
  }
  // The emulator must not see the AWS account that its user works with.
  for (const name of Object.keys(env)) if (name.startsWith('AWS_')) delete env[name]
  const pid = await startInBackground([options.python, join(projectRoot, 'local-cloud', 'main.py')], { log, env })
  const ready = () => isReady(port)
  await until(async () => !isAlive(pid) || (await ready()), 30_000)
  if (isAlive(pid) && (await ready())) return { pid, port }
  await stopProcess(pid)
  throw new Trouble(`The local cloud did not start; its last lines:\n${lastLines(readFileSync(log, 'utf8'))}`)
}

/** Stops an emulator and removes the containers that it started. */
export async function stopEmulator(emulator: Emulator, dockerHost: string): Promise<void> {
  await stopProcess(emulator.pid)
  const docker = ['docker', '--host', dockerHost]
  const label = `label=ministack.instance=${hostname()}:${emulator.port}`
  const containers = (await run([...docker, 'ps', '-aq', '--filter', label])).stdout.split('\n').filter(Boolean)
  if (containers.length) await must('Removing containers', [...docker, 'rm', '-f', '-v', ...containers])
}

/** Returns whether an emulator answers on this port within 2 seconds. */
export async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/_cloud/ready`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

/**
 * Returns the address at which containers of the engine reach this machine, or nothing when they reach another one: that of a
 * remote engine, or the virtual machine of Docker Desktop.
 */
async function bridgeAddress(dockerHost: string): Promise<string> {
  const format = '{{range .IPAM.Config}}{{.Gateway}} {{end}}'
  const inspect = ['docker', '--host', dockerHost, 'network', 'inspect', 'bridge', '--format', format]
  const [gateway = ''] = (await run(inspect)).stdout.trim().split(/\s+/)
  // The system lets nobody listen at an address that is not of this machine.
  return gateway === ''
    ? ''
    : freePort(gateway).then(
        () => gateway,
        () => '',
      )
}

/**
 * Makes a Docker configuration with which the emulator may pull from its own registry, and returns the path of its folder.
 * The password is the one that the emulator's own `GetAuthorizationToken` returns.
 */
function registryLogin(directory: string, port: number): string {
  const config = join(directory, 'emulator-docker')
  if (!existsSync(config)) mkdirSync(config, { mode: 0o700 })
  const auth = Buffer.from('AWS:ministack-auth-token').toString('base64')
  const auths = Object.fromEntries([`localhost:${port}`, `127.0.0.1:${port}`].map((host) => [host, { auth }]))
  writeFileSync(join(config, 'config.json'), JSON.stringify({ auths }), { mode: 0o600 })
  return config
}

/** Returns a port that nothing listens on at an address of this machine. */
export function freePort(address = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, address, () => {
      const bound = server.address()
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0))
    })
  })
}
