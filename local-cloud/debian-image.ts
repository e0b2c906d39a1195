import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.ts'
import { once } from './once.ts'
import { cacheDirectory } from './places.ts'
import { must, run, type Say } from './processes.ts'

/** Name of the image that `makeDebianImage` makes. */
export const debianImage = 'servicefull/debian:local'

/** The packages that a Dockerfile finds installed, since a build here reaches no package mirror. */
const packages = ['ffmpeg', 'python3-boto3']
/** Paths of the packages that no program here uses. They hold nearly half of the bytes. */
const left = [
  ...['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*'],
  // Drivers of graphics cards, which libraries load when there is a card.
  ...['/usr/lib/*/libLLVM*', '/usr/lib/*/libgallium*', '/usr/lib/*/libz3*', '/usr/lib/*/dri/*'],
  // The services of AWS that boto3 knows.
  '/usr/lib/python3/dist-packages/botocore/data/*/*',
]
const kept = ['s3', 'sts'].map((service) => `/usr/lib/python3/dist-packages/botocore/data/${service}/*`)
const recipe = [
  ...['--variant=minbase', `--include=${packages.join(',')}`],
  ...left.map((path) => `--dpkgopt=path-exclude=${path}`),
  ...kept.map((path) => `--dpkgopt=path-include=${path}`),
  // Without a source, `apt-get update` does nothing, and `apt-get install` takes what is installed.
  '--customize-hook=rm "$1/etc/apt/sources.list"',
  'trixie',
]

/**
 * Makes an image of Debian 13 that stands in for `debian:13-slim`, with the packages of the example `transcode`. The packages are
 * loaded once on a machine, which takes some minutes. Does nothing when the engine has the image already.
 *
 * @throws Trouble when the packages cannot be loaded or a step fails
 */
export async function makeDebianImage(env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  if ((await run(['docker', 'image', 'inspect', debianImage], { env })).code === 0) return
  const hash = createHash('sha256').update(recipe.join('\n')).digest('hex').slice(0, 12)
  const directory = join(cacheDirectory(), `debian-${hash}`)
  const archive = join(directory, 'root.tar.gz')
  await once(directory, async () => {
    if (!existsSync('/usr/bin/mmdebstrap')) await aptInstall(['mmdebstrap'], say, ['--no-install-recommends'])
    say('loading Debian with ffmpeg, which takes some minutes')
    const sources = globSync('/etc/apt/{sources.list,sources.list.d/*}').map((path) => readFileSync(path, 'utf8'))
    const command = ['mmdebstrap', ...recipe, archive, ...debianMirror(sources.join('\n'))]
    await must('Loading Debian', command, { env: { ...process.env, GZIP: '-1' } })
  })
  await must('Importing Debian', ['docker', 'import', archive, debianImage], { env })
}

/** Returns the mirror of Debian that sources of apt name first; empty without one: then mmdebstrap takes its own. */
export function debianMirror(sources: string): readonly string[] {
  const lines = sources.split('\n').filter((line) => !line.trimStart().startsWith('#'))
  return (
    lines
      .join('\n')
      .match(/\bhttps?:\/\/\S+\/debian(?=\/?(?:\s|$))/)
      ?.slice(0, 1) ?? []
  )
}
