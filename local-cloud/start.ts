import { join } from 'node:path'
import { findBuildx } from './buildx.ts'
import { type Emulator, startEmulator, stopEmulator } from './emulator.ts'
import { addUser, type Engine, joinEngine, leaveEngine } from './engine.ts'
import { projectRoot } from './places.ts'
import { endPrograms, type Say } from './processes.ts'
import { pythonEnvironment } from './python.ts'
import { temporaryDirectory } from './temporary.ts'

/** A running local cloud, as plain values: `script/cloud up` keeps them in a JSON file. */
export interface Cloud {
  /** Endpoint for clients of AWS: `http://localhost:<port>`. */
  readonly endpoint: string
  /** Host of the registry in image references: `localhost:<port>`. */
  readonly registry: string
  /** Variables that a process needs to work with this cloud. */
  readonly env: Readonly<Record<string, string>>
  readonly emulator: Emulator
  readonly engine: Engine
}

/**
 * Starts a local cloud: a Docker engine and buildx if the machine has none, Python packages, and the emulator. It goes on
 * after this process.
 *
 * @param directory folder for logs and small files, which must exist
 * @throws Trouble when something is missing and cannot be installed, or does not start; nothing is left running then
 */
export async function startCloud(directory: string, say: Say): Promise<Cloud> {
  const engine = await joinEngine(process.pid, say)
  try {
    const requirements = join(projectRoot, 'local-cloud', 'requirements.txt')
    const [bin, plugin] = await Promise.all([pythonEnvironment(requirements, say), findBuildx(say)])
    const emulator = await startEmulator({ python: join(bin, 'python'), dockerHost: engine.host, directory })
    if (engine.own) addUser(emulator.pid)
    return describe(engine, emulator, plugin)
  } finally {
    if (engine.own) await leaveEngine(process.pid)
  }
}

/** Stops the emulator and its containers, and our Docker engine unless another process uses it. */
export async function stopCloud(cloud: Cloud): Promise<void> {
  await stopEmulator(cloud.emulator, cloud.engine.host)
  if (cloud.engine.own) await leaveEngine(cloud.emulator.pid)
}

/**
 * Runs `use` with a local cloud of its own, and stops everything that was started for it. A signal stops it, too: see
 * `onSignal`.
 *
 * @throws Trouble when the cloud cannot be started; and every error of `use`
 */
export async function withCloud<T>(say: Say, use: (cloud: Cloud) => Promise<T>): Promise<T> {
  const starting = startCloud(temporaryDirectory('cloud'), say)
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
 * Calls `stop` on Ctrl-C, SIGTERM and a closed terminal, and then ends this process with the exit code 128 + the signal's
 * number. A second signal changes nothing.
 *
 * @returns a function that removes these handlers
 */
export function onSignal(say: Say, stop: () => Promise<void>): () => void {
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

function describe(engine: Engine, emulator: Emulator, plugin: { readonly DOCKER_CONFIG?: string }): Cloud {
  const registry = `localhost:${emulator.port}`
  const endpoint = `http://${registry}`
  const env: Record<string, string> = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    // Version 1 of the AWS CLI reads this one only.
    AWS_DEFAULT_REGION: 'us-east-1',
    // The emulator reads twelve digits as the account, so that users of one cloud can have accounts of their own.
    AWS_ACCESS_KEY_ID: '000000000000',
    AWS_SECRET_ACCESS_KEY: 'local',
    SERVICEFULL_REGISTRY: registry,
    ...plugin,
  }
  if (engine.own) env.DOCKER_HOST = engine.host
  return { endpoint, registry, env, emulator, engine }
}
