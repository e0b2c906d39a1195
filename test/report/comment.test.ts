import { expect, test } from 'vitest'
import { commentOf, endedComment, isNewer, markerOf, runLink } from '../../src/report/comment.ts'

const subject = {
  key: 'eu-central-1/hello-pr-7',
  run: { id: '12', number: '3', attempt: '2', url: 'https://github.example/run/1' },
}

test('a comment has its markers, the text of the summary, and a link to the run', () => {
  expect(commentOf(subject, '### Stack\n\nall well\n')).toBe(
    '<!-- servicefull: eu-central-1/hello-pr-7 -->\n<!-- 12.2 -->\n### Stack\n\nall well\n\n[Run 3](https://github.example/run/1)\n',
  )
})

test('a report that links the run in its last line has no second link', () => {
  const report = `### Stack\n\n${runLink(subject)} · 4.7 s\n`
  expect(commentOf(subject, report)).toBe(`<!-- servicefull: eu-central-1/hello-pr-7 -->\n<!-- 12.2 -->\n${report}`)
})

test('a text that is too long is replaced by its heading', () => {
  const long = commentOf(subject, `### Stack\n\n${'x'.repeat(60_000)}`)
  expect(long).toBe(
    '<!-- servicefull: eu-central-1/hello-pr-7 -->\n<!-- 12.2 -->\n### Stack\n\nThe rest is too long for a comment: see the summary of [Run 3](https://github.example/run/1).\n',
  )
})

test('of a text that is too long, what is in sight stays: what would be lost', () => {
  const inSight = '### Stack\n\n- **`Data` deletes the `<details>`**\n'
  const long = commentOf(
    subject,
    `${inSight}\n<details><summary>60 changes</summary>\n\n${'x'.repeat(60_000)}\n\n</details>\n`,
  )
  expect(long).toBe(
    `<!-- servicefull: eu-central-1/hello-pr-7 -->\n<!-- 12.2 -->\n${inSight}\nThe rest is too long for a comment: see the summary of [Run 3](https://github.example/run/1).\n`,
  )
})

test('a section that is open at first is omitted as well', () => {
  const text = `### Failed\n\nbecause\n\n<details open><summary>Log</summary>\n\n${'x'.repeat(60_000)}\n\n</details>\n`
  expect(commentOf(subject, text)).toContain('-->\n### Failed\n\nbecause\n\nThe rest is too long')
})

test('visible text that is too long by itself is replaced by its heading', () => {
  const long = commentOf(subject, `### Stack\n\n${'x'.repeat(60_000)}\n<details>\n</details>\n`)
  expect(long).toContain('-->\n### Stack\n\nThe rest is too long')
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

const busy = commentOf(
  subject,
  '### ⏳ Deploying [hello-pr-7](https://console.example/a%28b)\n\nCommit [abc](https://g.example) · started\n\nStill running: x',
  true,
)

test('a comment of this run that still shows what the run did is ended: its other lines stay', () => {
  expect(endedComment(busy, subject)).toBe(`<!-- servicefull: eu-central-1/hello-pr-7 -->
<!-- 12.2 -->
### ⚠️ The job for [hello-pr-7](https://console.example/a%28b) ended without a report

It was cancelled or killed, or could not reach GitHub: see the run. CloudFormation continues with what has begun.

Commit [abc](https://g.example) · started

Before this deploy: x

[Run 3](https://github.example/run/1)
`)
})

test('of a stack that was not known yet, the comment has the name', () => {
  const body = commentOf(subject, '### ⏳ Building `hello-pr-7`\n\nStarted', true)
  expect(endedComment(body, subject)).toContain('-->\n### ⚠️ The job for `hello-pr-7` ended without a report\n')
})

test.each([
  { what: 'that tells how the run has ended', body: commentOf(subject, '### Done') },
  { what: 'of another attempt', body: busy.replace('12.2', '12.1') },
  { what: 'of another run', body: busy.replace('12.2', '13.1') },
  { what: 'of another stack', body: busy.replace('servicefull: eu-central-1/hello-pr-7', 'servicefull: other') },
])('a comment $what stays as it is', ({ body }) => {
  expect(endedComment(body, subject)).toBeUndefined()
})

test('what a later run does at this moment is not overwritten either', () => {
  expect(isNewer(busy.replace('12.2', '12.3'), subject)).toBe(true)
})
