import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { scratchFolder } from './machine.ts'

/** An address that nobody has in the network of an `OwnEngine`: a connection takes seconds to fail. */
export const NOBODY = '192.0.2.99'

/** A Docker engine of one test, which may break it. It is alone in its network and cannot reach Docker Hub. */
export interface OwnEngine {
  /** The environment of a job that uses it. */
  readonly env: { readonly DOCKER_HOST: string }
  /** Kills it, as the kernel does when memory runs out. */
  readonly kill: () => void
}

/**
 * Starts a Docker engine for this test only.
 *
 * @param megabytes size of its disk; undefined: all that the machine has
 */
export async function startEngine(megabytes?: number): Promise<OwnEngine> {
  const home = scratchFolder('engine')
  const data = join(home, 'data')
  asRoot('mkdir', data)
  if (megabytes !== undefined) asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', data)
  // Otherwise images go to a containerd of the machine, which has another disk.
  writeFileSync(join(home, 'daemon.json'), '{"features":{"containerd-snapshotter":false}}')
  const pidFile = join(home, 'pid')
  const kill = (): void => asRoot('kill', '-KILL', readFileSync(pidFile, 'utf8'))
  const host = `unix://${join(home, 'docker.sock')}`
  // In a network of its own: an engine creates and removes bridges, which other engines of the machine use.
  const [program = '', ...args] = rooted('unshare', '--net', 'dockerd', ...options(home, host))
  const engine = spawn(program, args, { stdio: 'ignore' })
  const ended = new Promise((resolve) => engine.on('exit', resolve))
  onTestFinished(async () => {
    engine.exitCode ?? engine.signalCode ?? asRoot('kill', readFileSync(pidFile, 'utf8'))
    await ended
    asRoot('sh', '-c', `umount -R '${data}' 2>/dev/null; rm -rf '${home}'/*`)
  })
  await expect.poll(() => answers(host), { timeout: 30_000 }).toBe(true)
  return { env: { DOCKER_HOST: host }, kill }
}

/** Two engines may share one containerd: namespaces of its own keep this one apart. */
function options(home: string, host: string): string[] {
  const places = {
    'config-file': join(home, 'daemon.json'),
    host,
    'data-root': join(home, 'data'),
    'exec-root': join(home, 'exec'),
    pidfile: join(home, 'pid'),
  }
  const apart = { 'containerd-namespace': 'own', 'containerd-plugins-namespace': 'own-plugins' }
  const network = { bip: '192.0.2.1/24', iptables: 'false', ip6tables: 'false' }
  return Object.entries({ ...places, ...apart, ...network }).map(([name, value]) => `--${name}=${value}`)
}

function answers(host: string): boolean {
  try {
    execFileSync('docker', ['--host', host, 'version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function asRoot(...command: string[]): void {
  const [program = '', ...args] = rooted(...command)
  execFileSync(program, args, { stdio: 'pipe' })
}

function rooted(...command: string[]): string[] {
  return process.getuid?.() === 0 ? command : ['sudo', '--non-interactive', ...command]
}
