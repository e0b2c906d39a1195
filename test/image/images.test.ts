import { expect, test } from 'vitest'
import { refuse, result } from '../fixtures/answers.ts'
import { account, DIGEST, provide, URI } from '../fixtures/two-images.ts'

const count = (actions: readonly string[], name: string): number => actions.filter((action) => action === name).length

test('images share a login and a repository, but have their own folders, tags and log lines', async () => {
  const both = Promise.withResolvers<void>()
  let running = 0
  const { images, messages, lines, actions, aws, folders } = await provide({
    builds: async () => {
      running += 1
      // Neither ends before the other has begun.
      if (running === 2) both.resolve()
      await both.promise
      return ''
    },
  })
  expect(messages).toEqual([])
  expect(images).toMatchObject([
    { name: 'api', reference: `${URI}@${DIGEST}`, tag: 'api-abc', reused: false },
    { name: 'web', reference: `${URI}@${DIGEST}`, tag: 'web-abc', reused: false },
  ])
  for (const action of ['GetAuthorizationToken', 'CreateRepository', 'PutLifecyclePolicy'])
    expect([action, count(actions, action)]).toEqual([action, 1])
  expect(
    aws.calls
      .flatMap(([action, input]) => (action === 'PutImage' ? (input as { imageTag: string }).imageTag : []))
      .sort(),
  ).toEqual(['api-v1', 'web-v1'])
  expect(folders.sort()).toEqual(['api', 'web'])
  const of = (name: string) => lines.filter((line) => line.includes(`image ${name}: `))
  expect({ api: of('api'), web: of('web') }).toEqual({
    api: [
      'info: image api: building',
      `group: image api: Build ${URI}:api-abc`,
      `info: image api: Pushed ${URI}:api-abc (${DIGEST}).`,
    ],
    web: [
      'info: image web: building',
      `group: image web: Build ${URI}:web-abc`,
      `info: image web: Pushed ${URI}:web-abc (${DIGEST}).`,
    ],
  })
})

test('where the builder of the runner is enough, no other is created', async () => {
  const used: (string | undefined)[] = []
  const { messages, builders } = await provide({
    builds: async (_, { args }) => {
      used.push(args.find((each) => each.startsWith('--builder=')))
      return ''
    },
  })
  expect(messages).toEqual([])
  expect(used).toEqual([undefined, undefined])
  expect(builders).toEqual(['buildx inspect'])
})

test('images that the builder of the runner cannot build share a temporary builder', async () => {
  const used: (string | undefined)[] = []
  const { messages, builders } = await provide({
    settings: { platforms: ['linux/amd64', 'linux/arm64'], createBuilder: true },
    builds: async (_, { args }) => {
      used.push(args.find((each) => each.startsWith('--builder='))?.split('=')[1])
      return ''
    },
  })
  expect(messages).toEqual([])
  const [name] = used
  expect(used).toEqual([name, name])
  expect(builders).toEqual(['buildx inspect', `create --name ${name}`, `rm ${name}`])
})

test('a shared repository is looked up once, and its difference from the inputs is logged once', async () => {
  const repositories = [{ repositoryName: 'shop', repositoryUri: URI, imageTagMutability: 'MUTABLE' }]
  const { messages, lines, actions } = await provide({
    script: { ...account, DescribeRepositories: [result({ repositories })] },
    tagMutability: 'IMMUTABLE',
  })
  expect(messages).toEqual([])
  expect(count(actions, 'DescribeRepositories')).toBe(1)
  expect(lines.filter((line) => line.startsWith('notice'))).toEqual([
    'notice: The ECR repository shop exists and keeps its settings, without image-tag-mutability IMMUTABLE (it has MUTABLE).',
  ])
})

test('preflight reports every problem, with the name of the image', async () => {
  const { messages, actions } = await provide({ dockerfiles: [] })
  expect(messages).toEqual([
    'Image api: There is no Dockerfile at `api/Dockerfile` in the workspace.',
    'Image web: There is no Dockerfile at `web/Dockerfile` in the workspace.',
  ])
  expect(actions).not.toContain('CreateRepository')
})

test('a login that ECR does not give is reported once', async () => {
  const { messages, actions } = await provide({
    script: { ...account, GetAuthorizationToken: [refuse('ServerException', 'not now')] },
  })
  expect(messages).toEqual([expect.stringContaining('not now')])
  expect(count(actions, 'GetAuthorizationToken')).toBe(1)
})

test('a repository that cannot be created is reported once, and nothing is built', async () => {
  const { messages, folders } = await provide({
    script: { ...account, CreateRepository: [refuse('LimitExceededException', 'too many')] },
  })
  expect(messages).toEqual([expect.stringContaining('too many')])
  expect(folders).toEqual([])
})
