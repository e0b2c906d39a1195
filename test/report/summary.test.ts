import { expect, test } from 'vitest'
import { summaryOf } from '../../src/report/summary.ts'
import { BUILT, CONSOLE_URL, DELETED, DEPLOYED, DIFFERENT, SEVERAL, UNCHANGED } from '../fixtures/result.ts'

const commit = { sha: 'abcdef0'.padEnd(40, '1'), url: 'https://github.com/octo/app/commit/abcdef0' }
const CONSOLE = `[Stack in the AWS console](${CONSOLE_URL})`

const IMAGE_SECTION = `<details><summary>Image</summary>

- Build ID: \`abc\`
- Reference: \`registry/app@sha256:1\`
- Tags: \`abc\`
- Platforms: \`linux/amd64\`
- Size: 12.3 MB
- Build: 3 steps, 2 from the cache, 12 s

</details>`

test('a deploy: its address first, then what changed and what is lost, then all the rest, collapsed', () => {
  const data = { Action: 'Remove', LogicalResourceId: 'Old', ResourceType: 'AWS::SNS::Topic' } as const
  const changes = [...DEPLOYED.changes, { ResourceChange: data }]
  const at = { start: 1_000, end: 3_500, type: 'AWS::SNS::Topic', status: 'UPDATE_COMPLETE' }
  const resources = [
    { ...at, path: 'Topic' },
    { ...at, path: 'Worker/Queue', status: 'UPDATE_FAILED' },
  ]
  const stackOutputs = new Map([...DEPLOYED.stackOutputs, ['Login', 'secret'], ['Arn', 'arn:a']])
  const secretOutputs = new Set(['Login'])
  const buildId = commit.sha
  const result = { ...DEPLOYED, buildId, commit, changes, resources, stackOutputs, secretOutputs }
  expect(summaryOf(result)).toBe(`### ✅ \`hello\` is ready: [https://hello.example](https://hello.example)

Commit [abcdef0](${commit.url}) · **1 replaced, 1 deleted** · image \`sha256:1\` built

> [!CAUTION]
> This deploy deleted content:
>
> - \`Old\`: **the subscriptions of the topic**

<details><summary>2 changes</summary>

- **delete** \`Old\` \`AWS::SNS::Topic\`: **deletes the subscriptions of the topic**
- **replace** \`Task\` \`AWS::ECS::TaskDefinition\`

</details>

<details><summary>3 outputs</summary>

- \`Url\`: [https://hello.example](https://hello.example)
- \`Login\`: \`***\`
- \`Arn\`: \`arn:a\`

</details>

<details><summary>Timeline</summary>

\`\`\`mermaid
gantt
dateFormat YYYY-MM-DD HH:mm:ss.SSS
axisFormat %M:%S
tickInterval 1second
section hello
2.5 s Topic :done, 2000-01-01 00:00:00.000, 2000-01-01 00:00:02.500
section Worker
2.5 s Queue :crit, 2000-01-01 00:00:00.000, 2000-01-01 00:00:02.500
\`\`\`

</details>

${IMAGE_SECTION.replace('`abc`', `\`${buildId}\``)}

${CONSOLE} · 1 min 17 s (Preflight 0.4 s · Image 12 s · Stack 1 min 5 s)
`)
})

test('a stack without an address links to the console; only outputs changed', () => {
  expect(
    summaryOf({ ...DEPLOYED, images: [], changes: [], stackOutputs: new Map() }),
  ).toBe(`### ✅ [hello](${CONSOLE_URL}) is ready

Build \`abc\` · no resource changed

${CONSOLE} · 1 min 17 s (Preflight 0.4 s · Image 12 s · Stack 1 min 5 s)
`)
})

test('no change, an image that was built earlier, hostile outputs', () => {
  const stackOutputs = new Map([
    ['Note', 'a | b\n`c` <script> @octo'],
    ['Url', 'https://octo:secret@hello.example'],
  ])
  const images = DEPLOYED.images.map((image) => ({ ...image, reused: true }))
  expect(summaryOf({ ...UNCHANGED, images, stackOutputs })).toBe(`### ✅ [hello](${CONSOLE_URL}) is up to date

Build \`abc\` · image \`sha256:1\` found

<details><summary>2 outputs</summary>

- \`Note\`: \`\` a \\| b \`c\` <script> @octo \`\`
- \`Url\`: \`https://octo:secret@hello.example\`

</details>

${IMAGE_SECTION.replace('3 steps, 2 from the cache, 12 s', 'none: the image was found')}

${CONSOLE} · 0.4 s
`)
})

test('a checkout with changed files says so', () => {
  const buildId = `${commit.sha}-dirty.12345678`
  expect(summaryOf({ ...UNCHANGED, buildId, commit })).toContain(
    `\nCommit [abcdef0](${commit.url}) with changed files\n`,
  )
})

test('an executed change set has no build', () => {
  expect(summaryOf({ ...UNCHANGED, buildId: undefined })).toBe(
    `### ✅ [hello](${CONSOLE_URL}) is up to date\n\n${CONSOLE} · 0.4 s\n`,
  )
})

test('a change set to review says how to execute it, and what it deletes', () => {
  const review = { ...DEPLOYED, operation: 'review' as const, images: [], resources: [] }
  expect(summaryOf(review)).toBe(`### 👀 [hello](${CONSOLE_URL}) has a change set to review

Build \`abc\` · **1 to replace**

To execute it, run the action with this input:

\`\`\`
execute-change-set-id: arn:change-set
\`\`\`

- **replace** \`Task\` \`AWS::ECS::TaskDefinition\`

<details><summary>1 output</summary>

- \`Url\`: [https://hello.example](https://hello.example)

</details>

${CONSOLE} · 1 min 17 s (Preflight 0.4 s · Image 12 s · Stack 1 min 5 s)
`)
})

const LIST = IMAGE_SECTION.split('\n').slice(2, -3).join('\n')

test.each([
  {
    description: 'a build',
    result: { ...BUILT, commit, buildId: commit.sha },
    is: `### ✅ The image was built\n\nCommit [abcdef0](${commit.url})\n\n- Build ID: \`${commit.sha}\`\n${LIST.split('\n').slice(1).join('\n')}\n- Build: built, 0.4 s\n\n0.4 s\n`,
  },
  {
    description: 'a build of what is there',
    result: { ...BUILT, images: BUILT.images.map((image) => ({ ...image, reused: true })) },
    is: `### ✅ The image exists already\n\nBuild \`abc\`\n\n${LIST}\n- Build: none: the image was found\n\n0.4 s\n`,
  },
  { description: 'a delete', result: DELETED, is: '### 🗑️ `hello` was deleted\n\n12 s\n' },
  {
    description: 'a preview that its own deploy has deleted',
    result: { ...DELETED, reason: 'pull request #7 is closed' },
    is: '### 🗑️ `hello` was deleted\n\nReason: pull request \\#<!-- -->7 is closed.\n\n12 s\n',
  },
  {
    description: 'a delete of what was gone',
    result: { ...DELETED, stackId: undefined },
    is: '### 🗑️ `hello` was gone already\n\n12 s\n',
  },
  {
    description: 'a skip',
    result: { operation: 'skip' as const, reason: 'pull request #7 of <cat>' },
    is: '### ⏭️ Nothing was deployed\n\nReason: pull request \\#<!-- -->7 of &lt;cat&gt;.\n',
  },
])('$description', ({ result, is }) => {
  expect(summaryOf(result)).toBe(is)
})

test.each([
  { images: SEVERAL, is: '### ✅ 2 images were built\n' },
  { images: SEVERAL.map((image) => ({ ...image, reused: true })), is: '### ✅ 2 images exist already\n' },
  { images: SEVERAL.slice(0, 1), is: '### ✅ The image was built\n\nBuild `abc`\n\n- Build ID: `abc`\n- `api`\n' },
])('a build of several images: $is', ({ images, is }) => {
  expect(summaryOf({ ...BUILT, images })).toContain(is)
})

test('a diff: its counts first, what it replaces in sight', () => {
  const more = { Action: 'Add', LogicalResourceId: 'New', ResourceType: 'AWS::SQS::Queue' } as const
  const changes = [...DIFFERENT.changes, { ResourceChange: more }]
  expect(
    summaryOf({ ...DIFFERENT, commit, changes }),
  ).toBe(`### 🔍 \`hello\` would be updated: 1 to add, **1 to replace**

Commit [abcdef0](${commit.url}) with changed files

- **replace** \`Task\` \`AWS::ECS::TaskDefinition\`

<details><summary>1 other change</summary>

- add \`New\` \`AWS::SQS::Queue\`

</details>

Not built yet; a reference stands for it: \`registry/app:abc\`.

0.4 s
`)
})

test('a diff without resources', () => {
  expect(summaryOf({ ...DIFFERENT, images: [], changes: [] })).toBe(`### 🔍 \`hello\` would be updated

Build \`abc\`

No resource changes: only outputs, or settings of the stack.

0.4 s
`)
})

test('a diff of nothing, with an image that exists', () => {
  const images = DIFFERENT.images.map((image) => ({ ...image, reused: true }))
  expect(summaryOf({ ...DIFFERENT, would: 'none', images, changes: [] })).toBe(
    '### 🔍 `hello` would not change\n\nBuild `abc`\n\n0.4 s\n',
  )
})

test('a summary stays under the limit of the runner: what is too long is left out, the rest is there', () => {
  const many = Array.from({ length: 20_000 }, (_, index): [string, string] => [`Output${index}`, 'x'.repeat(100)])
  const summary = summaryOf({ ...DEPLOYED, stackOutputs: new Map(many) })
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
  expect(summary).toContain('<details><summary>1 change</summary>')
  expect(summary).toContain('A part is missing here because it is too long for a summary: see the log.')
})

test('a release is linked', () => {
  const release = { tag: 'api/v1', url: 'https://github.com/octo/hello/releases/tag/api/v1' }
  expect(summaryOf({ ...DEPLOYED, release })).toContain(`[api/v1](${release.url})`)
})

test('in a comment, the last line begins with the run; phases that took no time are left out', () => {
  const phases = [
    { name: 'Preflight', milliseconds: 400 },
    { name: 'Image', milliseconds: 99 },
    { name: 'Stack', milliseconds: 5_000 },
  ]
  const last = (result: Parameters<typeof summaryOf>[0]) =>
    summaryOf(result, '[Run 3](https://r)').trim().split('\n').at(-1)
  expect(last({ ...DEPLOYED, phases })).toBe(`[Run 3](https://r) · ${CONSOLE} · 5.5 s (Preflight 0.4 s · Stack 5.0 s)`)
  expect(last(DELETED)).toBe('[Run 3](https://r) · 12 s')
  expect(last({ ...DELETED, phases: [{ name: 'Delete', milliseconds: 20 }] })).toBe('[Run 3](https://r)')
})

test('a very long output is a line that scrolls, whole', () => {
  const long = 'x'.repeat(501)
  expect(
    summaryOf({
      ...UNCHANGED,
      stackOutputs: new Map([
        ['Long', long],
        ['Short', long.slice(1)],
      ]),
    }),
  ).toContain(`\n- \`Long\`:\n  \`\`\`\n  ${long}\n  \`\`\`\n- \`Short\`: \`${long.slice(1)}\`\n`)
})
