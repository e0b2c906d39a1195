import type { BuildInputs } from '../../inputs/inputs.ts'

/** The variables with which buildx reaches GitHub's cache. Source: Docker documentation, "GitHub Actions cache". */
const GITHUB_CACHE = [
  'ACTIONS_CACHE_SERVICE_V2',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_RUNTIME_TOKEN',
  'GITHUB_REPOSITORY',
]

/**
 * The variables from which buildx makes the credentials of a cache in S3: it has the AWS SDK read them, and hands the result to the
 * builder. Source: Docker documentation, "Amazon S3 cache"; AWS SDKs and tools reference guide, "Environment variables".
 */
const S3_CACHE = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_PROFILE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CA_BUNDLE',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]

/** Returns the names of the variables that the inputs of a build ask for: its secrets, arguments without a value, and caches. */
export function buildVariables({ secretEnvs, buildArgs, cacheFrom, cacheTo }: BuildInputs): readonly string[] {
  const caches = [...cacheFrom, ...cacheTo]
  const isUsed = (type: string): boolean =>
    caches.some((cache) => cache.split(',').some((field) => field.replace(/"/g, '').trim() === `type=${type}`))
  return [
    ...secretEnvs.values(),
    ...buildArgs.filter((argument) => !argument.includes('=')),
    ...(isUsed('gha') ? GITHUB_CACHE : []),
    ...(isUsed('s3') ? S3_CACHE : []),
  ]
}
