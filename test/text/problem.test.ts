import { expect, test } from 'vitest'
import {
  allOrProblems,
  attempt,
  Problem,
  Problems,
  present,
  settleAll,
  throwAll,
  withSubject,
} from '../../src/text/problem.ts'

const one = new Problem('one', 'do this')
const two = new Problem('two', 'do that')
const three = new Error('three')

test('a problem has a message, a remedy, a place and a cause', () => {
  const problem = new Problem('no', 'fix', { place: { file: 't.yml', line: 3 }, cause: three })
  expect({ ...problem, message: problem.message, cause: problem.cause }).toEqual({
    name: 'Problem',
    message: 'no',
    sentence: 'no',
    remedy: 'fix',
    place: { file: 't.yml', line: 3 },
    retryable: false,
    cause: three,
  })
})

test.each([
  { description: 'one', errors: [one], error: one },
  { description: 'several', errors: [one, three], error: new Problems([one, three]) },
  { description: 'several within several', errors: [new Problems([one, two]), three], all: [one, two, three] },
  { description: 'several of one', errors: [new Problems([one])], error: one },
])('thrown together: $description', ({ errors, error, all }) => {
  expect(() => throwAll(errors)).toThrow(error ?? new Problems(all ?? []))
})

test('no error throws nothing', () => {
  expect(throwAll([])).toBeUndefined()
})

test('all of several problems are kept in their order', async () => {
  const checks = allOrProblems([Promise.reject(one), Promise.resolve(1), Promise.reject(new Problems([two, three]))])
  expect(await checks.catch((error: Problems) => error.all)).toEqual([one, two, three])
})

test('checks that pass give their values', async () => {
  expect(await allOrProblems([Promise.resolve('a'), Promise.resolve(2)])).toEqual(['a', 2])
})

test('the only error of several checks is thrown as it is', async () => {
  expect(await allOrProblems([Promise.resolve(1), Promise.reject(three)]).catch((error: unknown) => error)).toBe(three)
})

test('a check goes on to its end although another has failed', async () => {
  const ended: string[] = []
  const slow = new Promise((resolve) => setImmediate(resolve)).then(() => ended.push('slow'))
  await allOrProblems([Promise.reject(one), slow]).catch(() => ended.push('settled'))
  expect(ended).toEqual(['slow', 'settled'])
})

test('the subject stands in front of a problem; any other error stays as it is', () => {
  const more = { place: { file: 't.yml', line: 3 }, details: ['a'], link: { text: 'b', url: 'https://c' } }
  const all = withSubject('Image api', new Problems([new Problem('no', 'fix', { ...more, cause: three }), two, three]))
  expect(all).toMatchObject({
    name: 'Problems',
    all: [
      { name: 'Problem', message: 'Image api: no', remedy: 'fix', ...more, cause: three },
      { message: 'Image api: two', remedy: 'do that' },
      three,
    ],
  })
  expect(withSubject(undefined, one)).toBe(one)
})

test('checks that are settled give their values and their errors', async () => {
  const checks = [Promise.reject(one), Promise.resolve(1), Promise.reject(three)] as const
  expect(await settleAll<readonly number[]>(checks)).toEqual({
    values: [undefined, 1, undefined],
    errors: [one, three],
  })
})

test('an attempt gives a value, or an error', () => {
  const fail = (): number => {
    throw one
  }
  expect(attempt(() => 1)).toEqual({ value: 1, errors: [] })
  expect(attempt(fail)).toEqual({ value: undefined, errors: [one] })
})

test('a check without errors has a value', () => {
  expect(present(0)).toBe(0)
  expect(() => present(undefined)).toThrow('unreachable')
})
