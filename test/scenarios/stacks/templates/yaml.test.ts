import { expect, test } from 'vitest'
import { denied, mutations, setUp } from '../../harness/account.ts'
import { readTemplate } from '../../harness/checkout.ts'
import { openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { lookAt, NOTHING, parametersOf, templateOf } from '../../harness/world.ts'

const DEPLOYED = { stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} }

const BRACKETS = `Parameters:
  Team: { Type: String, Default: blue }
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Join ['-', [
        !Ref Team,
        'orders'
      ]]
      Tags: [{
        Key: team,
        Value: !Ref Team
    }]
`

const QUOTES = `Resources:
  Settings:
    Type: AWS::SSM::Parameter
    Properties:
      Type: String
      Value: !Sub '{
          "region": "\${AWS::Region}",
          "mode": "fast"
      }'
`

test.each([
  ['brackets that close at the column of their key, and left of it', BRACKETS],
  ['a quoted text whose last line is not indented', QUOTES],
])('a template with %s is deployed as it is', async (_, template) => {
  const { account, job } = openJob({ 'stack.yml': template })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect([end.errors, end.warnings]).toEqual([[], []])
  expect(await templateOf(account, 'hello')).toBe(template)
  expect(await lookAt(account)).toEqual(DEPLOYED)
})

const WORDS = `Parameters:
  Backups:
    Type: String
    Default: no
    AllowedValues: [yes, no]
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties: { DisplayName: !Ref Backups }
`

test('yes and no without quotes are true and false: deployed, deployed again, and refused when given as they are written', async () => {
  const { account, job } = openJob({ 'stack.yml': WORDS })

  const first = await runJob({ ...job, inputs: STACK_ONLY })

  expect(first.errors).toEqual([])
  expect(await parametersOf(account, 'hello')).toEqual({ Backups: 'false' })

  const before = await mutations(account)
  const again = await runJob({ ...job, inputs: STACK_ONLY })

  expect([again.errors, again.outputs.operation]).toEqual([[], 'none'])

  const written = await runJob({ ...job, inputs: { ...STACK_ONLY, 'parameter-overrides': 'Backups=yes' } })

  expect(written.errors).toEqual([
    `file=stack.yml,line=2::The template stack.yml does not allow the value \`yes\` of \`Backups\` in parameter-overrides: it must be one of true, false (AllowedValues).
Did you mean \`true\`? Correct it in parameter-overrides. CloudFormation reads \`yes\` in the template as \`true\`; in quotes, it stays \`yes\`.`,
  ])
  expect(await mutations(account)).toEqual(before)

  const right = await runJob({ ...job, inputs: { ...STACK_ONLY, 'parameter-overrides': 'Backups=true' } })

  expect([right.errors, right.outputs.operation]).toEqual([[], 'update'])
  expect(await parametersOf(account, 'hello')).toEqual({ Backups: 'true' })
})

/** CloudFormation reads a block text that begins at the column of its key. YAML 1.2 does not. */
const UNREAD = readTemplate('own')
  .replace('Description: A', 'Description:\n|-\n  A')
  .replace('Default: test', 'Default: test, AllowedValues: [test, production]')

test('a template that only CloudFormation can read is deployed: a notice says what is not checked, and its outputs are hidden', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': UNREAD })
  const inputs = { template: 'stack.yml', 'parameter-overrides': 'Stage=production' }

  const unnamed = await runJob({ ...job, inputs: { ...inputs, 'parameter-overrides': 'Stage=prod' } })

  expect(unnamed.errors).toEqual([
    expect.stringContaining('::This action cannot read the template stack.yml, so it does not know which parameter'),
    expect.stringContaining('does not allow the value `prod` of `Stage` in parameter-overrides'),
  ])
  expect(await mutations(account)).toEqual([])

  const wrong = await runJob({
    ...job,
    inputs: { ...inputs, 'image-parameter': 'ContainerImage', 'parameter-overrides': 'Stage=prod' },
  })

  expect(wrong.errors).toEqual([
    expect.stringContaining(
      'does not allow the value `prod` of `Stage` in parameter-overrides: it must be one of test,',
    ),
  ])
  expect(await mutations(account)).toEqual([])

  const end = await runJob({ ...job, inputs: { ...inputs, 'image-parameter': 'ContainerImage' } })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('::notice::CloudFormation accepts the template stack.yml, but this action cannot read it (')
  expect(end.summary).not.toContain('https://production.example.com')
  expect(end.log).toContain('::add-mask::https://production.example.com')
  expect(await parametersOf(account, 'hello')).toMatchObject({ ContainerImage: end.outputs.image, Stage: 'production' })
  expect(await lookAt(account)).toEqual({ ...DEPLOYED, images: { 'hello-job': [checkout.head()] } })
})

test('a template that CloudFormation refuses, too: the error has both places, before anything changes', async () => {
  const { account, job } = openJob({ 'stack.yml': 'Resources:\n  Topic: Type: AWS::SNS::Topic\n' })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toEqual([
    expect.stringMatching(/^file=stack.yml,line=2,col=10::The template stack.yml is neither YAML nor JSON: /),
  ])
  expect(end.errors[0]).toContain(
    '\nCloudFormation: Template format error: YAML not well-formed. (line 2, column 14)\nCorrect it at that line.',
  )
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('without the permission to ask CloudFormation, a template that cannot be read is refused with the statement to add', async () => {
  const { account, job } = openJob({ 'stack.yml': UNREAD })
  await setUp(account, { refuse: [denied('GetTemplateSummary')] })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toEqual([expect.stringContaining('::The template stack.yml is neither YAML nor JSON: ')])
  expect(end.errors[0]).toContain('"Action":["cloudformation:GetTemplateSummary"]')
  expect(await lookAt(account)).toEqual(NOTHING)
})
