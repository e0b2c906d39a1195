import { expect, test } from 'vitest'
import { correctRepositoryName, parseRepository } from '../../src/aws/repository.ts'
import { thrown } from '../fixtures/thrown.ts'

const long = 'a'.repeat(255)

test.each(['ab', 'app', 'team/app', 'a1/b.c_d-e/f', '01', 'my.app', 'a'.repeat(256)])('ECR takes %s', (name) => {
  expect(parseRepository(name)).toEqual({ name })
})

const HOST = '111122223333.dkr.ecr.eu-west-1.amazonaws.com'
const DUAL_STACK = '111122223333.dkr-ecr.eu-west-1.on.aws'

test.each([
  { text: `${HOST}/team/app`, name: 'team/app', host: HOST },
  { text: `${HOST}/my.team/app`, name: 'my.team/app', host: HOST },
  { text: `https://${DUAL_STACK}/app`, name: 'app', host: DUAL_STACK },
])('a URI of ECR: $text', ({ text, name, host }) => {
  expect(parseRepository(text)).toEqual({ name, registryId: '111122223333', region: 'eu-west-1', host })
})

test.each([
  { description: 'capital letters', name: 'Hello-World', use: 'hello-world' },
  { description: 'a space', name: 'my app', use: 'my-app' },
  { description: 'two separators', name: 'a--b', use: 'a-b' },
  { description: 'two different separators', name: 'a._b', use: 'a-b' },
  { description: 'separators at the ends', name: '_app.', use: 'app' },
  { description: 'separators at the ends of a part', name: 'team-/-app', use: 'team/app' },
  { description: 'empty parts', name: '/team//app/', use: 'team/app' },
  { description: 'a tag', name: 'app:v1', use: 'app' },
  { description: 'a digest', name: 'app@sha256:12', use: 'app' },
  { description: 'a name that is too long', name: `${long}bb`, use: `${long}b` },
  { description: 'a name that is cut at a separator', name: `${long}-b`, use: long },
  { description: 'a name that is cut at a slash', name: `${long}/b`, use: long },
])('ECR refuses $description', ({ name, use }) => {
  for (const before of ['', `${HOST}/`]) {
    expect(thrown(() => parseRepository(`${before}${name}`))).toEqual([
      {
        message: `Input repository: ECR refuses \`${name}\` as the name of a repository.`,
        remedy: `Use \`${before}${use}\`.`,
      },
    ])
  }
  expect(parseRepository(correctRepositoryName(name))).toEqual({ name: use })
})

test.each(['a', '-', '日本'])('no name is near %s', (name) => {
  expect(thrown(() => parseRepository(name))).toEqual([
    {
      message: `Input repository: ECR refuses \`${name}\` as the name of a repository.`,
      remedy: 'Give a name of 2 to 256 lower-case letters and digits.',
    },
  ])
})

test.each([
  { text: 'ghcr.io/octo/app', host: 'ghcr.io' },
  { text: 'https://docker.example/app', host: 'docker.example' },
  { text: 'localhost:5000/app', host: 'localhost:5000' },
  { text: 'public.ecr.aws/a1b2/app', host: 'public.ecr.aws' },
])('a URI of another registry: $text', ({ text, host }) => {
  expect(thrown(() => parseRepository(text))).toEqual([
    {
      message: `Input repository: \`${host}\` is not a registry of ECR.`,
      remedy:
        'Give the name of the repository alone, or its whole URI, such as 111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app. To deploy an image of another registry, use `image`; name a registry that stands for ECR in `registry`.',
    },
  ])
})
