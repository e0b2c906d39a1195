import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.ts'
import { must, run, type Say } from './processes.ts'
import { temporaryDirectory } from './temporary.ts'

/** Name of the image that `makeBaseImage` makes. */
export const baseImage = 'servicefull/busybox:local'

/**
 * Makes an image with a shell and the usual commands from this machine's own busybox. It is the base of the examples
 * where no public registry can be reached. Does nothing when the engine has the image already.
 *
 * @throws Trouble when busybox cannot be installed or a step fails
 */
export async function makeBaseImage(env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  if ((await run(['docker', 'image', 'inspect', baseImage], { env })).code === 0) return
  const busybox = await findBusybox(say)
  const directory = temporaryDirectory('base')
  const root = join(directory, 'root')
  const bin = join(root, 'bin')
  mkdirSync(bin, { recursive: true })
  mkdirSync(join(root, 'tmp'), { mode: 0o1777 })
  await must('Copying busybox', ['cp', busybox, join(bin, 'busybox')])
  const listed = await must('Listing busybox', [busybox, '--list'])
  const applets = listed.split('\n').filter((name) => name && name !== 'busybox')
  await must('Linking busybox', ['sh', '-c', 'cd "$0" && for n; do ln -s busybox "$n"; done', bin, ...applets])
  const archive = join(directory, 'root.tar')
  await must('Packing busybox', ['tar', '-C', root, '--owner=0', '--group=0', '-cf', archive, '.'])
  const change = ['--change', 'ENV PATH=/bin']
  await must('Importing the base image', ['docker', 'import', ...change, archive, baseImage], { env })
}

async function findBusybox(say: Say): Promise<string> {
  const places = ['/bin/busybox', '/usr/bin/busybox']
  if (!places.some(existsSync)) await aptInstall(['busybox-static'], say)
  return places.find(existsSync) ?? 'busybox'
}
