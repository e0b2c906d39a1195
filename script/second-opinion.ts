import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeBaseImage } from '../local-cloud/base-image.ts'
import { projectRoot } from '../local-cloud/places.ts'
import { lastLines, Trouble } from '../local-cloud/processes.ts'
import { type Cloud, withCloud } from '../local-cloud/start.ts'
import { command } from './command.ts'
import { type Comparison, compare, mayRun, type Story, storiesIn } from './opinion/compare.ts'
import { CLOUDS, type CloudName } from './opinion/differences.ts'
import { withEmulator } from './opinion/emulators.ts'
import { withFront } from './opinion/front.ts'
import { runStories } from './opinion/stories.ts'
import { cellOf } from './opinion/tables.ts'

const usage = `Usage: script/second-opinion [CLOUD...]

Runs the stories of test/scenarios/any-cloud, with the committed bundle, on the local cloud and on emulators that others have
made, so that the local cloud does not confirm its own mistakes. Fails when a cloud differs in another way than
script/opinion/differences.ts says. Installs the emulators once.

CLOUD   ${CLOUDS.map((name) => `'${name}'`).join(', ')}; by default all`

const say = (line: string) => console.log(`... ${line}`)
const files = globSync('test/scenarios/any-cloud/*.test.ts', { cwd: projectRoot }).sort()
const stories = files.flatMap((file) => storiesIn(file, readFileSync(join(projectRoot, file), 'utf8')))

await command(usage, {}, async ({ positionals }) => {
  const clouds = selectedFrom(positionals)
  return withCloud(say, async (local) => {
    await makeBaseImage({ ...process.env, ...local.env }, say)
    const compared = new Map<CloudName, Comparison>()
    for (const name of clouds) {
      const begin = performance.now()
      const { count, findings } = await runOn(name, local)
      const expected = stories.filter(({ file }) => mayRun(name, file)).length
      if (count !== expected) throw new Trouble(`${count} of ${expected} stories ran on ${name}`)
      compared.set(name, compare(name, findings))
      const seconds = ((performance.now() - begin) / 1000).toFixed(0)
      say(`${name}: ${count} stories, ${findings.length} facts differ, ${seconds} s`)
    }
    return report(compared)
  })
})

function selectedFrom(names: readonly string[]): readonly CloudName[] {
  const unknown = names.filter((name) => !CLOUDS.some((cloud) => cloud === name))
  if (unknown.length) throw new Trouble(`There is no cloud ${unknown.join(', ')}: see script/second-opinion --help`)
  return CLOUDS.filter((cloud) => !names.length || names.includes(cloud))
}

/** Runs the stories that a cloud may run. The engine of the local cloud builds images for all. */
function runOn(name: CloudName, { env }: Cloud) {
  const own = files.filter((file) => mayRun(name, file))
  if (name === 'the local cloud') return runStories(own, env)
  return withEmulator(name, say, (endpoint) =>
    withFront(endpoint, (front) => runStories(own, { ...env, AWS_ENDPOINT_URL: front })),
  )
}

/** Prints how each cloud runs each story, and what is not as the list says; returns the exit code. */
function report(compared: ReadonlyMap<CloudName, Comparison>): number {
  const width = Math.max(...stories.map(({ title }) => title.length)) + 2
  const line = (title: string, cells: readonly string[]) =>
    console.log(`${title.padEnd(width)}${cells.map((cell) => cell.padEnd(18)).join('')}`.trimEnd())
  console.log()
  line('', [...compared.keys()])
  for (const story of stories)
    line(
      story.title,
      [...compared].map(([cloud, comparison]) => resultOf(cloud, story, comparison)),
    )
  console.log()
  let wrong = 0
  for (const [cloud, { unknown, gone }] of compared) {
    wrong += unknown.length + gone.length
    for (const { story, fact, detail } of unknown)
      console.log(`${cloud} differs, and the list does not say so: ${story}: ${fact}\n${lastLines(detail, 40)}\n`)
    for (const { story, fact } of gone)
      console.log(`${cloud} no longer differs: remove from the list: ${story}: ${fact}`)
  }
  console.log(
    wrong === 0 ? 'Every difference is known.' : `${wrong} facts are not as script/opinion/differences.ts says.`,
  )
  return wrong === 0 ? 0 : 1
}

function resultOf(cloud: CloudName, story: Story, { unknown, gone }: Comparison): string {
  const isNews = [...unknown, ...gone].some((each) => each.story === story.title)
  return isNews ? 'NOT AS LISTED' : cellOf(cloud, story)
}
