import { expect, test } from 'vitest'
import { runningVersion } from '../../src/stack/running.ts'
import type { Stack } from '../../src/stack/stack.ts'
import { STACK } from '../fixtures/stack.ts'

const stack: Stack = {
  ...STACK,
  parameters: new Map([['BuildId', 'abc']]),
  outputs: new Map([
    ['Bucket', 'logs'],
    ['URL', 'https://shop.example'],
  ]),
}
const template = (value: string): string =>
  `Parameters: {Token: {Type: String, NoEcho: true}}\nResources: {Api: {Type: AWS::CloudFormation::Stack}}\nOutputs: {URL: {Value: ${value}}}`
const open = template('!GetAtt Site.Url')

test.each([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
  'UPDATE_FAILED',
])('a stack in %s runs the commit of its parameter at its address', (status) => {
  expect(runningVersion({ ...stack, status }, open)).toEqual({ buildId: 'abc', url: 'https://shop.example' })
})

test('while another operation runs, its commit may not be the one that runs', () => {
  const running = runningVersion({ ...stack, status: 'UPDATE_IN_PROGRESS' }, open)
  expect(running).toEqual({ buildId: undefined, url: 'https://shop.example' })
})

test.each(['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_FAILED', 'ROLLBACK_COMPLETE', 'DELETE_FAILED'])(
  'in a stack in %s, nothing runs',
  (status) => {
    expect(runningVersion({ ...stack, status }, open)).toBeUndefined()
  },
)

test('without a stack, nothing runs', () => {
  expect(runningVersion(undefined, undefined)).toBeUndefined()
})

test.each([
  { what: 'holds a secret', body: template('!Join [-, [https://a, !Ref Token]]') },
  { what: 'comes from a nested stack, whose template is not read', body: template('!GetAtt Api.Outputs.Url') },
  { what: 'is of a template that cannot be parsed', body: 'Resources: [' },
  { what: 'is of a template that cannot be read', body: undefined },
])('an address that $what is not told', ({ body }) => {
  expect(runningVersion(stack, body)).toEqual({ buildId: 'abc', url: undefined })
})
