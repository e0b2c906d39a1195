import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isReady } from './emulator.ts'
import { withLock } from './once.ts'
import { cloudDirectory } from './places.ts'
import { isAlive, type Say, Trouble } from './processes.ts'
import { type Cloud, onSignal, startCloud, stopCloud } from './start.ts'

const usage = `Usage: script/cloud up | down | status

up       starts the local cloud, unless it runs, and prints the variables that point to it
down     stops it and everything that was started for it
status   says whether it runs; exit code 1 when it does not`

const directory = join(cloudDirectory, 'run')
const stateFile = join(directory, 'state.json')
const say: Say = (line) => process.stderr.write(`${line}\n`)

/** Returns the cloud that `up` started, or `undefined` when it does not answer. */
async function running(): Promise<Cloud | undefined> {
  const cloud = lastStarted()
  return cloud && isAlive(cloud.emulator.pid) && (await isReady(cloud.emulator.port)) ? cloud : undefined
}

function lastStarted(): Cloud | undefined {
  return existsSync(stateFile) ? (JSON.parse(readFileSync(stateFile, 'utf8')) as Cloud) : undefined
}

async function up(): Promise<number> {
  const found = await running()
  if (!found) await down()
  const cloud = found ?? (await start())
  writeFileSync(stateFile, `${JSON.stringify(cloud, null, 2)}\n`)
  say(found ? `already running: ${cloud.endpoint}` : `started: ${description(cloud)}`)
  say('Paste this into your shell, or: eval "$(script/cloud up)"')
  for (const [name, value] of Object.entries(cloud.env)) process.stdout.write(`export ${name}='${value}'\n`)
  return 0
}

async function start(): Promise<Cloud> {
  mkdirSync(directory, { recursive: true })
  const starting = startCloud(directory, say)
  const ignoreSignals = onSignal(say, () => starting.then(stopCloud, () => {}))
  return starting.finally(ignoreSignals)
}

async function down(): Promise<number> {
  const cloud = lastStarted()
  if (cloud) {
    await stopCloud(cloud)
    say(`stopped: ${description(cloud)}`)
  }
  rmSync(directory, { recursive: true, force: true })
  return 0
}

async function status(): Promise<number> {
  const cloud = await running()
  say(cloud ? `running: ${description(cloud)}` : 'not running: start it with script/cloud up')
  return cloud ? 0 : 1
}

function description(cloud: Cloud): string {
  const engine = cloud.engine.own ? `Docker engine of ours (${cloud.engine.host})` : 'your Docker engine'
  return `local cloud ${cloud.endpoint} (process ${cloud.emulator.pid}), ${engine}`
}

const commands = new Map(Object.entries({ up, down, status }))
const command = commands.get(process.argv[2] ?? '')
try {
  if (command) process.exitCode = await withLock(join(cloudDirectory, 'lock'), command)
  else say(usage)
  if (!command) process.exitCode = 2
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  say(error.message)
  process.exitCode = 1
}
