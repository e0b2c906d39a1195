import { parse } from 'marked'
import { expect, test } from 'vitest'
import { Cancelled } from '../../src/edges/signals.ts'
import { failureSummary, failuresOf } from '../../src/report/failure.ts'
import { Problem, Problems } from '../../src/text/problem.ts'
import { CONSOLE_URL, STACK_ID } from '../fixtures/result.ts'

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
        cancelled: true,
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

const commit = { sha: 'abcdef0'.padEnd(40, '1'), url: 'https://github.com/octo/app/commit/abcdef0' }
const stack = { kind: 'deploy', stackName: 'hello', stackId: STACK_ID, commit } as const
const running = {
  commit: { sha: '1234567'.padEnd(40, '1'), url: 'https://github.com/c' },
  url: 'https://hello.example',
}
const at = { type: 'AWS::SNS::Topic', start: 1_000, end: 3_500 }
const resources = [
  { ...at, path: 'Topic', status: 'UPDATE_COMPLETE' },
  { ...at, path: 'Queue', status: 'UPDATE_FAILED' },
]

test('a failed update: what failed and why, the state of the stack, what to do, then the rest', () => {
  const failure = {
    message: 'Stack hello was not updated: <b>`@octo`',
    shortMessage: '`Worker` failed: <b> `@octo`.',
    excerpt: ['| no', '', '```'],
    excerptTitle: 'Last log lines of the task',
    remedy: '# do',
    place: undefined,
    details: ['*a*', 'b'],
    link: { text: 'c|d', url: 'https://x' },
  }
  const known = { ...stack, changeSetId: 'arn:c', status: 'UPDATE_ROLLBACK_COMPLETE', resources, running }
  expect(
    failureSummary([failure], known, { run: '[Run 3](https://r)', milliseconds: 4_700 }),
  ).toBe(`### ❌ The deploy of [hello](${CONSOLE_URL}) failed

Commit [abcdef0](${commit.url})

\`Worker\` failed: &lt;b&gt; \`@octo\`.

The stack was rolled back. Still running: commit [1234567](https://github.com/c) at [https://hello.example](https://hello.example)

**What to do:** \\# do

<details open><summary>Last log lines of the task</summary>

\`\`\`\`
| no

\`\`\`
\`\`\`\`

</details>

<details><summary>Details</summary>

- \\*a\\*
- b

</details>

<details><summary>Timeline</summary>

\`\`\`mermaid
gantt
dateFormat YYYY-MM-DD HH:mm:ss.SSS
axisFormat %M:%S
tickInterval 1second
2.5 s Topic :done, 2000-01-01 00:00:00.000, 2000-01-01 00:00:02.500
2.5 s Queue :crit, 2000-01-01 00:00:00.000, 2000-01-01 00:00:02.500
\`\`\`

</details>

[Run 3](https://r) · [c\\|d](https://x) · 4.7 s
`)
})

test('several failures are a list, each with its own remedy', () => {
  const other = { message: 'worse', excerpt: ['line'], remedy: 'mend it', place: undefined, details: ['a'], link }
  expect(
    failureSummary([failure, other], { ...stack, running }),
  ).toBe(`### ❌ The deploy of [hello](${CONSOLE_URL}) failed: 2 problems

Commit [abcdef0](${commit.url})

- bad<br>**What to do:** fix it

- worse

  \`\`\`
  line
  \`\`\`

  **What to do:** mend it

  - a

  [more](https://x)

The stack was not changed. Still running: commit [1234567](https://github.com/c) at [https://hello.example](https://hello.example)
`)
})

test('a build that failed shows its log', () => {
  const failed = { ...failure, excerpt: ['RUN false'] }
  expect(failureSummary([failed], { kind: 'build', commit })).toBe(
    `### ❌ The job failed\n\nCommit [abcdef0](${commit.url})\n\nbad\n\n**What to do:** fix it\n\n\`\`\`\nRUN false\n\`\`\`\n`,
  )
})

test.each([
  { known: {}, is: '### ❌ The job failed' },
  { known: { ...stack, stackId: '', kind: 'delete' }, is: '### ❌ The deletion of `hello` failed' },
  { known: { ...stack, stackId: '', kind: 'diff' }, is: '### ❌ The diff of `hello` failed' },
  { known: { kind: 'sweep' }, is: '### ❌ The sweep is not complete' },
  { known: { ...stack, stackId: '', kind: 'execute' }, is: '### ❌ The deploy of `hello` failed' },
] as const)('a heading: $is', ({ known, is }) => {
  expect(failureSummary([failure], known).split('\n', 1)).toEqual([is])
})

test('a cancelled deploy says that CloudFormation continues, and links the stack', () => {
  const known = { ...stack, changeSetId: 'arn:c', running }
  expect(
    failureSummary(failuresOf(new Cancelled()), known),
  ).toBe(`### ⚠️ The job for [hello](${CONSOLE_URL}) was cancelled

Commit [abcdef0](${commit.url})

CloudFormation continues with the stack. [Follow it in the AWS console](${CONSOLE_URL}). Before this deploy: commit [1234567](https://github.com/c) at [https://hello.example](https://hello.example)

**What to do:** Run it again to continue where it stopped.
`)
})

test.each([
  { moment: 'that nobody has followed to its end', status: undefined, says: 'Before this deploy: commit' },
  {
    moment: 'that is not undone',
    status: 'UPDATE_FAILED',
    says: 'The stack is updated only in part, because it is not rolled back. Before this deploy: commit',
  },
  {
    moment: 'that is undone in part',
    status: 'UPDATE_ROLLBACK_FAILED',
    says: 'until that is repaired. Before this deploy: commit',
  },
])('an update $moment may have replaced the version before', ({ status, says }) => {
  const text = failureSummary([failure], { ...stack, changeSetId: 'arn:c', status, running })
  expect(text).toContain(says)
  expect(text).not.toContain('Still running')
})

test('a deploy that deletes its own preview, because the pull request was closed, fails as a deletion', () => {
  const known = { ...stack, moment: { state: 'deleting' }, running } as const
  const text = failureSummary([failure], { ...known, status: 'DELETE_FAILED' })
  expect(text).toContain('The deletion of [hello]')
  expect(text).not.toContain('hello.example')
  expect(failureSummary([failure], known)).not.toContain('was not changed')
  expect(failureSummary(failuresOf(new Cancelled()), known)).toContain('continues with a deletion')
})

test('a deletion that was cancelled', () => {
  expect(failureSummary(failuresOf(new Cancelled()), { ...stack, kind: 'delete', commit: undefined, running })).toBe(
    `### ⚠️ The job for [hello](${CONSOLE_URL}) was cancelled\n\nCloudFormation continues with a deletion that has begun. [Follow it in the AWS console](${CONSOLE_URL}).\n\n**What to do:** Run it again to continue where it stopped.\n`,
  )
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

test('a stack that was rolled back runs the version before, also where that says nothing of itself', () => {
  const known = { ...stack, changeSetId: 'arn:c', status: 'UPDATE_ROLLBACK_COMPLETE' }
  const nothing = { commit: undefined, url: undefined }
  for (const each of [known, { ...known, running: nothing }])
    expect(failureSummary([failure], each)).toContain(
      '\n\nThe stack was rolled back: the version before still runs.\n\n**What to do:**',
    )
})
