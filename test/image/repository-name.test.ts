import { expect, test } from 'vitest'
import { checkRepositoryName, correctRepositoryName } from '../../src/image/repository-name.ts'
import { thrown } from '../thrown.ts'

const long = 'a'.repeat(255)

test.each(['ab', 'app', 'team/app', 'a1/b.c_d-e/f', '01', 'a'.repeat(256)])('ECR takes %s', (name) => {
  expect(checkRepositoryName(name)).toBe(name)
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
  {
    description: 'the URI that ECR gives',
    name: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/App:v1',
    use: 'team/app',
  },
  {
    description: 'the dual-stack URI',
    name: 'https://123456789012.dkr-ecr.eu-central-1.on.aws/team/app',
    use: 'team/app',
  },
  { description: 'another registry with a port', name: 'localhost:5000/app', use: 'app' },
  { description: 'a name that is too long', name: `${long}bb`, use: `${long}b` },
  { description: 'a name that is cut at a separator', name: `${long}-b`, use: long },
  { description: 'a name that is cut at a slash', name: `${long}/b`, use: long },
])('ECR refuses $description', ({ name, use }) => {
  expect(thrown(() => checkRepositoryName(name))).toEqual([
    { message: `Input repository: ECR refuses \`${name}\` as the name of a repository.`, remedy: `Use \`${use}\`.` },
  ])
  expect(checkRepositoryName(correctRepositoryName(name))).toBe(use)
})

test.each(['a', '-', '日本'])('no name is near %s', (name) => {
  expect(thrown(() => checkRepositoryName(name))).toEqual([
    {
      message: `Input repository: ECR refuses \`${name}\` as the name of a repository.`,
      remedy: 'Give a name of 2 to 256 lower-case letters and digits.',
    },
  ])
})
