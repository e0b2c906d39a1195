import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { checkDockerConfig, makeDockerConfig, withLogin } from '../../../src/image/push/login.ts'
import { testFolder } from '../../fixtures/folder.ts'
import { fakeLog } from '../../fixtures/log.ts'

const login = { registry: '123456789012.dkr.ecr.eu-central-1.amazonaws.com', token: 'QVdTOnB3' }
const only = { auths: { [login.registry]: { auth: login.token } }, credHelpers: { [login.registry]: '' } }

test.each([
  { description: 'none', config: {}, is: only },
  {
    description: 'other logins and helpers stay',
    config: { auths: { 'ghcr.io': { auth: 'eA==' } }, credHelpers: { 'gcr.io': 'gcloud' }, proxies: { default: {} } },
    is: {
      auths: { 'ghcr.io': { auth: 'eA==' }, ...only.auths },
      credHelpers: { 'gcr.io': 'gcloud', ...only.credHelpers },
      proxies: { default: {} },
    },
  },
  {
    description: 'a store of the user, and a helper for this registry, do not take over',
    config: { credsStore: 'desktop', credHelpers: { [login.registry]: 'ecr-login' } },
    is: { credsStore: 'desktop', ...only },
  },
  { description: 'sections that are no maps', config: { auths: null, credHelpers: [] }, is: only },
])('a configuration with a login: $description', ({ config, is }) => {
  expect(withLogin(config, login)).toEqual(is)
})

let folder = ''

beforeEach(() => {
  folder = testFolder()
})

/** Makes the configuration from a user's folder with these files, and returns its folder. */
async function configure(files: Readonly<Record<string, string>>, logins?: string) {
  const user = join(folder, 'user')
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(user, path, '..'), { recursive: true })
    await writeFile(join(user, path), text)
  }
  const directory = join(folder, 'private')
  await makeDockerConfig(directory, { directory: user, logins, buildx: join(user, 'buildx') }, login)
  return directory
}

test.each([
  { description: 'no folder', files: {}, config: only },
  { description: 'no config.json', files: { 'contexts/a': '' }, config: only },
  { description: 'a config.json that is not JSON', files: { 'config.json': '{' }, config: only },
  { description: 'a config.json that is a list', files: { 'config.json': '[]' }, config: only },
  { description: 'one', files: { 'config.json': '{"credsStore":"x"}' }, config: { credsStore: 'x', ...only } },
])('the user has $description', async ({ files, config }) => {
  const text = await readFile(join(await configure(files), 'config.json'), 'utf8')
  expect(JSON.parse(text)).toEqual(config)
})

test('everything else of the user is visible, and only this user can read the login', async () => {
  const directory = await configure({
    'config.json': '{}',
    'cli-plugins/docker-buildx': 'plugin',
    'buildx/current': '{}',
  })
  const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8)
  expect({
    entries: (await readdir(directory)).sort(),
    plugin: await readFile(join(directory, 'cli-plugins/docker-buildx'), 'utf8'),
    folder: await mode(directory),
    login: await mode(join(directory, 'config.json')),
    user: await readFile(join(folder, 'user/config.json'), 'utf8'),
  }).toEqual({
    entries: ['buildx', 'cli-plugins', 'config.json'],
    plugin: 'plugin',
    folder: '700',
    login: '600',
    user: '{}',
  })
})

const none = { auths: { 'ghcr.io': { auth: 'old' } }, credsStore: 'desktop' }

test.each([
  {
    description: 'are added, and no store of the user takes over',
    logins: '{"auths":{"ghcr.io":{"auth":"new"},"https://index.docker.io/v1/":{"auth":"hub"}}}',
    config: {
      auths: { 'ghcr.io': { auth: 'new' }, 'https://index.docker.io/v1/': { auth: 'hub' }, ...only.auths },
      credHelpers: { 'ghcr.io': '', 'https://index.docker.io/v1/': '', ...only.credHelpers },
      credsStore: 'desktop',
    },
  },
  {
    description: 'do not beat ours',
    logins: JSON.stringify({ auths: { [login.registry]: { auth: 'theirs' } } }),
    config: { ...none, auths: { ...none.auths, ...only.auths }, credHelpers: only.credHelpers },
  },
  ...['{', '[]', '{"auths":[]}', '{"auths":{"ghcr.io":"x"}}', '{"auths":{"ghcr.io":{"username":"a"}}}'].map(
    (logins) => ({
      description: `that are none are ignored: ${logins}`,
      logins,
      config: { ...none, auths: { ...none.auths, ...only.auths }, credHelpers: only.credHelpers },
    }),
  ),
])('the logins of DOCKER_AUTH_CONFIG $description', async ({ logins, config }) => {
  const directory = await configure({ 'config.json': JSON.stringify(none) }, logins)
  expect(JSON.parse(await readFile(join(directory, 'config.json'), 'utf8'))).toEqual(config)
})

/** Checks a user's folder whose config.json `make` has made; gives the warnings. */
async function check(make: (path: string) => Promise<unknown>): Promise<readonly string[]> {
  const user = join(folder, 'user')
  await mkdir(user)
  await make(join(user, 'config.json'))
  const log = fakeLog()
  await checkDockerConfig({ directory: user, logins: undefined, buildx: join(user, 'buildx') }, log)
  await makeDockerConfig(join(folder, 'private'), { directory: user, logins: undefined, buildx: '' }, login)
  expect(JSON.parse(await readFile(join(folder, 'private/config.json'), 'utf8'))).toEqual(only)
  return log.lines
}

test.each([
  { state: 'a folder', make: (path: string) => mkdir(path) },
  { state: 'a link to nothing', make: (path: string) => symlink('/nowhere/config.json', path) },
  { state: 'a link to itself', make: (path: string) => symlink(path, path) },
  {
    state: 'a link through a file',
    make: async (path: string) => {
      await writeFile(join(path, '../file'), '')
      await symlink('file/config.json', path)
    },
  },
])('a config.json that is $state is left out, with a warning', async ({ make }) => {
  expect(await check(make)).toEqual([
    `warning: The configuration of docker, ${join(folder, 'user/config.json')}, is not read: it is a folder, or a link that leads nowhere. Its logins and settings are missing.`,
  ])
})

test.each([
  { state: 'not there', make: async () => {} },
  { state: 'a file', make: (path: string) => writeFile(path, '{}') },
])('a config.json that is $state needs no warning', async ({ make }) => {
  expect(await check(make)).toEqual([])
})

test('a folder that is a file has nothing, and one in a file neither', async () => {
  await writeFile(join(folder, 'file'), '')
  const log = fakeLog()
  for (const directory of [join(folder, 'file'), join(folder, 'file/docker')])
    await checkDockerConfig({ directory, logins: undefined, buildx: join(directory, 'buildx') }, log)
  expect(log.lines).toEqual([])
})
