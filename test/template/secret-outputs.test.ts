// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { secretOutputs } from '../../src/template/secret-outputs.ts'
import { template, unread } from '../fixtures/template.ts'

const read = (value: string) =>
  template(`Parameters:
  Password: {Type: String, NoEcho: true}
  Name: {Type: String}
Resources:
  A: {Type: X}
Outputs:
  Value: {Value: ${value}}
`)

test.each([
  ['a parameter without NoEcho', '!Ref Name'],
  ['an attribute', '!GetAtt A.Password'],
  ['a text that holds the name of a parameter', "'Password'"],
  ['a variable of a Sub that has the name of another', "!Sub '${PasswordAge}'"],
])('shown: %s', (_, value) => {
  expect([...secretOutputs(new Map([['Value', 'hunter2']]), read(value))]).toEqual([])
})

test.each([
  ['a reference', '!Ref Password'],
  ['a part of a text', "!Sub 'https://${Name}/${Password}'"],
  ['a branch', '!If [A, none, !Ref Password]'],
  ['a variable of a Sub', "!Sub ['${x}', {x: !Ref Password}]"],
  ['the secret of an access key', '!GetAtt Key.SecretAccessKey'],
  ['the same in a Sub', "!Sub 'key ${Key.SecretAccessKey}'"],
  ['a stored secret', "'{{resolve:secretsmanager:db:SecretString:password}}'"],
])('hidden, as it comes from a secret: %s', (_, value) => {
  expect([...secretOutputs(new Map([['Value', 'hunter2']]), read(value))]).toEqual(['Value'])
})

test.each([
  ['DbPassword', 'hunter2'],
  ['ApiKey', 'x'],
  ['SecretAccessKey', 'x'],
  ['GITHUB_TOKEN', 'x'],
  ['Value', 'id AKIAIOSFODNN7EXAMPLE'],
  ['Value', '-----BEGIN RSA PRIVATE KEY-----'],
  ['Value', 'postgres://admin:hunter2@db.example:5432/app'],
  ['Value', 'https://:hunter2@db.example'],
  ['Value', `ghp_${'a'.repeat(36)}`],
  ['Value', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.'],
])('hidden by its name or its look: %s', (key, value) => {
  expect([...secretOutputs(new Map([[key, value]]), undefined)]).toEqual([key])
})

test.each([
  ['DbSecret', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db'],
  ['IssuerToken', 'https://token.example/issue'],
  ['DbPassword', ''],
  ['TokenEndpoint', 'tokens.example'],
  ['Url', 'https://user@db.example:443/a:b@c'],
  ['Image', '111122223333.dkr.ecr.eu-central-1.amazonaws.com/app@sha256:0'],
])('shown, though its name may sound so: %s', (key, value) => {
  expect([...secretOutputs(new Map([[key, value]]), undefined)]).toEqual([])
})

test('an output of a nested stack of the workspace is hidden where that one comes from a secret', () => {
  const body = (outputs: string): string =>
    `Parameters: {P: {Type: String, NoEcho: true}}\nResources: {A: {Type: X}}\nOutputs:\n  Open: {Value: !Ref A}\n${outputs}`
  const nested = new Map([['Inner', template(body('  Hidden: {Value: !Ref P}\n'))]])
  const parent = template(
    body(
      "  One: {Value: !GetAtt Inner.Outputs.Hidden}\n  Two: {Value: !Sub 'at ${Inner.Outputs.Hidden}'}\n  Three: {Value: !GetAtt Inner.Outputs.Open}\n",
    ),
  )
  const outputs = new Map(['Open', 'One', 'Two', 'Three'].map((key) => [key, 'hunter2']))
  expect([...secretOutputs(outputs, { ...parent, nested })]).toEqual(['One', 'Two'])
})

test('every output of a template that we cannot read is hidden, also of a nested one', () => {
  const outputs = new Map([
    ['Open', 'b'],
    ['Inner', 'hunter2'],
    ['Empty', ''],
  ])
  expect([...secretOutputs(outputs, unread('P: {Type: String}'))]).toEqual(['Open', 'Inner'])
  const parent = template(
    'Resources: {Child: {Type: X}}\nOutputs: {Open: {Value: b}, Inner: {Value: !GetAtt Child.Outputs.X}}\n',
  )
  const nested = new Map([['Child', unread('P: {Type: String}')]])
  expect([...secretOutputs(outputs, { ...parent, nested })]).toEqual(['Inner'])
})

const made = (value: string) =>
  template(`Parameters:
  PasswordA: {Type: String, NoEcho: true}
  NameA: {Type: String}
Resources:
  A: {Type: X}
Outputs:
  Open: {Value: !Ref A}
  ${value}
`)

test.each([
  ['a reference', '{Ref: PasswordA}'],
  ['a reference by the name of the item', "{Ref: 'Password${Each}'}"],
  ['the same in a Sub', "!Sub 'at ${Password${Each}}'"],
  ['another form of it', "{Ref: 'Pass&{Each}'}"],
  ['the secret of an access key', "!GetAtt ['Key${Each}', SecretAccessKey]"],
])('hidden, as a loop makes it from a secret: %s', (_, value) => {
  const loop = made(`Fn::ForEach::All: [Each, [A], {'Value\${Each}': {Value: ${value}}}]`)
  const outputs = new Map(['Open', 'ValueA'].map((key) => [key, 'hunter2']))
  expect([...secretOutputs(outputs, loop)]).toEqual(['ValueA'])
})

test.each([
  ['a reference', '{Ref: NameA}'],
  ['a reference by the name of the item', "{Ref: 'Name${Each}'}"],
  ['the item', "!Sub 'https://${Each}'"],
])('shown, though a loop makes it: %s', (_, value) => {
  const loop = made(`Fn::ForEach::All: [Each, [A], {'Value\${Each}': {Value: ${value}}}]`)
  expect([...secretOutputs(new Map([['ValueA', 'hunter2']]), loop)]).toEqual([])
})

test('an output that a macro makes is hidden where there is a secret to show', () => {
  const outputs = new Map(['Open', 'Made'].map((key) => [key, 'hunter2']))
  expect([...secretOutputs(outputs, made('Fn::Transform: {Name: Mine}'))]).toEqual(['Made'])
  const without = template('Resources: {A: {Type: X}}\nOutputs: {Fn::Transform: {Name: Mine}}\n')
  expect([...secretOutputs(outputs, without)]).toEqual([])
})
