import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation'
import { parse } from 'marked'
import { expect, test } from 'vitest'
import { changeCounts, changeList, changeLists, lossAlert } from '../../src/report/change-list.ts'
import { changesSummary } from '../../src/stack/changes/summary.ts'

const change = (more: ResourceChange): Change => ({
  ResourceChange: { Action: 'Modify', LogicalResourceId: 'Task', ResourceType: 'X', ...more },
})
const target = (Name: string, BeforeValue?: string, AfterValue?: string) => ({
  Target: { Attribute: 'Properties', Name, Path: `/Properties/${Name}`, BeforeValue, AfterValue } as const,
  ChangeSource: 'ParameterReference' as const,
  CausingEntity: 'P',
})
const read = (changes: readonly Change[]) => changesSummary(changes).resources
const data = { LogicalResourceId: 'Data', ResourceType: 'AWS::DynamoDB::Table' }
const RAW = [
  change({
    Replacement: 'True',
    Details: [target('Cpu', '256', '512'), target('Note', '', undefined), target('Role')],
  }),
  change({ ...data, Action: 'Remove' }),
  change({ ...data, LogicalResourceId: 'Kept', Action: 'Remove', PolicyAction: 'Retain' }),
  change({ ...data, LogicalResourceId: 'Perhaps', Replacement: 'Conditional' }),
  change({ LogicalResourceId: 'New', Action: 'Add' }),
  change({ LogicalResourceId: 'Found', Action: 'Import' }),
  change({ LogicalResourceId: 'Drifted', Action: 'SyncWithActual' }),
  change({ LogicalResourceId: 'Wide', Details: [target('Policy', 'a'.repeat(40), 'b'.repeat(40))] }),
]
const ALL = read(RAW)

test.each([
  { changes: [], tense: 'done', counts: '' },
  { changes: RAW.slice(4, 5), tense: 'done', counts: '1 added' },
  { changes: RAW.slice(1, 2), tense: 'planned', counts: '**1 to delete**' },
  {
    changes: RAW,
    tense: 'planned',
    counts:
      '1 to add, 2 to modify, 1 to import, 1 to remove but keep, **1 to modify or replace, 1 to replace, 1 to delete**',
  },
  {
    changes: RAW,
    tense: 'done',
    counts: '1 added, 2 modified, 1 imported, 1 removed but kept, **1 modified or replaced, 1 replaced, 1 deleted**',
  },
] as const)('counts of $changes.length changes, $tense', ({ changes, tense, counts }) => {
  expect(changeCounts(changes, tense)).toBe(counts)
})

test('no change is no list', () => {
  expect([changeList([]), ...changeLists([]), lossAlert([], 'done')]).toEqual(['', '', '', ''])
})

test('what is lost stands in an alert', () => {
  expect(lossAlert(ALL, 'planned')).toBe(`> [!CAUTION]
> This deletes content that cannot be recreated:
>
> - \`Data\`: **the items of the table**
> - \`Perhaps\`: **the items of the table**, if it is replaced`)
  expect(lossAlert(ALL, 'done')).toContain('> This deploy deleted content:\n')
  expect(lossAlert(ALL, 'done')).toMatch(/, if it was replaced$/)
})

const REPLACED = `- **replace** \`Task\` \`X\`
  - \`Cpu\`: \`256\` → \`512\` (parameter P)
  - \`Note\`: empty → none (parameter P)
  - \`Role\` (parameter P)`
const DELETED = '- **delete** `Data` `AWS::DynamoDB::Table`: **deletes the items of the table**'
const PERHAPS = '- **modify** `Perhaps` `AWS::DynamoDB::Table`: maybe replaced, **may delete the items of the table**'
const KEPT = '- remove `Kept` `AWS::DynamoDB::Table`: it is kept outside of the stack'
const REST = `- import \`Found\` \`X\`
- modify \`Drifted\` \`X\`
- modify \`Wide\` \`X\`
  - \`Policy\` (parameter P):<br>\`${'a'.repeat(40)}\`<br>→ \`${'b'.repeat(40)}\`
- add \`New\` \`X\``

test('all changes are collapsed after a deploy', () => {
  expect(changeList(ALL)).toBe(
    `<details><summary>8 changes</summary>\n\n${[DELETED, REPLACED, PERHAPS, KEPT, REST].join('\n')}\n\n</details>`,
  )
})

test('replacements and deletions are in sight before a deploy', () => {
  expect(changeLists(ALL)).toEqual([
    [DELETED, REPLACED, PERHAPS].join('\n'),
    `<details><summary>5 other changes</summary>\n\n${KEPT}\n${REST}\n\n</details>`,
  ])
  expect(changeLists(ALL.slice(4, 5))).toEqual([
    '',
    '<details><summary>1 change</summary>\n\n- add `New` `X`\n\n</details>',
  ])
})

test('values of others are harmless', async () => {
  const Details = [{ ...target('A', '</details> | x\n# y', '`@octo`'), CausingEntity: '<b> @octo' }]
  const list = changeList(read([change({ Details })]))
  expect(list.split('\n').at(-3)).toBe(
    '  - `A`: `</details> \\| x # y` → `` `@octo` `` (parameter &lt;b&gt; @<!-- -->octo)',
  )
  expect(await parse(list)).not.toContain('<h1')
})

test('the lists have a bounded length', () => {
  const Details = Array.from({ length: 9 }, (_, index) => target(`P${index}`, 'b'.repeat(500), 'a'.repeat(500)))
  const changes = read(
    Array.from({ length: 500 }, (_, index) =>
      change({ LogicalResourceId: `R${index}`, ResourceType: 'AWS::S3::Bucket', Replacement: 'True', Details }),
    ),
  )
  const [list = ''] = changeLists(changes)
  expect(list.length).toBeLessThan(65_536)
  expect(list).toContain('\n  - and 4 more\n')
  expect(list).toMatch(/\n- and 440 more$/)
  expect(lossAlert(changes, 'planned')).toMatch(/- `R59`: \*\*the bucket\*\*\n> - and 440 more$/)
})

const adds = (count: number) =>
  read(Array.from({ length: count }, (_, index) => change({ Action: 'Add', LogicalResourceId: `R${count - index}` })))

test('many additions of a type are one item, the others items by kind and name', () => {
  const [, calm] = changeLists([
    ...adds(21),
    ...read([change({ LogicalResourceId: 'M10' }), change({ LogicalResourceId: 'M9' })]),
  ])
  const names = Array.from({ length: 21 }, (_, index) => `\`R${index + 1}\``).join(', ')
  expect(calm?.split('\n').slice(2, -2)).toEqual([
    '- modify `M9` `X`',
    '- modify `M10` `X`',
    `- add 21 \`X\`: ${names}`,
  ])
  expect(changeList(adds(20)).split('\n')).toHaveLength(24)
  expect(changeList(adds(70))).toMatch(/`R59`, `R60`, and 10 more\n/)
})
