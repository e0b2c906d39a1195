import { expect, test } from 'vitest'
import { annotationOf } from '../../src/report/annotation.ts'

test.each([
  { place: undefined, is: {} },
  { place: { file: 'job.yml' }, is: { file: 'job.yml' } },
  { place: { file: 'job.yml', line: 3 }, is: { file: 'job.yml', line: 3 } },
  { place: { file: 'job.yml', line: 3, column: 5 }, is: { file: 'job.yml', line: 3, col: 5 } },
])('$place', ({ place, is }) => {
  expect(annotationOf(place)).toEqual(is)
})
