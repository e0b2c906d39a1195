import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReader, type Reader } from '../harness/report/browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader?.close())

const gantt = (...lines: readonly string[]): string =>
  `\`\`\`mermaid\n${['gantt', 'dateFormat YYYY-MM-DD HH:mm:ss', 'axisFormat %M:%S', ...lines].join('\n')}\n\`\`\``
const flow = (...lines: readonly string[]): string => `\`\`\`mermaid\n${['flowchart TD', ...lines].join('\n')}\n\`\`\``
const bar = (name: string, from: number, to: number): string =>
  `${name} :done, 2000-01-01 00:00:${String(from).padStart(2, '0')}, 2000-01-01 00:00:${String(to).padStart(2, '0')}`

test.each([
  {
    what: 'a table wider than the page',
    markdown: `| A |\n| - |\n| \`${'x'.repeat(200)}\` |`,
    fault: /<table> overflows by \d+ px: A x/,
  },
  {
    what: 'a wide table in closed details',
    markdown: `<details><summary>More</summary>\n\n| A |\n| - |\n| ${'x'.repeat(200)} |\n\n</details>`,
    fault: /<table> overflows by \d+ px/,
  },
  {
    what: 'a chart that Mermaid cannot read',
    markdown: gantt('A :done, yesterday'),
    fault: /Mermaid cannot draw: /,
  },
  {
    what: 'a bar that nobody sees',
    markdown: gantt(bar('A', 0, 9), bar('B', 4, 4)),
    fault: /A chart shows 1 parts in place of 2/,
  },
  {
    what: 'a label beyond the chart',
    markdown: gantt(bar('A'.repeat(200), 0, 9)),
    fault: /A chart cuts off "A+ "/,
  },
  {
    what: 'labels that lie on each other',
    markdown: gantt('tickInterval 1second', bar('A', 0, 59)),
    fault: /In a chart, "00:00" lies on "00:01"/,
  },
  {
    what: 'a chart that is too wide',
    markdown: flow(...Array.from({ length: 20 }, (_, index) => `a["A"] --> b${index}["One of very many"]`)),
    fault: /A chart is shown at \d\d % of its size/,
  },
  {
    what: 'a formula in a chart',
    markdown: flow('a["$$x^2$$"]'),
    fault: /A chart shows "x.*2" as a formula/,
  },
  { what: 'a table that was not read', markdown: '| A | B |\n| C | D |', fault: /Raw Markdown: \| A \| B \|/ },
  { what: 'code that was not read', markdown: 'the input \\`a\\`', fault: /Raw Markdown: the input `a`/ },
  { what: 'an alert that was not read', markdown: '> [!DANGER]\n> Text', fault: /Raw Markdown: \[!DANGER\]/ },
  { what: 'text that was escaped twice', markdown: '1 &amp;lt; 2', fault: /Raw Markdown: 1 &lt; 2/ },
  {
    what: 'details that are not closed',
    markdown: '<details><summary>A</summary>\n\nB',
    fault: /1 <details> are opened, and 0 closed/,
  },
  {
    what: 'details without a summary',
    markdown: '<details>\n\nB\n\n</details>',
    fault: /<details> without a summary: B/,
  },
  {
    what: 'a link that is no address',
    markdown: '[A](javascript:alert)',
    fault: /A link leads to "javascript:alert"/,
  },
  { what: 'a link into the page', markdown: '[A](#b)', fault: /A link leads to "#b"/ },
  { what: 'what GitHub removes', markdown: '<p style="color: red">A</p>', fault: /GitHub removes style of <p>/ },
])('seen: $what', async ({ markdown, fault }) => {
  const faults = await reader.faultsOf({ kind: 'comment', markdown })

  for (const theme of ['light', 'dark']) {
    expect(faults.filter((each) => each.startsWith(`${theme}: `))).toContainEqual(expect.stringMatching(fault))
  }
})

const good = `### ✅ \`shop\` is ready: [https://shop.example.com/](https://shop.example.com/)

> [!CAUTION]
> This deletes **the messages** of \`Orders | <b>\`.

<details><summary>2 changes</summary>

| A | B |
| - | - |
| \`**a**\` | ${'word '.repeat(60)} |

- ${'x'.repeat(300)}
- [x] done

</details>

\`\`\`
${'a line of a log '.repeat(30)}
\`\`\`

${gantt(bar('Orders', 0, 9), bar('Receipts', 9, 20))}
`

test.each(['comment', 'summary'] as const)('a %s that is right has no fault', async (kind) => {
  expect(await reader.faultsOf({ kind, markdown: good })).toEqual([])
})
