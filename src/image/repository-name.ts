import { Problem } from '../problem.ts'

/** Rule: Amazon ECR API reference, CreateRepository, repositoryName. */
const VALID = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/

/**
 * Checks the name of an ECR repository.
 *
 * @throws Problem that says the corrected name
 */
export function checkRepositoryName(name: string): string {
  if (VALID.test(name) && name.length >= 2 && name.length <= 256 && !/\.dkr[.-]ecr/.test(name)) return name
  const corrected = correctRepositoryName(name)
  throw new Problem(
    `Input repository: ECR refuses \`${name}\` as the name of a repository.`,
    corrected.length < 2 ? 'Give a name of 2 to 256 lower-case letters and digits.' : `Use \`${corrected}\`.`,
  )
}

/**
 * Makes the nearest name that ECR accepts: lower case, a registry host, tag or digest removed, any other character a hyphen.
 *
 * @returns it may be shorter than the two characters that ECR asks for
 */
export function correctRepositoryName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^([^/]*\.dkr[.-]ecr[^/]*|[^/]*:\d+)\//, '')
    .replace(/[:@].*$/, '')
    .slice(0, 256)
    .split('/')
    .map((part) =>
      part
        .replace(/[^a-z0-9._-]+/g, '-')
        .replace(/[._-]{2,}/g, '-')
        .replace(/^[._-]+|[._-]+$/g, ''),
    )
    .filter((part) => part !== '')
    .join('/')
}
