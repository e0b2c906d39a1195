import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../local-cloud/places.ts'
import { command } from './command.ts'
import { freshDocuments } from './reference.ts'

const usage = `Usage: script/docs [--check]

Writes the generated parts: inputs and outputs in README.md from action.yml, parameters and outputs in docs/service.md,
docs/fan-out.md, docs/network.md and docs/accounts.md from the templates, deviations in docs/local-cloud.md from
local-cloud/overlay/, the picture of the rooms in docs/architecture.md from the imports of src/. With --check: changes nothing, and fails when a part differs from its source.
Both fail when an input, an output or a parameter has no description.`

await command(usage, { check: { type: 'boolean' } }, async ({ values }) => {
  const fresh = [...freshDocuments(projectRoot)]
  const stale = fresh.filter(([name, text]) => readFileSync(join(projectRoot, name), 'utf8') !== text)
  for (const [name, text] of stale) {
    if (values.check) console.log(`differs: ${name}`)
    else writeFileSync(join(projectRoot, name), text)
  }
  if (!values.check || !stale.length) return 0
  console.log('Generated parts differ from their sources: run script/docs')
  return 1
})
