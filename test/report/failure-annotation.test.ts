import { expect, test } from 'vitest'
import { annotationText } from '../../src/report/failure.ts'

test('an annotation has the message and the remedy', () => {
  expect(annotationText({ message: 'bad\nworse', remedy: 'fix it' })).toBe('bad\nworse\nfix it')
})

test('of a message that is too long for the runner, the beginning is shown, and all of the remedy', () => {
  const text = annotationText({ message: '😀'.repeat(3000), remedy: 'fix it' })
  expect(text).toMatch(/^(😀)+… \(the rest is in the summary\)\nfix it$/u)
  expect(text.length).toBeGreaterThan(4000)
  expect(text.length).toBeLessThanOrEqual(4096)
})
