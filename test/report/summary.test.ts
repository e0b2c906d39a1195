import { expect, test } from 'vitest'
import { summaryOf } from '../../src/report/summary.ts'
import { BUILT, CONSOLE_URL, DELETED, DEPLOYED, DIFFERENT, SEVERAL, UNCHANGED } from '../fixtures/result.ts'

test('a deploy', () => {
  const remove = { Action: 'Remove', LogicalResourceId: 'Old', ResourceType: 'AWS::SNS::Topic' } as const
  const maybe = { Action: 'Modify', Replacement: 'Conditional', LogicalResourceId: 'New', ResourceType: 'X' } as const
  const more = [{ ResourceChange: remove }, { ResourceChange: maybe }]
  expect(summaryOf({ ...DEPLOYED, changes: [...DEPLOYED.changes, ...more] })).toBe(`### Stack \`hello\` was updated

| | |
| - | - |
| Build ID | \`abc\` |
| Image | \`registry/app@sha256:1\` |
| Tag | \`abc\` |
| Platform | \`linux/amd64\` |
| Size | 12.3 MB |
| Build | 3 steps, 2 from the cache, 12 s |
| Stack | [hello](${CONSOLE_URL}) |

Preflight 0.4 s · Image 12 s · Stack 1 min 5 s

- **\`Old\` deletes the subscriptions of the topic**

<details><summary>3 changes</summary>

| Action | Resource | Type | What changes |
| - | - | - | - |
| **replace** | \`Task\` | \`AWS::ECS::TaskDefinition\` | |
| **remove** | \`Old\` | \`AWS::SNS::Topic\` | **deletes the subscriptions of the topic** |
| modify | \`New\` | \`X\` | maybe replaced |

</details>

| Output | Value |
| - | - |
| \`Url\` | \`https://hello.example\` |
`)
})

test('one change is one change', () => {
  expect(summaryOf({ ...DEPLOYED, images: [], stackOutputs: new Map() })).toBe(`### Stack \`hello\` was updated

| | |
| - | - |
| Build ID | \`abc\` |
| Stack | [hello](${CONSOLE_URL}) |

Preflight 0.4 s · Image 12 s · Stack 1 min 5 s

<details><summary>1 change</summary>

| Action | Resource | Type | What changes |
| - | - | - | - |
| **replace** | \`Task\` | \`AWS::ECS::TaskDefinition\` | |

</details>
`)
})

test('no change, an image that was built earlier, hostile outputs', () => {
  const stackOutputs = new Map([['Note', 'a | b\n`c` <script> @octo']])
  const images = DEPLOYED.images.map((image) => ({ ...image, reused: true }))
  expect(summaryOf({ ...UNCHANGED, images, stackOutputs })).toBe(`### Stack \`hello\` is up to date

| | |
| - | - |
| Build ID | \`abc\` |
| Image | \`registry/app@sha256:1\` |
| Tag | \`abc\` |
| Platform | \`linux/amd64\` |
| Size | 12.3 MB |
| Build | none: the image was found |
| Stack | [hello](${CONSOLE_URL}) |

Preflight 0.4 s

| Output | Value |
| - | - |
| \`Note\` | \`\` a \\| b \`c\` <script> @octo \`\` |
`)
})

test('an image has all its tags', () => {
  const extraTags = ['v1.2.3', 'latest']
  const images = DEPLOYED.images.map((image) => ({ ...image, extraTags }))
  expect(summaryOf({ ...DEPLOYED, images })).toContain('\n| Tag | `abc`, `v1.2.3`, `latest` |\n')
  const several = SEVERAL.map((image) => ({ ...image, extraTags }))
  expect(summaryOf({ ...UNCHANGED, images: several })).toContain('| `api-abc`, `v1.2.3`, `latest` | `linux/amd64` |')
})

test('several images have a table of their own, with the time of all below', () => {
  expect(summaryOf({ ...UNCHANGED, images: SEVERAL })).toBe(`### Stack \`hello\` is up to date

| | |
| - | - |
| Build ID | \`abc\` |
| Stack | [hello](${CONSOLE_URL}) |

| Name | Image | Tag | Platform | Build |
| - | - | - | - | - |
| \`api\` | \`registry/app@sha256:1\` | \`api-abc\` | \`linux/amd64\` | 3 steps, 2 from the cache |
| \`web\` | \`registry/app@sha256:2\` | \`web-abc\` | \`linux/amd64\` | none: the image was found |

Preflight 0.4 s
`)
})

test.each([
  { description: 'some were built', images: SEVERAL, is: '### Images `api-abc`, `web-abc` were built\n' },
  {
    description: 'all were found',
    images: SEVERAL.map((image) => ({ ...image, reused: true })),
    is: '### Images `api-abc`, `web-abc` exist\n',
  },
  {
    description: 'one with a name',
    images: SEVERAL.slice(0, 1),
    is: '### Image `api-abc` was built\n\n| | |\n| - | - |\n| Build ID | `abc` |\n\n| Name |',
  },
])('a build of several images: $description', ({ images, is }) => {
  expect(summaryOf({ ...BUILT, images })).toContain(is)
})

const facts =
  '| | |\n| - | - |\n| Build ID | `abc` |\n| Image | `registry/app@sha256:1` |\n| Tag | `abc` |\n| Platform | `linux/amd64` |\n| Size | 12.3 MB |'

test.each([
  {
    description: 'a build',
    result: BUILT,
    is: `### Image \`abc\` was built\n\n${facts}\n| Build | built, 0.4 s |\n\nImage 0.4 s\n`,
  },
  {
    description: 'a build of what is there',
    result: { ...BUILT, images: BUILT.images.map((image) => ({ ...image, reused: true })) },
    is: `### Image \`abc\` exists\n\n${facts}\n| Build | none: the image was found |\n\nImage 0.4 s\n`,
  },
  { description: 'a delete', result: DELETED, is: '### Stack `hello` was deleted\n\nDelete 12 s\n' },
  {
    description: 'a delete of what was gone',
    result: { ...DELETED, stackId: undefined },
    is: '### Stack `hello` was gone already\n\nDelete 12 s\n',
  },
  {
    description: 'a skip',
    result: { operation: 'skip' as const, reason: 'pull request #7 of <cat>' },
    is: '### Nothing was deployed\n\npull request \\#<!-- -->7 of &lt;cat&gt;.\n',
  },
])('$description', ({ result, is }) => {
  expect(summaryOf(result)).toBe(is)
})

test.each([
  { description: 'all from the cache', facts: { steps: 2, cachedSteps: 2 }, is: '2 steps, all from the cache, 12 s' },
  { description: 'one step', facts: { steps: 1, cachedSteps: 0 }, is: '1 step, 12 s' },
  { description: 'no steps', facts: { steps: 0, cachedSteps: 0 }, is: 'built, 12 s' },
])('a build: $description', ({ facts, is }) => {
  const images = DEPLOYED.images.map((image) => ({ ...image, facts }))
  expect(summaryOf({ ...DEPLOYED, images })).toContain(`\n| Build | ${is} |\n`)
})

test('a diff', () => {
  expect(summaryOf({ ...DIFFERENT, changes: [] })).toBe(`### Stack \`hello\` would be updated

Build ID \`abc\`. Not built yet; a reference stands for it: \`registry/app:abc\`.

No resource changes: only outputs, or settings of the stack.

Preflight 0.4 s
`)
})

test('a diff of nothing, with an image that exists', () => {
  const images = DIFFERENT.images.map((image) => ({ ...image, reused: true }))
  expect(summaryOf({ ...DIFFERENT, would: 'none', images, changes: [] })).toBe(
    '### Stack `hello` is up to date\n\nBuild ID `abc`.\n\nPreflight 0.4 s\n',
  )
})

test('a change set to review tells how to execute it', () => {
  const review = { ...UNCHANGED, operation: 'review' as const, changeSetId: 'arn:change-set' }
  expect(summaryOf(review)).toBe(`### Stack \`hello\` has a change set to review

| | |
| - | - |
| Build ID | \`abc\` |
| Stack | [hello](${CONSOLE_URL}) |
| Execute it | \`execute-change-set-id: arn:change-set\` |

Preflight 0.4 s
`)
})

test('a chart of the time that each resource took, where there are several', () => {
  const at = { start: 1_000, end: 3_500, type: 'AWS::SNS::Topic', status: 'UPDATE_COMPLETE' }
  const resources = [
    { ...at, path: 'Topic' },
    { ...at, path: 'Worker/Queue', status: 'UPDATE_FAILED' },
  ]
  const chart = `<details><summary>Time by resource</summary>

\`\`\`mermaid
gantt
dateFormat x
axisFormat %H:%M:%S
section hello
2.5 s Topic :done, 1000, 3500
section Worker
2.5 s Queue :crit, 1000, 3500
\`\`\`

</details>
`
  expect(summaryOf({ ...DEPLOYED, resources })).toContain(chart)
  expect(summaryOf({ ...DELETED, resources })).toContain(chart)
  expect(summaryOf({ ...DEPLOYED, resources: resources.slice(0, 1) })).not.toContain('mermaid')
})

test('a summary stays under the limit of the runner: what is too long is left out, the rest is there', () => {
  const many = Array.from({ length: 20_000 }, (_, index): [string, string] => [`Output${index}`, 'x'.repeat(100)])
  const summary = summaryOf({ ...DEPLOYED, stackOutputs: new Map(many) })
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
  expect(summary).toContain('<details><summary>1 change</summary>')
  expect(summary).toContain('A part is missing here because it is too long for a summary: see the log.')
})
