import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.ts'
import { withLock } from './once.ts'
import { isAlive, lastLines, run, type Say, startInBackground, stopProcess, Trouble, until } from './processes.ts'

/**
 * The folder of our Docker engine, which we start on a machine without one. All runs on the machine share the engine:
 * each process that uses it has a file in `users`, named by its process ID. The last one to leave stops the engine and
 * removes the folder.
 */
const home = '/var/lib/servicefull-action'
const socket = `unix://${home}/docker.sock`
const users = join(home, 'users')
const pidFile = join(home, 'dockerd.pid')
const lock = '/run/servicefull-action.lock'

/** A Docker engine that answers. */
export interface Engine {
  /** Value for `DOCKER_HOST`, such as `unix:///var/run/docker.sock`. */
  readonly host: string
  /** Whether the engine is ours. Then `leaveEngine` must follow. */
  readonly own: boolean
}

/**
 * Returns the Docker engine of the user's settings. When none answers, returns ours: it is installed (Debian, Ubuntu) and
 * started if need be, and runs at least until `leaveEngine` of the same process.
 *
 * @param user ID of the process that needs the engine
 * @throws Trouble when no engine answers, and ours may not be started or does not start
 */
export async function joinEngine(user: number, say: Say): Promise<Engine> {
  const host = await usersEngine()
  if (host && host !== socket) return { host, own: false }
  if (process.getuid?.() !== 0) {
    throw new Trouble('No Docker engine answers, and only root may start one: start Docker, then run this again')
  }
  await withLock(lock, async () => {
    if (!(await answers(socket))) {
      // The engine may be busy, or this process was interrupted while it asked: never stop what others use.
      if (inUseBy().length)
        throw new Trouble('The Docker engine of another run does not answer: wait for that run to end')
      await startEngine(say)
    }
    addUser(user)
  })
  return { host: socket, own: true }
}

/** Registers one more process that needs our engine, which runs already. `leaveEngine` of that process must follow. */
export function addUser(user: number): void {
  mkdirSync(users, { recursive: true })
  writeFileSync(join(users, `${user}`), '')
}

/** Ends the use of our engine by the process `user`, and stops the engine when no process uses it any more. */
export async function leaveEngine(user: number): Promise<void> {
  await withLock(lock, async () => {
    rmSync(join(users, `${user}`), { force: true })
    if (!inUseBy().length) await stopEngine()
  })
}

/** Returns the IDs of the processes that use our engine and still run. */
function inUseBy(): readonly number[] {
  const names = existsSync(users) ? readdirSync(users) : []
  return names.map(Number).filter(isAlive)
}

/** Returns the address of the engine that `docker` reaches with the user's own settings, or `undefined` when none answers. */
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

async function startEngine(say: Say): Promise<void> {
  if ((await run(['dockerd', '--version'])).code !== 0) await aptInstall(['docker.io', 'busybox-static'], say)
  await stopEngine()
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const log = join(home, 'dockerd.log')
  const options = {
    host: socket,
    'data-root': join(home, 'data'),
    'exec-root': join(home, 'exec'),
    pidfile: pidFile,
    // Where this runs in a container or sandbox, the packet filter often cannot be changed. Our containers reach this
    // machine without it.
    iptables: 'false',
    ip6tables: 'false',
  }
  const flags = [...Object.entries(options).map(([name, value]) => `--${name}=${value}`), ...runtimeFlags()]
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
    // The number may belong to another process by now.
    if (isAlive(pid) && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('dockerd')) await stopProcess(pid, 20_000)
  }
  try {
    rmSync(home, { recursive: true, force: true })
  } catch {
    // A file system that a killed engine left mounted stays until the machine restarts.
  }
}

/** A privileged container asks for this capability, which some sandboxes withhold from their root. */
const capability = { name: 'CAP_SYS_RESOURCE', bit: 24n }

/** Runs runc after removing the capability from the request for a container, or for one more process in it. */
const runcWithin = `#!/bin/sh
previous=
for argument; do
  case $previous in
    --bundle | -b) file=$argument/config.json ;;
    --process | -p) file=$argument ;;
    *) file= ;;
  esac
  [ -f "$file" ] && sed -i -E 's/"${capability.name}",|,"${capability.name}"//g' "$file"
  previous=$argument
done
exec runc "$@"
`

/**
 * Returns the options with which `dockerd` can run privileged containers, such as a builder's, although this process
 * lacks the capability. There are none when the process has it. Source: capabilities(7), `CapBnd` in proc(5).
 */
function runtimeFlags(): readonly string[] {
  const [, bounding = '0'] = /^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  if ((BigInt(`0x${bounding}`) >> capability.bit) & 1n) return []
  const path = join(home, 'runc-within')
  writeFileSync(path, runcWithin, { mode: 0o755 })
  return [`--add-runtime=within=${path}`, '--default-runtime=within']
}
