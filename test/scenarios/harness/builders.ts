import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Account } from './account.ts'
import { scratchFolder } from './scratch.ts'

/** A builder that the user has set up before the job. */
export interface UserBuilder {
  readonly name: string
  /** What a job needs in its environment to find it. */
  readonly env: Readonly<Record<string, string>>
}

/** Makes a builder in a container (driver `docker-container`), as docker/setup-buildx-action does, for this test only. */
export function makeBuilder(): UserBuilder {
  const name = `user-${randomUUID().slice(0, 8)}`
  const env = { BUILDX_CONFIG: scratchFolder('buildx') }
  const buildx = (...args: string[]) =>
    execFileSync('docker', ['buildx', ...args], { env: { ...process.env, ...env }, stdio: 'pipe' })
  buildx('create', `--name=${name}`, '--driver=docker-container', '--driver-opt=network=host', '--bootstrap')
  onTestFinished(() => void buildx('rm', name))
  return { name, env }
}

/** Makes a builder of the driver `remote`, as of a build farm: a BuildKit that listens on a port, by which the test finds it. */
export async function makeRemoteBuilder(): Promise<UserBuilder> {
  const name = `remote-${randomUUID().slice(0, 8)}`
  const env = { BUILDX_CONFIG: scratchFolder('buildx') }
  const address = `tcp://127.0.0.1:${await freePort()}`
  const image = 'moby/buildkit:buildx-stable-1'
  docker('run', '--detach', '--rm', '--privileged', '--network=host', `--name=${name}`, image, `--addr=${address}`)
  onTestFinished(() => void docker('rm', '--force', '--volumes', name))
  const buildx = (...args: string[]) =>
    execFileSync('docker', ['buildx', ...args], { env: { ...process.env, ...env }, stdio: 'pipe' })
  buildx('create', `--name=${name}`, '--driver=remote', address)
  await expect
    .poll(() => buildx('inspect', name).toString(), { timeout: 30_000 })
    .toContain('Status:           running')
  return { name, env }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A registry of the local cloud for builders that have a network of their own, and what a job needs to reach it. */
export interface ReachableRegistry {
  readonly host: string
  /** Names a folder of buildx that says, as users do for a registry of theirs, that it speaks HTTP. */
  readonly env: { readonly BUILDX_CONFIG: string }
}

/**
 * Lets containers reach the registry of an account, which listens on the loopback interface: at the address of this machine
 * in their network, for this test only.
 */
export async function registryForContainers({ registry }: Account): Promise<ReachableRegistry> {
  const address = gateway()
  const port = Number(registry.split(':')[1])
  const forwarder = createServer((socket) => {
    const onward = connect(port, '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    socket.on('error', () => onward.destroy())
    onward.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => forwarder.listen(0, address, resolve))
  onTestFinished(() => void forwarder.close())
  const host = `${address}:${(forwarder.address() as AddressInfo).port}`
  const folder = scratchFolder('buildx')
  writeFileSync(join(folder, 'buildkitd.default.toml'), `[registry."${host}"]\n  http = true\n`)
  return { host, env: { BUILDX_CONFIG: folder } }
}

/** The address of this machine in the network of containers. */
export function gateway(): string {
  return docker('network', 'inspect', 'bridge', '--format={{(index .IPAM.Config 0).Gateway}}')
}

/** What there is on the Docker engine of a builder: its containers and volumes. */
export function remainsOf(builder: string): readonly string[] {
  const names = [docker('ps', '--all', '--format={{.Names}}'), docker('volume', 'ls', '--format={{.Name}}')]
  return names.flatMap((text) => text.split('\n')).filter((name) => name.startsWith(`buildx_buildkit_${builder}`))
}

function docker(...args: string[]): string {
  return execFileSync('docker', args, { encoding: 'utf8' }).trim()
}
