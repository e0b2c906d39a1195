import { join } from 'node:path'
import { findBuildx } from './buildx.ts'
import { type Emulator, startEmulator, stopEmulator } from './emulator.ts'
import { addUser, type Engine, joinEngine, leaveEngine } from './engine.ts'
import { projectRoot } from './places.ts'
import { endPrograms } from './processes.ts'
import { pythonEnvironment } from './python.ts'
import { temporaryDirectory } from './temporary.ts'

/** A running local cloud, as plain values: `script/cloud up` keeps them in a file. */
export interface Cloud {
  /** Where the AWS clients go: `http://localhost:<port>`. */
  endpoint: string
  /** The registry's host for image references: `localhost:<port>`. */
  registry: string
  /** What a process needs in its environment to work with this cloud. */
  env: Record<string, string>
  emulator: Emulator
  engine: Engine
}

export interface StartOptions {
  /** For logs and small files. It must exist. */
  directory: string
  /** Told about everything that takes time. */
  say: (line: string) => void
}

/**
 * Starts a local cloud of its own: Docker engine and buildx when there are none, Python packages, emulator. It goes on
 * after this process. Throws `Trouble` when something is missing that cannot be installed; then nothing is left running.
 */
export async function startCloud(options: StartOptions): Promise<Cloud> {
  const engine = await joinEngine(process.pid, options.say)
  try {
    const requirements = join(projectRoot, 'local-cloud', 'requirements.txt')
    const [bin, plugin] = await Promise.all([pythonEnvironment(requirements, options.say), findBuildx(options.say)])
    const python = join(bin, 'python')
    const emulator = await startEmulator({ python, dockerHost: engine.host, directory: options.directory })
    if (engine.own) addUser(emulator.pid)
    return describe(engine, emulator, plugin)
  } finally {
    if (engine.own) await leaveEngine(process.pid)
  }
}

/** Stops the emulator, its containers, and our Docker engine when nobody else needs it. */
export async function stopCloud(cloud: Cloud): Promise<void> {
  await stopEmulator(cloud.emulator, cloud.engine.host)
  if (cloud.engine.own) await leaveEngine(cloud.emulator.pid)
}

/**
 * Runs `use` with a local cloud of its own and stops what was started, also on Ctrl-C and SIGTERM. On a signal the
 * process ends with 128 + the signal's number once everything is stopped.
 */
export async function withCloud<T>(say: (line: string) => void, use: (cloud: Cloud) => Promise<T>): Promise<T> {
  const directory = temporaryDirectory('cloud')
  const starting = startCloud({ directory, say })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= starting.then(stopCloud, () => {})
    return stopped
  }
  const ignoreSignals = onSignal(say, stop)
  try {
    return await use(await starting)
  } finally {
    await stop()
    ignoreSignals()
  }
}

/**
 * Calls `stop` on Ctrl-C, SIGTERM and a closed terminal, and ends this process when it is done. A second signal while
 * it stops changes nothing. Gives a function that ends this.
 */
export function onSignal(say: (line: string) => void, stop: () => Promise<void>): () => void {
  const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const
  let stopping = false
  const handler = (signal: keyof typeof signals) => {
    if (stopping) return
    stopping = true
    say(`stopping (${signal})`)
    endPrograms()
    void stop().finally(() => process.exit(128 + signals[signal]))
  }
  const names = Object.keys(signals) as (keyof typeof signals)[]
  for (const name of names) process.on(name, handler)
  return () => {
    for (const name of names) process.off(name, handler)
  }
}

function describe(engine: Engine, emulator: Emulator, plugin: { DOCKER_CONFIG?: string }): Cloud {
  const registry = `localhost:${emulator.port}`
  const endpoint = `http://${registry}`
  const env: Record<string, string> = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    // The emulator takes twelve digits as the account, which keeps users of one cloud apart.
    AWS_ACCESS_KEY_ID: '000000000000',
    AWS_SECRET_ACCESS_KEY: 'local',
    SERVICEFULL_REGISTRY: registry,
    ...plugin,
  }
  if (engine.own) env.DOCKER_HOST = engine.host
  return { endpoint, registry, env, emulator, engine }
}
