import { constants } from 'node:fs'
import { access, lstat, readlink, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Problem, Problems } from '../text/problem.ts'

/** An error of the operating system. Source: Node.js documentation, "Class: SystemError". */
interface Fault extends Error {
  readonly code: string
  readonly syscall: string
  readonly path?: string
}

/** Does the work. Turns each error of the operating system about a file or a program into a Problem that names it. */
export async function withFaultProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw await faultProblem(error)
  }
}

/**
 * Turns an error of the operating system about a file or a program into a Problem: which one, why, who owns it, what to do. This is
 * the only place that knows the codes, so that no file of the runner ends in an unexplained error.
 *
 * @returns any other error as it is
 */
export async function faultProblem(error: unknown): Promise<unknown> {
  if (error instanceof Problems) return new Problems(await Promise.all(error.all.map(faultProblem)))
  if (!isFault(error)) return error
  const { code, syscall, path = '' } = error
  if (syscall.startsWith('spawn')) return startProblem(error, path || 'docker')
  const { why, remedy } = (await LOOKS.get(code)?.(path)) ?? REASONS.get(code) ?? unknownReason(error)
  return new Problem(`The runner's \`${path || 'file'}\` cannot be used: ${why} (${code}).`, remedy, { cause: error })
}

/** Whether an error is of the file system, or of the start of a program: one of the network has other codes, or another call. */
function isFault(error: unknown): error is Fault {
  if (!(error instanceof Error) || error instanceof Problem) return false
  const { code = '', syscall } = error as Partial<Fault>
  if (syscall === undefined || /^(connect|getaddrinfo|bind|listen)/.test(syscall)) return false
  return REASONS.has(code) || LOOKS.has(code) || OTHERS.test(code)
}

const OTHERS =
  /^(EIO|EBUSY|ENOTEMPTY|EEXIST|ENAMETOOLONG|ENOMEM|EAGAIN|E2BIG|EINVAL|ENODEV|ENXIO|ESTALE|ETXTBSY|EXDEV)$/

interface Reason {
  readonly why: string
  readonly remedy: string
}

const CORRECT = 'Remove it, or correct the path that the job or the runner gives.'
const FULL = { why: 'the disk is full', remedy: 'Free disk space before this step, or use a larger runner.' }
const OPEN = {
  why: 'too many files are open',
  remedy: 'Raise the limit of the runner (`ulimit -n`), or run fewer jobs on it.',
}

const REASONS: ReadonlyMap<string, Reason> = new Map([
  [
    'EISDIR',
    { why: 'it is a folder', remedy: `${CORRECT} Docker makes a folder where a container mounts a missing file.` },
  ],
  ['ENOTDIR', { why: 'a file is in the place of a folder', remedy: CORRECT }],
  ['ELOOP', { why: 'its links lead in a circle', remedy: CORRECT }],
  ['ENOSPC', FULL],
  ['EDQUOT', FULL],
  [
    'EROFS',
    { why: 'the file system is read-only', remedy: 'Mount it so that this job can write, or give another place.' },
  ],
  ['EMFILE', OPEN],
  ['ENFILE', OPEN],
])

/** Reasons that the file system shows. */
const LOOKS: ReadonlyMap<string, (path: string) => Promise<Reason>> = new Map([
  ['EACCES', findOwner],
  ['EPERM', findOwner],
  ['ENOENT', findMissing],
])

/** Finds the place that forbids the use of a path: the path itself, or the nearest folder above it that can be seen. */
async function findOwner(path: string): Promise<Reason> {
  let place = path
  let found = await look(place)
  while (found === undefined && dirname(place) !== place) {
    place = dirname(place)
    found = await look(place)
  }
  const user = process.getuid?.() ?? 0
  const { uid, gid, mode } = found ?? { uid: 0, gid: 0, mode: 0 }
  const owner = `belongs to user ${uid} and group ${gid}, with mode 0${(mode & 0o777).toString(8).padStart(3, '0')}`
  const isOpen = uid !== user && (mode & 0o600) === 0o600
  const commands = [
    ...(uid === user ? [] : [`sudo chown -R ${user} ${place}`]),
    ...(isOpen ? [] : [`chmod -R u+rwX ${place}`]),
  ]
  return {
    why: `permission denied; ${place === path ? 'it' : `\`${place}\``} ${owner}; this job runs as user ${user}`,
    remedy: `Give it to that user in a step before${OWN_PLACE.test(place) ? `: \`${commands.join(' && ')}\`` : ''}. A step with sudo, or in a container of another user, leaves such files.`,
  }
}

/** Matches a path that a shell takes as it is, and that is no folder of the system: nobody must give away `/`. */
const OWN_PLACE = /^\/(?!(?:bin|boot|dev|etc|lib\w*|opt|proc|run|sbin|snap|sys|usr|var)\/)[\w.@+-]+\/[\w./@+-]+$/

async function look(path: string) {
  return stat(path).catch(() => lstat(path).catch(() => undefined))
}

async function findMissing(path: string): Promise<Reason> {
  const target = await readlink(path).catch(() => undefined)
  const why = target === undefined ? 'it does not exist' : `it is a link to \`${target}\`, which does not exist`
  return { why, remedy: 'Check that no step before removes it, and that the runner names the right path.' }
}

function unknownReason({ code, message }: Fault): Reason {
  const [words = ''] = message.replace(`${code}: `, '').split(', ')
  return { why: words, remedy: 'Check the disk and the file systems of the runner.' }
}

function startProblem(cause: Fault, name: string): Problem {
  const { why, remedy } = STARTS.get(cause.code) ?? {
    why: 'the runner has too little memory, or too many processes or open files',
    remedy: 'Run fewer jobs on the runner, or give it more memory and higher limits (`ulimit -a`).',
  }
  return new Problem(`The program \`${name}\` cannot be started: ${why} (${cause.code}).`, remedy, { cause })
}

const STARTS: ReadonlyMap<string, Reason> = new Map([
  [
    'E2BIG',
    {
      why: 'its arguments are too long',
      remedy: 'Shorten build-args, labels and other lists of the build: Linux takes 128 KiB an argument.',
    },
  ],
  ['EACCES', { why: 'it may not be run', remedy: 'Make the one that comes first in PATH executable, or remove it.' }],
])

/** Returns a handler that adds a path to an error of the system, which has none where a write fails, and throws it. */
export function namePath(path: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error
  }
}

/**
 * Checks that a file exists and that this process may write to it. Changes nothing.
 *
 * @throws the system's error
 */
export async function checkWritable(path: string): Promise<void> {
  await access(path, constants.W_OK)
  if ((await stat(path)).isDirectory()) throw folderError(path)
}

/** Returns the error of the system for a folder in the place of a file. */
export function folderError(path: string): Error {
  return Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR', syscall: 'open', path })
}
