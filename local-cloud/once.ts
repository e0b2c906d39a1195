import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isAlive, Trouble, until } from './processes.ts'

/** How long one process waits for another that makes the same thing: a cold build takes minutes. */
const patience = 20 * 60_000

/**
 * Makes a directory once, for this run and all later ones. `make` fills it; when it throws, the next call starts from
 * an empty directory. Several processes may call this at the same time: one makes it, the others wait.
 */
export async function once(directory: string, make: () => Promise<void>): Promise<void> {
  const stamp = join(directory, '.complete')
  if (existsSync(stamp)) return
  await withLock(`${directory}.lock`, async () => {
    if (existsSync(stamp)) return
    rmSync(directory, { recursive: true, force: true })
    mkdirSync(directory, { recursive: true })
    await make()
    writeFileSync(stamp, '')
  })
}

/** Does `work` while this process holds the lock file. A lock whose process has ended does not count. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true })
  if (!(await until(() => take(file), patience))) throw new Trouble(`Another process holds ${file}: remove that file`)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new Trouble(`${dirname(file)} cannot be written to: run this as a user who may`)
    }
    if (!isHeld(file)) rmSync(file, { force: true })
    return false
  }
}

function isHeld(file: string): boolean {
  try {
    const owner = readFileSync(file, 'utf8')
    // Empty: the owner has made the file and is about to write its process id.
    return owner === '' || isAlive(Number(owner))
  } catch {
    return false
  }
}
