import { expect, test } from 'vitest'
import { commentOf, isNewer, markerOf } from '../../src/report/comment.ts'

const subject = { key: 'hello-pr-7', run: { id: '12', number: '3', attempt: '2', url: 'https://github.example/run/1' } }

test('a comment has its marks, the text of the summary, and the way to the run', () => {
  expect(commentOf(subject, '### Stack\n\nall well\n')).toBe(
    '<!-- servicefull: hello-pr-7 -->\n<!-- 12.2 -->\n### Stack\n\nall well\n\n[Run 3](https://github.example/run/1)\n',
  )
})

test('a text that is too long is told by its heading', () => {
  const long = commentOf(subject, `### Stack\n\n${'x'.repeat(60_000)}`)
  expect(long).toBe(
    '<!-- servicefull: hello-pr-7 -->\n<!-- 12.2 -->\n### Stack\n\nThe rest is too long for a comment: see the summary of [Run 3](https://github.example/run/1).\n',
  )
})

test.each([
  ['12.3', true],
  ['13.1', false],
  ['12.2', false],
  ['12.1', false],
  ['9.9', false],
  ['no numbers', false],
])('what run 12.2 makes of a comment of run %s: newer is %s', (run, newer) => {
  expect(isNewer(`${markerOf('hello')}\n<!-- ${run} -->\ntext`, subject)).toBe(newer)
})
