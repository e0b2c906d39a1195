import { isAccessDenied, wasCall } from '../../aws/error.ts'
import { type OwnRegistry, otherAccountRemedy } from '../../aws/policy.ts'
import type { Repository } from '../../aws/repository.ts'
import { Problem } from '../../text/problem.ts'

/** The permissions to read an image. Source: Amazon ECR user guide, "Private repository policy examples". */
export const PULL_ACTIONS = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

/** The permissions to find, push and tag an image. Source: Amazon ECR user guide, "IAM permissions for pushing an image". */
export const PUSH_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:DescribeRepositories',
  'ecr:GetDownloadUrlForLayer',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
]

/**
 * Runs calls of ECR on one repository.
 *
 * @param place `ownRegistry`: the registry that the stack is deployed from
 * @throws Problem with the policy statement to add when another account refuses a call; any other error unchanged
 */
export async function withCrossAccountHelp<T>(
  place: { readonly repository: Repository; readonly ownRegistry: () => Promise<OwnRegistry> },
  actions: readonly string[],
  calls: () => Promise<T>,
): Promise<T> {
  try {
    return await calls()
  } catch (error) {
    if (!(error instanceof Error) || !isAccessDenied(error) || place.repository.registryId === undefined) throw error
    // The login is of our own account.
    if (wasCall(error, 'ECR GetAuthorizationToken')) throw error
    const remedy = otherAccountRemedy(await place.ownRegistry(), place.repository, actions)
    throw remedy === undefined ? error : new Problem(`ECR refused: ${error.message}`, remedy, { cause: error })
  }
}
