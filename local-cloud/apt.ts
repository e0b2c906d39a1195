import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './once.ts'
import { cacheDirectory } from './places.ts'
import { run, type Say, Trouble } from './processes.ts'

/**
 * Installs packages of Debian or Ubuntu, as root or with a sudo that asks for no password. None of their services starts.
 * Waits for other calls, also of other processes: apt refuses two at a time.
 *
 * @param flags of `apt-get install`
 * @throws Trouble when the packages cannot be installed; it names them, to be installed by hand
 */
export async function aptInstall(packages: readonly string[], say: Say, flags: readonly string[] = []): Promise<void> {
  const advice = `install them by hand: ${packages.join(' ')}`
  if (!existsSync('/usr/bin/apt-get'))
    throw new Trouble(`This is not Debian or Ubuntu, so packages are missing; ${advice}`)
  const prefix = await rootPrefix()
  if (!prefix) throw new Trouble(`Packages are missing and only root may install them; ${advice}`)
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300']
  await withLock(join(cacheDirectory(), 'apt.lock'), async () => {
    say(`installing ${packages.join(' ')} with apt`)
    await run([...apt, 'update'])
    const allowServices = holdServices()
    try {
      const installed = await run([...apt, 'install', '-y', ...flags, ...packages])
      if (installed.code !== 0) throw new Trouble(`apt-get could not install packages; ${advice}\n${installed.all}`)
    } finally {
      allowServices()
    }
  })
}

/** Returns the start of a command that runs as root, or `undefined` when this user may not run one. */
async function rootPrefix(): Promise<readonly string[] | undefined> {
  if (process.getuid?.() === 0) return []
  return (await run(['sudo', '-n', 'true'])).code === 0 ? ['sudo', '-n'] : undefined
}

/**
 * Keeps packages from starting services, and returns the function that ends this. While the file exists, Debian's
 * maintainer scripts ask it; 101 means "action forbidden by policy". Source: Debian, invoke-rc.d(8).
 */
function holdServices(): () => void {
  const policy = '/usr/sbin/policy-rc.d'
  if (process.getuid?.() !== 0 || existsSync(policy)) return () => {}
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return () => rmSync(policy, { force: true })
}
