import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { isBuilderHere } from '../../../src/image/builder/platform.ts'
import { buildPlan } from '../../fixtures/build-plan.ts'
import { testFolder } from '../../fixtures/folder.ts'

const plan = buildPlan()
const local = { Driver: 'docker-container', Nodes: [{ Name: 'b0', Endpoint: 'unix:///var/run/docker.sock' }] }
const current = { Key: 'unix:///var/run/docker.sock', Name: 'b', Global: false }

interface Given {
  readonly description: string
  readonly engine?: { readonly host?: string; readonly context?: string; readonly builder?: string }
  readonly builder?: string
  /** Files below the configuration of docker. */
  readonly files?: Readonly<Record<string, unknown>>
  readonly expected: boolean
}

test.each<Given>([
  { description: 'nothing is chosen', expected: true },
  { description: 'the engine at a socket', engine: { host: 'unix:///run/user/1000/docker.sock' }, expected: true },
  { description: 'the engine at another address', engine: { host: 'tcp://10.0.0.1:2376' }, expected: false },
  { description: 'the engine over ssh', engine: { host: 'ssh://arm' }, expected: false },
  { description: 'the context `default`', engine: { context: 'default' }, expected: true },
  { description: 'another context', engine: { context: 'arm' }, expected: false },
  { description: 'another current context', files: { 'config.json': { currentContext: 'arm' } }, expected: false },
  {
    description: 'the address before the current context',
    engine: { host: 'unix:///var/run/docker.sock' },
    files: { 'config.json': { currentContext: 'arm' } },
    expected: true,
  },
  { description: 'a configuration that is none', files: { 'config.json': 'currentContext' }, expected: true },
  {
    description: 'the current builder, in a container here',
    files: { 'buildx/current': current, 'buildx/instances/b': local },
    expected: true,
  },
  { description: 'no current builder', files: { 'buildx/current': { ...current, Name: '' } }, expected: true },
  {
    description: 'the current builder, on a remote machine',
    files: {
      'buildx/current': current,
      'buildx/instances/b': { Driver: 'remote', Nodes: [{ Endpoint: 'tcp://arm:1' }] },
    },
    expected: false,
  },
  {
    description: 'a builder with a node elsewhere',
    files: {
      'buildx/current': current,
      'buildx/instances/b': { ...local, Nodes: [...local.Nodes, { Endpoint: 'ssh://arm' }] },
    },
    expected: false,
  },
  {
    description: 'the builder of the input, in Kubernetes',
    builder: 'k',
    files: { 'buildx/instances/k': { Driver: 'kubernetes', Nodes: [] } },
    expected: false,
  },
  { description: 'the builder of the input, which is not there', builder: 'k', expected: false },
  {
    description: 'the builder of the input, in a container here',
    builder: 'b',
    files: { 'buildx/instances/b': local },
    expected: true,
  },
  { description: 'the builder of the environment, which is not there', engine: { builder: 'k' }, expected: false },
  {
    description: 'the default builder of the input',
    builder: 'default',
    files: { 'buildx/current': current },
    expected: true,
  },
])('$description: $expected', async ({ engine, builder, files = {}, expected }) => {
  const directory = testFolder()
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true })
    await writeFile(join(directory, name), JSON.stringify(content))
  }
  const of = { ...plan, settings: { ...plan.settings, builder }, engine: { ...plan.engine, ...engine } }
  expect(await isBuilderHere(of, { directory, buildx: join(directory, 'buildx') })).toBe(expected)
})
