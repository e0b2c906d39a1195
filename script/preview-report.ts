import { copyFileSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { baseImage, makeBaseImage } from '../local-cloud/base-image.ts'
import { projectRoot } from '../local-cloud/places.ts'
import { Trouble } from '../local-cloud/processes.ts'
import { withCloud } from '../local-cloud/start.ts'
import { command } from './command.ts'
import { picturesOf } from './reference.ts'
import { openScore } from './score.ts'
import { runTests } from './tests.ts'
import { findBrowser } from './tools.ts'

const usage = `Usage: script/preview-report [--docs] [NAME...]

Takes pictures of the job summary and the comment of every state, as GitHub shows them at a width of 800 px, light and dark: runs
the scenarios of test/scenarios/reports, with the committed bundle, on a local cloud of its own. Each picture is in
build/report, and index.html there shows all. Fails when a text overflows, or is not shown well otherwise.

--docs   copies the pictures that README.md and docs/ show to docs/pictures, too
NAME     only scenarios whose file has this in its name`

const say = (line: string) => console.log(`... ${line}`)
const folder = join(projectRoot, 'build', 'report')

await command(usage, { docs: { type: 'boolean' } }, async ({ values, positionals: names }) => {
  const files = globSync('test/scenarios/reports/*.test.ts', { cwd: projectRoot }).sort()
  const selected = files.filter((file) => !names.length || names.some((name) => file.includes(name)))
  if (!selected.length) throw new Trouble(`No scenario has that in its name: ${files.join(', ')}`)
  const browser = await findBrowser(say)
  const score = openScore(console.log)
  rmSync(folder, { recursive: true, force: true })
  await withCloud(say, async (cloud) => {
    await makeBaseImage({ ...process.env, ...cloud.env }, say)
    const env = { SERVICEFULL_BASE_IMAGE: baseImage, SERVICEFULL_BROWSER: browser, SERVICEFULL_PICTURES: folder }
    await runTests(selected, { ...cloud.env, ...env }, score)
  })
  const pictures = writeIndex()
  if (values.docs) copyDocumented()
  console.log(`${score.end()}\n${pictures} pictures: ${relative(process.cwd(), join(folder, 'index.html'))}`)
  return score.failed() ? 1 : 0
})

/** Writes a page that shows all pictures, each light and dark side by side; returns their number. */
function writeIndex(): number {
  const light = globSync('*-light.png', { cwd: folder }).sort()
  const rows = light.map((name) => {
    const images = [name, name.replace('-light', '-dark')].map((each) => `<img src="${each}" width="800" alt="">`)
    return `<h2>${name.replace('-light.png', '')}</h2>${images.join('')}`
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Reports</title>${rows.join('\n')}`,
  )
  return light.length * 2
}

/** Copies the pictures that the pages name. */
function copyDocumented(): void {
  const names = picturesOf(projectRoot)
  const missing = names.filter((name) => !existsSync(join(folder, name)))
  if (missing.length > 0) throw new Trouble(`No scenario that ran makes what the pages show: ${missing.join(', ')}`)
  const docs = join(projectRoot, 'docs', 'pictures')
  rmSync(docs, { recursive: true, force: true })
  mkdirSync(docs)
  for (const name of names) copyFileSync(join(folder, name), join(docs, name))
}
