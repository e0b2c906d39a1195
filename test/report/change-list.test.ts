import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { changeTable } from '../../src/report/change-list.ts'

const change = (more: ResourceChange): Change => ({
  ResourceChange: { Action: 'Modify', LogicalResourceId: 'Task', ResourceType: 'X', ...more },
})
const target = (Name: string, BeforeValue?: string, AfterValue?: string) => ({
  Target: { Attribute: 'Properties', Name, Path: `/Properties/${Name}`, BeforeValue, AfterValue } as const,
  ChangeSource: 'ParameterReference' as const,
  CausingEntity: 'P',
})

test('no change is no table', () => {
  expect(changeTable([])).toBe('')
})

test('what is lost is in sight, and the table has what changes, from what to what, and why', () => {
  const data = { LogicalResourceId: 'Data', ResourceType: 'AWS::DynamoDB::Table' }
  const table = changeTable([
    change({
      Replacement: 'True',
      Details: [target('Cpu', '256', '512'), target('Note', '', undefined), target('Role')],
    }),
    change({ ...data, Action: 'Remove' }),
    change({ ...data, LogicalResourceId: 'Kept', Action: 'Remove', PolicyAction: 'Retain' }),
  ])
  expect(table).toBe(`- **\`Data\` deletes the items of the table**

<details><summary>3 changes</summary>

| Action | Resource | Type | What changes |
| - | - | - | - |
| **replace** | \`Task\` | \`X\` | \`Cpu\`: \`256\` → \`512\` (parameter P)<br>\`Note\`: empty → none (parameter P)<br>\`Role\` (parameter P) |
| **remove** | \`Data\` | \`AWS::DynamoDB::Table\` | **deletes the items of the table** |
| **remove** | \`Kept\` | \`AWS::DynamoDB::Table\` | it is kept outside of the stack |

</details>`)
})

test('values of others are harmless', () => {
  const Details = [{ ...target('A', '</details> | x\n# y', '`@octo`'), CausingEntity: '<b> @octo' }]
  const lines = changeTable([change({ Details })]).split('\n')
  expect(lines.at(-3)).toBe(
    '| modify | `Task` | `X` | `A`: `</details> \\| x # y` → `` `@octo` `` (parameter &lt;b&gt; @<!-- -->octo) |',
  )
})

test('the table has a bounded length', () => {
  const Details = Array.from({ length: 9 }, (_, index) => target(`P${index}`, 'b'.repeat(5000), 'a'.repeat(5000)))
  const changes = Array.from({ length: 500 }, (_, index) =>
    change({ LogicalResourceId: `R${index}`, ResourceType: 'AWS::S3::Bucket', Replacement: 'True', Details }),
  )
  const table = changeTable(changes)
  expect(table.length).toBeLessThan(65_536)
  expect(table).toContain('and 4 more |')
  expect(table).toContain('\n\nand 440 more\n')
  expect(table).toContain('`R59` deletes the bucket**\n- and 440 more\n\n<details>')
})
