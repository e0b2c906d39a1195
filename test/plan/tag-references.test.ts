import { expect, test } from 'vitest'
import type { BuildPlan } from '../../src/plan/plan.ts'
import { COMMIT, contextOf, inputsOf, planOf, pullRequest } from '../fixtures/run.ts'
import { problemsOf } from '../fixtures/thrown.ts'

const HOST = '111122223333.dkr.ecr.eu-central-1.amazonaws.com'
const OTHER = '444455556666.dkr.ecr.eu-central-1.amazonaws.com'

type Given = Readonly<Record<string, string>>

function imagesOf(inputs: Given, env: Given = {}, payload: unknown = {}): readonly BuildPlan[] {
  const plan = planOf({
    inputs: inputsOf({ command: 'build', repository: 'app', ...inputs }),
    context: contextOf(env, payload),
    commit: COMMIT,
    nonce: 'n',
    environment: {},
  })
  return plan.kind === 'build' ? plan.images : []
}

function extraTags(inputs: Given, env?: Given, payload?: unknown): unknown {
  return imagesOf(inputs, env, payload).map(({ tags }) => tags.extra.join(' '))
}

test.each([
  { written: 'with the host', tags: `${HOST}/app:main\n${HOST}/app:sha-0a1b2c3`, is: 'main sha-0a1b2c3' },
  { written: 'by the name', tags: 'app:main\nlatest', is: 'main latest' },
  { written: 'with a placeholder', tags: `${HOST}/app:{{ sha-short }}`, is: 'aaaaaaa' },
  { written: 'of the URI', tags: `${HOST}/app:main`, inputs: { repository: `${HOST}/app` }, is: 'main' },
  { written: 'of a mirror', tags: 'mirror:5000/app:main', inputs: { registry: 'mirror:5000' }, is: 'main' },
  { written: 'of the repository by default', tags: 'hello-world:main', inputs: { repository: '' }, is: 'main' },
])('a reference of this repository is its tag: $written', ({ tags, inputs, is }) => {
  expect(extraTags({ 'image-tags': tags, ...inputs })).toEqual([is])
})

const alone = (tag: string) =>
  `Write the tag alone, \`${tag}\`. An image goes to one repository, which the input repository names.`
const notOurs = (reference: string) => `Input image-tags: \`${reference}\` is not a tag in the repository \`app\`.`

test.each([
  { of: 'another repository', tags: `${HOST}/web:main` },
  { of: 'another registry', tags: 'ghcr.io/app:main' },
  { of: 'another region', tags: `${HOST.replace('central', 'west')}/app:main` },
  { of: 'another account', tags: `${OTHER}/app:main`, inputs: { repository: `${HOST}/app` } },
  {
    of: 'an account that is not allowed',
    tags: `${OTHER}/app:main`,
    inputs: { 'allowed-account-ids': '111122223333' },
  },
  { of: 'Docker Hub', tags: 'org/app:main' },
])('a reference of $of is refused', ({ tags, inputs }) => {
  expect(problemsOf(() => imagesOf({ 'image-tags': `latest\n${tags}`, ...inputs }))).toMatchObject([
    { message: notOurs(tags), remedy: alone('main') },
  ])
})

test('references of two registries are refused: an image goes to one', () => {
  expect(problemsOf(() => imagesOf({ 'image-tags': `${HOST}/app:main\n${OTHER}/app:main` }))).toMatchObject([
    {
      message: `Input image-tags: it names several registries: ${HOST}, ${OTHER}.`,
      remedy:
        'Write the tags alone. An image goes to one registry: run this step once for each other account or region.',
    },
  ])
})

test('of several images, each gets the references of its own repository', () => {
  const images = '- { name: api, repository: team/api }\n- { name: web, repository: team/web }\n- { name: job }'
  const tags = { images, 'image-tags': 'team/api:one\nteam/web:two\napp:three\nall' }
  expect(extraTags(tags)).toEqual(['one all', 'two all', 'job-three job-all'])
  expect(problemsOf(() => imagesOf({ ...tags, 'image-tags': 'team/other:one' }))).toHaveLength(1)
})

test('a reference of the repository is a tag in that of previews, too', () => {
  const inputs = { 'preview-repository': 'previews', 'image-tags': 'app:main\npreviews:topic' }
  const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' }
  expect(extraTags(inputs, env, pullRequest({ action: 'opened' }))).toEqual(['pr-7-main pr-7-topic'])
})
