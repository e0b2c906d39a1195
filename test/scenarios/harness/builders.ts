import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Account } from './account.ts'
import { scratchFolder } from './machine.ts'
import { listen, tunnelTo } from './server.ts'

/** A Dockerfile that runs nothing, so that every builder can build it for every platform. */
export const PORTABLE = 'FROM scratch\nCOPY hello-job /\nENTRYPOINT ["/hello-job"]\n'

/** A builder that a step before the action has set up. */
export interface UserBuilder {
  readonly name: string
  /** The environment of a job that uses it. */
  readonly env: Readonly<Record<string, string>>
}

/** Creates a builder in a container (driver `docker-container`), as docker/setup-buildx-action does, for this test only. */
export function createBuilder(): UserBuilder {
  const name = `user-${randomUUID().slice(0, 8)}`
  const { buildx, env } = buildxOfUser()
  buildx('create', `--name=${name}`, '--driver=docker-container', '--driver-opt=network=host', '--bootstrap')
  onTestFinished(() => void buildx('rm', name))
  return { name, env }
}

/** Creates a builder of the driver `remote`, as a build farm has it, for this test only: a BuildKit that listens on a port. */
export async function createRemoteBuilder(): Promise<UserBuilder> {
  const name = `remote-${randomUUID().slice(0, 8)}`
  const address = `tcp://127.0.0.1:${await freePort()}`
  const image = 'moby/buildkit:buildx-stable-1'
  docker('run', '--detach', '--rm', '--privileged', '--network=host', `--name=${name}`, image, `--addr=${address}`)
  onTestFinished(() => void docker('rm', '--force', '--volumes', name))
  const { buildx, env } = buildxOfUser()
  buildx('create', `--name=${name}`, '--driver=remote', address)
  await expect.poll(() => buildx('inspect', name), { timeout: 30_000 }).toContain('Status:           running')
  return { name, env }
}

/** The buildx of a user, with a configuration folder of its own. */
function buildxOfUser() {
  const env = { BUILDX_CONFIG: scratchFolder('buildx') }
  const options = { env: { ...process.env, ...env }, stdio: 'pipe', encoding: 'utf8' } as const
  return { env, buildx: (...args: readonly string[]): string => execFileSync('docker', ['buildx', ...args], options) }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A registry of the local cloud, as builders reach it that have a network of their own. */
export interface ReachableRegistry {
  readonly host: string
  /** Names a configuration folder of buildx, which says that the registry speaks HTTP. */
  readonly env: { readonly BUILDX_CONFIG: string }
}

/**
 * Lets containers reach the registry of an account, for this test only. The registry listens on the loopback interface;
 * containers reach it at the address of this machine in their network.
 */
export async function registryForContainers({ registry }: Account): Promise<ReachableRegistry> {
  const address = gateway()
  const port = Number(registry.split(':')[1])
  const host = `${address}:${await listen(tunnelTo({ port, host: '127.0.0.1' }), address)}`
  const folder = scratchFolder('buildx')
  writeFileSync(join(folder, 'buildkitd.default.toml'), `[registry."${host}"]\n  http = true\n`)
  return { host, env: { BUILDX_CONFIG: folder } }
}

/** The address of this machine in the network of containers. */
export function gateway(): string {
  return docker('network', 'inspect', 'bridge', '--format={{(index .IPAM.Config 0).Gateway}}')
}

/** The names of the containers and volumes that a builder has on the Docker engine. */
export function remainsOf(builder: string): readonly string[] {
  const names = [docker('ps', '--all', '--format={{.Names}}'), docker('volume', 'ls', '--format={{.Name}}')]
  return names.flatMap((text) => text.split('\n')).filter((name) => name.startsWith(`buildx_buildkit_${builder}`))
}

function docker(...args: string[]): string {
  return execFileSync('docker', args, { encoding: 'utf8' }).trim()
}
