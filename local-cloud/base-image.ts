import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.ts'
import { must, run } from './processes.ts'
import { temporaryDirectory } from './temporary.ts'

/** Name of the image that `makeBaseImage` makes. */
export const baseImage = 'servicefull/busybox:local'

/**
 * Makes an image with busybox, a shell and the usual commands, out of this machine's own busybox: a base for the
 * examples where no registry of public images can be reached. Does nothing when the engine has it already.
 */
export async function makeBaseImage(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  if ((await run(['docker', 'image', 'inspect', baseImage], { env })).code === 0) return
  const busybox = await findBusybox(say)
  const directory = temporaryDirectory('base')
  const bin = join(directory, 'root', 'bin')
  mkdirSync(bin, { recursive: true })
  mkdirSync(join(directory, 'root', 'tmp'), { mode: 0o1777 })
  await must('Copying busybox', ['cp', busybox, join(bin, 'busybox')])
  const applets = (await must('Listing busybox', [busybox, '--list']))
    .split('\n')
    .filter((name) => name && name !== 'busybox')
  await must('Linking busybox', ['sh', '-c', 'cd "$0" && for n; do ln -s busybox "$n"; done', bin, ...applets])
  const archive = join(directory, 'root.tar')
  await must('Packing busybox', ['tar', '-C', join(directory, 'root'), '--owner=0', '--group=0', '-cf', archive, '.'])
  await must('Importing the base image', ['docker', 'import', '--change', 'ENV PATH=/bin', archive, baseImage], {
    env,
  })
}

async function findBusybox(say: (line: string) => void): Promise<string> {
  const places = ['/bin/busybox', '/usr/bin/busybox']
  if (!places.some(existsSync)) await aptInstall(['busybox-static'], say)
  return places.find(existsSync) ?? 'busybox'
}
