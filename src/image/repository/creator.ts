import { type ECRClient, paginateDescribeRepositoryCreationTemplates } from '@aws-sdk/client-ecr'
import { isAccessDenied } from '../../aws/error.ts'
import { repositoryText } from '../../aws/repository.ts'
import type { BuildPlan } from '../../plan/plan.ts'
import { Problem } from '../../text/problem.ts'
import type { ImageEdges } from '../image.ts'
import { PUSH_ACTIONS } from './access.ts'

/**
 * Decides who creates a repository that does not exist: this action, before the build, or ECR, at the push. This action creates
 * no repository in another account or region.
 *
 * @throws Problem when neither does
 */
export async function repositoryCreator({ ecr, ownRegistry }: ImageEdges, plan: BuildPlan): Promise<'action' | 'push'> {
  const { repository, create } = plan
  const { registryId, region } = repository
  const place = registryId === undefined ? undefined : await ownRegistry()
  if (place !== undefined && (place.registryId !== registryId || place.region !== region)) {
    throw new Problem(
      `There is no ECR repository ${repositoryText(repository)}.`,
      `Correct \`repository\`, or create it there: this action creates repositories only where it deploys (account ${place.registryId}, region ${place.region}).${place.registryId === registryId ? '' : ` Its policy must allow the account ${place.registryId} these actions: ${PUSH_ACTIONS.join(', ')}.`}`,
    )
  }
  if (create) return 'action'
  if (await hasPushTemplate(ecr, repository.name)) return 'push'
  throw new Problem(
    `There is no ECR repository \`${repository.name}\`, and create-repository is false.`,
    'Create the repository, correct `repository`, or set `create-repository: true`.',
  )
}

/**
 * Whether a template of the registry creates the repository at a push. Without the permission to read templates, assumes that
 * none does. Source: Amazon ECR user guide, "Repository creation templates".
 */
async function hasPushTemplate(ecr: ECRClient, name: string): Promise<boolean> {
  try {
    for await (const { repositoryCreationTemplates } of paginateDescribeRepositoryCreationTemplates(
      { client: ecr },
      {},
    )) {
      for (const { prefix = '', appliedFor = [] } of repositoryCreationTemplates ?? []) {
        const fits = prefix === 'ROOT' || name.startsWith(prefix.replace(/\/?$/, '/'))
        if (fits && appliedFor.includes('CREATE_ON_PUSH')) return true
      }
    }
    return false
  } catch (error) {
    if (isAccessDenied(error)) return false
    throw error
  }
}
