import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readExecutionInput } from '../../src/execution/input.ts'
import { testFolder } from '../fixtures/folder.ts'

test.each([
  ['', '{}'],
  ['{"a": 1}', '{"a": 1}'],
  ['null', 'null'],
  ['"a.json"', '"a.json"'],
  ['[1,\n2]', '[1,\n2]'],
])('%j is the input %s', async (text, input) => {
  expect(await readExecutionInput(text, '/nowhere', true)).toBe(input)
})

test.each([
  ['{"a": b}', 1, 7],
  ['{', 1, 2],
  ['{"a":1}}', 1, 8],
  ['{"a":\n\n,1}', 3, 1],
  ['{"x":"a\nb"}', 1, 8],
  ['hello', 1, 1],
  ["{'a': 1}", 1, 2],
  [`{"a":"${'x'.repeat(200)}", "b":!}`, 1, 214],
])('%j is told with its place: line %i, column %i', async (text, line, column) => {
  await expect(readExecutionInput(text, '/nowhere', true)).rejects.toMatchObject({
    message: `Input run-input: the text is not valid JSON: there is an error in line ${line}, column ${column}.`,
  })
})

test('JSON that is too deep to be written anew is taken as it is', async () => {
  const deep = `${'['.repeat(4_000)}${']'.repeat(4_000)}`
  expect(await readExecutionInput(deep, '/nowhere', true)).toBe(deep)
  expect(await readExecutionInput(deep, '/nowhere', false)).toBe(deep)
})

test('a path is a file of the workspace, read without its byte order mark', async () => {
  const workspace = testFolder()
  mkdirSync(join(workspace, 'in'))
  writeFileSync(join(workspace, 'in/a.json'), '\uFEFF{"a":1}\n')
  expect(await readExecutionInput('in/a.json', workspace, true)).toBe('{"a":1}')
  expect(await readExecutionInput('file://in/a.json', workspace, true)).toBe('{"a":1}')
})

test.each([
  ['missing.json', 'Input run-input: `missing.json` does not exist in the workspace.'],
  ['../out.json', /^Input run-input: `\.\.\/out\.json` .*out.* of the workspace/],
])('the file %s is refused', async (path, message) => {
  await expect(readExecutionInput(path, testFolder(), true)).rejects.toThrow(message)
})

test('a file that is not JSON is told at its line', async () => {
  const workspace = testFolder()
  writeFileSync(join(workspace, 'a.json'), '{\n  "a": 1,\n}\n')
  await expect(readExecutionInput('a.json', workspace, true)).rejects.toMatchObject({
    message: 'Input run-input: the file a.json is not valid JSON: there is an error in line 3, column 1.',
    place: { file: 'a.json', line: 3, column: 1 },
  })
})

test('the limits: 262,144 bytes for every state machine, and about 8,192 characters for the built-in template', async () => {
  const input = (length: number) => `"${'é'.repeat(length - 2)}"`
  expect(await readExecutionInput(input(8092), '/nowhere', true)).toBe(input(8092))
  await expect(readExecutionInput(input(8093), '/nowhere', true)).rejects.toThrow('8093 characters')
  expect(await readExecutionInput(input(131_073), '/nowhere', false)).toBe(input(131_073))
  await expect(readExecutionInput(input(131_074), '/nowhere', false)).rejects.toThrow('has 262146 bytes')
})
