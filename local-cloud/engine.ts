import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.ts'
import { withLock } from './once.ts'
import { isAlive, lastLines, run, startInBackground, stopProcess, Trouble, until } from './processes.ts'
import { runtimeFlags } from './runtime.ts'

/**
 * A Docker engine of ours, for machines without one. All runs on a machine share it: each use is a file named after
 * the process that needs it, and who leaves last stops the engine and removes everything it kept.
 */
const home = '/var/lib/servicefull-action'
const socket = `unix://${home}/docker.sock`
const users = join(home, 'users')
const pidFile = join(home, 'dockerd.pid')
const lock = '/run/servicefull-action.lock'

export interface Engine {
  /** Value for `DOCKER_HOST`. */
  host: string
  /** Whether it is ours: then `leaveEngine` must follow. */
  own: boolean
}

/**
 * Gives the Docker engine that the user's settings name, or else ours, which is installed (Debian, Ubuntu) and started
 * when needed and runs until the process `user` has left. Throws `Trouble` when there is none and we may not start one.
 */
export async function joinEngine(user: number, say: (line: string) => void): Promise<Engine> {
  const host = await usersEngine()
  if (host && host !== socket) return { host, own: false }
  if (process.getuid?.() !== 0) {
    throw new Trouble('No Docker engine answers, and only root may start one: start Docker, then run this again')
  }
  await withLock(lock, async () => {
    if (!(await answers(socket))) {
      // It may be busy, or we were interrupted while we asked: never take it away from others.
      if (inUseBy().length)
        throw new Trouble('The Docker engine of another run does not answer: wait for that run to end')
      await startEngine(say)
    }
    addUser(user)
  })
  return { host: socket, own: true }
}

/** Says that one more process needs our engine, which runs already. `leaveEngine` must follow for it, too. */
export function addUser(user: number): void {
  mkdirSync(users, { recursive: true })
  writeFileSync(join(users, `${user}`), '')
}

/** Says that the process `user` no longer needs our engine. The last one to leave stops it. */
export async function leaveEngine(user: number): Promise<void> {
  await withLock(lock, async () => {
    rmSync(join(users, `${user}`), { force: true })
    if (!inUseBy().length) await stopEngine()
  })
}

/** The processes that use our engine. */
function inUseBy(): number[] {
  const names = existsSync(users) ? readdirSync(users) : []
  return names.map(Number).filter(isAlive)
}

/** Address of the engine that `docker` reaches with the user's own settings, if it answers. */
async function usersEngine(): Promise<string | undefined> {
  if (!(await answers())) return undefined
  if (process.env.DOCKER_HOST) return process.env.DOCKER_HOST
  const context = await run(['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'])
  return context.stdout.trim() || 'unix:///var/run/docker.sock'
}

async function answers(host?: string): Promise<boolean> {
  const address = host ? ['--host', host] : []
  return (await run(['docker', ...address, 'version'], { timeout: 10_000 })).code === 0
}

async function startEngine(say: (line: string) => void): Promise<void> {
  if ((await run(['dockerd', '--version'])).code !== 0) await aptInstall(['docker.io', 'busybox-static'], say)
  await stopEngine()
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const log = join(home, 'dockerd.log')
  const options = {
    host: socket,
    'data-root': join(home, 'data'),
    'exec-root': join(home, 'exec'),
    pidfile: pidFile,
    // Containers and sandboxes often may not change the packet filter. Containers can still reach this machine.
    iptables: 'false',
    ip6tables: 'false',
  }
  const flags = [...Object.entries(options).map(([name, value]) => `--${name}=${value}`), ...runtimeFlags(home)]
  const pid = await startInBackground(['dockerd', ...flags], { log, env: process.env })
  try {
    const settled = await until(async () => !isAlive(pid) || (await answers(socket)), 30_000)
    if (settled && isAlive(pid)) return
    throw new Trouble(`The Docker engine did not start: start Docker by hand\n${lastLines(readFileSync(log, 'utf8'))}`)
  } catch (error) {
    await stopEngine()
    throw error
  }
}

async function stopEngine(): Promise<void> {
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8'))
    // The number may be of another process by now.
    if (isAlive(pid) && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('dockerd')) await stopProcess(pid, 20_000)
  }
  try {
    rmSync(home, { recursive: true, force: true })
  } catch {
    // A file system that a killed engine left mounted stays until the machine restarts.
  }
}
