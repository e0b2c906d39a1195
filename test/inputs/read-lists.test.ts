import { expect, test } from 'vitest'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { parseOverrides } from '../../src/parameters/overrides.ts'
import { inputsOf } from '../fixtures/run.ts'
import { problemsOf } from '../fixtures/thrown.ts'

/** Each list input, and what the action makes of it. */
const READ: Readonly<Record<string, (inputs: Inputs) => Iterable<unknown> | undefined>> = {
  secrets: ({ build }) => build.secrets,
  'secret-envs': ({ build }) => build.secretEnvs,
  'secret-files': ({ build }) => build.secretFiles,
  'build-args': ({ build }) => build.buildArgs,
  labels: ({ build }) => build.labels,
  platforms: ({ build }) => build.platforms,
  'build-contexts': ({ build }) => build.buildContexts,
  'add-hosts': ({ build }) => build.addHosts,
  'no-cache-filters': ({ build }) => build.noCacheFilters,
  allow: ({ build }) => build.allow,
  ulimit: ({ build }) => build.ulimits,
  attests: ({ build }) => build.attests,
  annotations: ({ build }) => build.annotations,
  'image-tag-mutability-exclusions': ({ repositorySettings }) => repositorySettings.tagExclusions,
  ssh: ({ build }) => build.ssh,
  'cache-from': ({ build }) => build.cacheFrom,
  'cache-to': ({ build }) => build.cacheTo,
  'image-tags': ({ imageTags }) => imageTags,
  'allowed-account-ids': ({ allowedAccountIds }) => allowedAccountIds,
  tags: ({ stack }) => stack.tags,
  capabilities: ({ stack }) => stack.capabilities,
  'notification-arns': ({ stack }) => stack.options.notificationArns,
  'parameter-overrides': ({ stack }) => parseOverrides(stack.parameterOverrides, 'parameter-overrides').values,
}

/** Returns the items of an input, or its error without the name of the input. */
function outcome(input: string, text: string): unknown {
  let items: unknown
  const problems = problemsOf(() => {
    items = [...(READ[input]?.(inputsOf({ [input]: text })) ?? [])]
  })
  return problems.length === 0 ? items : problems.map(({ message }) => message.replace(`Input ${input}: `, '')).join()
}

const topic = (name: string) => `arn:aws:sns:eu-central-1:111122223333:${name}`

/** Two items of each input, without quotes in them. */
const TWO: readonly (readonly [input: string, one: string, other: string])[] = [
  ['secrets', 'npm=tok_1', 'pypi=tok_2'],
  ['secret-envs', 'npm=NPM_TOKEN', 'pypi=PYPI_TOKEN'],
  ['secret-files', 'npm=.npmrc', 'pypi=a b/pip.conf'],
  ['build-args', 'A=1', 'B'],
  ['labels', 'a.b=1', 'c=#2'],
  ['platforms', 'linux/amd64', 'linux/arm64'],
  ['build-contexts', 'lib=../lib', 'alpine=docker-image://alpine:3'],
  ['add-hosts', 'db:10.0.0.1', 'cache=::1'],
  ['no-cache-filters', 'base', 'run'],
  ['allow', 'network.host', 'device=a/b'],
  ['ulimit', 'nofile=1024:2048', 'core=0'],
  ['attests', 'type=sbom,generator=a/b', 'type=provenance'],
  ['annotations', 'title=a b', 'index:a.b=c, d'],
  ['image-tag-mutability-exclusions', 'latest', 'dev-*'],
  ['ssh', 'default', 'other=keys/other'],
  ['cache-from', 'type=gha', 'type=local,src=a'],
  ['cache-to', 'type=gha,mode=max', 'type=inline'],
  ['image-tags', 'v1', '{{sha-short}}'],
  ['allowed-account-ids', '111122223333', '012345678901'],
  ['tags', 'team=a b', 'cost:center=1+2'],
  ['capabilities', 'CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
  ['notification-arns', topic('a'), topic('b')],
  ['parameter-overrides', 'Cpu=256', 'Subnets=a,b'],
]

test('every list input is in the table', () => {
  expect(TWO.map(([input]) => input)).toEqual(Object.keys(READ))
})

test.each(TWO)('one grammar: %s', (input, one, other) => {
  const both = outcome(input, `${one}\n${other}`)
  expect(both).toHaveLength(2)
  expect(outcome(input, `# a comment\r\n\r\n  ${one}\r\n\t#${one}\n  "${other}"  \n`)).toEqual(both)
  expect(outcome(input, `"${one}"\n\n${other}`)).toEqual(both)
  expect(outcome(input, `${one}\n"${other}`)).toBe('the quote that begins on line 2 has no end.')
  expect(outcome(input, `"${one}\n${other}" ${one}`)).toBe('line 2 continues after the quote that begins on line 1.')
})

const pem = '-----BEGIN KEY-----\nMIIE+/==\n-----END KEY-----\n'
const several = 'line 1 has several pairs.'
const notPair = (line: number) => `line ${line} is not \`Key=Value\`.`
const mayBelong = 'line 2 may belong to the value on line 1.'

test.each([
  // Docker's documented forms.
  ['secrets', '"npmrc=//registry.example.com/:_authToken=tok"', [['npmrc', '//registry.example.com/:_authToken=tok']]],
  [
    'secrets',
    '"npmrc=//registry.example.com/:_authToken=tok\nalways-auth=true\nnote=""quoted"""',
    [['npmrc', '//registry.example.com/:_authToken=tok\nalways-auth=true\nnote="quoted"']],
  ],
  [
    'secrets',
    'GIT_AUTH_TOKEN=abcdefgh,ijklmno=0123456789\n"MYSECRET=aaaaaaaa\n\n# bbbbbbb\nccccccccc"\nFOO=bar\n"EMPTYLINE=aaaa\n\nbbbb"',
    [
      ['GIT_AUTH_TOKEN', 'abcdefgh,ijklmno=0123456789'],
      ['MYSECRET', 'aaaaaaaa\n\n# bbbbbbb\nccccccccc'],
      ['FOO', 'bar'],
      ['EMPTYLINE', 'aaaa\n\nbbbb'],
    ],
  ],
  // Values of several lines in each form that keeps them whole.
  ['secrets', `"key=${pem}"`, [['key', pem]]],
  ['secrets', `key: |\n${pem.replace(/^(?=.)/gm, '  ')}`, [['key', pem]]],
  ['secrets', `key: ${JSON.stringify(pem)}`, [['key', pem]]],
  [
    'secrets',
    JSON.stringify({ key: pem, b: '1' }),
    [
      ['key', pem],
      ['b', '1'],
    ],
  ],
  [
    'secrets',
    '"key": "a=b"\n"c": "d"',
    [
      ['key', 'a=b'],
      ['c', 'd'],
    ],
  ],
  [
    'parameter-overrides',
    '"Note=one\ntwo=three"\nCpu=1',
    [
      ['Note', 'one\ntwo=three'],
      ['Cpu', '1'],
    ],
  ],
  ['tags', '"note=one\n""two"""', [['note', 'one\n"two"']]],
  ['build-args', '"A=one\n""two"""\n"#B=1"', 'line 3 is not `NAME=value`.'],
  ['build-args', '"A=one\n""two"""\nB', ['A=one\n"two"', 'B']],
  ['labels', '"a=x y=z"\n"#b=c"', ['a=x y=z', '#b=c']],
  ['platforms', 'linux/amd64\n"linux/arm64,linux/arm/v7"', ['linux/amd64', 'linux/arm64', 'linux/arm/v7']],
  ['cache-to', '"type=local","dest=a,b"\ntype=local,"dest=c"', ['"type=local","dest=a,b"', 'type=local,"dest=c"']],
  ['cache-to', '"type=gha,scope=""a b"""', ['type=gha,scope="a b"']],
  // Quotes within a line are text, those around a value are not.
  [
    'secrets',
    'a="b c"\nd=say "hi"\ne=p"q',
    [
      ['a', 'b c'],
      ['d', 'say "hi"'],
      ['e', 'p"q'],
    ],
  ],
  [
    'secrets',
    'a="b\nc="d"',
    [
      ['a', '"b'],
      ['c', 'd'],
    ],
  ],
  ['build-args', 'A="b c"', ['A="b c"']],
  // Values that hold `=`, and are of one line all the same.
  [
    'secrets',
    'db=Server=db;User=sa;Password=x\nnpm=1',
    [
      ['db', 'Server=db;User=sa;Password=x'],
      ['npm', '1'],
    ],
  ],
  [
    'secrets',
    'dsn=host=db user=app password=x\nnpm=1',
    [
      ['dsn', 'host=db user=app password=x'],
      ['npm', '1'],
    ],
  ],
  [
    'secrets',
    'url=https://h/?a=b\nb=c2VjcmV0==\nc=Basic dTpw=',
    [
      ['url', 'https://h/?a=b'],
      ['b', 'c2VjcmV0=='],
      ['c', 'Basic dTpw='],
    ],
  ],
  [
    'secrets',
    '"dotenv=DB_PASSWORD=one"\nAPI_KEY=two',
    [
      ['dotenv', 'DB_PASSWORD=one'],
      ['API_KEY', 'two'],
    ],
  ],
  ['secrets', '"a=b c=d"', [['a', 'b c=d']]],
  // The second line of something.
  ['secrets', 'dotenv=DB_PASSWORD=one\nAPI_KEY=two', mayBelong],
  ['secrets', 'npmrc=always-auth=true\nregistry=x', mayBelong],
  ['secrets', 'npmrc=//registry.example.com/:_authToken=tok\nalways-auth=true', mayBelong],
  ['secrets', 'settings=export dbPassword=one\nother=two', several],
  ['secrets', 'aws=[default]\naws_access_key_id=AKIA', mayBelong],
  ['secrets', 'env=# of the app\nA=b', mayBelong],
  ['secrets', 'env=a\\\nA=b', mayBelong],
  ['secrets', 'key=-----BEGIN KEY-----\nA=b', mayBelong],
  ['secrets', 'blob=QUJDREVGR0hJSktM\nc2VjcmV0LWVuZC1vZi1rZXk', notPair(2)],
  ['secrets', 'blob=QUJDREVGR0hJSktM\nc2VjcmV0LWVuZC1vZi1rZ==', notPair(2)],
  ['secrets', 'blob=QUJDREVGR0hJSktM\nc2VjcmV0+LWVuZC1vZi1rZ=', notPair(2)],
  ['secrets', 'json={\n"a": "b=c"\n}', mayBelong],
  ['secrets', `a=b\n${'x'.repeat(256)}=c`, notPair(2)],
  ['secrets', 'a="b\nc=d"', 'the value on line 1 opens a quote that ends on line 2.'],
  ['secrets', "a='b\nc\nd'", 'the value on line 1 opens a quote that ends on line 3.'],
  ['secrets', `a=${JSON.stringify(pem)}`, 'the value on line 1 is JSON text in a line.'],
  ['secrets', '{"a b": "c"}', 'pair 1 has no name that can be one.'],
  ['parameter-overrides', 'Key=Zk3vQ9tYw1rX\nXc8vPq4sWe6tRy0uIo1pAg==', notPair(2)],
  ['parameter-overrides', '"Note=one\ntwo=three', 'the quote that begins on line 1 has no end.'],
  ['parameter-overrides', 'A="b\nC=d"', 'the value on line 1 opens a quote that ends on line 2.'],
  ['parameter-overrides', 'A: {hush: hush}', 'the value of pair 1 is not a string or a list of strings.'],
  ['parameter-overrides', 'A: !hush [hush', 'it is neither `Key=Value` lines nor YAML: see line 1, column 15.'],
  ['parameter-overrides', '{Parameters: {A: b}, Hush: c}', 'another key is beside Parameters, where it has no effect.'],
  ['build-args', 'A=1\nhush hush', 'line 2 is not `NAME=value`.'],
  ['tags', 'a=1\nb', 'line 2 is not `Key=Value`: `b`.'],
  ['tags', '"a=1" b', 'line 1 is not `Key=Value`: `"a=1" b`.'],
  ['tags', "'a=1'", "line 1 is not `Key=Value`: `'a=1'`."],
  // The form of docker's options.
  ['secrets', 'id=npm,src=.npmrc', 'line 1 has the form `id=...,src=...` of a command line.'],
  ['secret-envs', 'a=B\nid=npm,env=NPM_TOKEN', 'line 2 has the form `id=...,env=...` of a command line.'],
  ['secret-files', 'id=npm,src=.npmrc', 'line 1 has the form `id=...,src=...` of a command line.'],
  ['secrets', '"id=npm,src=.npmrc"', [['id', 'npm,src=.npmrc']]],
  // Two pairs in a line.
  ['secrets', 'npm=abc pypi=def', several],
  ['secrets', 'npm=abc== pypi=def', several],
  ['secret-envs', 'a=B c=D', several],
  ['secret-files', 'a=b c=d', several],
  ['build-args', 'A=1 B=2', several],
  ['labels', 'a=1\tb=2 c=3', several],
  ['tags', 'a=1 b=2', 'line 1 has several tags.'],
  ['build-contexts', 'a=../a b=../b', several],
  ['secrets', '"a=b" "c=d"', notPair(1)],
  ['build-args', 'JAVA_OPTS=-Xmx1g -Dfoo=bar', ['JAVA_OPTS=-Xmx1g -Dfoo=bar']],
  ['build-args', 'FLAGS="a B=c"', ['FLAGS="a B=c"']],
  ['labels', 'description=a picture of x=y', ['description=a picture of x=y']],
])('%s: %j', (input, text, is) => {
  expect(outcome(input, text)).toEqual(is)
})
