import { copyFile, lstat, mkdir, readdir, realpath, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { readFileUpTo } from '../files/read.ts'

/** A path of a repository, with its keyword. */
const LARGEST_PATH = 8192

async function readPath(path: string): Promise<string> {
  return (await readFileUpTo(path, LARGEST_PATH)).toString()
}

/** A checkout: files, and the folder in which git keeps what it knows of them. */
export interface Checkout {
  /** Absolute path without links, as are the others. */
  readonly root: string
  /** Has HEAD and the index. */
  readonly folder: string
  /** Has objects, references and the configuration. Differs from `folder` in a linked worktree. */
  readonly common: string
}

/**
 * Finds the checkout of a folder: the nearest `.git` from the folder up to `top`. Unlike git, takes no folder for a repository that
 * only looks like one: anybody can commit such a folder, with a configuration that names programs.
 * Source: git documentation, "gitrepository-layout", and "git-config", safe.bareRepository.
 *
 * @returns undefined when there is none, or when the folder does not lie in `top`, links resolved
 */
export async function findCheckout(folder: string, top: string): Promise<Checkout | undefined> {
  const [start, end] = await Promise.all([folder, top].map((path) => realpath(path).catch(() => undefined)))
  if (start === undefined || end === undefined || relative(end, start).split('/')[0] === '..') return undefined
  for (let root = start; ; root = dirname(root)) {
    const found = await gitFolderIn(root)
    if (found !== undefined) return { root, folder: found, common: await commonFolder(found) }
    if (root === end) return undefined
  }
}

/** `.git` is a folder, or a file that names one, as in a submodule and a linked worktree. */
async function gitFolderIn(root: string): Promise<string | undefined> {
  const path = join(root, '.git')
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return undefined
  const target = found.isFile() ? /^gitdir: (.*)/.exec(await readPath(path))?.[1] : path
  if (target === undefined) return undefined
  const folder = resolve(root, target.trimEnd())
  // HEAD may be a link to a branch that has no commit yet.
  return (await lstat(join(folder, 'HEAD')).catch(() => undefined)) && folder
}

async function commonFolder(folder: string): Promise<string> {
  const text = await readPath(join(folder, 'commondir')).catch(() => '.')
  return resolve(folder, text.trimEnd())
}

/** Parts of a git folder that hold data, and name no program. */
const SHARED = ['objects', 'refs', 'packed-refs', 'reftable', 'shallow', join('info', 'attributes')]
const OWN = ['HEAD', 'index']

/**
 * Makes a git folder with the data of a checkout's, and with a configuration of ours: no setting, hook or filter of the checkout
 * counts, of whatever version of git. The index is a copy, as git may write it.
 *
 * @param path of an empty folder
 * @param configuration content of the file `config`
 */
export async function makeGitFolder(path: string, { folder, common }: Checkout, configuration: string): Promise<void> {
  await mkdir(join(path, 'info'))
  const names = await readdir(folder)
  // A split index has its larger part in a file of its own.
  const ofFolder = [...names.filter((name) => name.startsWith('sharedindex.')), join('info', 'sparse-checkout')]
  await Promise.all([
    writeFile(join(path, 'config'), configuration),
    ...OWN.filter((name) => names.includes(name)).map((name) => copy(join(folder, name), join(path, name))),
    ...ofFolder.map((name) => symlink(join(folder, name), join(path, name))),
    ...SHARED.map((name) => symlink(join(common, name), join(path, name))),
  ])
}

/** Copies a file with its time: git compares the content of files that are as new as its index. */
async function copy(from: string, to: string): Promise<void> {
  const [{ mtimeMs }] = await Promise.all([stat(from), copyFile(from, to)])
  const seconds = Math.floor(mtimeMs / 1000)
  await utimes(to, seconds, seconds)
}
