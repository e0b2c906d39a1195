import { expect, test } from 'vitest'
import { LONGEST_STACK_NAME, previewStackName } from '../../src/aws/stack-name.ts'

const long = 's'.repeat(128)

test.each([
  ['hello', 7, 'hello-pr-7'],
  ['s'.repeat(123), 7, `${'s'.repeat(123)}-pr-7`],
  ['s'.repeat(124), 7, `${'s'.repeat(114)}-2620056c-pr-7`],
  [long, 123_456, `${'s'.repeat(109)}-fe613948-pr-123456`],
])('%s, pull request %s', (stack, pullRequest, is) => {
  const name = previewStackName(stack, pullRequest, LONGEST_STACK_NAME)
  expect(name).toBe(is)
  expect(name.length).toBeLessThanOrEqual(LONGEST_STACK_NAME)
})

test('long names that begin alike have different previews, and each has one for each pull request', () => {
  const stacks = [`${long.slice(1)}a`, `${long.slice(1)}b`, long]
  const names = stacks.flatMap((stack) => [1, 2].map((number) => previewStackName(stack, number, 80)))
  expect(new Set(names).size).toBe(6)
  expect(names.every((name) => name.length === 80)).toBe(true)
})

test('a name is not cut within its hyphens', () => {
  expect(previewStackName(`${'s'.repeat(60)}${'-'.repeat(30)}end`, 7, 80)).toMatch(/^s{60}-[0-9a-f]{8}-pr-7$/)
})
