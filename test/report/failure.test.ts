import { parse } from 'marked'
import { expect, test } from 'vitest'
import { Cancelled } from '../../src/edges/signals.ts'
import { failureSummary, failuresOf } from '../../src/report/failure.ts'
import { Problem, Problems } from '../../src/text/problem.ts'

const place = { file: 'job.yml', line: 3 }
const problem = new Problem('bad', 'fix it', { place })
const link = { text: 'more', url: 'https://x' }
const detailed = new Problem('bad', 'fix it', { details: ['also'], link })
const elsewhere = new Problem('bad', 'fix it', { place: { ...place, line: 4 } })
const failure = { message: 'bad', remedy: 'fix it', place }
const unexpected = (message: string) => ({
  message: `Something unexpected went wrong: ${message}`,
  remedy: 'Report this with the log of a run that has debug logging.',
  place: undefined,
})

test.each([
  { description: 'a problem', error: problem, failures: [failure] },
  {
    description: 'a problem with details',
    error: detailed,
    failures: [{ ...failure, place: undefined, details: ['also'], link }],
  },
  {
    description: 'several, each once',
    error: new Problems([problem, new Problems([elsewhere, problem])]),
    failures: [failure, { ...failure, place: { ...place, line: 4 } }],
  },
  {
    description: 'a cancelled job',
    error: new Cancelled(),
    failures: [
      {
        message: 'The job was cancelled.',
        remedy: 'Run it again to continue where it stopped.',
        place: undefined,
      },
    ],
  },
  {
    description: 'an error of AWS',
    error: Object.assign(new Error('too many'), { name: 'LimitExceeded', call: 'ECR CreateRepository' }),
    failures: [
      {
        message: 'AWS ECR CreateRepository failed: LimitExceeded: too many',
        remedy: 'See the AWS documentation of this error.',
        place: undefined,
      },
    ],
  },
  { description: 'any other error', error: new TypeError('x is y'), failures: [unexpected('TypeError: x is y')] },
  { description: 'what is no error', error: 'x', failures: [unexpected('x')] },
])('$description', ({ error, failures }) => {
  expect(failuresOf(error)).toEqual(failures)
})

test('the summary', () => {
  const failures = [
    failure,
    {
      message: '<b>`@octo`',
      excerpt: ['| no', '', '```'],
      remedy: '# do',
      place: undefined,
      details: ['*a*', 'b'],
      link: { text: 'c|d', url: 'https://x' },
    },
  ]
  expect(failureSummary(failures)).toBe(`### The job failed

- bad

  fix it

- &lt;b&gt;\\\`@<!-- -->octo\\\`

  \`\`\`\`
  | no

  \`\`\`
  \`\`\`\`

  \\# do

  - \\*a\\*
  - b

  [c\\|d](https://x)
`)
})

test('a line stays in its block, however it ends', async () => {
  const failure = {
    message: 'bad\r\n# worse',
    excerpt: ['first\r```\r# second @octo'],
    remedy: 'fix it',
    place: undefined,
  }
  const html = await parse(failureSummary([failure]))
  expect(html).toContain('<p>bad # worse</p>')
  expect(html).toContain('<pre><code>first ``` # second @octo\n</code></pre>')
})
