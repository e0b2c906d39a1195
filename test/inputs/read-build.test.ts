import { expect, test } from 'vitest'
import type { BuildInputs } from '../../src/inputs/inputs.ts'
import { BUILD } from '../fixtures/build-inputs.ts'
import { listRemedy, secretsRemedy } from '../fixtures/lists.ts'
import { inputsOf } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

/** Reads the build of a step that has this input only. */
function build(input: string, value: string): BuildInputs {
  return inputsOf({ [input]: value }).build
}

test.each([
  { description: 'white space only', value: ' \n', secrets: {} },
  { description: 'lines', value: 'a=1\n\n# none\n b = x=y \nc="d e"', secrets: { a: '1', b: 'x=y', c: 'd e' } },
  { description: 'a colon in a value', value: 'a=b: c', secrets: { a: 'b: c' } },
  { description: 'a YAML map', value: 'a: 010\nb: x=y', secrets: { a: '010', b: 'x=y' } },
  {
    description: 'a YAML map with values of several lines, the last without an end of line',
    value: 'key: |\n  -----BEGIN\n  MIIE==\n  -----END\nother: |-\n  a\n  b\nlast: |\n  c\n  d',
    secrets: { key: '-----BEGIN\nMIIE==\n-----END\n', other: 'a\nb', last: 'c\nd\n' },
  },
  { description: 'a JSON map', value: '{"a": "1\\n2", "b": "{}"}', secrets: { a: '1\n2', b: '{}' } },
  { description: 'an empty value, of which the plan judges', value: 'a=\nb=1', secrets: { a: '', b: '1' } },
])('secrets: $description', ({ value, secrets }) => {
  expect(build('secrets', value)).toEqual({ ...BUILD, secrets: new Map(Object.entries(secrets)) })
})

const remedy = secretsRemedy

test.each([
  { description: 'an ID given twice, in lines', value: 'a=hush\na=hush', says: 'line 2 gives line 1 again' },
  { description: 'an ID given twice, in a map', value: 'a: hush\na: hush', says: 'pair 2 gives pair 1 again' },
  {
    description: 'a value of several lines, in lines',
    value: 'a=-----BEGIN\nhush\n-----END',
    says: 'line 2 is not `Key=Value`',
  },
  { description: 'a value without an ID', value: 'hush', says: 'line 1 is not `Key=Value`' },
  { description: 'an empty ID', value: 'a=1\n=hush', says: 'line 2 is not `Key=Value`' },
  {
    description: 'broken YAML',
    value: 'a: hush\nb: "hush',
    says: 'it is neither `Key=Value` lines nor YAML: see line 2, column 9',
  },
  {
    description: 'a map in a map',
    value: 'a:\n  b: hush',
    says: 'the value of pair 1 is not a string or a list of strings',
  },
])('secrets refused, without showing a value: $description', ({ value, says }) => {
  const all = thrown(() => build('secrets', value))
  expect(all).toEqual([{ message: `Input secrets: ${says}.`, remedy }])
  expect(JSON.stringify(all)).not.toContain('hush')
})

test.each([
  { input: 'secret-envs', value: 'npm=', what: 'env', says: 'line 1 is empty' },
  { input: 'secret-envs', value: 'npm=NPM TOKEN', what: 'env', says: 'line 1 names no variable' },
  { input: 'secret-envs', value: 'a=B\na=C', what: 'env', says: 'line 2 gives line 1 again' },
  { input: 'secret-files', value: 'npm:', what: 'path', says: 'pair 1 is empty' },
  { input: 'secret-files', value: 'a=b\na=c', what: 'path', says: 'line 2 gives line 1 again' },
  { input: 'secret-files', value: '"a=b\nc"', what: 'path', says: 'line 1 names no file' },
])('refused: $input: $value', ({ input, value, what, says }) => {
  expect(thrown(() => build(input, value))).toEqual([
    { message: `Input ${input}: ${says}.`, remedy: `Write one \`id=<${what}>\` a line.` },
  ])
})

test.each([
  {
    input: 'platforms',
    value: 'linux/amd64,linux/arm64, linux/arm/v7',
    is: { platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'] },
  },
  { input: 'platforms', value: 'windows/amd64', is: { platforms: ['windows/amd64'] } },
  { input: 'cache-to', value: ' type=inline \n\n type=gha', is: { cacheTo: ['type=inline', 'type=gha'] } },
  { input: 'add-hosts', value: 'db:::1', is: { addHosts: ['db:::1'] } },
  { input: 'network', value: 'none', is: { network: 'none' } },
  { input: 'sbom', value: 'true', is: { sbom: 'true' } },
  { input: 'sbom', value: 'false', is: {} },
  { input: 'provenance', value: 'mode=min', is: { provenance: 'mode=min' } },
])('$input: $value', ({ input, value, is }) => {
  expect(build(input, value)).toEqual({ ...BUILD, ...is })
})

test.each([
  ...['arm64', 'Linux/ARM64', 'linux/arm64/v8/x', 'linux/', 'linux/amd64;linux/arm64'].map((value) => ({
    input: 'platforms',
    value,
    says: `\`${value}\` is not a platform`,
    remedy: 'Write it like linux/amd64 or linux/arm64.',
  })),
  ...[
    { value: 'linux/amd46', meant: 'linux/amd64' },
    { value: 'linux/x86_64', meant: 'linux/amd64' },
    { value: 'windows/aarch64', meant: 'windows/arm64' },
  ].map(({ value, meant }) => ({
    input: 'platforms',
    value,
    says: `\`${value}\` is not a platform`,
    remedy: `Did you mean \`${meant}\`?`,
  })),
  { input: 'network', value: 'hots', says: '`hots` is not known', remedy: 'Use one of default, none, host.' },
  ...['{{semvr}}', 'v{{ semvr }}'].map((value) => ({
    input: 'image-tags',
    value,
    says: '`{{semvr}}` is not a placeholder',
    remedy:
      'Did you mean `{{semver}}`? There are {{sha}}, {{sha-short}}, {{ref-name}}, {{semver}}, {{major}}, {{minor}}, {{patch}}, {{pr}}, {{run-id}}.',
  })),
  ...['lib', 'lib=', '=../lib'].map((value) => ({
    input: 'build-contexts',
    value,
    says: `line 1 is not \`name=path\`: \`${value}\``,
    remedy: listRemedy('name=path'),
  })),
  ...['db', 'db:', '10.0.0.1 db'].map((value) => ({
    input: 'add-hosts',
    value,
    says: `line 1 is not \`host:address\`: \`${value}\``,
    remedy: listRemedy('host:address'),
  })),
  ...['yes', 'generator=', 'mode=max'].map((value) => ({
    input: 'sbom',
    value,
    says: `\`${value}\` is not known`,
    remedy: 'Use false, true or generator=<image>.',
  })),
  ...['reuse', 'no-cache', 'pull'].map((input) => ({
    input,
    value: 'no',
    says: '`no` is neither true nor false',
    remedy: 'Use true or false.',
  })),
])('refused: $input: $value', ({ input, value, says, remedy }) => {
  expect(thrown(() => build(input, value))).toEqual([{ message: `Input ${input}: ${says}.`, remedy }])
})

test.each([
  { context: '{{defaultContext}}', file: 'Dockerfile', is: ['.', 'Dockerfile'] },
  {
    context: '{{ defaultContext }}:services/api',
    file: 'docker/Dockerfile',
    is: ['services/api', 'services/api/docker/Dockerfile'],
  },
  { context: '{{defaultContext}}:sub', file: '', is: ['sub', undefined] },
  { context: 'sub', file: 'Dockerfile', is: ['sub', 'Dockerfile'] },
])('the context $context with the file $file', ({ context, file, is }) => {
  const { build } = inputsOf({ context, file })
  expect([build.context, build.file]).toEqual(is)
  const fields = JSON.stringify([{ name: 'api', context, file }])
  const [item] = inputsOf({ images: fields }).images
  expect([item?.context, item?.file]).toEqual(is)
})

test('the context of a checkout in build-contexts is the workspace', () => {
  const { buildContexts } = build(
    'build-contexts',
    'base={{defaultContext}}:base\nall={{ defaultContext }}\nlib=../lib',
  )
  expect(buildContexts).toEqual(['base=base', 'all=.', 'lib=../lib'])
})

test.each([
  'https://user:hush@github.com/org/app.git#main:sub',
  'git@github.com:org/app.git',
  'github.com/org/app',
  'ssh://git@example.com/app',
])('the context %s is of another computer, and refused with what to do', (context) => {
  const says = {
    message: 'it is an address, which is not read.',
    remedy:
      'Check the repository out in a step before (actions/checkout, with `repository` and `path`), and give that folder.',
  }
  const all = thrown(() => build('context', context))
  expect(all).toEqual([{ ...says, message: `Input context: ${says.message}` }])
  const images = JSON.stringify([{ name: 'api', context }])
  expect(thrown(() => inputsOf({ images }))).toEqual([
    { ...says, message: `Input images: \`api\`: context: ${says.message}` },
  ])
})

test.each([
  { input: 'allow', value: 'network.host,all', says: '`all` is not known' },
  { input: 'annotations', value: 'title', says: 'line 1 is not `name=value`: `title`' },
  { input: 'annotations', value: 'images:title=a', says: 'line 1 is not `name=value`: `images:title=a`' },
  { input: 'attests', value: 'sbom', says: '`sbom` is not an attestation' },
  { input: 'attests', value: 'type=slsa', says: '`type=slsa` is not an attestation' },
  { input: 'attests', value: 'type=sbom\ntype=sbom,generator=a', says: 'type=sbom is given twice' },
  { input: 'shm-size', value: 'large', says: '`large` is not a size' },
  { input: 'shm-size', value: '0', says: '`0` is not a size' },
  { input: 'ulimit', value: 'nofile', says: 'line 1 is not `<limit>=<soft>:<hard>`: `nofile`' },
  { input: 'ulimit', value: 'files=1', says: 'line 1 is not `<limit>=<soft>:<hard>`: `files=1`' },
  { input: 'cgroup-parent', value: 'a b', says: '`a b` is not a cgroup' },
  { input: 'call', value: 'outline', says: '`outline` is not known' },
  { input: 'call', value: 'check,format=json', says: '`check,format=json` is not known' },
])('refused: $input: $value', ({ input, value, says }) => {
  expect(thrown(() => build(input, value)).map(({ message }) => message)).toEqual([`Input ${input}: ${says}.`])
})

test('a comma in an item in quotes does not end it', () => {
  expect(build('allow', '"device=a/b,alias=c"\nnetwork.host').allow).toEqual(['device=a/b,alias=c', 'network.host'])
})
