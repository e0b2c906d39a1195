import { expect, test } from 'vitest'
import { deviationTable, withActionTables, withTemplateTables } from '../script/reference.ts'
import { roomsDiagram } from '../script/rooms.ts'
import { parseSource } from '../script/source.ts'

const action = `
inputs:
  # What
  stack-name:
    description: Name of the stack
    required: true
  # Build
  provenance:
    description: One of \`min|max\`
    default: min
  file:
    description: Path of the file
outputs:
  digest:
    description: The digest
`
const empty = '<!-- inputs:start -->\n<!-- inputs:end -->\n<!-- outputs:start -->\nold\n<!-- outputs:end -->\n'

test('inputs are in the groups that the comments of action.yml begin', () => {
  expect(withActionTables(empty, action)).toBe(`<!-- inputs:start -->
**What**

| input | meaning | default |
| - | - | - |
| \`stack-name\` | Name of the stack | **required** |

**Build**

| input | meaning | default |
| - | - | - |
| \`provenance\` | One of \`min\\|max\` | \`min\` |
| \`file\` | Path of the file | |
<!-- inputs:end -->
<!-- outputs:start -->
| output | meaning |
| - | - |
| \`digest\` | The digest |
<!-- outputs:end -->
`)
})

test('inputs and outputs without a description are named', () => {
  const nameless = action
    .replace('description: Path of the file', 'default: a')
    .replace('description: The digest', 'a: b')
  expect(() => withActionTables(empty, nameless)).toThrow(
    'action.yml: the input file has no description\naction.yml: the output digest has no description',
  )
})

test('a document without a place for its table is refused', () => {
  expect(() => withActionTables(empty.replace('<!-- outputs:end -->', ''), action)).toThrow('<!-- outputs:end -->')
})

const template = `
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - { Label: { default: What runs }, Parameters: [ImageUri, Schedule] }
      - { Label: { default: Where }, Parameters: [Cpu] }
Parameters:
  ImageUri: { Type: String, Description: The image. }
  Schedule: { Type: String, Description: 'cron(0 3 * * ? *) or <none>.', Default: '' }
  Cpu: { Type: String, Description: CPU units., Default: 256 }
Outputs:
  Topic: { Description: The topic, Value: !Ref Topic }
`
const emptyPage =
  '<!-- parameters:start -->\nold\n<!-- parameters:end -->\n<!-- template-outputs:start -->\n<!-- template-outputs:end -->\n'

test('the parameters of a template are in the groups that the console shows', () => {
  expect(withTemplateTables(emptyPage, template)).toBe(`<!-- parameters:start -->
**What runs**

| parameter | meaning | default |
| - | - | - |
| \`ImageUri\` | The image. | **required** |
| \`Schedule\` | cron(0 3 \\* \\* ? \\*) or \\<none>. | |

**Where**

| parameter | meaning | default |
| - | - | - |
| \`Cpu\` | CPU units. | \`256\` |
<!-- parameters:end -->
<!-- template-outputs:start -->
| output | meaning |
| - | - |
| \`Topic\` | The topic |
<!-- template-outputs:end -->
`)
})

test('a parameter without a description is named', () => {
  const nameless = template.replace('Description: The image.', 'Default: a')
  expect(() => withTemplateTables(emptyPage, nameless)).toThrow('parameters without a description or a group: ImageUri')
})

test('a parameter without a group, and an output without a description, are named', () => {
  const lonely = template.replace('[ImageUri, Schedule]', '[ImageUri]')
  expect(() => withTemplateTables(emptyPage, lonely)).toThrow('parameters without a description or a group: Schedule')
  const nameless = template.replace('Description: The topic, ', '')
  expect(() => withTemplateTables(emptyPage, nameless)).toThrow('outputs without a description: Topic')
})

test('a module of the overlay is a deviation when its docstring says what AWS does', () => {
  const source = (text: string): string => `"""${text}"""\n\nimport json\n`
  const modules = [
    {
      name: 'local-cloud/overlay/ecr/a.py',
      source: source('A title.\n\nAWS: CREATE_* of\n`<arn>`.\nSource: a page.\nEmulator: none.\n'),
    },
    { name: 'local-cloud/overlay/b.py', source: source('No deviation by itself.') },
  ]
  expect(deviationTable(modules).split('\n').slice(2)).toEqual([
    '| [ecr/a](../local-cloud/overlay/ecr/a.py) | A title. AWS: CREATE_\\* of `<arn>`. | none. | a page. |',
  ])
})

test('the picture of the rooms has the arrows that no others make needless', () => {
  const imports = (...paths: readonly string[]): string =>
    paths.map((path) => `import type {} from '${path}'\n`).join('')
  const tree = [
    parseSource('src/main.ts', imports('./plan/b/a.ts', './stack/a.ts', './text/a.ts', 'yaml')),
    parseSource('src/plan/b/a.ts', imports('../../text/a.ts', './c.ts', '../../../script/a.ts')),
    parseSource('src/stack/a.ts', imports('../plan/a.ts', '../text/a.ts')),
    parseSource('src/text/a.ts', ''),
    parseSource('test/a.ts', imports('../src/text/a.ts')),
  ]
  expect(roomsDiagram(tree).split('\n')).toEqual([
    '```mermaid',
    'flowchart TD',
    '  main_ts["main.ts"]',
    '  main_ts --> stack',
    '  stack --> plan',
    '  plan --> text',
    '```',
  ])
})
