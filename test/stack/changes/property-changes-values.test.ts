import { expect, test } from 'vitest'
import { shownValues } from '../../../src/stack/changes/property-changes.ts'

/** How a value is shown that stands in a property of this name. */
const shown = (before: string, name = 'Value') =>
  shownValues({ path: `/Properties/${name}`, before, after: undefined, contexts: [undefined, 'no JSON'] }).before

test.each([
  { description: 'a plain value', value: '256', is: '256' },
  { description: 'an empty one', value: '', is: '' },
  { description: 'several lines', value: 'a\n  b\tc', is: 'a b c' },
  { description: 'a NoEcho parameter', value: '****', is: '****' },
  { description: 'what is not known yet', value: '{{changeSet:KNOWN_AFTER_APPLY}}', is: '(known after the deploy)' },
  {
    description: 'what is only partly known',
    value: 'a/{{changeSet:KNOWN_AFTER_APPLY}}/b',
    is: 'a/(known after the deploy)/b',
  },
  { description: 'what CloudFormation cut', value: '(Truncated-Signature):8892463b', is: '(too long to show)' },
  { description: 'JSON', value: '{"a": [1, true, null]}', is: '{"a":["1",true,null]}' },
  { description: 'no JSON', value: '{a', is: '{a' },
  { description: 'a long value', value: 'a'.repeat(100), is: `${'a'.repeat(69)}…` },
])('a value: $description', ({ value, is }) => {
  expect(shown(value)).toBe(is)
})

test.each([
  'Password',
  'MasterUserPassword',
  'DB_PASSWD',
  'ClientSecret',
  'AuthToken',
  'api-key',
  'PrivateKey',
  'CREDENTIALS',
])('a property called %s is masked', (name) => {
  expect([shown('hunter2', name), shown('hunter2', `A/${name}`), shown('[{"a":"hunter2"}]', name)]).toEqual([
    '****',
    '****',
    '[{"a":"****"}]',
  ])
})

test.each([
  { name: 'SecretArn', value: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:a' },
  { name: 'Password', value: '{{resolve:secretsmanager:a:SecretString:password}}' },
  { name: 'UseToken', value: 'true' },
  { name: 'Keyboard', value: 'qwerty' },
])('what only names a secret is shown: $name', ({ name, value }) => {
  expect(shown(value, name)).toBe(value)
})

test.each([
  { description: 'an AWS key', value: 'AKIAIOSFODNN7EXAMPLE' },
  { description: 'a GitHub token', value: `token ghp_${'a'.repeat(36)}` },
  { description: 'a JSON web token', value: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln' },
  { description: 'a private key', value: '-----BEGIN RSA PRIVATE KEY-----\nMII' },
  { description: 'a password in an address', value: 'postgres://app:hunter2@db/app' },
  { description: 'a Slack token', value: 'xoxb-1234567890-abc' },
])('a credential is masked wherever it stands: $description', ({ value }) => {
  expect([shown(value), shown(JSON.stringify({ Note: value }))]).toEqual(['****', '{"Note":"****"}'])
})

test('secrets in JSON are masked by their names, and by those beside them', () => {
  const value = {
    Password: 'a',
    Note: 'b',
    Environment: [
      { Name: 'API_KEY', Value: 'c' },
      { Key: 'STAGE', Value: 'd' },
    ],
  }
  const one = { Password: '****', Note: 'b' }
  expect(shown(JSON.stringify({ Password: 'a', Note: 'b' }))).toBe(JSON.stringify(one))
  expect(shown(JSON.stringify(value.Environment))).toContain('{"Name":"API_KEY","Value":"****"}')
  expect(shown(JSON.stringify([{ Key: 'STAGE', Value: 'd' }]))).toBe('[{"Key":"STAGE","Value":"d"}]')
})

test('two long values are cut where they begin to differ', () => {
  const image = (digest: string): string =>
    `111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${digest.repeat(64)}`
  const place = { path: '/Properties/Image', before: image('1'), after: image('2'), contexts: [] }
  expect(shownValues(place)).toEqual({
    before: `…shop@sha256:${'1'.repeat(12)}`,
    after: `…shop@sha256:${'2'.repeat(12)}`,
  })
})

test.each([
  {
    description: 'digests that differ only behind their first digits are shown in full',
    before: `${'a'.repeat(70)}/shop@sha256:${'1'.repeat(63)}2`,
    after: `${'a'.repeat(70)}/shop@sha256:${'1'.repeat(63)}3`,
    shown: [`…${'1'.repeat(10)}2`, `…${'1'.repeat(10)}3`],
  },
  {
    description: 'the cut is between words',
    before: 'the quick brown fox jumps over the lazy dog, and then the slow dog sleeps for the rest of the day',
    after: 'the quick brown fox jumps over the lazy dog, and then the slow dog eats all that it finds',
    shown: ['…slow dog sleeps for the rest of the day', '…slow dog eats all that it finds'],
  },
  {
    description: 'so is the one at the end',
    before: 'one',
    after: `${'word '.repeat(13)}chrysanthemum`,
    shown: ['one', `${'word '.repeat(13)}…`],
  },
])('$description', ({ before, after, shown }) => {
  expect(Object.values(shownValues({ path: '/Properties/A', before, after, contexts: [] }))).toEqual(shown)
})

test('a long value that becomes longer is cut before its end', () => {
  const place = { path: '/Properties/A', before: 'a'.repeat(80), after: `${'a'.repeat(80)}b`, contexts: [] }
  expect(shownValues(place)).toEqual({ before: `…${'a'.repeat(10)}`, after: `…${'a'.repeat(10)}b` })
})

test('no character is cut in half', () => {
  const place = (before: string, after: string) => ({ path: '/Properties/A', before, after, contexts: [] })
  const halves = [
    place('😀'.repeat(80), ''),
    place(`a${'😀'.repeat(80)}`, ''),
    // The two begin with the same half, and ten characters before that there is another half.
    place(`${'a'.repeat(71)}😀${'b'.repeat(9)}😀`, `${'a'.repeat(71)}😀${'b'.repeat(9)}😁`),
  ].map((each) => Object.values(shownValues(each)).every((value) => value.isWellFormed()))
  expect(halves).toEqual([true, true, true])
})
