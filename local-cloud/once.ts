import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isAlive, Trouble, until } from './processes.ts'

/** Milliseconds that a process waits for a lock: another process may hold it for a cold build, which takes minutes. */
const patience = 20 * 60_000

/**
 * Makes a directory once, for this run and all later ones. `make` fills the directory, which is empty; when `make`
 * throws, the next call starts over. Of several processes that call this at the same time, one makes the directory and
 * the others wait.
 *
 * @throws Trouble when the lock cannot be had; and every error of `make`
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

/**
 * Runs `work` while this process holds the lock file. A lock whose process has ended is taken over.
 *
 * @throws Trouble when another process holds the lock for 20 minutes, or the folder of the file cannot be written to
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true })
  if (!(await until(() => tryLock(file), patience)))
    throw new Trouble(`Another process holds ${file}: remove that file`)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** Returns whether this process got the lock. Removes the lock of a process that has ended, for the next try. */
function tryLock(file: string): boolean {
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
    // Empty: the owner has made the file and is about to write its process ID.
    return owner === '' || isAlive(Number(owner))
  } catch {
    return false
  }
}
