import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryDirectory } from '../../local-cloud/temporary.ts'
import { openAccount } from '../../test/scenarios/harness/account.ts'
import { checkOutIn } from '../../test/scenarios/harness/checkout.ts'
import { push, pushTag, type RunnerEvent } from '../../test/scenarios/harness/events.ts'
import { type JobEnd, runJobIn } from '../../test/scenarios/harness/runner.ts'
import type { Pairs } from './figures.ts'
import { floorImage, openFloor } from './floor.ts'

/** Files by size of the image: the smallest image, and one with a common size, which does not compress. */
const IMAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '5 kB': {},
  '64 MB': {
    Dockerfile:
      'FROM servicefull/busybox:local\nCOPY hello-job /\nRUN head -c 67108864 /dev/urandom >/data\nENTRYPOINT ["/hello-job"]\n',
  },
}

/** Measures `command: build` of a commit, of the same commit again and of its release, beside one `docker buildx build --push`. */
export async function measureBuilds(repeats: number): Promise<readonly Pairs[]> {
  const scratch = temporaryDirectory('bench')
  const measured: Pairs[] = []
  for (const [size, files] of Object.entries(IMAGES)) {
    const rounds: Round[] = []
    for (let index = 0; index < repeats; index += 1)
      rounds.push(await measureRound(mkdtempSync(join(scratch, 'round-')), files))
    const base = rounds.map((round) => round.base)
    const pairs = (name: string, key: Exclude<keyof Round, 'base'>): Pairs => ({
      name: `${size}: ${name} / buildx build --push`,
      ours: rounds.map((round) => round[key]),
      base,
    })
    measured.push(
      pairs('first build', 'first'),
      pairs('its image', 'image'),
      pairs('same commit', 'again'),
      pairs('its tag', 'release'),
    )
  }
  return measured
}

/** The milliseconds of the bare build (`base`) and of each job. */
interface Round {
  readonly base: number
  readonly first: number
  /** The part of the first job that builds and pushes the image; its log gives it in tenths of a second. */
  readonly image: number
  readonly again: number
  readonly release: number
}

/** Measures one round. Each side has a checkout with a file of its own, so that it gains nothing from the cache of the other. */
async function measureRound(scratch: string, files: Readonly<Record<string, string>>): Promise<Round> {
  const folder = (name: string): string => {
    mkdirSync(join(scratch, name))
    return join(scratch, name)
  }
  const checkout = (name: string) =>
    checkOutIn(folder(name), { ...files, 'hello-job': `#!/bin/sh\necho '${scratch}/${name}'\n` })
  const floor = await openFloor(join(scratch, 'floor'))
  const [theirs, ours] = [checkout('theirs'), checkout('ours')]
  const start = performance.now()
  await floorImage(floor, theirs)
  const base = performance.now() - start
  const account = openAccount()
  const build = async (name: string, event: RunnerEvent): Promise<JobEnd> => {
    const inputs = { command: 'build', 'stack-name': '' }
    const end = await runJobIn(folder(name), { account, checkout: ours, event, inputs })
    if (end.code !== 0) throw new Error(`the job failed:\n${end.log}`)
    return end
  }
  const sha = ours.head()
  const first = await build('first', push(sha))
  const again = await build('again', push(sha))
  const release = await build('release', pushTag(sha, 'v1.2.3'))
  const image = 1000 * Number(/ · Image ([\d.]+) s/.exec(first.log)?.[1])
  return {
    base,
    first: first.milliseconds,
    image,
    again: again.milliseconds,
    release: release.milliseconds,
  }
}
