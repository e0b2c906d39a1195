import { isAccessDenied } from '../../aws/error.ts'
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
 * Runs calls of ECR.
 *
 * @throws Problem with the policy statement to add when another account refuses a call; any other error unchanged
 */
export async function withCrossAccountHelp<T>(actions: readonly string[], calls: () => Promise<T>): Promise<T> {
  try {
    return await calls()
  } catch (error) {
    throw explainForeignRefusal(error, actions)
  }
}

/** Source of the sentence: AWS IAM user guide, "Troubleshoot access denied error messages". */
const OTHER_ACCOUNT =
  /User: arn:(?<partition>[^:]+):\w+::(?<user>\d{12}):.* on resource: arn:[^:]+:ecr:[^:]*:(?<owner>\d{12}):repository\/(?<name>[^\s]+)/

/** Turns a refusal by another account into a Problem with the policy statement to add. Returns other errors unchanged. */
export function explainForeignRefusal(error: unknown, actions: readonly string[]): unknown {
  if (!(error instanceof Error) || !isAccessDenied(error)) return error
  const remedy = otherAccountRemedy(error.message, actions)
  return remedy === undefined ? error : new Problem(`ECR refused: ${error.message}`, remedy, { cause: error })
}

/**
 * Returns the policy statement to add, as a sentence, when the text is ECR's refusal of access to another account's repository.
 *
 * @returns undefined for any other text
 */
export function otherAccountRemedy(text: string, actions: readonly string[]): string | undefined {
  const { partition, user, owner, name } = OTHER_ACCOUNT.exec(text)?.groups ?? {}
  if (user === undefined || user === owner) return undefined
  const principal = { AWS: `arn:${partition}:iam::${user}:root` }
  const statement = JSON.stringify({ Effect: 'Allow', Principal: principal, Action: actions })
  return `Add this statement to the policy of the repository ${name} in the account ${owner}: ${statement}. The policy of the role that deploys must allow the same. What runs the image, such as the execution role of an ECS task, must be allowed to pull there as well.`
}
