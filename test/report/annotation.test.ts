import { expect, test } from 'vitest'
import { annotationOf, annotationText } from '../../src/report/annotation.ts'

test.each([
  { place: undefined, is: {} },
  { place: { file: 'job.yml' }, is: { file: 'job.yml' } },
  { place: { file: 'job.yml', line: 3 }, is: { file: 'job.yml', startLine: 3 } },
  { place: { file: 'job.yml', line: 3, column: 5 }, is: { file: 'job.yml', startLine: 3, startColumn: 5 } },
])('$place', ({ place, is }) => {
  expect(annotationOf(place)).toEqual(is)
})

test('an annotation has the message and the remedy', () => {
  expect(annotationText({ message: 'bad\nworse', remedy: 'fix it' })).toBe('bad\nworse\nfix it')
})

test('of a message that is too long for the runner the beginning is told, and all of the remedy', () => {
  const text = annotationText({ message: '😀'.repeat(3000), remedy: 'fix it' })
  expect(text).toMatch(/^(😀)+… \(the rest is in the summary\)\nfix it$/u)
  expect(text.length).toBeGreaterThan(4000)
  expect(text.length).toBeLessThanOrEqual(4096)
})
