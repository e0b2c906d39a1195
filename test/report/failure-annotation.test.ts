import { expect, test } from 'vitest'
import { annotationLines } from '../../src/report/failure.ts'

const place = undefined

test('an annotation has the message, the lines of others and the remedy', () => {
  const failure = { message: 'bad\nbadder', excerpt: ['worse', 'worst\rof all'], remedy: 'fix it', place }
  expect(annotationLines(failure)).toEqual(['bad badder', 'worse', 'worst of all', 'fix it'])
})

test('of a message that is too long for the runner, the beginning is shown, and all of the remedy', () => {
  const text = annotationLines({ message: '😀'.repeat(3000), remedy: 'fix it', place }).join('\n')
  expect(text).toMatch(/^(😀)+… \(the rest is in the summary\)\nfix it$/u)
  expect(text.length).toBeGreaterThan(4000)
  expect(text.length).toBeLessThanOrEqual(4096)
})
