import { PULL_ACTIONS, reachOther } from './access.ts'
import { fingerprint } from './fingerprint.ts'
import { findBuild } from './found.ts'
import { foundImage, type ImageEdges, type ImageOrder, type ImageResult, wantedBuild } from './image.ts'
import { findRepository, onRegistry } from './repository.ts'

/** In place of a digest that nobody knows before the build. */
const NO_DIGEST = `sha256:${'0'.repeat(64)}`

/**
 * The image that a build would give, without building: the one that exists, else a stand-in, `repository:tag`, which is not
 * `reused`. What only a build needs is not asked for.
 */
export async function foreseeImage(edges: ImageEdges, order: ImageOrder): Promise<ImageResult> {
  const { plan, buildId } = order
  const [stored, found] = await reachOther([...PULL_ACTIONS, 'ecr:DescribeRepositories'], () =>
    Promise.all([
      findRepository(edges.ecr, plan.repository),
      findBuild(edges, wantedBuild(order, fingerprint(plan, buildId))),
    ]),
  )
  const uri = stored?.repositoryUri
  if (found.kind === 'reusable' && uri !== undefined) return foundImage(plan, { ...found, repositoryUri: uri })
  const repositoryUri = uri === undefined ? plan.repository.name : onRegistry(uri, plan.registry)
  const tag = found.kind === 'missing' ? found.tag : plan.tags.build
  edges.log.info(`The image of this build does not exist yet. ${repositoryUri}:${tag} stands for it.`)
  return {
    reference: `${repositoryUri}:${tag}`,
    tag,
    digest: NO_DIGEST,
    repositoryUri,
    reused: false,
    platforms: [],
    name: plan.name,
  }
}
