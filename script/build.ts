import { join } from 'node:path'
import { projectRoot } from '../local-cloud/places.ts'
import { bundle, staleFiles } from './bundle.ts'
import { command } from './command.ts'

const usage = `Usage: script/build [--check]

Bundles src/ into dist/. With --check: changes nothing, and fails when dist/ is not what src/ gives.`

await command(usage, { check: { type: 'boolean' } }, async ({ values }) => {
  if (!values.check) {
    await bundle(join(projectRoot, 'dist'))
    return 0
  }
  const stale = await staleFiles()
  for (const name of stale) console.log(`differs: dist/${name}`)
  if (stale.length) console.log('dist/ is not what src/ gives: run script/build and commit dist/')
  return stale.length ? 1 : 0
})
