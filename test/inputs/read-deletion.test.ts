import { expect, test } from 'vitest'
import { readAllInputs } from '../../src/inputs/read.ts'

/** Reads the inputs of a deletion of the stack `hello`. */
function read(texts: Readonly<Record<string, string>>) {
  const all: Readonly<Record<string, string>> = { 'stack-name': 'hello', ...texts }
  return readAllInputs((name) => all[name] ?? '', Object.keys(all), true)
}

test.each([
  { context: '../..' },
  { platforms: 'linux/potato' },
  { 'build-args': 'no equals sign' },
  { images: '- nonsense' },
  { repository: 'UPPER' },
  { template: 'https://example.com/stack.yml' },
  { 'parameter-overrides': 'https://example.com/p' },
  { 'preview-parameter-overrides': 'https://example.com/p' },
  { tags: 'aws:x=1' },
  { ttl: 'soon' },
  { 'preview-network': 'mine' },
  { 'execute-change-set-id': '???' },
  { contxt: '.' },
  { dockerfile: 'Dockerfile' },
])('an input that a deletion does not need cannot block it: %o', (texts) => {
  const { inputs, faults } = read(texts)
  expect(inputs.stackName).toBe('hello')
  expect(faults).toEqual([])
})

test('what says where the images of a pull request are counts, if it is right', () => {
  const { inputs } = read({ 'preview-repository': 'hello-previews', repository: 'UPPER', 'image-tags': 'x' })
  expect(inputs.previewRepository).toMatchObject({ name: 'hello-previews' })
  expect(inputs.repository).toBeUndefined()
  expect(inputs.imageTags).toEqual([])
})

test.each([
  [{ 'stack-name': '1-wrong' }, /^Input stack-name: /],
  [{ 'aws-region': 'moon' }, /^Input aws-region: /],
  [{ 'aws-regoin': 'eu-central-1' }, /^There is no input `aws-regoin`\./],
])('an input that says what is deleted, and where, must be right: %o', (texts, message) => {
  expect(() => read(texts)).toThrow(message)
})

test('any other input that a deletion needs is a fault', () => {
  expect(read({ 'timeout-in-minutes': 'soon' }).faults).toMatchObject([
    { message: expect.stringMatching(/^Input timeout-in-minutes: /) },
  ])
})
