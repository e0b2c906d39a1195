import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const page = readFileSync(join(import.meta.dirname, '../docs/from-sparta.md'), 'utf8')

/** What stands in the first column of the tables under a heading. */
function firstColumn(heading: string): string {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|')[1])
    .join('\n')
}

// The resources of mweagle/SpartaStepServicefull, bootstrap/servicefull_build.go.
test.each([
  'ECSRunTaskSyncExecutionRole',
  'SNSTopic',
  'ECSCluster',
  'ECSTaskDefinitionRole',
  'ECSTaskDefinition',
  'VPC',
  'PubSubnetAz1',
  'PubSubnetAz2',
  'PubSubnet1RouteTableAssociation',
  'PubSubnet2RouteTableAssociation',
  'InternetGateway',
  'AttachGateway',
  'RouteViaIgw',
  'PublicRouteViaIgw',
  'ECSSecurityGroup',
  'StateMachine',
])("the page for Sparta's users has the resource %s", (name) => {
  expect(firstColumn('Resources')).toContain(`\`${name}\``)
})

// The options of mweagle/Sparta v1.8.0 and v3.0.0, sparta_main.go.
test.each(
  [
    ['provision', 'build', 'delete', 'describe', 'status', 'explore', 'profile', 'execute'],
    ['--noop', '--level', '--format', '--timestamps', '--tags', '--ldflags', '--nocolor'],
    [
      '--s3Bucket',
      '--buildID',
      '--codePipelinePackage',
      '--inplace',
      '--param',
      '--tag',
      '--outputDir',
      '--dockerFile',
    ],
    ['--out', '--redact'],
  ].flat(),
)("the page for Sparta's users has %s", (name) => {
  expect(firstColumn('Commands and options')).toMatch(new RegExp(`[\` ]${name}[\`, ]`))
})

// The workflow hooks of mweagle/Sparta v1.8.0, sparta.go.
test.each(['Context', 'PreBuild', 'PostBuild', 'Archive', 'PreMarshall', 'PostMarshall', 'Validators', 'Rollbacks'])(
  "the page for Sparta's users has the hook %s",
  (name) => {
    expect(firstColumn('Extension points')).toContain(`\`${name}`)
  },
)
