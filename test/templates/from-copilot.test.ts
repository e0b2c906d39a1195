import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { JOB_COMMANDS, MANIFEST_FIELDS } from '../fixtures/copilot.ts'
import { readTemplate } from './evaluate.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const page = read('docs/from-copilot.md')

/** The cells of the rows of a table between two marks. */
function rowsOf(name: string): readonly (readonly string[])[] {
  const table = page.split(`<!-- ${name}:start -->\n`)[1]?.split(`<!-- ${name}:end -->`)[0] ?? ''
  const lines = table.trim().split('\n').slice(2)
  return lines.map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))
}

const namesIn = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
const fields = rowsOf('manifest')
const commands = rowsOf('commands')

test('each field of the manifest of a scheduled job is named once, and no other', () => {
  expect(fields.flatMap(([cell]) => namesIn(cell)).sort()).toEqual([...MANIFEST_FIELDS].sort())
})

test('each command of a job is named once, and no other', () => {
  const named = commands.flatMap(([cell]) => namesIn(cell))
  expect(named.sort()).toEqual(JOB_COMMANDS.map((name) => `copilot job ${name}`).sort())
})

test('what takes their place exists: parameters, outputs and resources of the template, and inputs', () => {
  const { Parameters, Outputs, Resources } = readTemplate(read('templates/servicefull.yml'))
  const known = new Set([Parameters, Outputs, Resources].flatMap((section) => Object.keys(section)))
  const { inputs } = parse(read('action.yml')) as { readonly inputs: Readonly<Record<string, unknown>> }
  const told = [...fields, ...commands].flatMap(([, cell]) => namesIn(cell))
  const ours = told.filter((name) => /^[A-Z][a-z]+[A-Za-z]+$/.test(name))
  expect(ours.length).toBeGreaterThan(30)
  expect(ours.filter((name) => !known.has(name))).toEqual([])
  const named = told.flatMap((name) => /^([a-z0-9]+(?:-[a-z0-9]+)+|command)(?=:|$)/.exec(name)?.[1] ?? [])
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !(name in inputs))).toEqual([])
})
