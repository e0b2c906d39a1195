import { expect, test } from 'vitest'
import { openHttp } from '../../src/edges/http.ts'
import { predictImage } from '../../src/image/prepare.ts'
import { type Answer, refuse, result } from '../fixtures/answers.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { imageEdges, imageRequest } from '../fixtures/image-edges.ts'
import { fakeLog } from '../fixtures/log.ts'
import { scriptAws } from '../fixtures/server.ts'
import { unexpected } from '../fixtures/unexpected.ts'

const URI = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop'
const there = result({ repositories: [{ repositoryName: 'shop', repositoryUri: URI }] })
const notThere = refuse('RepositoryNotFoundException', 'does not exist')

/** Predicts the image of the build; docker is not there. */
async function predict(repository: Answer, registry?: string) {
  const aws = await scriptAws({ DescribeRepositories: [repository], BatchGetImage: [result({ images: [] })] })
  const log = fakeLog()
  const { signal } = new AbortController()
  const edges = imageEdges({ ecr: aws.ecr, http: openHttp({}), log, signal })
  const build = buildPlan({ registry, tags: { build: 'abc', extra: ['latest'], notes: [] } })
  return { image: await predictImage(edges, imageRequest(build, {}), unexpected('lookups')), log, aws }
}

test.each([
  { description: 'of a repository', repository: there, registry: undefined, uri: URI },
  { description: 'on another registry', repository: there, registry: 'localhost:5000', uri: 'localhost:5000/shop' },
  { description: 'without a repository', repository: notThere, registry: undefined, uri: 'shop' },
])('a stand-in $description, and nothing is changed', async ({ repository, registry, uri }) => {
  const { image, log, aws } = await predict(repository, registry)
  expect(image).toEqual({
    reference: `${uri}:abc`,
    tag: 'abc',
    digest: `sha256:${'0'.repeat(64)}`,
    repositoryUri: uri,
    reused: false,
    platforms: [],
    name: undefined,
  })
  expect(log.lines).toEqual([`info: The image of this build does not exist yet. ${uri}:abc stands for it.`])
  expect(aws.changes()).toEqual([])
})
