import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readAllInputs } from '../../src/inputs/read.ts'
import { problemsOf, thrown } from '../fixtures/thrown.ts'

const action = parse(readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8'))

function read(given: Readonly<Record<string, string>>) {
  const all: Readonly<Record<string, string>> = { 'stack-name': 'hello', ...given }
  return readAllInputs((name) => all[name] ?? '')
}

test('a wrong input on which nothing else depends counts as not set, and its problem is returned', () => {
  const { inputs, faults } = read({ 'timeout-in-minutes': 'soon', sbom: 'maybe', tags: 'team=a' })
  expect(inputs).toEqual(read({ tags: 'team=a' }).inputs)
  expect(faults).toEqual([
    expect.objectContaining({ message: expect.stringMatching(/^Input sbom: /) }),
    expect.objectContaining({ message: expect.stringMatching(/^Input timeout-in-minutes: /) }),
  ])
})

test('a wrong input that decides what is looked at ends the run, with the problems of all others', () => {
  const wrong = { 'aws-region': 'nowhere', sbom: 'maybe', template: 'https://example.com/a.yml' }
  expect(thrown(() => read(wrong)).map(({ message }) => message.split(':')[0])).toEqual([
    'Input template',
    'Input aws-region',
    'Input sbom',
  ])
})

test('inputs that contradict each other end the run, with the problems of all others', () => {
  const wrong = { image: 'app:1', images: '- name: api', sbom: 'maybe' }
  expect(thrown(() => read(wrong)).map(({ message }) => message.split(/[: ]/)[1] ?? '')).toEqual(['sbom', 'image'])
})

test.each(Object.keys(action.inputs))('whatever is wrong in input %s is a problem', (name) => {
  const messages = problemsOf(() => read({ [name]: '\u0001=,:[' }))
  for (const { message } of messages) expect(message).toMatch(/^Inputs? /)
})

test.each(
  Object.entries({
    command: 'destroy',
    'stack-name': '_',
    template: 'https://example.com/a.yml',
    'aws-region': 'nowhere',
    'role-to-assume': 'deploy',
    'allowed-account-ids': '1',
    repository: 'A B',
    'preview-repository': 'A B',
    registry: 'https://example.com',
    image: 'a b',
    images: '[',
    'build-contexts': 'base',
    secrets: 'key',
    'secret-envs': 'key',
    'secret-files': 'key',
    'parameter-overrides': 'https://example.com/a.yml',
    'execute-change-set-id': '?',
    's3-bucket': 'A_',
    'allow-forks': 'maybe',
  }),
)('a wrong %s ends the run', (name, value) => {
  expect(thrown(() => read({ [name]: value }))).toMatchObject([{ message: expect.stringMatching(`^Input ${name}: `) }])
})

test.each(
  Object.entries({
    'create-repository': 'maybe',
    'image-tag-mutability': 'SOMETIMES',
    labels: 'team',
    platforms: 'arm',
    network: 'lan',
    provenance: 'much',
    capabilities: 'IAM',
    'role-arn': 'deploy',
    'notification-arns': 'topic',
    'termination-protection': 'maybe',
    'deployment-mode': 'FAST',
    'timeout-in-minutes': 'soon',
    comment: 'maybe',
  }),
)('a wrong %s ends the run when all else is checked', (name, value) => {
  expect(read({ [name]: value }).faults).toMatchObject([{ message: expect.stringMatching(`^Input ${name}: `) }])
})
