import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { inputsOf } from '../fixtures/run.ts'

const action = parse(readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8'))
const defaults = Object.entries<{ default?: string }>(action.inputs).flatMap(([name, { default: standard }]) =>
  standard === undefined || name === 'github-token' ? [] : [[name, standard] as const],
)

test.each(defaults)('an empty input %s is as good as its default %s', (name, standard) => {
  expect(inputsOf({ [name]: '' })).toEqual(inputsOf({ [name]: standard }))
})

test('no capability is given by []', () => {
  expect(inputsOf({ capabilities: '[]' }).stack.capabilities).toEqual([])
})
