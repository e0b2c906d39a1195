import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { run, Trouble } from './processes.ts'

/**
 * Installs Debian or Ubuntu packages and starts none of their services. Works as root, or as a user whose sudo asks for
 * no password. Throws `Trouble` that names the packages to install by hand otherwise.
 */
export async function aptInstall(packages: readonly string[], say: (line: string) => void): Promise<void> {
  const advice = `install them by hand: ${packages.join(' ')}`
  if (!existsSync('/usr/bin/apt-get'))
    throw new Trouble(`This is not Debian or Ubuntu, so packages are missing; ${advice}`)
  const prefix = await asRoot()
  if (!prefix) throw new Trouble(`Packages are missing and only root may install them; ${advice}`)
  say(`installing ${packages.join(' ')} with apt`)
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300']
  await run([...apt, 'update'])
  const allow = holdServices()
  try {
    const installed = await run([...apt, 'install', '-y', ...packages])
    if (installed.code !== 0) throw new Trouble(`apt-get could not install packages; ${advice}\n${installed.all}`)
  } finally {
    allow()
  }
}

async function asRoot(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return []
  return (await run(['sudo', '-n', 'true'])).code === 0 ? ['sudo', '-n'] : undefined
}

/** Debian's own switch: while this file exits with 101, no package starts a service. */
function holdServices(): () => void {
  const policy = '/usr/sbin/policy-rc.d'
  if (process.getuid?.() !== 0 || existsSync(policy)) return () => {}
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return () => rmSync(policy, { force: true })
}
