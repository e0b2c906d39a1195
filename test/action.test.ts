import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readInputs } from '../src/inputs/read.ts'
import { failedOutputs, outputsOf } from '../src/report/outputs.ts'
import { DELETED, DEPLOYED, EXECUTED, SEVERAL, STATUS } from './fixtures/result.ts'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description?: string; readonly default?: unknown }>>
  readonly outputs: Readonly<Record<string, { readonly description?: string }>>
}

const action: Action = parse(readFileSync(join(import.meta.dirname, '../action.yml'), 'utf8'))

test.each([
  ...Object.entries(action.inputs).map(([name, { description }]) => ({ name: `input ${name}`, description })),
  ...Object.entries(action.outputs).map(([name, { description }]) => ({ name: `output ${name}`, description })),
])('action.yml says what $name is', ({ description }) => {
  expect(description).toMatch(/^[A-Z].*\.$/s)
})

test('the inputs of action.yml are those that are read, in their order', () => {
  const read: string[] = []
  readInputs((name) => {
    read.push(name)
    return name === 'stack-name' ? 'hello' : ''
  })
  expect(read).toEqual(Object.keys(action.inputs))
})

test('every default of action.yml is a text, and what is read without it, but the capabilities and the token', () => {
  const defaults = new Map(Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']))
  const given = (values: ReadonlyMap<string, unknown>) =>
    readInputs((name) => (name === 'stack-name' ? 'hello' : ((values.get(name) as string | undefined) ?? '')))
  const without = given(new Map())
  const capabilities = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM']
  expect(given(defaults)).toEqual({
    ...without,
    stack: { ...without.stack, capabilities },
    githubToken: defaults.get('github-token'),
  })
})

test('the outputs of action.yml are those that are set, in their order', () => {
  const namesOf = (images: typeof SEVERAL) => [
    ...outputsOf({ ...DEPLOYED, images, stackOutputs: new Map(), execution: EXECUTED }).keys(),
  ]
  // Only `command: status` sets the last one.
  const names = Object.keys(action.outputs).filter((name) => name !== 'status')
  const single = ['image', 'image-tag', 'digest', 'repository-uri', 'image-reused']
  expect(namesOf(DEPLOYED.images)).toEqual(names.filter((name) => name !== 'images'))
  expect(namesOf(SEVERAL)).toEqual(names.filter((name) => !single.includes(name)))
})

test('a delete, a status and a failure set no other outputs', () => {
  const { buildId, images, stackName, stackId } = DEPLOYED
  const failed = failedOutputs({ buildId, images, stackName, stackId, changeSetId: 'c' })
  const names = [...outputsOf(DELETED).keys(), ...outputsOf(STATUS).keys(), ...failed.keys()]
  expect(names.filter((name) => !(name in action.outputs))).toEqual([])
})
