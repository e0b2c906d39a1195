import { Problem } from '../text/problem.ts'

/** A repository of ECR. */
export interface Repository {
  readonly name: string
  /** The account of its registry; undefined: the one whose credentials these are. */
  readonly registryId?: string
  /** undefined: the region that is deployed to. */
  readonly region?: string
}

/** A private registry of ECR: the account and the region that it is of. */
export interface Registry {
  readonly registryId: string
  readonly region: string
}

/** The domains of ECR in all partitions. Source: awslabs/amazon-ecr-credential-helper, ecr-login/api/client.go. */
const DOMAINS = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'on.aws',
  'on.amazonwebservices.com.cn',
  'on.amazonwebservices.eu',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
]

const HOST = /^(?<account>\d{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.(?<domain>[a-z0-9.-]+)$/

/**
 * The registry that a host is of: `<account>.dkr.ecr.<region>.amazonaws.com`, its FIPS and dual-stack forms, and those of the
 * other partitions. Source: Amazon ECR user guide, "Amazon ECR private registries", "Using dual-stack endpoints".
 *
 * @returns undefined when it is not of a private registry of ECR
 */
export function registryOfHost(host: string): Registry | undefined {
  const { account, region, domain = '' } = HOST.exec(host)?.groups ?? {}
  if (account === undefined || region === undefined || !DOMAINS.includes(domain)) return undefined
  return { registryId: account, region }
}

/** The part of a request that names a repository. */
export function repositoryMembers({ name, registryId }: Repository): { repositoryName: string; registryId?: string } {
  return registryId === undefined ? { repositoryName: name } : { repositoryName: name, registryId }
}

/** A repository for people: its name, and where it is when that was said. */
export function repositoryText({ name, registryId, region }: Repository): string {
  return registryId === undefined ? `\`${name}\`` : `\`${name}\` in the account ${registryId}, region ${region}`
}

/** Rule: Amazon ECR API reference, CreateRepository, repositoryName. */
const VALID = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/

/** A repository as the user names it; `host` is that of its URI, if it was given by that. */
export interface RepositoryReference extends Repository {
  readonly host?: string
}

/** What can only be the host of a URI: a port, or a dot in the first of several parts. Source: Docker documentation, "Image references". */
const FOREIGN_HOST = /^(?:https?:\/\/)?(?<host>[^/]*(?:\.[^/]+|:\d+))\/./

/**
 * Reads the input `repository`: a name, or the URI of a repository of ECR, `host/name`.
 *
 * @throws Problem that says the corrected name, or which registry this is not
 */
export function parseRepository(text: string): RepositoryReference {
  const [, host = '', name = ''] = /^(?:https?:\/\/)?([^/]+)\/(.*)$/.exec(text) ?? []
  const registry = registryOfHost(host)
  if (registry !== undefined) return { name: checkRepositoryName(name, `${host}/`), ...registry, host }
  const foreign = FOREIGN_HOST.exec(text)?.groups?.host
  if (foreign === undefined) return { name: checkRepositoryName(text) }
  throw new Problem(
    `Input repository: \`${foreign}\` is not a registry of ECR.`,
    'Give the name of the repository alone, or its whole URI, such as 111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app. An image of another registry is deployed by `image`; a registry that stands for ECR is named by `registry`.',
  )
}

/**
 * Checks the name of an ECR repository; `before` is what stands in front of it in the input.
 *
 * @throws Problem that says the corrected name
 */
export function checkRepositoryName(name: string, before = ''): string {
  if (VALID.test(name) && name.length >= 2 && name.length <= 256) return name
  const corrected = correctRepositoryName(name)
  throw new Problem(
    `Input repository: ECR refuses \`${name}\` as the name of a repository.`,
    corrected.length < 2 ? 'Give a name of 2 to 256 lower-case letters and digits.' : `Use \`${before}${corrected}\`.`,
  )
}

/**
 * Makes the nearest name that ECR accepts: lower case, a tag or digest removed, any other character a hyphen.
 *
 * @returns it may be shorter than the two characters that ECR asks for
 */
export function correctRepositoryName(name: string): string {
  return name
    .toLowerCase()
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
